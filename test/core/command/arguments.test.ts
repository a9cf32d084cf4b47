import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/core/command/parse-command.ts';

describe('an argument that is one of a few words', () => {
  it.each([
    ['prices updtae', { code: 'BadValue', option: 'prices', value: 'updtae', nearest: 'update' }],
    ['why prod/web lgs', { code: 'BadValue', option: 'why', value: 'lgs', nearest: 'logs' }],
  ])('is refused by its nearest where it is none of them: %s', (text, problem) => {
    expect(parseArguments(text.split(' '))).toMatchObject({ ok: false, problems: [problem] });
  });
});

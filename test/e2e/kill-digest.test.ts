import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledProduct, compileProduct, ROOT } from '../support/compiled-product.ts';

let compiled: CompiledProduct;
beforeAll(async () => {
  compiled = await compileProduct();
});
afterAll(() => compiled.remove());

describe('a bot that is killed in the middle of a digest', () => {
  it('leaves exactly one digest, or none and an owner who knows, once it runs again', async () => {
    const script = join(ROOT, 'scripts/kill-digest.mjs');

    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      ...['--points', '5', '--dist', join(compiled.directory, 'dist')],
    ]);
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

    expect(results.map(({ moment, isRight }) => ({ moment, isRight }))).toEqual([
      { moment: 'while it starts', isRight: true },
      { moment: 'while it sweeps', isRight: true },
      { moment: 'before Slack has it', isRight: true },
      { moment: 'before Slack answers', isRight: true },
      { moment: 'after Slack has answered', isRight: true },
    ]);
  });
});

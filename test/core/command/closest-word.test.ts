import { describe, expect, it } from 'vitest';
import { closestWord } from '../../../src/core/command/closest-word.ts';

describe('the word that was meant', () => {
  // One edit is allowed in up to five letters, two in up to eight, and so on: a letter in three.
  it.each([
    ['szie', 'size'],
    ['si', 'size'],
    ['hlep', 'help'],
    ['halp', 'help'],
    ['collekt', 'collect'],
    ['s', undefined],
    ['web', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('of %j is %j', (typed, meant) => {
    expect(closestWord(typed, ['size', 'collect', 'help'])).toBe(meant);
  });
});

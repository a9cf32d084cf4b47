import { editDistance } from '../edit-distance.ts';

/** The word that was probably meant: begun or misspelt by a letter in three; undefined when none is that near. */
export function closestWord<T extends string>(typed: string, words: readonly T[]): T | undefined {
  // The longest word is short: a long text is none of them, and would only cost time.
  if (typed.length === 0 || typed.length > 40) return undefined;
  const begun = words.filter((word) => typed.length > 1 && word.startsWith(typed));
  if (begun.length === 1) return begun[0];
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  let best: T | undefined;
  let bestDistance = allowed + 1;
  for (const word of words) {
    const distance = editDistance(typed, word);
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

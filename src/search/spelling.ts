import { editDistance } from '../core/edit-distance.ts';

/** The known word that was meant: the word itself where it is known, else the most common one a slip or two away. */
export function createSpelling(frequency: ReadonlyMap<string, number>): (word: string) => string {
  const known = [...frequency.keys()].filter((word) => /^[a-z]{4,}$/.test(word));
  return function spell(word) {
    if (frequency.has(word) || !/^[a-z]{4,24}$/.test(word)) return word;
    // People mistype the inside of a word; its first letter is almost always right.
    const allowed = word.length < 7 ? 1 : 2;
    let best = word;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const candidate of known) {
      if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > allowed) continue;
      const distance = editDistance(word, candidate);
      const rank = distance - (frequency.get(candidate) ?? 0) / 1000;
      if (distance <= allowed && rank < bestRank) [best, bestRank] = [candidate, rank];
    }
    return best;
  };
}

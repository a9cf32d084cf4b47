import { englishStem } from './english-terms.ts';
import { withoutEnding } from './korean-terms.ts';
import type { WordGroups } from './read-knowledge.ts';

/** Words that mean the same, each list beginning with the one that stands for all. */
export interface Synonyms {
  /** The concept of an English stem or a number. */
  readonly english: ReadonlyMap<string, string>;
  /** The longest listed Korean word that this one begins with, and what is left of it. */
  readonly korean: (word: string) => { readonly concept: string; readonly rest: string } | null;
  /** Concepts of several words that stand together; the keys are the words as they are written, parted by blanks. */
  readonly phrases: ReadonlyMap<string, string>;
}

/** The tables of the word groups; `nouns` are Korean words of the articles, along which compound words are parted. */
export function createSynonyms(groups: WordGroups, nouns: Iterable<string> = []): Synonyms {
  const english = new Map<string, string>();
  const korean = new Map<string, string>();
  const phrases = new Map<string, string>();
  for (const [first = '', ...others] of groups) {
    const concept = conceptOf(first);
    for (const word of [first, ...others]) {
      const text = word.toLowerCase();
      if (text.includes(' ')) phrases.set(text, concept);
      else if (/[가-힣]/.test(text)) korean.set(text, concept);
      else english.set(englishStem(text), concept);
    }
  }
  const listed = Math.max(1, ...[...korean.keys()].map((word) => word.length));

  function longestIn(word: string, longest: number): { readonly concept: string; readonly rest: string } | null {
    for (let length = Math.min(longest, word.length); length > 0; length--) {
      const head = word.slice(0, length);
      const exact = length === word.length || length > 1 ? korean.get(head) : undefined;
      const concept = exact ?? korean.get(`${head}~`);
      if (concept !== undefined) return { concept, rest: word.slice(length) };
    }
    return null;
  }

  // A noun of the articles parts compound words too, unless it is itself made of what is listed.
  const own = [...new Set(nouns)].filter((noun) => /^[가-힣]{2,}$/.test(noun) && longestIn(noun, listed) === null);
  for (const noun of own) {
    const base = withoutEnding(noun);
    const kept = base.length > 1 ? base : noun;
    korean.set(kept, kept);
  }
  const longest = Math.max(listed, ...own.map((noun) => noun.length));
  return { english, phrases, korean: (word) => longestIn(word, Math.min(longest, word.length)) };
}

function conceptOf(word: string): string {
  return /^[a-z]+$/.test(word) ? englishStem(word) : word.toLowerCase();
}

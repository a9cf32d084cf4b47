import { englishStem, isEnglishStopWord, splitIdentifier } from './english-terms.ts';
import { isEnding, isKoreanStopWord, syllablePairs, withoutEnding } from './korean-terms.ts';
import type { Synonyms } from './synonyms.ts';

/** One term of a text; the terms of one word share its weight. */
export interface Term {
  readonly text: string;
  /** 1 for a whole word; less for a part of one, whose parts say less than the word. */
  readonly weight: number;
}

export type Analyse = (text: string) => readonly Term[];

const WORD = /[A-Za-z0-9][A-Za-z0-9._:+#/-]*|[가-힣]+/g;
const PHRASE_WORDS = 3;
/** The words of an identifier say less than the identifier. */
const PART_OF_NAME = 0.5;
const EXACT = 1.5;

/**
 * Reads a text as the index does: English words by their stem, identifiers whole and in parts, Korean words without particles,
 * split along the words that are known, the rest by pairs of syllables; synonyms of both languages become one term.
 */
export function createAnalysis(synonyms: Synonyms): Analyse {
  function english(word: string): Term[] {
    const { whole, parts } = splitIdentifier(word);
    const terms = parts.map(englishTerm).filter((term) => term !== null);
    if (whole === null) return terms;
    const name = { text: whole, weight: 1 };
    return [...terms.map((term) => ({ ...term, weight: PART_OF_NAME })), name];
  }

  function englishTerm(word: string): Term | null {
    const stem = englishStem(word);
    const concept = synonyms.english.get(word) ?? synonyms.english.get(stem);
    if (concept === undefined && isEnglishStopWord(word)) return null;
    return { text: concept ?? stem, weight: 1 };
  }

  function korean(word: string): Term[] {
    if (isKoreanStopWord(word)) return [];
    const known = synonyms.korean(word);
    if (known !== null) {
      const first = { text: known.concept, weight: 1 };
      return isEnding(known.rest) ? [first] : [first, ...korean(known.rest)];
    }
    if (isEnding(word)) return [];
    const base = withoutEnding(word);
    // A syllable alone is most often what is left of a particle or a verb.
    if (base.length === 1 || isKoreanStopWord(base)) return [];
    const pairs = syllablePairs(base);
    return pairs.map((text) => ({ text, weight: 1 / pairs.length ** 0.5 }));
  }

  return function analyse(text) {
    const words = text.normalize('NFKC').replace(/['’`]/g, '').match(WORD) ?? [];
    const terms: Term[] = [];
    for (let at = 0; at < words.length; at++) {
      const phrase = phraseAt(words, at);
      if (phrase === null) terms.push(...wordTerms(words[at] ?? ''));
      else {
        terms.push({ text: phrase.concept, weight: 1 });
        at += phrase.count - 1;
      }
    }
    return [...terms.map(weighed), ...exitCodes(terms)];
  };

  function wordTerms(word: string): Term[] {
    return /^[가-힣]/.test(word) ? korean(word) : english(word);
  }

  function phraseAt(words: readonly string[], at: number): { readonly concept: string; readonly count: number } | null {
    for (let count = PHRASE_WORDS; count > 1; count--) {
      const written = words.slice(at, at + count).map((word) => word.toLowerCase().replace(/[.:]+$/, ''));
      if (written.length < count) continue;
      const last = written.pop() ?? '';
      for (const end of [last, withoutEnding(last)]) {
        const concept = synonyms.phrases.get([...written, end].join(' '));
        if (concept !== undefined) return { concept, count };
      }
    }
    return null;
  }
}

/** Long names of errors and three-digit codes say more than words do. */
function weighed(term: Term): Term {
  return /^(\d{3}|[a-z]{12,})$/.test(term.text) ? { ...term, weight: term.weight * EXACT } : term;
}

/** `exit code 1` is a term of its own: a 1 stands everywhere. */
function exitCodes(terms: readonly Term[]): Term[] {
  return terms.flatMap(({ text }, at) => {
    const number = terms.slice(at + 1, at + 3).find((next) => /^\d{1,3}$/.test(next.text));
    return text === 'exit' && number !== undefined ? [{ text: `exit ${number.text}`, weight: 1 }] : [];
  });
}

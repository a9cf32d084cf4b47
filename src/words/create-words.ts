import { englishWords } from './en/words.ts';
import { koreanWords } from './ko/words.ts';
import type { Locale } from './locale.ts';
import type { Words } from './words.ts';

/** All sentences of a language. Pure: the same figures give the same sentence. */
export function createWords(locale: Locale): Words {
  return locale === 'ko' ? koreanWords() : englishWords();
}

import type { Locale } from '../words/locale.ts';

/** The sentences that only a terminal needs. */
export interface CliWords {
  readonly documents: (count: string) => string;
  readonly wrote: (path: string) => string;
  readonly interrupted: string;
}

const CLI_WORDS: Readonly<Record<Locale, CliWords>> = {
  en: {
    documents: (count) => `Sizing… ${count} documents so far`,
    wrote: (path) => `Wrote ${path}.`,
    interrupted: 'Stopped before the end.',
  },
  ko: {
    documents: (count) => `크기를 계산하고 있습니다… 지금까지 문서 ${count}개`,
    wrote: (path) => `${path} 파일에 썼습니다.`,
    interrupted: '끝나기 전에 중단했습니다.',
  },
};

/** The command line's own sentences in a language. */
export function cliWords(locale: Locale): CliWords {
  return CLI_WORDS[locale];
}

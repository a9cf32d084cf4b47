/** The languages that every sentence exists in. */
export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The language of a locale as Slack (`ko-KR`), a shell (`ko_KR.UTF-8`) or a person (`Korean`) writes it.
 * Anything without a catalogue is English.
 */
export function detectLocale(text: string | null | undefined): Locale {
  const language = (text ?? '').trim().toLowerCase();
  return /^(ko|kor|korean|한국어)([-_.@]|$)/.test(language) ? 'ko' : 'en';
}

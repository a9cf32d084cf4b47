import { describe, expect, it } from 'vitest';
import { detectLocale } from '../../src/words/locale.ts';

describe('detectLocale', () => {
  it.each(['ko', 'ko-KR', 'ko_KR.UTF-8', 'ko_KR', 'KO-kr', ' ko ', 'korean'])('reads %s as Korean', (text) => {
    expect(detectLocale(text)).toBe('ko');
  });

  it.each(['en-US', 'C.UTF-8', 'kok-IN', 'ja-JP', '', 'POSIX', null, undefined])(
    'falls back to English for %s',
    (text) => {
      expect(detectLocale(text)).toBe('en');
    },
  );
});

import { expect, it } from 'vitest';
import { languageOf } from '../../../src/core/knowledge/question-language.ts';

it.each([
  ['how do I get a shell', 'en'],
  ['파게이트가 뭔가요', 'ko'],
  ['CannotPullContainerError 왜 나요', 'ko'],
  ['what is the meaning of 파게이트 for us', 'en'],
  ['exit 137', null],
  ['ecs oom', null],
  ['', null],
])('reads "%s" as %s', (question, lang) => {
  expect(languageOf(question)).toBe(lang);
});

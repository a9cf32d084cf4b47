import { expect, it } from 'vitest';
import { createAnalysis } from '../../src/search/analysis.ts';
import { createSpelling } from '../../src/search/spelling.ts';
import { createSynonyms } from '../../src/search/synonyms.ts';

const analyse = createAnalysis(
  createSynonyms(
    [
      ['memory', 'ram', '메모리'],
      ['oom', 'out of memory', '메모리 부족'],
      ['kill', 'killed', '죽~'],
      ['exit', 'exit code', '종료 코드'],
      ['log', '로그'],
    ],
    ['그룹'],
  ),
);
const termsOf = (text: string) => analyse(text).map((term) => term.text);

it.each([
  ['Why was my task killed?', ['task', 'kill']],
  ['ran out of memory', ['ran', 'oom']],
  ['exit code 137', ['exit', '137', 'exit 137']],
  ['CannotPullContainerError', ['cannot', 'pull', 'contain', 'error', 'cannotpullcontainererror']],
  ['vCPUs', ['cpu']],
  ['메모리는 왜 죽었어요', ['memori', 'kill']],
  ['메모리가 부족', ['memori', '부족']],
  ['메모리 부족으로', ['oom']],
  ['로그그룹이', ['log', '그룹']],
  ['CannotPull에서', ['cannot', 'pull', 'cannotpull']],
])('reads %s', (text, terms) => {
  expect(termsOf(text)).toEqual(expect.arrayContaining(terms));
});

it('gives names of errors more weight than their parts', () => {
  const weights = new Map(analyse('CannotPullContainerError').map(({ text, weight }) => [text, weight]));

  expect(weights.get('cannotpullcontainererror')).toBeGreaterThan(weights.get('pull') ?? 1);
});

it('mends a slip or two, and leaves alone what is known or too short', () => {
  const spell = createSpelling(
    new Map([
      ['graviton', 3],
      ['task', 9],
    ]),
  );

  expect(spell('gravitn')).toBe('graviton');
  expect(spell('task')).toBe('task');
  expect(spell('tsk')).toBe('tsk');
  expect(spell('kafka')).toBe('kafka');
});

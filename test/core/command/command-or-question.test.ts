import { expect, it } from 'vitest';
import { commandOrQuestion } from '../../../src/core/command/command-or-question.ts';

it.each([
  ['', 'command'],
  ['help', 'command'],
  ['why checkout', 'command'],
  ['size prod/checkout --goal cost', 'command'],
  ['size checkout --dais 7', 'command'],
  ['ask what is fargate', 'command'],
  ['why is my task killed', 'question'],
  ['what is fargate', 'question'],
  ['cost of a nat gateway', 'question'],
  ['exit 137', 'question'],
  ['OutOfMemoryError', 'question'],
  ['파게이트가 뭐예요', 'question'],
])('takes "%s" for a %s', (text, kind) => {
  expect(commandOrQuestion(text).kind).toBe(kind);
});

import type { ChoiceProblem } from '../core/choice/read-workload.ts';
import { choiceProblemSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import type { ChoiceView } from './choice-view.ts';
import { oneLine } from './plain.ts';
import { bullet, createTerminalStyle, type TerminalOptions, type TerminalStyle, wrap } from './terminal.ts';

/** A choice for a terminal: the best first, each with its price and what speaks for and against it. Ends with a newline. */
export function renderChoiceText(view: ChoiceView, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { headings, labels } = words.choose;
  const lines = [...wrap(view.headline, style.width).map(style.bold), ...wrap(view.scope, style.width).map(style.dim)];
  if (view.condition !== '') lines.push(...wrap(view.condition, style.width));
  if (view.possible.length > 0) lines.push('', style.bold(headings.possible));
  view.possible.forEach((row, at) => {
    const price = row.isPriced ? labels.monthly(row.monthly) : row.monthly;
    const first = [`${at + 1}. ${row.name}`, price, row.runs].filter((part) => part !== '').join(' · ');
    const effort = `${labels.operations}: ${row.operations} · ${labels.startUp}: ${row.startUp}`;
    lines.push(
      ...wrap(first, style.width).map((line, i) => (i === 0 ? style.bold(line) : line)),
      ...row.reasonsFor.flatMap((reason) => signed('+', reason, style)),
      ...row.reasonsAgainst.flatMap((reason) => signed('−', reason, style)),
      ...indented([effort, row.without].filter((part) => part !== '').join(' · '), style).map(style.dim),
    );
  });
  if (view.impossible.length > 0) {
    lines.push('', style.bold(headings.impossible));
    lines.push(...view.impossible.flatMap(({ name, gates }) => bullet(`${name}: ${gates.join(' ')}`, style.width)));
  }
  for (const [heading, sentences] of [
    [headings.breakEven, view.breakEvens],
    [headings.notes, view.notes],
    [headings.otherClouds, view.otherClouds],
  ] as const) {
    if (sentences.length === 0) continue;
    lines.push('', style.bold(heading), ...sentences.flatMap((sentence) => bullet(sentence, style.width)));
  }
  if (view.prices !== '') lines.push('', ...wrap(view.prices, style.width).map(style.dim));
  return `${lines.join('\n')}\n`;
}

function signed(sign: string, text: string, style: TerminalStyle): string[] {
  return wrap(text, style.width - 5).map((line, i) => `   ${i === 0 ? sign : ' '} ${line}`);
}

function indented(text: string, style: TerminalStyle): string[] {
  return wrap(text, style.width - 5).map((line) => `     ${line}`);
}

/** Everything about the question that is missing or cannot be, for a terminal, a sentence a line. */
export function renderChoiceProblemsText(problems: readonly ChoiceProblem[], words: Words): string {
  const lines = problems.map((problem) => oneLine(choiceProblemSentence(words, problem)));
  return `${[...lines, words.help.more('fargate-advisor help choose')].join('\n')}\n`;
}

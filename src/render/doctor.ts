import type { Check, CheckState } from '../core/doctor/check.ts';
import { type CheckSentences, checkSentences } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { escapeMarkdown } from './markdown.ts';
import { oneLine } from './plain.ts';
import { createTerminalStyle, displayWidth, padEnd, type TerminalOptions, wrap } from './terminal.ts';

/** The checks for a terminal, a line each with what to do under it, ending with a newline. */
export function renderDoctorText(checks: readonly Check[], words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const paint = { ok: style.green, warning: style.yellow, failed: style.red };
  const column = Math.max(...Object.values(words.doctor.states).map(displayWidth));
  const indent = ' '.repeat(column + 2);
  const lines = checks.flatMap((check) => {
    const { what, todo } = checkSentences(words, check);
    const [first = '', ...rest] = wrap(oneLine(what), style.width, indent);
    const state = paint[check.state](padEnd(words.doctor.states[check.state], column));
    const remedy = todo === null ? [] : wrap(oneLine(todo), style.width, indent).map(style.dim);
    return [`${state}  ${first.trimStart()}`, ...rest, ...remedy];
  });
  return `${[...lines, '', style.bold(words.doctor.summary(countOf(checks)))].join('\n')}\n`;
}

/** The checks as GitHub Markdown, ending with a newline. */
export function renderDoctorMarkdown(checks: readonly Check[], words: Words): string {
  const lines = checks.map((check) => {
    const { what, todo } = checkSentences(words, check);
    const remedy = todo === null ? '' : ` ${escapeMarkdown(todo)}`;
    return `- **${words.doctor.states[check.state]}** ${escapeMarkdown(what)}${remedy}`;
  });
  return `${[`## ${words.doctor.title}`, '', ...lines, '', words.doctor.summary(countOf(checks))].join('\n')}\n`;
}

/** The checks ready for JSON.stringify. */
export function toDoctorDocument(checks: readonly Check[], words: Words): Record<string, unknown> {
  const entries = checks.map((check) => {
    const { what, todo }: CheckSentences = checkSentences(words, check);
    return { code: check.code, state: check.state, detail: what, todo, figures: check.figures };
  });
  return { ...countOf(checks), checks: entries };
}

function countOf(checks: readonly Check[]): { readonly failed: number; readonly warnings: number } {
  const count = (state: CheckState) => checks.filter((check) => check.state === state).length;
  return { failed: count('failed'), warnings: count('warning') };
}

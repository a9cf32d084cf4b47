import type { Explanation } from '../core/sizing/explanation.ts';
import { explanationSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { oneLine, printable } from './plain.ts';
import type { SizeReport } from './size-report.ts';

/** Text from outside as Markdown that shows it and does nothing else. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^([#+-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('@', '@\u2060');
}

/** A code block whose fence is longer than any run of backticks inside. */
export function fence(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${printable(code)}\n${marks}`;
}

/** One answer as GitHub Markdown, ending with a newline. */
export function renderMarkdown(report: SizeReport, words: Words): string {
  const { headings, columns } = words.size;
  const lines = [
    `## ${escapeMarkdown(report.headline)}`,
    '',
    `${escapeMarkdown(report.title)} · ${escapeMarkdown(report.confidence)} · ${escapeMarkdown(report.window)}`,
    '',
    fence(report.utilization.map(({ label, line, range }) => `${label}  ${line}  ${range}`).join('\n'), 'text'),
  ];
  if (report.why.length > 0) lines.push('', `### ${headings.why}`, '', ...list(report.why));
  if (report.options.length > 0) {
    const header = [columns.goal, columns.size, columns.monthly, columns.saving, columns.capped, columns.overMemory];
    lines.push('', `### ${headings.options}`, '', row(header), row(header.map(() => '---')));
    for (const option of report.options) {
      const name = option.asked ? `**${escapeMarkdown(option.name)}**` : escapeMarkdown(option.name);
      const cells = [option.size, option.monthly, option.saving, option.capped, option.overMemory];
      lines.push(row([name, ...cells.map(escapeMarkdown)]));
    }
    const scaled = options(report);
    if (scaled.length > 0) lines.push('', ...list(scaled));
    if (report.economics.length > 0) lines.push('', ...list(report.economics));
  }
  if (report.change !== null) {
    const { change } = report;
    const { kinds } = words.change;
    lines.push('', `### ${headings.change}`);
    if (change.notes.length > 0) lines.push('', ...list(change.notes));
    lines.push('', kinds.terraform, '', fence(change.terraform, 'hcl'));
    lines.push('', kinds.cloudFormation, '', fence(change.cloudFormation, 'yaml'));
    lines.push('', kinds.cdk, '', fence(change.cdk, 'ts'));
    if (change.shell !== null) lines.push('', `${kinds.shell}. ${change.shellNote}`, '', fence(change.shell, 'sh'));
  }
  if (report.notRead.length > 0) lines.push('', `### ${headings.notRead}`, '', ...list(report.notRead));
  if (report.prices !== null) lines.push('', escapeMarkdown(report.prices));
  if (report.consoleUrl !== null) lines.push('', `[${words.slack.buttons.openConsole}](<${report.consoleUrl}>)`);
  return `${lines.join('\n')}\n`;
}

/** The steps behind an answer as Markdown, or why there are none, ending with a newline. */
export function renderExplanationMarkdown(report: SizeReport, explanation: Explanation, words: Words): string {
  const { headings } = words.size;
  const steps = explanation.map((step) => explanationSentence(words, step));
  const lines =
    report.tone === 'unknown'
      ? [`### ${headings.notComputed}`, '', ...list([...report.abstained, ...steps])]
      : [`### ${headings.explanation}`, '', ...list(steps)];
  return `${lines.join('\n')}\n`;
}

function list(sentences: readonly string[]): string[] {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function options(report: SizeReport): string[] {
  return report.options.flatMap(({ name, scaling }) => (scaling === null ? [] : [`${name}: ${scaling}`]));
}

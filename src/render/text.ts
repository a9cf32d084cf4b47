import type { Explanation } from '../core/sizing/explanation.ts';
import { explanationSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { oneLine, printable } from './plain.ts';
import type { OptionRow, SizeReport } from './size-report.ts';
import {
  bullet,
  createTerminalStyle,
  displayWidth,
  padEnd,
  type TerminalOptions,
  type TerminalStyle,
  wrap,
} from './terminal.ts';

/** One answer for a terminal, number first, ending with a newline. Names from outside cannot steer the terminal. */
export function renderText(report: SizeReport, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { headings } = words.size;
  const tone = { save: style.green, keep: style.green, risk: style.red, unknown: style.yellow }[report.tone];
  const lines = [
    ...wrap(report.headline, style.width).map((line) => style.bold(tone(line))),
    ...wrap(`${report.title} · ${report.confidence} · ${report.window}`, style.width).map(style.dim),
    '',
    ...utilizationLines(report, style),
  ];
  if (report.why.length > 0) lines.push('', style.bold(headings.why), ...bullets(report.why, style));
  if (report.options.length > 0) lines.push('', style.bold(headings.options), ...optionLines(report, words, style));
  if (report.economics.length > 0) lines.push('', ...bullets(report.economics, style));
  if (report.change !== null) {
    const { change } = report;
    const { kinds } = words.change;
    lines.push('', style.bold(`${headings.change}: ${kinds.terraform}`), printable(change.terraform));
    if (change.shell !== null) {
      lines.push('', style.bold(`${headings.change}: ${kinds.shell}`));
      lines.push(...wrap(change.shellNote, style.width).map(style.dim), printable(change.shell));
    }
    if (change.notes.length > 0) lines.push('', ...bullets(change.notes, style));
  }
  if (report.notRead.length > 0) lines.push('', style.bold(headings.notRead), ...bullets(report.notRead, style));
  if (report.prices !== null) lines.push('', ...wrap(report.prices, style.width).map(style.dim));
  return `${lines.join('\n')}\n`;
}

/** The steps behind an answer for a terminal, or why there are none, ending with a newline. */
export function renderExplanationText(
  report: SizeReport,
  explanation: Explanation,
  words: Words,
  options: TerminalOptions = {},
): string {
  const style = createTerminalStyle(options);
  const { headings } = words.size;
  const steps = explanation.map((step) => explanationSentence(words, step));
  const lines =
    report.tone === 'unknown'
      ? [style.bold(headings.notComputed), ...bullets([...report.abstained, ...steps], style)]
      : [style.bold(headings.explanation), ...bullets(steps, style)];
  return `${lines.join('\n')}\n`;
}

function bullets(sentences: readonly string[], style: TerminalStyle): string[] {
  return sentences.flatMap((sentence) => bullet(sentence, style.width));
}

function utilizationLines({ utilization }: SizeReport, style: TerminalStyle): string[] {
  const label = Math.max(...utilization.map((row) => displayWidth(row.label)));
  const line = Math.max(...utilization.map((row) => row.line.length));
  const range = Math.max(...utilization.map((row) => displayWidth(row.range)));
  const room = Math.max(10, style.width - label - range - 4);
  return utilization.map((row) => {
    const drawn = row.line.length > room ? shrink(row.line, room) : padEnd(row.line, Math.min(line, room));
    return `${padEnd(row.label, label)}  ${drawn}  ${style.dim(row.range)}`;
  });
}

/** A drawn line on fewer columns, each the highest of its stretch: the glyphs rise with their code points. */
function shrink(line: string, columns: number): string {
  let drawn = '';
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * line.length) / columns);
    const to = Math.floor(((column + 1) * line.length) / columns);
    let highest = ' ';
    for (const glyph of line.slice(from, to)) if (glyph > highest) highest = glyph;
    drawn += highest;
  }
  return drawn;
}

function optionLines({ options }: SizeReport, words: Words, style: TerminalStyle): string[] {
  const { columns } = words.size;
  const header = [columns.goal, columns.size, columns.monthly, columns.saving, columns.capped, columns.overMemory];
  const rows = options.map((row) => [row.name, row.size, row.monthly, row.saving, row.capped, row.overMemory]);
  const widths = header.map((_, at) => Math.max(...[header, ...rows].map((row) => displayWidth(row[at] ?? ''))));
  const total = widths.reduce((sum, width) => sum + width + 2, 2);
  if (total > style.width) return options.flatMap((row) => stackedOption(row, style));
  const table = (row: readonly string[]) =>
    row
      .map((cell, at) => padEnd(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = [style.dim(`  ${table(header)}`)];
  options.forEach((row, at) => {
    const line = `${row.asked ? '*' : ' '} ${table(rows[at] ?? [])}`;
    lines.push(row.asked ? style.bold(line) : line);
    if (row.scaling !== null) lines.push(...wrap(row.scaling, style.width, '    '));
  });
  return lines;
}

function stackedOption(row: OptionRow, style: TerminalStyle): string[] {
  const head = `${row.asked ? '*' : ' '} ${oneLine(row.name)}: ${row.size}`;
  return [
    row.asked ? style.bold(head) : head,
    ...wrap(`${row.price}, ${row.replay}`, style.width, '    '),
    ...(row.scaling === null ? [] : wrap(row.scaling, style.width, '    ')),
  ];
}

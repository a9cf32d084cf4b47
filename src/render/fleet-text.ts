import type { Words } from '../words/words.ts';
import type { FleetRow, FleetView } from './fleet-view.ts';
import { oneLine, truncateMiddle } from './plain.ts';
import {
  bullet,
  createTerminalStyle,
  displayWidth,
  padEnd,
  type TerminalOptions,
  type TerminalStyle,
  wrap,
} from './terminal.ts';

/** A sweep for a terminal: the total first, then what is at risk. Ends with a newline. */
export function renderFleetText(view: FleetView, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { headings } = words.fleet;
  const lines = [
    ...wrap(view.headline, style.width).map((line) => style.bold(style.green(line))),
    ...wrap(view.scope, style.width).map(style.dim),
  ];
  if (view.interrupted !== null) lines.push(...wrap(view.interrupted, style.width).map(style.yellow));
  if (view.atRisk.length > 0) {
    lines.push('', style.bold(style.red(headings.atRisk)), ...tableLines(view.atRisk, words, style));
  }
  if (view.rows.length > 0) lines.push('', style.bold(headings.services), ...tableLines(view.rows, words, style));
  if (view.more !== null) lines.push(...wrap(view.more, style.width, '  ').map(style.dim));
  if (view.leftOut.length > 0) {
    lines.push('', style.bold(headings.leftOut), ...view.leftOut.flatMap((line) => bullet(oneLine(line), style.width)));
  }
  lines.push('', ...[view.prices, view.api].flatMap((line) => wrap(line, style.width)).map(style.dim));
  return `${lines.join('\n')}\n`;
}

/** The fewest columns that a service's name can be told by. */
const NAME_ROOM = 24;

/** A table where it fits, long names cut in the middle, else a service in two lines. */
function tableLines(rows: readonly FleetRow[], words: Words, style: TerminalStyle): string[] {
  const { columns } = words.fleet;
  const isOneRegion = new Set(rows.map(({ region }) => region)).size === 1;
  const cellsOf = (row: Record<keyof typeof columns, string>) => [
    ...(isOneRegion ? [] : [row.region]),
    row.now,
    row.recommended,
    row.saving,
    row.confidence,
    row.finding,
  ];
  const header = cellsOf(columns);
  const cells = rows.map(cellsOf);
  const widths = header.map((_, at) => Math.max(...[header, ...cells].map((line) => displayWidth(line[at] ?? ''))));
  const room = style.width - 2 - widths.reduce((sum, width) => sum + width + 2, 0);
  if (room < NAME_ROOM) return rows.flatMap((row) => stacked(row, words, style));
  const names = rows.map(({ service }) => truncateMiddle(oneLine(service), room, () => '…'));
  const name = Math.max(...[columns.service, ...names].map(displayWidth));
  const saving = header.indexOf(columns.saving);
  const draw = (service: string, line: readonly string[]) =>
    [
      `  ${padEnd(service, name)}`,
      ...line.map((cell, at) => (at === saving ? padStart : padEnd)(cell, widths[at] ?? 0)),
    ]
      .join('  ')
      .trimEnd();
  return [style.dim(draw(columns.service, header)), ...cells.map((line, at) => draw(names[at] ?? '', line))];
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

function stacked(row: FleetRow, words: Words, style: TerminalStyle): string[] {
  const { columns } = words.fleet;
  const parts = [
    row.code === 'Optimized' || row.code === 'Undetermined' ? row.now : `${row.now} → ${row.recommended}`,
    ...(row.savingPhrase === '' ? [] : [row.savingPhrase]),
    `${columns.confidence}: ${row.confidence}`,
    row.finding,
  ];
  return [
    `  ${style.bold(oneLine(row.service))} ${style.dim(row.region)}`,
    ...wrap(parts.join(', '), style.width, '      '),
  ];
}

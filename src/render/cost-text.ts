import type { CostProblem } from '../core/cost/billed-tasks.ts';
import type { NoPrice } from '../core/pricing/no-price.ts';
import { costProblemSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { alignColumns } from './columns.ts';
import type { CostView } from './cost-view.ts';
import { oneLine } from './plain.ts';
import {
  bullet,
  createTerminalStyle,
  displayWidth,
  type TerminalOptions,
  type TerminalStyle,
  wrap,
} from './terminal.ts';

/** A bill for a terminal: the total first, then line by line. Ends with a newline. */
export function renderCostText(view: CostView, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { headings, columns, total } = words.cost;
  const lines = [
    ...wrap(view.headline, style.width).map(style.bold),
    ...wrap(view.scope, style.width).map(style.dim),
    ...wrap(view.totals, style.width),
    '',
    style.bold(headings.bill),
    ...table(
      [
        [columns.what, columns.quantity, columns.unitPrice, columns.monthly],
        ...view.rows.map((row) => [row.what, row.quantity, row.unitPrice, row.monthly]),
        [total, '', '', view.total],
      ],
      [1, 2, 3],
      style,
    ),
  ];
  if (view.alternatives.length > 0) {
    const rows = view.alternatives.map((row) => [row.what, row.monthly, row.difference]);
    const header = ['', columns.monthly, columns.difference];
    lines.push('', style.bold(headings.alternatives), ...table([header, ...rows], [1, 2], style));
  }
  lines.push('', style.bold(headings.notes), ...view.notes.flatMap((note) => bullet(note, style.width)));
  lines.push('', ...wrap(view.prices, style.width).map(style.dim));
  return `${lines.join('\n')}\n`;
}

/** A table where it fits, else each row's cells in one line that wraps. */
function table(rows: readonly (readonly string[])[], right: readonly number[], style: TerminalStyle): string[] {
  const aligned = alignColumns(rows, right).map((line) => `  ${line}`);
  const isNarrow = aligned.some((line) => displayWidth(line) > style.width);
  const [header = '', ...rest] = aligned;
  if (!isNarrow) return [style.dim(header), ...rest];
  return rows.slice(1).flatMap((row) => bullet(row.filter((cell) => cell !== '').join(' · '), style.width));
}

/** Everything about the question that cannot be, for a terminal, a sentence a line. */
export function renderCostProblemsText(problems: readonly CostProblem[], words: Words): string {
  const lines = problems.map((problem) => oneLine(costProblemSentence(words, problem)));
  return `${[...lines, words.help.more('fargate-advisor help cost')].join('\n')}\n`;
}

/** The price that is not known, and the region to ask instead, for a terminal. */
export function renderNoPriceText({ what, region, nearest }: NoPrice, words: Words): string {
  return `${oneLine(words.cost.noPrice({ what, region, nearest: nearest ?? '' }))}\n`;
}

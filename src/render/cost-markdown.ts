import type { Words } from '../words/words.ts';
import type { CostView } from './cost-view.ts';
import { escapeMarkdown } from './markdown.ts';

/** A bill as GitHub Markdown, ending with a newline. */
export function renderCostMarkdown(view: CostView, words: Words): string {
  const { headings, columns, total } = words.cost;
  const lines = [
    `## ${escapeMarkdown(view.headline)}`,
    '',
    escapeMarkdown(view.scope),
    '',
    escapeMarkdown(view.totals),
    '',
    `### ${headings.bill}`,
    '',
    row([columns.what, columns.quantity, columns.unitPrice, columns.monthly]),
    row(['---', '---:', '---:', '---:']),
    ...view.rows.map(({ what, quantity, unitPrice, monthly }) => row([what, quantity, unitPrice, monthly])),
    row([`**${total}**`, '', '', `**${view.total}**`]),
  ];
  if (view.alternatives.length > 0) {
    lines.push('', `### ${headings.alternatives}`, '', row([columns.what, columns.monthly, columns.difference]));
    lines.push(row(['---', '---:', '---:']));
    lines.push(...view.alternatives.map(({ what, monthly, difference }) => row([what, monthly, difference])));
  }
  lines.push('', `### ${headings.notes}`, '', ...view.notes.map((note) => `- ${escapeMarkdown(note)}`));
  lines.push('', escapeMarkdown(view.prices));
  return `${lines.join('\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

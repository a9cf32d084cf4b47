import type { Words } from '../words/words.ts';
import type { FleetRow, FleetView } from './fleet-view.ts';
import { escapeMarkdown } from './markdown.ts';

/** A sweep as GitHub Markdown, ending with a newline. */
export function renderFleetMarkdown(view: FleetView, words: Words): string {
  const { headings } = words.fleet;
  const lines = [`## ${escapeMarkdown(view.headline)}`, '', escapeMarkdown(view.scope)];
  if (view.interrupted !== null) lines.push('', `**${escapeMarkdown(view.interrupted)}**`);
  if (view.atRisk.length > 0) lines.push('', `### ${headings.atRisk}`, '', ...table(view.atRisk, words));
  if (view.rows.length > 0) lines.push('', `### ${headings.services}`, '', ...table(view.rows, words));
  if (view.more !== null) lines.push('', escapeMarkdown(view.more));
  if (view.leftOut.length > 0) {
    lines.push('', `### ${headings.leftOut}`, '', ...view.leftOut.map((line) => `- ${escapeMarkdown(line)}`));
  }
  lines.push('', escapeMarkdown(view.prices), '', escapeMarkdown(view.api));
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly FleetRow[], { fleet }: Words): string[] {
  const { columns } = fleet;
  const header = [
    columns.service,
    columns.region,
    columns.now,
    columns.recommended,
    columns.saving,
    columns.confidence,
    columns.finding,
  ];
  return [
    line(header),
    line(header.map((name) => (name === columns.saving ? '---:' : '---'))),
    ...rows.map((row) =>
      line(
        [row.service, row.region, row.now, row.recommended, row.saving, row.confidence, row.finding].map(
          escapeMarkdown,
        ),
      ),
    ),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

import type { Json } from '../../core/checks/change.ts';
import type { Words } from '../../words/words.ts';
import { escapeMarkdown, fence } from '../markdown.ts';
import { printable } from '../plain.ts';
import { createTerminalStyle, type TerminalOptions, type TerminalStyle, wrap } from '../terminal.ts';
import type { IssueView, MigrationView } from './migration-view.ts';

/** A migration for a terminal, ending with a newline; with the converted task definition where the file is the reader's own. */
export function renderMigrationText(
  view: MigrationView,
  { migration: { headings, convertedNote } }: Words,
  options: TerminalOptions = {},
  converted?: Json,
): string {
  const style = createTerminalStyle(options);
  const tone = view.isBlocked ? style.red : style.green;
  const lines = [
    ...wrap(view.headline, style.width).map((line) => style.bold(tone(line))),
    ...wrap(view.scope, style.width).map(style.dim),
    ...wrap(view.size, style.width),
    ...wrap(view.bill, style.width),
    ...view.assumptions.flatMap((sentence) => wrap(sentence, style.width, '  ')).map(style.dim),
    ...issueLines(headings.blocking, view.blocking, style),
    ...issueLines(headings.changes, view.changes, style),
    ...(converted === undefined
      ? []
      : [
          '',
          style.bold(headings.converted),
          ...wrap(convertedNote, style.width).map(style.dim),
          printable(JSON.stringify(converted, null, 2)),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function issueLines(heading: string, issues: readonly IssueView[], style: TerminalStyle): string[] {
  if (issues.length === 0) return [];
  return [
    '',
    style.bold(heading),
    ...issues.flatMap(({ where, why, change }) => [
      ...wrap(where, style.width, '  ').map(style.bold),
      ...wrap(why, style.width, '    '),
      ...wrap(change, style.width, '    '),
    ]),
  ];
}

/** A migration as GitHub Markdown, ending with a newline. */
export function renderMigrationMarkdown(
  view: MigrationView,
  { migration: { headings, convertedNote } }: Words,
  converted?: Json,
): string {
  const lines = [
    `## ${escapeMarkdown(view.headline)}`,
    '',
    escapeMarkdown(view.scope),
    '',
    `- ${escapeMarkdown(view.size)}`,
    `- ${escapeMarkdown(view.bill)}`,
    ...view.assumptions.map((sentence) => `- ${escapeMarkdown(sentence)}`),
    ...issueSection(headings.blocking, view.blocking),
    ...issueSection(headings.changes, view.changes),
    ...(converted === undefined
      ? []
      : [
          '',
          `### ${headings.converted}`,
          '',
          escapeMarkdown(convertedNote),
          '',
          fence(JSON.stringify(converted, null, 2), 'json'),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function issueSection(heading: string, issues: readonly IssueView[]): string[] {
  if (issues.length === 0) return [];
  const rows = issues.map(
    ({ where, why, change }) => `- \`${where.replaceAll('`', '')}\`: ${escapeMarkdown(why)} ${escapeMarkdown(change)}`,
  );
  return ['', `### ${heading}`, '', ...rows];
}

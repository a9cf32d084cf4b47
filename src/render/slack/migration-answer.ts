import { formatCommand } from '../../core/command/format-command.ts';
import type { MigrateCommand } from '../../core/command/specs/migrate.ts';
import type { Words } from '../../words/words.ts';
import type { IssueView, MigrationView } from '../migration/migration-view.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS } from './ids.ts';
import {
  actions,
  button,
  context,
  fitMessage,
  header,
  keep,
  LIMITS,
  optional,
  type RankedBlock,
  type SlackMessage,
  section,
} from './message.ts';

/** What makes room first when a message is too long: the last of the changes. */
const RANK = { blocking: 1, changes: 100 };

/** The migration for whoever asked, with a button to share it. A converted task definition is never shown here. */
export function renderMigrationAnswer(view: MigrationView, command: MigrateCommand, words: Words): SlackMessage {
  const value = formatCommand(command);
  const share = button({
    label: words.slack.buttons.share,
    actionId: ACTION_IDS.migrateShare,
    value,
    primary: true,
  });
  const blocks = [...body(view, words), ...keep(...actions(value.length <= LIMITS.value ? [share] : []))];
  return fitMessage(fallbackText(view), blocks, words);
}

/** The migration as a channel reads it, with who shared it (a Slack user id). */
export function renderSharedMigration(view: MigrationView, sharedBy: string, words: Words): SlackMessage {
  const who = /^[A-Z0-9]{1,40}$/.test(sharedBy) ? `<@${sharedBy}>` : escapeWithin(sharedBy, 80);
  const [first, ...rest] = body(view, words);
  const blocks = [...(first === undefined ? [] : [first]), ...keep(context(words.slack.sharedBy(who))), ...rest];
  return fitMessage(fallbackText(view), blocks, words);
}

/** The same for `--format slack`. */
export function renderMigrationMessage(view: MigrationView, words: Words): SlackMessage {
  return fitMessage(fallbackText(view), body(view, words), words);
}

/** What stands in the answer's place while AWS is read. */
export function renderMigrationLoading(definition: string, words: Words): SlackMessage {
  const line = words.migration.loading(definition.slice(0, 600));
  return fitMessage(
    line,
    keep(section(escapeWithin(line, 2500)), context(escapeSlack(words.slack.loadingNote))),
    words,
  );
}

function fallbackText(view: MigrationView): string {
  const [first] = [...view.blocking, ...view.changes];
  return `${view.name}: ${view.headline}${first === undefined ? '' : `. ${first.why}`}`;
}

function body(view: MigrationView, words: Words): RankedBlock[] {
  const { headings } = words.migration;
  return [
    ...keep(
      header(view.headline),
      context(escapeWithin(view.scope, 600)),
      section(`*${escapeSlack(view.size)}*\n${escapeWithin(view.bill, 600)}`),
    ),
    ...(view.assumptions.length === 0 ? [] : keep(context(...view.assumptions.map((line) => escapeWithin(line, 600))))),
    ...issueBlocks(`:no_entry: *${escapeSlack(headings.blocking)}*`, view.blocking, RANK.blocking),
    ...issueBlocks(`:wrench: *${escapeSlack(headings.changes)}*`, view.changes, RANK.changes),
  ];
}

function issueBlocks(heading: string, issues: readonly IssueView[], rank: number): RankedBlock[] {
  if (issues.length === 0) return [];
  return [
    ...keep(section(heading)),
    ...issues.flatMap(({ where, why, change }, at) =>
      optional(
        rank + at,
        section(
          `*${escapeWithin(where.replace(/[*\n]/g, ' '), 300)}*\n${escapeWithin(`${why} ${change}`, 1500)}`.slice(
            0,
            LIMITS.section,
          ),
        ),
      ),
    ),
  ];
}

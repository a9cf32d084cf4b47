import type { MigrateAnswer } from '../../app/migrate-task-definition.ts';
import type { MigrationIssue } from '../../core/migration/issue.ts';
import { issueSentences } from '../../words/sentence.ts';
import type { Words } from '../../words/words.ts';

export interface IssueView {
  readonly code: string;
  readonly where: string;
  readonly why: string;
  readonly change: string;
}

/** Everything that a person reads of a migration, in the order in which they read it. Plain text, nothing escaped. */
export interface MigrationView {
  readonly name: string;
  readonly isBlocked: boolean;
  readonly headline: string;
  readonly scope: string;
  readonly size: string;
  readonly bill: string;
  /** What the bill rests on, a sentence each. */
  readonly assumptions: readonly string[];
  readonly blocking: readonly IssueView[];
  readonly changes: readonly IssueView[];
}

/** A migration as sentences. */
export function createMigrationView({ taskDefinition, region, migration }: MigrateAnswer, words: Words): MigrationView {
  const { migration: say, formats } = words;
  const { blocking, changes, taskSize, bill } = migration;
  const { before, after, tasks } = bill;
  const money = (known: { readonly monthlyUsd: number } | null) =>
    known === null ? say.noBill : formats.usd(known.monthlyUsd);
  return {
    name: taskDefinition,
    isBlocked: blocking.length > 0,
    headline: headlineOf(blocking.length, changes.length, words),
    scope: say.scope({ what: taskDefinition, region, tasks }),
    size: taskSize === null ? say.noSize : say.size(formats.size(taskSize)),
    bill: say.bill({ before: money(before), after: money(after) }),
    assumptions: [
      ...(before === null ? [] : [say.assumption(before)]),
      ...(after === null ? [] : [say.fargateAssumption]),
    ],
    blocking: blocking.map((found) => issueView(found, words)),
    changes: changes.map((found) => issueView(found, words)),
  };
}

/** One issue as sentences. */
export function issueView(found: MigrationIssue, words: Words): IssueView {
  return { code: found.code, where: found.where, ...issueSentences(words, found) };
}

function headlineOf(blocking: number, changes: number, { migration: { headline } }: Words): string {
  if (blocking > 0) return headline.blocked({ blocking, changes });
  return changes > 0 ? headline.changes(changes) : headline.ready;
}

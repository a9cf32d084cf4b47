import type { MigrateAnswer } from '../../app/migrate-task-definition.ts';
import type { Json } from '../../core/checks/change.ts';
import type { MigrationIssue } from '../../core/migration/issue.ts';
import type { Words } from '../../words/words.ts';
import { issueView } from './migration-view.ts';

/**
 * The document of a migration, ready for JSON.stringify, keys always in the same order. Beside the contract's keys: what was
 * looked at, the bill's assumptions, each issue's `figures`; `converted` for the owner of the file alone.
 */
export function toMigrationDocument(
  { taskDefinition, region, migration }: MigrateAnswer,
  words: Words,
  converted?: Json,
): Record<string, unknown> {
  const { blocking, changes, taskSize, bill } = migration;
  const documentOf = (found: MigrationIssue) => ({ ...issueView(found, words), figures: found.figures });
  return {
    taskDefinition,
    region,
    blocking: blocking.map(documentOf),
    changes: changes.map(documentOf),
    taskSize: taskSize === null ? null : { cpuUnits: taskSize.cpuUnits, memoryMiB: taskSize.memoryMiB },
    monthlyUsd: { before: bill.before?.monthlyUsd ?? null, after: bill.after?.monthlyUsd ?? null },
    assumptions: {
      tasks: bill.tasks,
      instanceType: bill.before?.instanceType ?? null,
      packedPercent: bill.before?.packedPercent ?? null,
    },
    ...(converted === undefined ? {} : { converted }),
  };
}

import { type MigrateAnswer, type MigrateOutcome, migrateDefinition } from '../app/migrate-task-definition.ts';
import type { Json } from '../core/checks/change.ts';
import type { MigrateCommand } from '../core/command/specs/migrate.ts';
import { convertTaskDefinition, type JsonObject } from '../core/migration/convert.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import { toMigrationDocument } from '../render/migration/migration-document.ts';
import { renderMigrationMarkdown, renderMigrationText } from '../render/migration/migration-text.ts';
import { createMigrationView } from '../render/migration/migration-view.ts';
import { renderMigrationMessage } from '../render/slack/migration-answer.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { readTaskDefinitionFile } from './read-task-definition.ts';
import { findRegion } from './region.ts';

/** Answers `migrate TASK-DEFINITION` from AWS, or `migrate --from FILE` with the whole of it converted. */
export async function migrateLive(command: MigrateCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress } = context;
  if (command.from !== undefined) return migrateFile(command, command.from, context);
  const { definition = '', serviceName, cluster, count } = command;
  progress.show(words.migration.loading(definition));
  const region = regionOfArn(definition) ?? (await findRegion(command, io.env, deps));
  const scope = { region, ...(cluster !== undefined && { cluster }) };
  const aws = await deps.connect();
  let outcome: MigrateOutcome;
  try {
    outcome = await aws.migrateTaskDefinition({
      definition,
      scope,
      ...(serviceName !== undefined && { service: serviceName }),
      ...(count !== undefined && { tasks: count }),
    });
  } finally {
    aws.close();
  }
  progress.stop();
  switch (outcome.kind) {
    case 'assessed':
      return print(outcome.answer, command, context);
    case 'ambiguous':
      context.notice(renderAmbiguousText(serviceName ?? '', outcome.candidates, words));
      return EXIT_STATUS.failed;
    case 'notFound':
      context.notice(renderNotFoundText(outcome.asked, scope, outcome.closest, words));
      return EXIT_STATUS.failed;
    default:
      return outcome satisfies never;
  }
}

/** The file is the user's own: what is printed holds its values. */
async function migrateFile(command: MigrateCommand, path: string, context: CliContext): Promise<ExitStatus> {
  const { io, deps } = context;
  const { definition, written } = await readTaskDefinitionFile(path, context);
  const region = regionOfArn(definition.arn ?? '') ?? (await findRegion(command, io.env, deps));
  const answer = migrateDefinition(definition, { region, prices: deps.prices, tasks: command.count });
  const { taskSize } = answer.migration;
  // What was read as a task definition is an object, out of JSON.parse.
  const converted = taskSize === null ? undefined : convertTaskDefinition(written as JsonObject, taskSize, region);
  return print(answer, command, context, converted);
}

function print(
  answer: MigrateAnswer,
  { format = 'text' }: MigrateCommand,
  { answers, words, terminal }: CliContext,
  converted?: Json,
): ExitStatus {
  const view = createMigrationView(answer, words);
  switch (format) {
    case 'text':
      answers.write(renderMigrationText(view, words, terminal, converted));
      break;
    case 'json':
      answers.write(`${JSON.stringify(toMigrationDocument(answer, words, converted), null, 2)}\n`);
      break;
    case 'markdown':
      answers.write(renderMigrationMarkdown(view, words, converted));
      break;
    case 'slack':
      // What goes to Slack holds no value of anybody's variables.
      answers.write(`${JSON.stringify(renderMigrationMessage(view, words))}\n`);
      break;
    default:
      return format satisfies never;
  }
  return EXIT_STATUS.done;
}

function regionOfArn(name: string): string | undefined {
  return /^arn:[^:]+:ecs:([^:]+):/.exec(name)?.[1];
}

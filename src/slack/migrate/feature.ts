import type { MigrateOutcome, MigrateTaskDefinition } from '../../app/migrate-task-definition.ts';
import { formatCommand } from '../../core/command/format-command.ts';
import { parseCommandText } from '../../core/command/parse-command.ts';
import type { MigrateCommand } from '../../core/command/specs/migrate.ts';
import { formatService, type ServiceRef } from '../../core/ecs-service.ts';
import { AdvisorError } from '../../core/errors.ts';
import { createMigrationView } from '../../render/migration/migration-view.ts';
import { renderAmbiguous, renderNotFound } from '../../render/slack/find-answer.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import {
  renderMigrationAnswer,
  renderMigrationLoading,
  renderSharedMigration,
} from '../../render/slack/migration-answer.ts';
import { renderNotice } from '../../render/slack/status.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Words } from '../../words/words.ts';
import type { ActionCall, Call, Feature } from '../feature.ts';
import type { Message } from '../respond.ts';
import { withSlowNote } from '../slow-note.ts';

export interface MigrateFeatureDeps {
  readonly migrateTaskDefinition: MigrateTaskDefinition;
  readonly region?: string;
}

/** `/fargate migrate`, and sharing what it found. */
export function createMigrateFeature({ migrateTaskDefinition, region: home }: MigrateFeatureDeps): Feature {
  function migrate(command: MigrateCommand): Promise<MigrateOutcome> {
    const { definition = '', serviceName, cluster, count } = command;
    return migrateTaskDefinition({
      definition,
      scope: { region: regionOf(command), ...(cluster === undefined ? {} : { cluster }) },
      ...(serviceName === undefined ? {} : { service: serviceName }),
      ...(count === undefined ? {} : { tasks: count }),
    });
  }

  function regionOf({ definition = '', region }: MigrateCommand): string {
    const known = region ?? /^arn:[^:]+:ecs:([^:]+):/.exec(definition)?.[1] ?? home;
    if (known !== undefined) return known;
    throw new AdvisorError('region_missing', 'No region is set.', {
      hint: 'Add --region, or set AWS_REGION for the bot.',
    });
  }

  async function onCommand(call: Call, command: MigrateCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const outcome = await withSlowNote(
      () => migrate(command),
      () => call.stage.show(renderMigrationLoading(command.definition ?? '', words), words),
    );
    await call.stage.show(render(outcome, command, regionOf(command), words), words);
  }

  async function share(call: ActionCall): Promise<void> {
    const parsed = parseCommandText(call.value);
    if (!parsed.ok || parsed.command.name !== 'migrate') {
      await call.stage.show(renderNotice('unknownAction', call.words), call.words);
      return;
    }
    if (call.share === null) return;
    const outcome = await migrate(parsed.command);
    if (outcome.kind !== 'assessed') return;
    const view = createMigrationView(outcome.answer, call.words);
    await call.share(renderSharedMigration(view, call.asker.userId, call.words));
  }

  return {
    commands: { migrate: onCommand },
    actions: { [ACTION_IDS.migrateShare]: { keepsMessage: true, run: share } },
  };
}

function render(outcome: MigrateOutcome, command: MigrateCommand, region: string, words: Words): Message {
  const { cluster, serviceName = '' } = command;
  const rest = { asked: serviceName, days: 56 };
  const again = (ref: ServiceRef) =>
    formatCommand({ ...withoutCluster(command), serviceName: formatService(ref), region: ref.region });
  const pick = { label: words.slack.buttons.run, command: again };
  switch (outcome.kind) {
    case 'ambiguous':
      return renderAmbiguous(outcome.candidates, rest, words, pick);
    case 'notFound': {
      const question = { ...rest, region, ...(cluster === undefined ? {} : { cluster }) };
      return renderNotFound(outcome.closest, question, words, pick);
    }
    case 'assessed':
      return renderMigrationAnswer(createMigrationView(outcome.answer, words), { ...command, region }, words);
    default:
      return outcome satisfies never;
  }
}

function withoutCluster({ cluster: _, ...command }: MigrateCommand): MigrateCommand {
  return command;
}

import { type CheckAnswer, type CheckOutcome, checkTaskDefinition } from '../app/check-service.ts';
import { scopeOf } from '../app/find-service.ts';
import { hasFindingOf } from '../core/checks/run-checks.ts';
import type { RuleSkips } from '../core/checks/skips.ts';
import type { CheckCommand } from '../core/command/specs/check.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import { toCheckDocument } from '../render/check/check-document.ts';
import { renderCheckMarkdown } from '../render/check/check-markdown.ts';
import { renderCheckText } from '../render/check/check-text.ts';
import { createCheckView } from '../render/check/check-view.ts';
import { renderCheckMessage } from '../render/slack/check-answer.ts';
import type { CliContext } from './cli-context.ts';
import { connectFor } from './connect-for.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { readTaskDefinitionFile } from './read-task-definition.ts';
import { findRegion, saidRegion } from './region.ts';

/** Answers `check SERVICE` from AWS, or `check --from FILE` without. */
export async function checkLive(command: CheckCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps } = context;
  const skips = deps.checkSkips(io.env);
  if (command.from !== undefined)
    return printCheck(await checkFile(command, command.from, skips, context), command, context);
  const { words, progress } = context;
  const service = command.service ?? '';
  progress.show(words.checks.loading(service));
  const region = await findRegion(command, io.env, deps);
  const scope = scopeOf(command, region);
  const aws = await connectFor(command, context);
  let outcome: CheckOutcome;
  try {
    outcome = await aws.checkService({ service, scope, days: command.days, skips });
  } finally {
    aws.close();
  }
  progress.stop();
  switch (outcome.kind) {
    case 'checked':
      return printCheck(outcome.answer, command, context);
    case 'ambiguous':
      context.notice(renderAmbiguousText(service, outcome.candidates, words));
      return EXIT_STATUS.failed;
    case 'notFound':
      context.notice(renderNotFoundText(outcome.asked, scope, outcome.closest, words));
      return EXIT_STATUS.failed;
    default:
      return outcome satisfies never;
  }
}

/** The region only stands in the changes: without one they say `REGION`. */
async function checkFile(
  command: CheckCommand,
  path: string,
  skips: RuleSkips,
  context: CliContext,
): Promise<CheckAnswer> {
  const { definition } = await readTaskDefinitionFile(path, context);
  const ofArn = /^arn:[^:]+:ecs:([^:]+):/.exec(definition.arn ?? '')?.[1];
  return checkTaskDefinition(definition, command.region ?? ofArn ?? saidRegion({}, context.io.env) ?? 'REGION', skips);
}

function printCheck(answer: CheckAnswer, command: CheckCommand, { answers, words, terminal }: CliContext): ExitStatus {
  const { format = 'text', severity } = command;
  const view = createCheckView(answer, words);
  switch (format) {
    case 'text':
      answers.write(renderCheckText(view, words, terminal));
      break;
    case 'json':
      answers.write(`${JSON.stringify(toCheckDocument(answer, words), null, 2)}\n`);
      break;
    case 'markdown':
      answers.write(renderCheckMarkdown(view, words));
      break;
    case 'slack':
      answers.write(`${JSON.stringify(renderCheckMessage(view, words))}\n`);
      break;
    default:
      return format satisfies never;
  }
  return severity !== undefined && hasFindingOf(answer.report, severity) ? EXIT_STATUS.finding : EXIT_STATUS.done;
}

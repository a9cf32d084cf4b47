import { scopeOf } from '../app/find-service.ts';
import type { SizeOutcome } from '../app/size-service.ts';
import type { SizeCommand } from '../core/command/specs/size.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import type { CliContext } from './cli-context.ts';
import { connectFor } from './connect-for.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { printAnswer, wishesOf } from './print-answer.ts';
import { findRegion } from './region.ts';

/** Answers `size SERVICE` from AWS. */
export async function sizeLive(command: SizeCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress } = context;
  const service = command.service ?? '';
  progress.show(words.slack.loading(service));
  const region = await findRegion(command, io.env, deps);
  const aws = await connectFor(command, context);
  const scope = scopeOf(command, region);
  let outcome: SizeOutcome;
  try {
    outcome = await aws.sizeService({
      service,
      scope,
      days: command.days,
      ...wishesOf(command),
    });
  } finally {
    aws.close();
  }
  progress.stop();
  switch (outcome.kind) {
    case 'sized':
      return printAnswer(outcome.answer, command, context);
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

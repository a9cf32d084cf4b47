import { type SizeAnswer, type SizeOutcome, sizeEvidence } from '../app/size-service.ts';
import type { SizeCommand } from '../core/command/command.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import { createAnswerPrinter } from './answer-printer.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus, isFinding } from './exit-status.ts';
import { readJsonFile } from './input.ts';
import { findRegion, saidRegion } from './region.ts';

/** Answers `size SERVICE` from AWS. */
export async function sizeLive(command: SizeCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress } = context;
  const service = command.service ?? '';
  progress.show(words.slack.loading(service));
  const region = await findRegion(command, io.env, deps);
  const aws = await deps.connect();
  let outcome: SizeOutcome;
  try {
    outcome = await aws.sizeService({
      service,
      scope: { region, ...(command.cluster !== undefined && { cluster: command.cluster }) },
      days: command.days,
      ...wishesOf(command),
    });
  } finally {
    aws.close();
  }
  progress.stop();
  switch (outcome.kind) {
    case 'sized':
      return print(outcome.answer, command, context);
    case 'ambiguous':
      context.notice(renderAmbiguousText(service, outcome.candidates, words));
      return EXIT_STATUS.failed;
    case 'notFound':
      context.notice(renderNotFoundText(outcome.asked, outcome.closest, words));
      return EXIT_STATUS.failed;
    default:
      return outcome satisfies never;
  }
}

/** Answers `size --metrics FILE --task-definition FILE` from what the aws command printed. */
export async function sizeMetrics(command: SizeCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps } = context;
  const region = saidRegion(command, io.env);
  const evidence = await deps.readCliOutput({
    metrics: await readJsonFile(command.metrics ?? '-', io.stdin),
    taskDefinition: await readJsonFile(command.taskDefinition ?? '-', io.stdin),
    ...(region !== undefined && { region }),
    ...(command.cluster !== undefined && { cluster: command.cluster }),
    ...(command.service !== undefined && { service: command.service }),
    ...(command.count !== undefined && { desiredCount: command.count }),
  });
  return print(sizeEvidence(evidence, { prices: deps.prices, ...wishesOf(command) }), command, context);
}

function print(answer: SizeAnswer, command: SizeCommand, { answers, words, terminal }: CliContext): ExitStatus {
  const format = command.format ?? 'text';
  const printer = createAnswerPrinter({ format, words, terminal, explain: command.explain });
  answers.write(printer.answer(answer) + printer.end());
  return command.failOnFindings && isFinding(answer.recommendation) ? EXIT_STATUS.finding : EXIT_STATUS.done;
}

/** What the person wants of the answer, wherever its evidence comes from. */
export function wishesOf({ goal, discountPercent }: SizeCommand): Pick<SizeCommand, 'goal' | 'discountPercent'> {
  return { ...(goal !== undefined && { goal }), ...(discountPercent !== undefined && { discountPercent }) };
}

import { type ServiceScope, scopeOf } from '../app/find-service.ts';
import type { WhyAnswer, WhyOutcome } from '../app/why-service.ts';
import { type WhyCommand, type WhyFormat, wantsLogs } from '../core/command/specs/why.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import { renderWhyAnswer } from '../render/slack/why-answer.ts';
import { whyQuestion } from '../render/slack/why-value.ts';
import { toWhyDocument } from '../render/why-document.ts';
import { renderWhyMarkdown } from '../render/why-markdown.ts';
import { createWhyReport } from '../render/why-report.ts';
import { renderWhyText } from '../render/why-text.ts';
import type { CliContext } from './cli-context.ts';
import { connectFor } from './connect-for.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `why SERVICE`. Something wrong is an answer, not a failure. */
export async function explainService(command: WhyCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress } = context;
  const { service } = command;
  progress.show(words.oncall.loading(service));
  const region = await findRegion(command, io.env, deps);
  const scope = scopeOf(command, region);
  const remembered = deps.stoppedTasks(io.env);
  let isTold = false;
  const onStoreFailure = (): void => {
    if (!isTold) context.notice(`${words.oncall.notRemembered}\n`);
    isTold = true;
  };
  const memory = remembered === null ? {} : { stoppedTasks: remembered.log, onStoreFailure };
  const aws = await connectFor(command, context, memory);
  try {
    const outcome = await aws.whyService({ service, scope, logs: wantsLogs(command) });
    progress.stop();
    return answer(outcome, command, scope, context);
  } finally {
    aws.close();
    await remembered?.close();
  }
}

function answer(outcome: WhyOutcome, command: WhyCommand, scope: ServiceScope, context: CliContext): ExitStatus {
  const { words, answers } = context;
  switch (outcome.kind) {
    case 'answered':
      answers.write(printWhy(outcome.answer, command.format ?? 'text', context));
      return EXIT_STATUS.done;
    case 'ambiguous':
      context.notice(renderAmbiguousText(command.service, outcome.candidates, words));
      return EXIT_STATUS.failed;
    case 'notFound':
      context.notice(renderNotFoundText(outcome.asked, scope, outcome.closest, words));
      return EXIT_STATUS.failed;
    default:
      return outcome satisfies never;
  }
}

function printWhy(answer: WhyAnswer, format: WhyFormat, { words, terminal }: CliContext): string {
  const report = createWhyReport(answer, words);
  switch (format) {
    case 'text':
      return renderWhyText(report, words, terminal);
    case 'json':
      return `${JSON.stringify(toWhyDocument(answer, words), null, 2)}\n`;
    case 'markdown':
      return renderWhyMarkdown(report, words);
    case 'slack':
      return `${JSON.stringify(renderWhyAnswer(report, whyQuestion(answer.symptoms.ref), words))}\n`;
    default:
      return format satisfies never;
  }
}

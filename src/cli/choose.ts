import { createChooseCompute } from '../app/choose-compute.ts';
import { answerChoice, type ChoiceAnswer } from '../core/choice/answer-choice.ts';
import { formatCommand } from '../core/command/format-command.ts';
import type { ChooseCommand } from '../core/command/specs/choose.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import { toChoiceDocument } from '../render/choice-document.ts';
import { renderChoiceMarkdown } from '../render/choice-markdown.ts';
import { renderChoiceProblemsText, renderChoiceText } from '../render/choice-text.ts';
import { createChoiceView } from '../render/choice-view.ts';
import { renderNoPriceText } from '../render/cost-text.ts';
import { renderChoiceAnswer } from '../render/slack/choice-answer.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `choose`: a described workload from the price book alone, a service that is named from AWS. */
export async function printChoice(command: ChooseCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, answers } = context;
  const region = await findRegion(command, io.env, deps);
  const outcome =
    command.service === undefined
      ? answerChoice(command, region, deps.prices)
      : await chooseForService({ ...command, service: command.service }, region, context);
  switch (outcome.kind) {
    case 'chosen':
      answers.write(toText(outcome.answer, { ...command, region }, context));
      return EXIT_STATUS.done;
    case 'problems':
      context.notice(renderChoiceProblemsText(outcome.problems, words));
      return EXIT_STATUS.usage;
    case 'noPrice':
      context.notice(renderNoPriceText(outcome.missing, words));
      return EXIT_STATUS.failed;
    case 'ambiguous':
      context.notice(renderAmbiguousText(command.service ?? '', outcome.candidates, words));
      return EXIT_STATUS.failed;
    case 'notFound': {
      const scope = { region, ...(command.cluster === undefined ? {} : { cluster: command.cluster }) };
      context.notice(renderNotFoundText(outcome.asked, scope, outcome.closest, words));
      return EXIT_STATUS.failed;
    }
    default:
      return outcome satisfies never;
  }
}

async function chooseForService(
  command: ChooseCommand & { readonly service: string },
  region: string,
  { deps, words, progress }: CliContext,
) {
  progress.show(words.slack.loading(command.service));
  const aws = await deps.connect();
  try {
    return await createChooseCompute({ sizeService: aws.sizeService, prices: deps.prices })(command, region);
  } finally {
    aws.close();
    progress.stop();
  }
}

function toText(answer: ChoiceAnswer, command: ChooseCommand, { words, terminal }: CliContext): string {
  const { format = 'text' } = command;
  switch (format) {
    case 'text':
      return renderChoiceText(createChoiceView(answer, words), words, terminal);
    case 'json':
      return `${JSON.stringify(toChoiceDocument(answer, words), null, 2)}\n`;
    case 'markdown':
      return renderChoiceMarkdown(createChoiceView(answer, words), words);
    case 'slack': {
      const { format: _, ...asked } = command;
      return `${JSON.stringify(renderChoiceAnswer(createChoiceView(answer, words), formatCommand(asked), words))}\n`;
    }
    default:
      return format satisfies never;
  }
}

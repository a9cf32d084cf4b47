import { formatCommand } from '../core/command/format-command.ts';
import type { CostCommand } from '../core/command/specs/cost.ts';
import { type CostEstimate, estimateCost } from '../core/cost/estimate-cost.ts';
import { toCostDocument } from '../render/cost-document.ts';
import { renderCostMarkdown } from '../render/cost-markdown.ts';
import { renderCostProblemsText, renderCostText, renderNoPriceText } from '../render/cost-text.ts';
import { createCostView } from '../render/cost-view.ts';
import { renderCostAnswer } from '../render/slack/cost-answer.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `cost` from the price book alone: AWS is not asked. */
export async function printCost(command: CostCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, answers } = context;
  const region = await findRegion(command, io.env, deps);
  const outcome = estimateCost(command, region, deps.prices);
  switch (outcome.kind) {
    case 'problems':
      context.notice(renderCostProblemsText(outcome.problems, words));
      return EXIT_STATUS.usage;
    case 'noPrice':
      context.notice(renderNoPriceText(outcome.missing, words));
      return EXIT_STATUS.failed;
    case 'billed':
      answers.write(toText(outcome.estimate, { ...command, region }, context));
      return EXIT_STATUS.done;
  }
}

function toText(estimate: CostEstimate, command: CostCommand, { words, terminal }: CliContext): string {
  const { format = 'text' } = command;
  switch (format) {
    case 'text':
      return renderCostText(createCostView(estimate, words), words, terminal);
    case 'json':
      return `${JSON.stringify(toCostDocument(estimate, words), null, 2)}\n`;
    case 'markdown':
      return renderCostMarkdown(createCostView(estimate, words), words);
    case 'slack': {
      const { format: _, ...asked } = command;
      return `${JSON.stringify(renderCostAnswer(createCostView(estimate, words), formatCommand(asked), words))}\n`;
    }
    default:
      return format satisfies never;
  }
}

import { formatCommand } from '../../core/command/format-command.ts';
import { parseCommandText } from '../../core/command/parse-command.ts';
import { COST, type CostCommand } from '../../core/command/specs/cost.ts';
import { estimateCost } from '../../core/cost/estimate-cost.ts';
import { AdvisorError } from '../../core/errors.ts';
import type { PriceBook } from '../../core/pricing/price-book.ts';
import { createCostView } from '../../render/cost-view.ts';
import {
  renderCostAnswer,
  renderCostProblems,
  renderNoPrice,
  renderSharedCost,
} from '../../render/slack/cost-answer.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { renderNotice } from '../../render/slack/status.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import { costProblemSentence, problemSentence } from '../../words/sentence.ts';
import type { Words } from '../../words/words.ts';
import { writeViewMetadata } from '../asker.ts';
import type { ActionCall, Call, Feature, FormValues } from '../feature.ts';
import type { Log } from '../logger.ts';
import { openForm } from '../open-form.ts';
import type { Message } from '../respond.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { answersOfCommand, type CostAnswers, costAnswersOf, costForm, readCostAnswers } from './form.ts';

export interface CostFeatureDeps {
  readonly prices: PriceBook;
  readonly region?: string;
  readonly log: Log;
}

/** `/fargate cost`: the bill of tasks, answered from the price book at once; without a size, a form that asks for it. */
export function createCostFeature({ prices, region: homeRegion, log }: CostFeatureDeps): Feature {
  async function onCommand(call: Call, command: CostCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const view = () => costForm(answersFor(command), { metadata: writeViewMetadata(call.asker), words });
    if (command.size === undefined && (await openForm(call, view, log))) return;
    await call.stage.show(answer(command, words), words);
  }

  async function changeAnswers(call: ActionCall): Promise<void> {
    const command = commandOf(call.value);
    if (command === null) return await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    const { asker, words } = call;
    await call.stage.showView(costForm(answersFor(command), { metadata: writeViewMetadata(asker), words }));
  }

  async function onSubmit(call: Call, values: FormValues): Promise<void> {
    const { words, asker } = call;
    const answers = costAnswersOf(values);
    const parsed = readCostAnswers(answers);
    const command = parsed.ok && parsed.command.name === 'cost' ? parsed.command : null;
    const problems = parsed.ok ? [] : parsed.problems.map((problem) => problemSentence(words, problem));
    if (command !== null) problems.push(...impossibleIn(command, words));
    if (command === null || problems.length > 0) {
      return await call.stage.showView(costForm(answers, { metadata: writeViewMetadata(asker), words, problems }));
    }
    await call.stage.show(answer(command, words), words);
  }

  async function share(call: ActionCall): Promise<void> {
    const command = commandOf(call.value);
    if (command === null) return await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    const outcome = estimateCost(command, regionOf(command), prices);
    if (outcome.kind !== 'billed') return await call.stage.show(answer(command, call.words), call.words);
    await call.share?.(renderSharedCost(createCostView(outcome.estimate, call.words), call.asker.userId, call.words));
  }

  function answer(asked: CostCommand, words: Words): Message {
    const region = regionOf(asked);
    const { lang: _, ...command } = { ...asked, region };
    const text = formatCommand(command);
    const outcome = estimateCost(command, region, prices);
    switch (outcome.kind) {
      case 'billed':
        return renderCostAnswer(createCostView(outcome.estimate, words), text, words);
      case 'noPrice': {
        const { nearest } = outcome.missing;
        const nearby = nearest === null ? null : formatCommand({ ...command, region: nearest });
        return renderNoPrice(outcome.missing, nearby, words);
      }
      case 'problems':
        return renderCostProblems(impossibleIn(command, words), text, words);
    }
  }

  function impossibleIn(command: CostCommand, words: Words): string[] {
    const outcome = estimateCost(command, regionOf(command), prices);
    return outcome.kind === 'problems' ? outcome.problems.map((problem) => costProblemSentence(words, problem)) : [];
  }

  function regionOf({ region = homeRegion }: CostCommand): string {
    if (region !== undefined) return region;
    throw new AdvisorError('region_missing', 'No region is set.', {
      hint: 'Add --region, or set AWS_REGION for the bot.',
    });
  }

  function answersFor(command: CostCommand): CostAnswers {
    return { ...(homeRegion === undefined ? {} : { region: homeRegion }), ...answersOfCommand(command) };
  }

  return {
    commands: { cost: onCommand },
    actions: {
      [ACTION_IDS.costShare]: { keepsMessage: true, run: share },
      [ACTION_IDS.costForm]: { opensModal: true, run: changeAnswers },
    },
    submissions: { [SURFACE_IDS.costForm]: onSubmit },
  };
}

/** The question that a button carries; null where it was drawn by another version. */
function commandOf(text: string): CostCommand | null {
  const parsed = parseCommandText(text);
  return parsed.ok && parsed.command.name === COST.name ? (parsed.command as CostCommand) : null;
}

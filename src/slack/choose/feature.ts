import type { ChooseCompute, ChooseOutcome } from '../../app/choose-compute.ts';
import { formatCommand } from '../../core/command/format-command.ts';
import { parseCommandText } from '../../core/command/parse-command.ts';
import type { ChooseCommand } from '../../core/command/specs/choose.ts';
import { AdvisorError } from '../../core/errors.ts';
import { createChoiceView } from '../../render/choice-view.ts';
import { renderChoiceAnswer, renderChoiceProblems, renderSharedChoice } from '../../render/slack/choice-answer.ts';
import { renderNoPrice } from '../../render/slack/cost-answer.ts';
import { type PickCommand, renderAmbiguous, renderNotFound } from '../../render/slack/find-answer.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { renderLoading, renderNotice } from '../../render/slack/status.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import { choiceProblemSentence, problemSentence } from '../../words/sentence.ts';
import type { Words } from '../../words/words.ts';
import { writeViewMetadata } from '../asker.ts';
import type { ActionCall, Call, Feature, FormValues } from '../feature.ts';
import type { Log } from '../logger.ts';
import { openForm } from '../open-form.ts';
import type { Message } from '../respond.ts';
import { withSlowNote } from '../slow-note.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { answersOfChoose, type ChooseAnswers, chooseAnswersOf, chooseForm, readChooseAnswers } from './form.ts';

export interface ChooseFeatureDeps {
  readonly chooseCompute: ChooseCompute;
  readonly region?: string;
  readonly log: Log;
}

/** `/fargate choose`: where to run what was described, or the service that was named; without a word, a form that asks. */
export function createChooseFeature({ chooseCompute, region: homeRegion, log }: ChooseFeatureDeps): Feature {
  async function onCommand(call: Call, command: ChooseCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const answers = answersFor(command);
    const view = () => chooseForm(answers, { metadata: writeViewMetadata(call.asker), words });
    if (saysNothing(command) && (await openForm(call, view, log))) return;
    await show(call, command, words);
  }

  async function show(call: Call, command: ChooseCommand, words: Words): Promise<void> {
    const message = await withSlowNote(
      () => answer(command, words),
      () => call.stage.show(renderLoading(command.service ?? '', words), words),
    );
    await call.stage.show(message, words);
  }

  async function changeAnswers(call: ActionCall): Promise<void> {
    const command = commandOf(call.value);
    if (command === null) return await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    const { asker, words } = call;
    await call.stage.showView(chooseForm(answersFor(command), { metadata: writeViewMetadata(asker), words }));
  }

  async function onSubmit(call: Call, values: FormValues): Promise<void> {
    const { words, asker } = call;
    const answers = chooseAnswersOf(values);
    const parsed = readChooseAnswers(answers);
    const again = (problems: readonly string[]) =>
      call.stage.showView(chooseForm(answers, { metadata: writeViewMetadata(asker), words, problems }));
    if (!parsed.ok) return await again(parsed.problems.map((problem) => problemSentence(words, problem)));
    if (parsed.command.name !== 'choose') return;
    const outcome = await outcomeOf(parsed.command);
    if (outcome.kind === 'problems') {
      return await again(outcome.problems.map((problem) => choiceProblemSentence(words, problem)));
    }
    await call.stage.show(toMessage(outcome, parsed.command, words), words);
  }

  async function share(call: ActionCall): Promise<void> {
    const command = commandOf(call.value);
    if (command === null) return await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    const outcome = await outcomeOf(command);
    if (outcome.kind !== 'chosen') return await call.stage.show(toMessage(outcome, command, call.words), call.words);
    await call.share?.(renderSharedChoice(createChoiceView(outcome.answer, call.words), call.asker.userId, call.words));
  }

  async function answer(command: ChooseCommand, words: Words): Promise<Message> {
    return toMessage(await outcomeOf(command), command, words);
  }

  function outcomeOf(command: ChooseCommand): Promise<ChooseOutcome> {
    return chooseCompute(command, regionOf(command));
  }

  function toMessage(outcome: ChooseOutcome, asked: ChooseCommand, words: Words): Message {
    const region = regionOf(asked);
    const { lang: _, ...command } = { ...asked, region };
    switch (outcome.kind) {
      case 'chosen':
        return renderChoiceAnswer(createChoiceView(outcome.answer, words), formatCommand(command), words);
      case 'problems': {
        const sentences = outcome.problems.map((problem) => choiceProblemSentence(words, problem));
        return renderChoiceProblems(sentences, formatCommand(command), words);
      }
      case 'noPrice': {
        const { nearest } = outcome.missing;
        return renderNoPrice(
          outcome.missing,
          nearest === null ? null : formatCommand({ ...command, region: nearest }),
          words,
        );
      }
      case 'ambiguous': {
        const question = { asked: command.service ?? '', days: command.days };
        return renderAmbiguous(outcome.candidates, question, words, pickFor(command, words));
      }
      case 'notFound': {
        const { cluster } = command;
        const scope = { region, ...(cluster === undefined ? {} : { cluster }) };
        const question = { asked: outcome.asked, days: command.days, ...scope };
        return renderNotFound(outcome.closest, question, words, pickFor(command, words));
      }
      default:
        return outcome satisfies never;
    }
  }

  function regionOf({ region = homeRegion }: ChooseCommand): string {
    if (region !== undefined) return region;
    throw new AdvisorError('region_missing', 'No region is set.', {
      hint: 'Add --region, or set AWS_REGION for the bot.',
    });
  }

  function answersFor(command: ChooseCommand): ChooseAnswers {
    const { cluster, service } = command;
    // The form has one input for both.
    const named = cluster === undefined || service === undefined ? {} : { service: `${cluster}/${service}` };
    return { ...(homeRegion === undefined ? {} : { region: homeRegion }), ...answersOfChoose(command), ...named };
  }

  return {
    commands: { choose: onCommand },
    actions: {
      [ACTION_IDS.chooseShare]: { keepsMessage: true, run: share },
      [ACTION_IDS.chooseForm]: { opensModal: true, run: changeAnswers },
    },
    submissions: { [SURFACE_IDS.chooseForm]: onSubmit },
  };
}

/** What is always there, or only says where and how: a question without anything else describes nothing. */
const ASIDE: ReadonlySet<string> = new Set(['name', 'days', 'region', 'cluster', 'lang', 'only']);

function saysNothing(command: ChooseCommand): boolean {
  return Object.keys(command).every((key) => ASIDE.has(key));
}

/** The same question of the service that is picked. */
function pickFor(command: ChooseCommand, words: Words): PickCommand {
  return {
    label: words.choose.form.submit,
    command: ({ region, cluster, name }) => formatCommand({ ...command, region, cluster, service: name }),
  };
}

/** The question that a button carries; null where it was drawn by another version. */
function commandOf(text: string): ChooseCommand | null {
  const parsed = parseCommandText(text);
  return parsed.ok && parsed.command.name === 'choose' ? parsed.command : null;
}

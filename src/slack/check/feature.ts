import type { CheckOutcome, CheckService } from '../../app/check-service.ts';
import { scopeOf } from '../../app/find-service.ts';
import type { RuleSkips } from '../../core/checks/skips.ts';
import type { CheckCommand } from '../../core/command/specs/check.ts';
import { AdvisorError } from '../../core/errors.ts';
import { createCheckView } from '../../render/check/check-view.ts';
import { checkCommand, renderCheckAnswer, renderChecking, renderSharedCheck } from '../../render/slack/check-answer.ts';
import { renderAmbiguous, renderNotFound } from '../../render/slack/find-answer.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { renderNotice, renderProblems } from '../../render/slack/status.ts';
import { decodeQuestion } from '../../render/slack/value.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Words } from '../../words/words.ts';
import type { ActionCall, Call, Feature } from '../feature.ts';
import type { Message } from '../respond.ts';
import { withSlowNote } from '../slow-note.ts';

export interface CheckFeatureDeps {
  readonly checkService: CheckService;
  readonly region?: string;
  readonly discountPercent: number;
  /** The rules that the set-up switches off. */
  readonly skips: RuleSkips;
}

interface Ask {
  readonly service: string;
  readonly cluster?: string;
  readonly account?: string;
  readonly region: string;
  readonly days: number;
}

/** `/fargate check`, and sharing what it found. */
export function createCheckFeature({ checkService, region: home, discountPercent, skips }: CheckFeatureDeps): Feature {
  function check(ask: Ask): Promise<CheckOutcome> {
    const { service, days } = ask;
    return checkService({ service, scope: scopeOf(ask, ask.region), days, discountPercent, skips });
  }

  async function onCommand(call: Call, command: CheckCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const { service, days } = command;
    const region = command.region ?? home;
    if (service === undefined) {
      await call.stage.show(renderProblems([{ code: 'MissingService', command: 'check' }], words, 'check'), words);
      return;
    }
    if (region === undefined) {
      throw new AdvisorError('region_missing', 'No region is set.', {
        hint: 'Add --region, or set AWS_REGION for the bot.',
      });
    }
    const ask = { service, days, ...scopeOf(command, region) };
    const outcome = await withSlowNote(
      () => check(ask),
      () => call.stage.show(renderChecking(service, words), words),
    );
    await call.stage.show(render(outcome, ask, words), words);
  }

  async function share(call: ActionCall): Promise<void> {
    const question = decodeQuestion(call.value);
    if (question === null) {
      await call.stage.show(renderNotice('unknownAction', call.words), call.words);
      return;
    }
    if (call.share === null) return;
    const outcome = await check({ ...question, service: question.name });
    if (outcome.kind !== 'checked') return;
    await call.share(renderSharedCheck(createCheckView(outcome.answer, call.words), call.asker.userId, call.words));
  }

  return {
    commands: { check: onCommand },
    actions: { [ACTION_IDS.checkShare]: { keepsMessage: true, run: share } },
  };
}

function render(outcome: CheckOutcome, ask: Ask, words: Words): Message {
  const account = ask.account === undefined ? {} : { account: ask.account };
  const rest = { asked: ask.service, days: ask.days, ...account };
  const pick = { label: words.checks.button, command: checkCommand };
  switch (outcome.kind) {
    case 'ambiguous':
      return renderAmbiguous(outcome.candidates, rest, words, pick);
    case 'notFound':
      return renderNotFound(outcome.closest, { ...rest, ...scopeOf(ask, ask.region) }, words, pick);
    case 'checked': {
      const { service } = outcome.answer;
      const view = createCheckView(outcome.answer, words);
      const ref = service ?? { region: ask.region, cluster: ask.cluster ?? '', name: ask.service };
      return renderCheckAnswer(view, { ...ref, ...account }, ask.days, words);
    }
    default:
      return outcome satisfies never;
  }
}

import { scopeOf } from '../../app/find-service.ts';
import type { SizeOutcome, SizeService } from '../../app/size-service.ts';
import { AdvisorError } from '../../core/errors.ts';
import type { Goal } from '../../core/recommendation.ts';
import { createSizeReport } from '../../render/size-report.ts';
import { renderAmbiguous, renderNotFound } from '../../render/slack/find-answer.ts';
import { renderExplanation, renderSharedAnswer, renderSizeAnswer } from '../../render/slack/size-answer.ts';
import { type SizeQuestion, sizeQuestion } from '../../render/slack/value.ts';
import type { Words } from '../../words/words.ts';
import type { Message } from '../respond.ts';

/** A question as it was typed, chosen or carried by a button. */
export interface SizeAsk {
  readonly service: string;
  readonly cluster?: string;
  /** Id or name of a configured account. */
  readonly account?: string;
  /** The bot's own region when absent. */
  readonly region?: string;
  readonly days: number;
  readonly goal?: Goal;
  readonly discountPercent?: number;
}

export type Form = 'answer' | 'shared' | 'explanation';

/** Asks the use case and gives what a person is shown. `sharedBy` is the user id for the form `shared`. */
export type AnswerSize = (ask: SizeAsk, form: Form, words: Words, sharedBy?: string) => Promise<Message>;

/**
 * Sizes a service in Slack's form. The buttons under the answer carry the service, the days and the goal.
 * @throws AdvisorError `region_missing` when neither the question nor the set-up names a region, and the use case's own
 */
export function createAnswerSize({
  sizeService,
  region: homeRegion,
  discountPercent,
}: {
  readonly sizeService: SizeService;
  readonly region?: string;
  readonly discountPercent: number;
}): AnswerSize {
  return async function answerSize(ask, form, words, sharedBy = '') {
    const region = ask.region ?? homeRegion;
    if (region === undefined)
      throw new AdvisorError('region_missing', 'No region is set.', {
        hint: 'Add --region, or set AWS_REGION for the bot.',
      });
    const discount = ask.discountPercent ?? discountPercent;
    const outcome = await sizeService({
      service: ask.service,
      scope: scopeOf(ask, region),
      days: ask.days,
      ...(ask.goal === undefined ? {} : { goal: ask.goal }),
      discountPercent: discount,
    });
    return render(outcome, ask, { form, words, sharedBy, discount, region });
  };
}

/** The question that a button asks again. */
export function askOf(question: SizeQuestion): SizeAsk {
  const { name, ...rest } = question;
  return { ...rest, service: name };
}

function accountOf({ account }: Pick<SizeAsk, 'account'>): { readonly account?: string } {
  return account === undefined ? {} : { account };
}

interface Rendering {
  readonly form: Form;
  readonly words: Words;
  readonly sharedBy: string;
  readonly discount: number;
  /** The region that was asked. */
  readonly region: string;
}

function render(outcome: SizeOutcome, ask: SizeAsk, { form, words, sharedBy, discount, region }: Rendering): Message {
  const rest = {
    asked: ask.service,
    days: ask.days,
    ...(ask.goal === undefined ? {} : { goal: ask.goal }),
    ...accountOf(ask),
    discountPercent: discount,
  };
  switch (outcome.kind) {
    case 'ambiguous':
      return renderAmbiguous(outcome.candidates, rest, words);
    case 'notFound':
      return renderNotFound(outcome.closest, { ...rest, ...scopeOf(ask, region) }, words);
    case 'sized': {
      const report = createSizeReport(outcome.answer, words);
      const service = { ...outcome.answer.evidence.service, ...accountOf(ask) };
      const question = sizeQuestion(service, ask.days, ask.goal, discount);
      if (form === 'shared') return renderSharedAnswer(report, question, sharedBy, words);
      if (form === 'explanation') return renderExplanation(report, outcome.answer.explain(), words);
      return renderSizeAnswer(report, question, words);
    }
  }
}

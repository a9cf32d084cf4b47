import { scopeOf } from '../../app/find-service.ts';
import type { WhyOutcome, WhyService } from '../../app/why-service.ts';
import type { ServiceRef } from '../../core/ecs-service.ts';
import { AdvisorError } from '../../core/errors.ts';
import { renderWhyAnswer, renderWhyLogs } from '../../render/slack/why-answer.ts';
import { renderWhyChoice } from '../../render/slack/why-choice.ts';
import { whyQuestion } from '../../render/slack/why-value.ts';
import { createWhyReport } from '../../render/why-report.ts';
import type { Words } from '../../words/words.ts';
import type { Message } from '../respond.ts';

/** A question as it was typed, chosen or carried by a button. */
export interface WhyAsk {
  readonly service: string;
  readonly cluster?: string;
  /** Id or name of a configured account. */
  readonly account?: string;
  /** The bot's own region when absent. */
  readonly region?: string;
  readonly logs: boolean;
  /** The thread that is answered in. */
  readonly thread?: string;
}

/** `logs` is the log lines alone; `shared` names who shared it by user id. */
export type WhyForm = { readonly kind: 'answer' | 'logs' } | { readonly kind: 'shared'; readonly by: string };

/** Asks the use case and gives what a person is shown. */
export type AnswerWhy = (ask: WhyAsk, form: WhyForm, words: Words) => Promise<Message>;

/**
 * Says what is wrong in Slack's form.
 * @throws AdvisorError `region_missing` when neither the question nor the set-up names a region, and the use case's own
 */
export function createAnswerWhy({
  whyService,
  region: homeRegion,
}: {
  readonly whyService: WhyService;
  readonly region?: string;
}): AnswerWhy {
  return async function answerWhy(ask, form, words) {
    const region = ask.region ?? homeRegion;
    if (region === undefined) {
      throw new AdvisorError('region_missing', 'No region is set.', {
        hint: 'Add --region, or set AWS_REGION for the bot.',
      });
    }
    const scope = scopeOf(ask, region);
    const outcome = await whyService({ service: ask.service, scope, logs: ask.logs });
    return render(outcome, { ...ask, region }, form, words);
  };
}

function render(outcome: WhyOutcome, ask: WhyAsk & { readonly region: string }, form: WhyForm, words: Words): Message {
  const asked = ask.service.slice(0, 300);
  const account = ask.account === undefined ? {} : { account: ask.account };
  const ofAccount = (refs: readonly ServiceRef[]) => refs.map((ref) => ({ ...ref, ...account }));
  const inThread = ask.thread === undefined ? {} : { thread: ask.thread };
  switch (outcome.kind) {
    case 'ambiguous': {
      const head = words.slack.ambiguous({ asked, count: outcome.candidates.length });
      return renderWhyChoice(head, ofAccount(outcome.candidates), words, inThread);
    }
    case 'notFound': {
      const head = words.slack.notFound({ asked, region: ask.region, cluster: ask.cluster ?? null });
      return renderWhyChoice(head, ofAccount(outcome.closest), words, { ...inThread, note: words.slack.notFoundTodo });
    }
    case 'answered': {
      const report = createWhyReport(outcome.answer, words);
      if (form.kind === 'logs') return renderWhyLogs(report, words);
      const question = whyQuestion({ ...outcome.answer.symptoms.ref, ...account }, ask.thread);
      return renderWhyAnswer(report, question, words, form.kind === 'shared' ? { sharedBy: form.by } : {});
    }
    default:
      return outcome satisfies never;
  }
}

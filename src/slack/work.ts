import type { WebClient } from '@slack/web-api';
import type { Clock } from '../app/ports.ts';
import { renderRefusal } from '../render/slack/status.ts';
import { createWords } from '../words/create-words.ts';
import { detectLocale } from '../words/locale.ts';
import type { Words } from '../words/words.ts';
import type { AccessRules, AccessVerdict, CheckAccess } from './access.ts';
import { type Asker, askerOf } from './asker.ts';
import { type DeliveryBody, textAt } from './delivery-body.ts';
import type { ReportFailure } from './failure.ts';
import type { Call, Retry } from './feature.ts';
import type { Log } from './logger.ts';
import type { People } from './people.ts';
import type { Message, Respond } from './respond.ts';
import { type Stage, stageOf } from './stage.ts';
import type { Turn } from './turns.ts';

export interface WorkDeps {
  readonly client: WebClient;
  readonly checkAccess: CheckAccess;
  readonly rules: AccessRules;
  readonly people: People;
  readonly respond: Respond;
  readonly reportFailure: ReportFailure;
  readonly log: Log;
  readonly clock: Clock;
  /** Waits until it is this job's turn to begin. */
  readonly turn: Turn;
  /** The language for people whose locale is not known. */
  readonly lang?: string;
  readonly runText: (text: string, call: Call) => Promise<void>;
}

/** What to do about one delivery, once it has been acknowledged. */
export interface Job {
  /** For the log, such as `action size_why`. */
  readonly kind: string;
  readonly body: DeliveryBody;
  /** Where to answer, when that is not where the delivery came from. A modal must be opened before anything is looked at. */
  readonly openStage?: (asker: Asker, words: Words) => Promise<Stage>;
  readonly run: (call: Call) => Promise<void>;
  /** What a failure offers to do again. */
  readonly retry?: Retry;
}

export type Work = (job: Job) => Promise<void>;

/** Checks the person, runs the job, and tells them when it fails. Never throws. */
export function createWork(deps: WorkDeps): Work {
  return async function work({ kind, body, openStage, run, retry }) {
    const startedAt = deps.clock().getTime();
    const asker = askerOf(body);
    if (asker === undefined) {
      deps.log.warn({ kind }, 'A delivery named nobody');
      return;
    }
    const { userId } = asker;
    let stage = stageOf(body, deps);
    let outcome = 'answered';
    try {
      if (openStage !== undefined) stage = await openStage(asker, wordsFor(deps, userId));
      await deps.turn();
      const verdict = await deps.checkAccess(asker);
      const words = wordsFor(deps, userId);
      if (verdict.kind === 'refused') {
        outcome = `refused: ${verdict.reason}`;
        if (verdict.error !== undefined) deps.log.warn({ error: verdict.error }, 'Access could not be checked');
        await stage.show(refusalMessage(verdict, deps.rules, words), words);
      } else {
        const call: Call = {
          body,
          asker,
          stage,
          words,
          person: verdict.person,
          client: deps.client,
          share: shareOf(body, deps.respond),
          runText: (text, elsewhere) =>
            deps.runText(text, elsewhere === undefined ? call : { ...call, stage: elsewhere }),
        };
        await run(call);
      }
    } catch (error) {
      outcome = 'failed';
      const words = wordsFor(deps, userId);
      await deps.reportFailure(error, { stage, words, kind, userId, ...(retry === undefined ? {} : { retry }) });
    }
    deps.log.info({ kind, outcome, userId, durationMs: deps.clock().getTime() - startedAt }, 'A delivery was handled');
  };
}

/** The words of someone's language as far as it is known. */
export function wordsFor({ people, lang }: Pick<WorkDeps, 'people' | 'lang'>, userId: string): Words {
  return createWords(detectLocale(people.peek(userId)?.locale ?? lang));
}

function shareOf(body: DeliveryBody, respond: Respond): Call['share'] {
  const responseUrl = textAt(body, 'response_url');
  if (responseUrl === undefined) return null;
  return async (message) => {
    await respond(responseUrl, message, { inChannel: true });
  };
}

function refusalMessage(
  { reason, missingScope }: AccessVerdict & { readonly kind: 'refused' },
  rules: AccessRules,
  words: Words,
): Message {
  const message = renderRefusal(reason, words);
  const more =
    missingScope !== undefined
      ? words.forms.missingScope(missingScope)
      : reason === 'channel'
        ? words.forms.outsideChannel(rules.allowedChannels.map((id) => `<#${id}>`).join(', '))
        : undefined;
  if (more === undefined) return message;
  return {
    text: `${message.text} ${more}`,
    blocks: [...message.blocks, { type: 'section', text: { type: 'mrkdwn', text: more.slice(0, 3000) } }],
  };
}

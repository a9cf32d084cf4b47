import { randomBytes } from 'node:crypto';
import { AdvisorError, isAdvisorError } from '../core/errors.ts';
import { ACTION_IDS, choiceId } from '../render/slack/ids.ts';
import { renderError } from '../render/slack/status.ts';
import type { Words } from '../words/words.ts';
import { type Retry, withBlocks } from './feature.ts';
import type { Log } from './logger.ts';
import { platformErrorOf, type Stage } from './stage.ts';
import { plain } from './views.ts';

export interface FailureContext {
  readonly stage: Stage;
  readonly words: Words;
  readonly retry?: Retry;
  /** What was being done, for the log. */
  readonly kind: string;
  readonly userId?: string;
}

export type ReportFailure = (error: unknown, context: FailureContext) => Promise<void>;

/**
 * Logs a failure under a reference id and tells the person: what happened, what to do, the id, and a button for the
 * same again. Never throws; a failure to tell is logged too.
 */
export function createReportFailure({
  log,
  newReference = () => randomBytes(4).toString('hex'),
}: {
  readonly log: Log;
  readonly newReference?: () => string;
}): ReportFailure {
  return async function reportFailure(error, { stage, words, retry, kind, userId }) {
    const reference = newReference();
    const understood = understand(error);
    log.error({ reference, kind, userId, error: understood }, 'A question could not be answered');
    const message = renderError(understood, reference, words);
    const again = retry === undefined ? [] : [retryBlock(retry, words)];
    try {
      await stage.show(withBlocks(message, ...again), words);
    } catch (failure) {
      log.error({ reference, error: failure }, 'A failure could not be shown');
    }
  };
}

/** What Slack refuses is translated here, once; Bolt wraps what it does not know. */
function understand(error: unknown): unknown {
  const original = error instanceof Error && 'original' in error ? error.original : error;
  if (isAdvisorError(original)) return original;
  const refusal = platformErrorOf(original);
  if (refusal === undefined) return original;
  return new AdvisorError('slack_failed', `Slack refused a call: ${refusal}`, { cause: original });
}

function retryBlock(retry: Retry, words: Words) {
  const { tryAgain } = words.forms;
  // Another id than the button's of the same kind elsewhere in the message is not needed: ids are unique per block.
  return {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: retry.actionId, text: plain(tryAgain), value: retry.value }],
  };
}

/** The button that types a command again. */
export function retryCommand(text: string): Retry | undefined {
  return text.length > 0 && text.length <= 2000
    ? { actionId: choiceId(ACTION_IDS.helpRun, 'again'), value: text }
    : undefined;
}

import type { Clock } from './ports.ts';
import type { DigestLedger, DigestSubscriptions } from './store.ts';

/** `accepted`: the next tick sends it. `notNow`: it is under way, or was skipped or cancelled. */
export type SendAgainOutcome = 'accepted' | 'notFound' | 'notNow' | 'stopped';

export type SendDigestAgain = (runId: string) => Promise<SendAgainOutcome>;

/** A digest that a person asked for is worth sending for so long. */
const WORTH_SENDING_SECONDS = 12 * 3600;

/**
 * Sends the digest of a run once more because a person says so: the only way out of `unknown`. Where its message is
 * known, that message is updated instead. Of two presses one is accepted.
 * @throws AdvisorError `storage_unavailable`
 */
export function createSendDigestAgain({
  ledger,
  subscriptions,
  clock,
}: {
  readonly ledger: Pick<DigestLedger, 'find' | 'reopen'>;
  readonly subscriptions: Pick<DigestSubscriptions, 'find'>;
  readonly clock: Clock;
}): SendDigestAgain {
  return async function sendDigestAgain(runId) {
    const run = await ledger.find(runId);
    const subscription = run === null ? null : await subscriptions.find(run.subscriptionId);
    if (run === null || subscription === null) return 'notFound';
    if (subscription.status.kind === 'stopped') return 'stopped';
    const now = clock();
    const expiresAt = new Date(now.getTime() + WORTH_SENDING_SECONDS * 1000).toISOString();
    return (await ledger.reopen(runId, { expiresAt, at: now.toISOString() })) ? 'accepted' : 'notNow';
  };
}

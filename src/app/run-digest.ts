import { type DigestRun, MAX_FAILURES, retryDelaySeconds } from '../core/digest/run.ts';
import type { DigestSubscription, PauseReason, RefusalCode } from '../core/digest/subscription.ts';
import { isAdvisorError } from '../core/errors.ts';
import {
  DIGEST_TIMING,
  type DigestBuilder,
  type DigestMessage,
  type DigestSender,
  type DigestTiming,
  type FoundPost,
  type SendOutcome,
} from './digest-ports.ts';
import type { Clock } from './ports.ts';
import type { DigestLedger, DigestSubscriptions, RunClaim, RunSettlement } from './store.ts';

/** How one claim ended, for the log. */
export interface RunReport {
  readonly runId: string;
  readonly outcome:
    | RunSettlement['state']
    /** Another replica took the run over. */
    | 'lost'
    /** Looked for once Slack had time to show it. */
    | 'uncertain';
  /** What was thrown by a port, whatever the outcome. */
  readonly error?: unknown;
}

export type RunDigest = (claim: RunClaim) => Promise<RunReport>;

export interface RunDigestDeps<Content> {
  readonly ledger: DigestLedger;
  readonly subscriptions: Pick<DigestSubscriptions, 'find'>;
  readonly builder: DigestBuilder<Content>;
  readonly sender: DigestSender<Content>;
  readonly clock: Clock;
  readonly timing?: DigestTiming;
}

/**
 * Makes the digest of a claimed run and sends it, or finds out what became of one whose sender is gone. The content is
 * built first; that a request is about to leave is written down before it leaves; after that the run is sent again only
 * when the message is certainly not in the channel, or when a person asks for it.
 * @throws AdvisorError `storage_unavailable`; the run is then taken up again once its lease has ended
 */
export function createRunDigest<Content>(deps: RunDigestDeps<Content>): RunDigest {
  const { ledger, subscriptions, builder, sender, clock, timing = DIGEST_TIMING } = deps;
  const now = () => clock().toISOString();
  const later = (seconds: number) => new Date(clock().getTime() + seconds * 1000).toISOString();

  async function settle(run: DigestRun, settlement: RunSettlement, error?: unknown): Promise<RunReport> {
    const isHeld = await ledger.settle(run, settlement, now());
    return { runId: run.id, outcome: isHeld ? settlement.state : 'lost', ...(error !== undefined && { error }) };
  }

  /** Nothing is in the channel: once more later, unless that has been tried often enough. */
  function retry(run: DigestRun, failure: string, { retryAfterSeconds = 0, error }: RetryTerms = {}) {
    const failures = run.failures + 1;
    if (failures >= MAX_FAILURES) return settle(run, { state: 'failed', failure }, error);
    const notBefore = later(retryDelaySeconds(failures, retryAfterSeconds));
    return settle(run, { state: 'pending', notBefore, failure }, error);
  }

  async function make(run: DigestRun, subscription: DigestSubscription): Promise<RunReport> {
    const { slotAt } = run;
    let built: Awaited<ReturnType<typeof builder.build>>;
    try {
      const renewLease = () => ledger.renew(run, later(timing.leaseSeconds));
      built = await builder.build({ subscription, slotAt, renewLease });
    } catch (error) {
      return await retry(run, failureOf(error), { error });
    }
    if (built.kind === 'notReady') {
      return await settle(run, { state: 'pending', notBefore: later(built.retryAfterSeconds), failure: null });
    }
    const { content } = built;
    return await send(run, { runId: run.id, subscription, slotAt, content, replacesTs: run.messageTs });
  }

  async function send(run: DigestRun, message: DigestMessage<Content>): Promise<RunReport> {
    const leaseUntil = later(timing.leaseSeconds);
    if (!(await ledger.startSending(run, { leaseUntil, at: now() }))) return { runId: run.id, outcome: 'lost' };
    // A process that was stopped in between must not begin what another replica may take for its own by the end.
    if (later(timing.sendSeconds) > leaseUntil) return await retry(run, 'lease_too_short');
    let outcome: SendOutcome;
    let thrown: unknown;
    try {
      outcome = await sender.send(message);
    } catch (error) {
      [outcome, thrown] = [{ kind: 'ambiguous' }, error];
    }
    switch (outcome.kind) {
      case 'sent':
        return await finish(run, message, outcome.ts);
      case 'notSent':
        return await retry(run, 'not_sent', outcome);
      case 'refused': {
        const { code } = outcome;
        return await settle(run, { state: 'refused', refusal: code, pause: pauseReason(code) });
      }
      case 'ambiguous':
        return await doubt(run, thrown);
    }
  }

  async function finish(run: DigestRun, message: DigestMessage<Content>, ts: string): Promise<RunReport> {
    const report = await settle(run, { state: 'sent', messageTs: ts });
    if (report.outcome !== 'sent') return report;
    if (sender.followUp === undefined) return report;
    try {
      if (await ledger.startThread(run.id, ts)) await sender.followUp(message, ts);
      return report;
    } catch (error) {
      return { ...report, error };
    }
  }

  /** The message may be in the channel. Where the channel can be read, it is looked for by a later claim. */
  async function doubt(run: DigestRun, error: unknown): Promise<RunReport> {
    // Updating a message twice changes nothing.
    if (run.messageTs !== null) return await retry(run, 'ambiguous', { error });
    if (sender.findPosted === undefined) return await settle(run, { state: 'unknown', failure: 'ambiguous' }, error);
    const isHeld = await ledger.renew(run, later(timing.reconcileAfterSeconds - timing.clockSkewSeconds));
    return { runId: run.id, outcome: isHeld ? 'uncertain' : 'lost', ...(error !== undefined && { error }) };
  }

  async function reconcile(run: DigestRun, subscription: DigestSubscription): Promise<RunReport> {
    if (run.messageTs !== null) return await retry(run, 'interrupted');
    let found: FoundPost;
    try {
      const since = run.sendingStartedAt ?? run.slotAt;
      found = (await sender.findPosted?.({ runId: run.id, subscription, since })) ?? { kind: 'unavailable' };
    } catch (error) {
      // Asked again when this lease has ended, as long as the digest is of any use.
      if (now() < run.expiresAt) return { runId: run.id, outcome: 'uncertain', error };
      return await settle(run, { state: 'unknown', failure: failureOf(error) }, error);
    }
    switch (found.kind) {
      case 'found':
        return await settle(run, { state: 'sent', messageTs: found.ts });
      case 'absent':
        return await retry(run, 'interrupted');
      case 'unavailable':
        return await settle(run, { state: 'unknown', failure: 'interrupted' });
    }
  }

  return async function runDigest({ kind, run }) {
    const subscription = await subscriptions.find(run.subscriptionId);
    if (subscription === null) return await settle(run, { state: 'cancelled' });
    if (kind === 'reconcile') return await reconcile(run, subscription);
    const isWanted = subscription.status.kind === 'active' || (run.isByHand && subscription.status.kind === 'paused');
    if (!isWanted) return await settle(run, { state: 'cancelled' });
    if (now() < run.expiresAt) return await make(run, subscription);
    // The first claim comes too late; a later one has tried, and its owner must hear that it did not work.
    if (run.fencing === 1) return await settle(run, { state: 'skipped_late' });
    return await settle(run, { state: 'failed', failure: run.failure ?? 'expired' });
  };
}

interface RetryTerms {
  readonly retryAfterSeconds?: number;
  readonly error?: unknown;
}

/** Any digest to this channel would be refused; what is wrong with one digest may be right in the next. */
function pauseReason(code: RefusalCode): PauseReason | null {
  return code === 'other' ? null : code;
}

function failureOf(error: unknown): string {
  return isAdvisorError(error) ? error.code : 'internal';
}

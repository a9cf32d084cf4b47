import { expiryOf, LATENESS_LIMIT_SECONDS, type LatenessLimits } from '../core/digest/lateness.ts';
import { runId } from '../core/digest/run.ts';
import { latestDueSlot, nextSlots } from '../core/digest/slots.ts';
import type { DigestSubscription } from '../core/digest/subscription.ts';
import { isAdvisorError } from '../core/errors.ts';
import { DIGEST_TIMING, type OwnerNotices } from './digest-ports.ts';
import { createResumeThreads, type ThreadReport } from './resume-threads.ts';
import { createRunDigest, type RunDigestDeps, type RunReport } from './run-digest.ts';
import type { DigestSubscriptions } from './store.ts';

/** What one tick did, for the log. */
export interface TickReport {
  /** Ids of the runs that this tick opened. */
  readonly opened: readonly string[];
  /** Slots that came too late, as the ids of their runs. */
  readonly skippedLate: readonly string[];
  /** Subscriptions whose last slot lies more than a period ahead: this clock, or the one that ran it, is wrong. */
  readonly aheadOfClock: readonly string[];
  readonly runs: readonly RunReport[];
  /** Threads that a process which is gone had not begun. */
  readonly threads: readonly ThreadReport[];
  /** Owners who were told something. */
  readonly told: number;
  /** What went wrong with one subscription or one notice, and did not keep the others. */
  readonly errors: readonly unknown[];
}

export type TickDigests = () => Promise<TickReport>;

export interface TickDigestsDeps<Content> extends RunDigestDeps<Content> {
  readonly subscriptions: Pick<DigestSubscriptions, 'active' | 'find'>;
  readonly notices: OwnerNotices;
  readonly lateness?: LatenessLimits;
  /** True once the process is asked to end: what is under way is finished, and nothing new is begun. */
  readonly isStopping?: () => boolean;
}

/** So that a tick ends: what is left is done by the next. */
const RUNS_A_TICK = 200;
const NOTICES_A_TICK = 50;

/** An owner who could not be told so often is not tried again. */
const NOTICE_TRIES = 5;

/**
 * Does what is due, as often as it is called and on as many replicas as there are: opens the newest slot of every
 * subscription whose last was before it (so of all that were missed one is left, and none of those that are too late),
 * works through the runs that can be worked on, and tells owners what they must know.
 * @throws AdvisorError `storage_unavailable`
 */
export function createTickDigests<Content>(deps: TickDigestsDeps<Content>): TickDigests {
  const { ledger, subscriptions, notices, clock, timing = DIGEST_TIMING, lateness = LATENESS_LIMIT_SECONDS } = deps;
  const isStopping = deps.isStopping ?? (() => false);
  const runDigest = createRunDigest(deps);
  const resumeThreads = createResumeThreads(deps);

  /** The slot that was opened for the subscription, if one was due. */
  async function openDue(subscription: DigestSubscription): Promise<OpenedSlot | null> {
    const { id: subscriptionId, schedule } = subscription;
    const now = clock();
    const slot = latestDueSlot(schedule, now);
    const slotAt = slot.toISOString();
    if (slotAt <= subscription.handledUntil) return null;
    const expiry = expiryOf(schedule, slot, lateness);
    const isLate = expiry <= now;
    const isOpened = await ledger.open({
      subscriptionId,
      slotAt,
      expiresAt: expiry.toISOString(),
      state: isLate ? 'skipped_late' : 'pending',
      at: now.toISOString(),
    });
    return isOpened ? { runId: runId(subscriptionId, slotAt), isLate } : null;
  }

  function isAheadOfClock({ schedule, handledUntil }: DigestSubscription): boolean {
    const [, second] = nextSlots(schedule, clock(), 2);
    return second !== undefined && second.toISOString() <= handledUntil;
  }

  async function tellOwners(errors: unknown[]): Promise<number> {
    let told = 0;
    for (let i = 0; i < NOTICES_A_TICK && !isStopping(); i++) {
      const claimed = await ledger.claimNotice(timing, clock().toISOString());
      if (claimed === null) break;
      const { run, notice, tries } = claimed;
      const subscription = await subscriptions.find(run.subscriptionId);
      const isTold = subscription === null || (await tell({ kind: notice, subscription, run }, errors));
      if (isTold) told++;
      if (isTold || tries >= NOTICE_TRIES) await ledger.closeNotice(run.id);
    }
    return told;
  }

  async function tell(notice: Parameters<OwnerNotices['tell']>[0], errors: unknown[]): Promise<boolean> {
    try {
      return await notices.tell(notice);
    } catch (error) {
      errors.push(error);
      return false;
    }
  }

  return async function tickDigests() {
    const opened: string[] = [];
    const skippedLate: string[] = [];
    const aheadOfClock: string[] = [];
    const errors: unknown[] = [];
    const runs: RunReport[] = [];
    for (const subscription of await subscriptions.active()) {
      try {
        const slot = await openDue(subscription);
        if (slot !== null) (slot.isLate ? skippedLate : opened).push(slot.runId);
        if (isAheadOfClock(subscription)) aheadOfClock.push(subscription.id);
      } catch (error) {
        // A store that does not answer concerns all of them.
        if (isAdvisorError(error)) throw error;
        errors.push(error);
      }
    }
    for (let i = 0; i < RUNS_A_TICK && !isStopping(); i++) {
      const claim = await ledger.claim(timing, clock().toISOString());
      if (claim === null) break;
      runs.push(await runDigest(claim));
    }
    const threads = await resumeThreads(isStopping);
    const told = await tellOwners(errors);
    return { opened, skippedLate, aheadOfClock, runs, threads, told, errors };
  };
}

interface OpenedSlot {
  readonly runId: string;
  readonly isLate: boolean;
}

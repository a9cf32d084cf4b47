import type { RefusalCode } from './subscription.ts';

/**
 * Where the digest of one slot stands.
 *
 *     pending -> preparing -> sending -> sent
 *        ^          |           |-----> refused    Slack said no, and nothing was posted
 *        |----------|-----------|-----> unknown    it may or may not be in the channel: only a person sends it again
 *                   |-----------------> failed     given up
 *     skipped_late, cancelled                      never begun
 */
export const RUN_STATES = [
  'pending',
  'preparing',
  'sending',
  'sent',
  'refused',
  'unknown',
  'failed',
  'skipped_late',
  'cancelled',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What the owner of the subscription must be told about a run. */
export const RUN_NOTICES = ['unknown', 'refused', 'failed'] as const;
export type RunNotice = (typeof RUN_NOTICES)[number];

/** One slot of one subscription: there is never a second run of the two. */
export interface DigestRun {
  /** `<subscriptionId>@<slotAt>`; it goes with the message as metadata, so that the message can be found again. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly slotAt: string;
  readonly state: RunState;
  /** Attempts that failed. */
  readonly failures: number;
  /** Grows with every claim; what an earlier claimant still writes is refused. */
  readonly fencing: number;
  readonly leaseUntil: string | null;
  readonly notBefore: string;
  readonly expiresAt: string;
  /** True once a person asked for it: then a paused subscription does not hold it back. */
  readonly isByHand: boolean;
  readonly sendingStartedAt: string | null;
  /** Of the digest in the channel; kept when the run is repeated, so that the message is updated. */
  readonly messageTs: string | null;
  readonly refusal: RefusalCode | null;
  readonly failure: string | null;
  /** What the owner has yet to be told. */
  readonly notice: RunNotice | null;
}

/** The run's id, which is also its key. */
export function runId(subscriptionId: string, slotAt: string): string {
  return `${subscriptionId}@${slotAt}`;
}

const FIRST_RETRY_SECONDS = 60;
const LONGEST_RETRY_SECONDS = 3600;

/** A run that failed so often is given up. With the delays below that is after about five hours. */
export const MAX_FAILURES = 10;

/** Seconds until the next attempt: 60, 120, 240, ... up to an hour; never sooner than Slack asked for. */
export function retryDelaySeconds(failures: number, retryAfterSeconds = 0): number {
  const delay = FIRST_RETRY_SECONDS * 2 ** Math.max(0, failures - 1);
  return Math.max(Math.min(delay, LONGEST_RETRY_SECONDS), Math.ceil(retryAfterSeconds));
}

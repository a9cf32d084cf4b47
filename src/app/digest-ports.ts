import type { DigestRun, RunNotice } from '../core/digest/run.ts';
import type { DigestSubscription, RefusalCode } from '../core/digest/subscription.ts';

/** Makes what a digest says. */
export interface DigestBuilder<Content> {
  /**
   * The content for the slot, or in how many seconds to ask again, for example while its sweep runs. `renewLease` is
   * called now and then in long work; false means that another replica took over, and the work can stop.
   */
  build(request: {
    readonly subscription: DigestSubscription;
    readonly slotAt: string;
    readonly renewLease: () => Promise<boolean>;
  }): Promise<
    | { readonly kind: 'ready'; readonly content: Content }
    | { readonly kind: 'notReady'; readonly retryAfterSeconds: number }
  >;
}

export interface DigestMessage<Content> {
  /** Goes with the message as metadata, so that `findPosted` can find it. */
  readonly runId: string;
  readonly subscription: DigestSubscription;
  readonly slotAt: string;
  readonly content: Content;
  /** The message that this one takes the place of, when the slot was sent before; null means a new message. */
  readonly replacesTs: string | null;
}

/**
 * What became of a message. Only what is certainly not in the channel is `notSent` or `refused`: a request that was
 * not answered, or answered by a 5xx, is `ambiguous`, and so is an error that is thrown.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly ts: string }
  | { readonly kind: 'notSent'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'ambiguous' };

export type FoundPost =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  /** The channel may not be read. */
  | { readonly kind: 'unavailable' };

/** Posts digests. It must not retry by itself, and must give a request up within `DigestTiming.sendSeconds`. */
export interface DigestSender<Content> {
  send(message: DigestMessage<Content>): Promise<SendOutcome>;
  /** Looks for the run's message among those of the channel since the instant. */
  findPosted?(query: {
    readonly runId: string;
    readonly subscription: DigestSubscription;
    readonly since: string;
  }): Promise<FoundPost>;
  /** What follows in the thread once the digest is known to be sent. Asked once for a message: a failure is only reported. */
  followUp?(message: DigestMessage<Content>, ts: string): Promise<void>;
}

/** What the owner of a subscription has to know: `unknown` comes with "Send again". */
export interface OwnerNotice {
  readonly kind: RunNotice;
  readonly subscription: DigestSubscription;
  readonly run: DigestRun;
}

export interface OwnerNotices {
  /** True when the owner was told; false when this owner cannot be told now. */
  tell(notice: OwnerNotice): Promise<boolean>;
}

/** How long the steps of a run may take, in seconds. */
export interface DigestTiming {
  /** A claim that is not renewed ends after this. */
  readonly leaseSeconds: number;
  /** A lease of another replica counts as ended only this much later: their clocks may differ. */
  readonly clockSkewSeconds: number;
  /** A request to Slack is over within this. */
  readonly sendSeconds: number;
  /** After an ambiguous answer, how long Slack gets to show the message before it is looked for. */
  readonly reconcileAfterSeconds: number;
}

export const DIGEST_TIMING: DigestTiming = {
  leaseSeconds: 300,
  clockSkewSeconds: 120,
  sendSeconds: 60,
  reconcileAfterSeconds: 60,
};

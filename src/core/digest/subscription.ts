import type { DigestFilter } from './filter.ts';
import type { DigestSchedule } from './schedule.ts';

/** Why Slack will not take a digest, whatever is tried. */
export const REFUSAL_CODES = ['channel_not_found', 'not_in_channel', 'is_archived', 'token_revoked', 'other'] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** `asked` is a person's wish; the rest is what Slack said when it was last tried. */
export type PauseReason = 'asked' | Exclude<RefusalCode, 'other'>;

export type SubscriptionStatus =
  | { readonly kind: 'active' }
  | { readonly kind: 'paused'; readonly because: PauseReason }
  | { readonly kind: 'stopped' };

/** A digest that somebody wants in a channel, and when. */
export interface DigestSubscription {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  /** The person who is told when something is wrong. */
  readonly ownerId: string;
  readonly schedule: DigestSchedule;
  readonly filter: DigestFilter;
  /** The language of the digest, such as `ko`. */
  readonly locale: string;
  readonly status: SubscriptionStatus;
  /** Slots up to this one are done with: run, skipped, collapsed into a newer one, or from before anybody asked. */
  readonly handledUntil: string;
  readonly createdAt: string;
}

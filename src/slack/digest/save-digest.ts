import type { Clock } from '../../app/ports.ts';
import type { DigestSubscriptions, StoreLocks } from '../../app/store.ts';
import { isSameFilter } from '../../core/digest/filter.ts';
import { isSameSchedule } from '../../core/digest/schedule.ts';
import type { DigestSubscription, RefusalCode } from '../../core/digest/subscription.ts';
import { type DigestWish, renderSubscribed, type Saving } from '../../render/slack/digest-wish.ts';
import type { Words } from '../../words/words.ts';
import type { PostOnce } from './post-once.ts';

export interface SaveRequest {
  readonly wish: DigestWish;
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  /** True where the wish is to take the place of the subscription with its id. */
  readonly isChange: boolean;
  readonly words: Words;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly saving: Saving; readonly at: Date }
  /** The channel has that very digest, or is about to. */
  | { readonly kind: 'same'; readonly wish: Pick<DigestWish, 'schedule' | 'filter'> }
  | { readonly kind: 'cannotPost'; readonly code: RefusalCode }
  /** Slack did not say whether it took the confirmation. */
  | { readonly kind: 'notConfirmed' }
  /** What was to be changed is not there any more. */
  | { readonly kind: 'gone' };

export type SaveDigest = (request: SaveRequest) => Promise<SaveOutcome>;

/**
 * Posts to the channel first, which proves that the digest can be written there; only then is it saved. A wish that was
 * saved before is not saved twice.
 */
export function createSaveDigest({
  subscriptions,
  locks,
  post,
  clock,
  newId,
}: {
  readonly subscriptions: Pick<DigestSubscriptions, 'find' | 'list' | 'add' | 'change' | 'resume'>;
  /** Keeps two presses of "Save", on any two replicas, from posting twice. */
  readonly locks: StoreLocks;
  readonly post: PostOnce['post'];
  readonly clock: Clock;
  readonly newId: () => string;
}): SaveDigest {
  async function saveAlone({ wish, teamId, channelId, userId, isChange, words }: SaveRequest): Promise<SaveOutcome> {
    const known = await subscriptions.find(wish.id);
    if (isChange && (known === null || known.status.kind === 'stopped' || known.teamId !== teamId)) {
      return { kind: 'gone' };
    }
    const alike = (await subscriptions.list({ teamId, channelId })).find((one) => isAlike(one, wish));
    const same = isChange ? alike : (known ?? alike);
    if (same !== undefined) return { kind: 'same', wish: same };
    const saving = isChange ? 'changed' : 'added';
    const at = clock();
    const posted = await post({ ...renderSubscribed(wish, { userId, now: at, saving }, words), channel: channelId });
    if (posted.kind === 'refused') return { kind: 'cannotPost', code: posted.code };
    if (posted.kind !== 'sent') return { kind: 'notConfirmed' };
    if (isChange) return (await change()) ? { kind: 'saved', saving, at } : { kind: 'gone' };
    await subscriptions.add({
      ...wish,
      teamId,
      channelId,
      ownerId: userId,
      locale: words.locale,
      status: { kind: 'active' },
      handledUntil: at.toISOString(),
      createdAt: at.toISOString(),
    });
    return { kind: 'saved', saving, at };

    /** One that was paused because nothing could be posted can be posted now. */
    async function change(): Promise<boolean> {
      const { id, schedule, filter } = wish;
      if (!(await subscriptions.change(id, { schedule, filter, channelId }, at.toISOString()))) return false;
      const because = known?.status.kind === 'paused' ? known.status.because : 'asked';
      if (because !== 'asked') await subscriptions.resume(id, at.toISOString());
      return true;
    }
  }

  return async function saveDigest(request) {
    const { wish } = request;
    const lock = await locks.take(`save digest ${wish.id}`, { holder: newId(), seconds: SAVE_SECONDS });
    if (lock === null) return { kind: 'same', wish };
    try {
      return await saveAlone(request);
    } finally {
      await locks.release(lock);
    }
  };
}

/** Longer than a post to Slack may take; it ends by itself should the process. */
const SAVE_SECONDS = 60;

/** The digest of the channel that would say the same at the same times. */
export function isAlike(one: DigestSubscription, wish: Pick<DigestWish, 'schedule' | 'filter'>): boolean {
  return isSameSchedule(one.schedule, wish.schedule) && isSameFilter(one.filter, wish.filter);
}

import type { DigestSubscriptions } from '../../app/store.ts';
import type { DigestSubscription } from '../../core/digest/subscription.ts';
import type { Call } from '../feature.ts';

/** The workspace that the subscriptions of a call are of. */
export function teamOf({ asker, person }: Pick<Call, 'asker' | 'person'>): string {
  return asker.teamIds[0] ?? person.teamId ?? '';
}

/** The digests of the channel that something was done in. */
export function inChannel(
  call: Pick<Call, 'asker' | 'person'>,
  subscriptions: Pick<DigestSubscriptions, 'list'>,
): Promise<readonly DigestSubscription[]> {
  const { channelId } = call.asker;
  return channelId === undefined ? Promise.resolve([]) : subscriptions.list({ teamId: teamOf(call), channelId });
}

/** The digests that somebody subscribed channels to. */
export function ownedBy(
  call: Pick<Call, 'asker' | 'person'>,
  subscriptions: Pick<DigestSubscriptions, 'list'>,
): Promise<readonly DigestSubscription[]> {
  return subscriptions.list({ teamId: teamOf(call), ownerId: call.asker.userId });
}

/** The subscription that a button names, when it is of the channel that it was pressed in or of whoever pressed it. */
export async function findMine(
  call: Pick<Call, 'asker' | 'person'>,
  id: string,
  subscriptions: Pick<DigestSubscriptions, 'find'>,
): Promise<DigestSubscription | null> {
  const found = await subscriptions.find(id);
  if (found === null || found.status.kind === 'stopped' || found.teamId !== teamOf(call)) return null;
  const { userId, channelId } = call.asker;
  return found.ownerId === userId || found.channelId === channelId ? found : null;
}

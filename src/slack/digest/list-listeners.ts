import type { Clock } from '../../app/ports.ts';
import type { SendDigestAgain } from '../../app/send-digest-again.ts';
import type { DigestLedger, DigestSubscriptions } from '../../app/store.ts';
import type { DigestSubscription } from '../../core/digest/subscription.ts';
import { type ListedDigest, renderDigestList } from '../../render/slack/digest-list.ts';
import { renderLines } from '../../render/slack/digest-wish.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import type { Words } from '../../words/words.ts';
import type { ActionCall, Call, Feature } from '../feature.ts';
import { findMine, inChannel } from './whose.ts';

export type Change = 'pause' | 'resume' | 'stop';

export interface DigestListListeners extends Required<Pick<Feature, 'actions'>> {
  /** Shows the digests of the channel. */
  readonly show: (call: Call, words: Words, note?: string) => Promise<void>;
  /** Changes all digests of the channel, and shows them. */
  readonly changeAll: (call: Call, change: Change, words: Words) => Promise<void>;
}

/** The digests of a channel or of a person: looking at them, pausing, resuming and stopping them. */
export function createDigestListListeners({
  subscriptions,
  ledger,
  sendAgain,
  clock,
  showHome,
}: {
  readonly subscriptions: DigestSubscriptions;
  readonly ledger: Pick<DigestLedger, 'list'>;
  readonly sendAgain: SendDigestAgain;
  readonly clock: Clock;
  readonly showHome: (call: Call, note?: string) => Promise<void>;
}): DigestListListeners {
  async function show(call: Call, words: Words, note?: string): Promise<void> {
    if (call.stage.kind === 'home') return await showHome(call, note);
    const listed = await withLastRuns(await inChannel(call, subscriptions), ledger);
    const options = { now: clock(), ...(note === undefined ? {} : { note }) };
    await call.stage.show(renderDigestList(listed, options, words), words);
  }

  async function changeAll(call: Call, change: Change, words: Words): Promise<void> {
    let changed = 0;
    for (const { id } of await inChannel(call, subscriptions)) if (await apply(change, id)) changed++;
    await show(call, words, words.digest.changed[change](changed));
  }

  /** A button of the list: about a digest of the channel that it is pressed in, or of whoever presses it. */
  function changeOne(change: Change): (call: ActionCall) => Promise<void> {
    return async (call) => {
      const { words } = call;
      const isMine = (await findMine(call, call.value, subscriptions)) !== null;
      const isChanged = isMine && (await apply(change, call.value));
      await show(call, words, words.digest.changed[change](isChanged ? 1 : 0));
    };
  }

  function apply(change: Change, id: string): Promise<boolean> {
    switch (change) {
      case 'pause':
        return subscriptions.pause(id, 'asked');
      case 'resume':
        return subscriptions.resume(id, clock().toISOString());
      case 'stop':
        return subscriptions.stop(id);
    }
  }

  async function pressAgain(call: ActionCall): Promise<void> {
    const { words } = call;
    const sentence = words.digest.sendAgain[await sendAgain(call.value)];
    if (call.stage.kind === 'home') return await showHome(call, sentence);
    await call.stage.show(renderLines([sentence], words), words);
  }

  return {
    show,
    changeAll,
    actions: {
      [ACTION_IDS.digestPause]: { run: changeOne('pause') },
      [ACTION_IDS.digestResume]: { run: changeOne('resume') },
      [ACTION_IDS.digestStop]: { run: changeOne('stop') },
      [ACTION_IDS.digestAgain]: { run: pressAgain },
    },
  };
}

/** Subscriptions with the newest of their runs. */
export async function withLastRuns(
  subscriptions: readonly DigestSubscription[],
  ledger: Pick<DigestLedger, 'list'>,
): Promise<readonly ListedDigest[]> {
  const listed: ListedDigest[] = [];
  for (const subscription of subscriptions) {
    const [lastRun = null] = await ledger.list({ subscriptionId: subscription.id, limit: 1 });
    listed.push({ subscription, lastRun });
  }
  return listed;
}

import { randomUUID } from 'node:crypto';
import type { Clock } from '../../app/ports.ts';
import type { PreviewDigest } from '../../app/prepare-digest.ts';
import type { SendDigestAgain } from '../../app/send-digest-again.ts';
import type { DigestLedger, DigestSubscriptions, StoreLocks } from '../../app/store.ts';
import { type DigestCommand, filterOf } from '../../core/command/specs/digest.ts';
import { type DigestFilter, isSameFilter } from '../../core/digest/filter.ts';
import { parseSchedule, type ScheduleProblem } from '../../core/digest/parse-schedule.ts';
import { isSameSchedule } from '../../core/digest/schedule.ts';
import type { DigestSubscription } from '../../core/digest/subscription.ts';
import { AdvisorError } from '../../core/errors.ts';
import { renderDigest } from '../../render/slack/digest.ts';
import {
  type DigestWish,
  decodeWish,
  renderDigestList,
  renderLines,
  renderSaved,
  renderSubscribed,
  renderWish,
  scheduleText,
} from '../../render/slack/digest-subscriptions.ts';
import { escapeSlack } from '../../render/slack/escape.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { context } from '../../render/slack/message.ts';
import { renderNotice } from '../../render/slack/status.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Words } from '../../words/words.ts';
import { type ActionCall, type Call, type Feature, withBlocks } from '../feature.ts';
import type { PostOnce } from './post-once.ts';

/** What subscriptions take; absent where nothing is stored. */
export interface DigestSubscribing {
  readonly subscriptions: DigestSubscriptions;
  readonly ledger: Pick<DigestLedger, 'list'>;
  /** Keeps two presses of "Save", on any two replicas, from posting twice. */
  readonly locks: StoreLocks;
  readonly sendAgain: SendDigestAgain;
  readonly post: PostOnce['post'];
}

export interface DigestFeatureDeps {
  readonly previewDigest: PreviewDigest;
  readonly subscribing?: DigestSubscribing;
  readonly clock: Clock;
  readonly newId?: () => string;
}

type Change = 'pause' | 'resume' | 'stop';

/** Longer than a post to Slack may take; it ends by itself should the process. */
const SAVE_SECONDS = 60;
/** A response URL lives half an hour. */
const LONGEST_PREVIEW_MS = 25 * 60_000;
const PREVIEW_WORDS: ReadonlySet<string> = new Set(['preview', 'now']);
const CHANGES: readonly Change[] = ['pause', 'resume', 'stop'];

/** `/fargate digest`: the digest of now, and the digests of a channel. */
export function createDigestFeature({
  previewDigest,
  subscribing,
  clock,
  newId = randomUUID,
}: DigestFeatureDeps): Feature {
  async function onCommand(call: Call, command: DigestCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const what = command.what?.toLowerCase() ?? '';
    if (what === '' || PREVIEW_WORDS.has(what)) return await showPreview(call, filterOf(command), words);
    if (subscribing === undefined) return await tell(call, [words.digest.noStore], words);
    if (call.asker.channelId === undefined) return await tell(call, [words.digest.noChannel], words);
    const change = CHANGES.find((known) => known === what);
    if (change !== undefined) return await changeAll(call, subscribing, change, words);
    if (what === 'list') return await showList(call, subscribing, words);
    await offer(call, subscribing, command, words);
  }

  async function showPreview(call: Call, filter: DigestFilter, words: Words): Promise<void> {
    await tell(call, [words.digest.sweeping], words);
    const content = await previewDigest({ filter, abortSignal: AbortSignal.timeout(LONGEST_PREVIEW_MS) });
    const note = subscribing === undefined ? words.digest.noStore : words.digest.previewNote;
    const message = renderDigest(content, 'sections', words);
    await call.stage.show(withBlocks(message, context(escapeSlack(note))), words);
  }

  /** Shows when the digest would come; nothing is saved yet. */
  async function offer(
    call: Call,
    { subscriptions }: DigestSubscribing,
    command: DigestCommand,
    words: Words,
  ): Promise<void> {
    const parsed = parseSchedule(command.what ?? '', { timeZone: call.person.timeZone ?? 'UTC' });
    if (!parsed.ok) {
      const problems = parsed.problems.map((problem) => problemSentence(problem, words));
      return await tell(call, [...problems, words.digest.examples], words);
    }
    const wish: DigestWish = { id: newId(), schedule: parsed.schedule, filter: filterOf(command) };
    const same = await sameAs(wish, call, subscriptions);
    if (same !== undefined) return await tell(call, [words.digest.already(scheduleText(same, words))], words);
    await call.stage.show(renderWish(wish, call.asker.channelId ?? '', clock(), words), words);
  }

  /** Posts to the channel first, which proves that the digest can be written there; only then is it saved. */
  async function save(call: ActionCall): Promise<void> {
    const { words, asker } = call;
    const wish = decodeWish(call.value);
    if (subscribing === undefined) return await tell(call, [words.digest.noStore], words);
    if (wish === null || asker.channelId === undefined) {
      return await call.stage.show(renderNotice('unknownAction', words), words);
    }
    const { locks } = subscribing;
    const lock = await locks.take(`save digest ${wish.id}`, { holder: newId(), seconds: SAVE_SECONDS });
    if (lock === null) return await tell(call, [words.digest.already(scheduleText(wish, words))], words);
    try {
      await saveAlone(call, subscribing, wish, asker.channelId);
    } finally {
      await locks.release(lock);
    }
  }

  async function saveAlone(
    call: ActionCall,
    { subscriptions, post }: DigestSubscribing,
    wish: DigestWish,
    channelId: string,
  ): Promise<void> {
    const { words, asker } = call;
    const same = (await subscriptions.find(wish.id)) ?? (await sameAs(wish, call, subscriptions));
    if (same != null) return await tell(call, [words.digest.already(scheduleText(same, words))], words);
    const now = clock();
    const posted = await post({ ...renderSubscribed(wish, asker.userId, now, words), channel: channelId });
    if (posted.kind === 'refused') {
      const { cannotPost, tryPosting } = words.digest;
      return await tell(call, [cannotPost[posted.code], ...(posted.code === 'is_archived' ? [] : [tryPosting])], words);
    }
    if (posted.kind !== 'sent') {
      throw new AdvisorError('slack_failed', `The confirmation of a digest was not taken: ${posted.kind}.`);
    }
    await subscriptions.add({
      ...wish,
      teamId: teamOf(call),
      channelId,
      ownerId: asker.userId,
      locale: words.locale,
      status: { kind: 'active' },
      handledUntil: now.toISOString(),
      createdAt: now.toISOString(),
    });
    await call.stage.show(renderSaved(wish, now, words), words);
  }

  async function showList(call: Call, deps: DigestSubscribing, words: Words, note?: string): Promise<void> {
    const listed = [];
    for (const subscription of await inChannel(call, deps.subscriptions)) {
      const [lastRun = null] = await deps.ledger.list({ subscriptionId: subscription.id, limit: 1 });
      listed.push({ subscription, lastRun });
    }
    const options = { now: clock(), ...(note === undefined ? {} : { note }) };
    await call.stage.show(renderDigestList(listed, options, words), words);
  }

  async function changeAll(call: Call, deps: DigestSubscribing, change: Change, words: Words): Promise<void> {
    let changed = 0;
    for (const { id } of await inChannel(call, deps.subscriptions)) {
      if (await apply(deps.subscriptions, change, id)) changed++;
    }
    await showList(call, deps, words, words.digest.changed[change](changed));
  }

  /** A button of the list: about one digest of the channel that it is pressed in. */
  function changeOne(change: Change): (call: ActionCall) => Promise<void> {
    return async (call) => {
      const { words } = call;
      if (subscribing === undefined) return await tell(call, [words.digest.noStore], words);
      const isHere = (await inChannel(call, subscribing.subscriptions)).some(({ id }) => id === call.value);
      const isChanged = isHere && (await apply(subscribing.subscriptions, change, call.value));
      await showList(call, subscribing, words, words.digest.changed[change](isChanged ? 1 : 0));
    };
  }

  function apply(subscriptions: DigestSubscriptions, change: Change, id: string): Promise<boolean> {
    switch (change) {
      case 'pause':
        return subscriptions.pause(id, 'asked');
      case 'resume':
        return subscriptions.resume(id, clock().toISOString());
      case 'stop':
        return subscriptions.stop(id);
    }
  }

  async function sendAgain(call: ActionCall): Promise<void> {
    const { words } = call;
    if (subscribing === undefined) return await tell(call, [words.digest.noStore], words);
    const outcome = await subscribing.sendAgain(call.value);
    await tell(call, [words.digest.sendAgain[outcome]], words);
  }

  return {
    commands: { digest: onCommand },
    actions: {
      [ACTION_IDS.digestSave]: { run: save },
      [ACTION_IDS.digestPause]: { run: changeOne('pause') },
      [ACTION_IDS.digestResume]: { run: changeOne('resume') },
      [ACTION_IDS.digestStop]: { run: changeOne('stop') },
      [ACTION_IDS.digestAgain]: { run: sendAgain },
    },
  };
}

async function tell(call: Call, lines: readonly string[], words: Words): Promise<void> {
  await call.stage.show(renderLines(lines, words), words);
}

function teamOf({ asker, person }: Call): string {
  return asker.teamIds[0] ?? person.teamId ?? '';
}

function inChannel(call: Call, subscriptions: DigestSubscriptions): Promise<readonly DigestSubscription[]> {
  const { channelId } = call.asker;
  return channelId === undefined ? Promise.resolve([]) : subscriptions.list({ teamId: teamOf(call), channelId });
}

/** The digest of the channel that would say the same at the same times. */
async function sameAs(
  { schedule, filter }: DigestWish,
  call: Call,
  subscriptions: DigestSubscriptions,
): Promise<DigestSubscription | undefined> {
  return (await inChannel(call, subscriptions)).find(
    (one) => isSameSchedule(one.schedule, schedule) && isSameFilter(one.filter, filter),
  );
}

function problemSentence(problem: ScheduleProblem, { digest }: Words): string {
  const sentence = digest.problems[problem.code] as (given: ScheduleProblem) => string;
  return sentence(problem);
}

import { randomUUID } from 'node:crypto';
import type { Clock } from '../../app/ports.ts';
import type { PreviewDigest } from '../../app/prepare-digest.ts';
import type { SendDigestAgain } from '../../app/send-digest-again.ts';
import type { DigestLedger, DigestSubscriptions, StoreLocks } from '../../app/store.ts';
import { type DigestCommand, filterOf } from '../../core/command/specs/digest.ts';
import type { DigestFilter } from '../../core/digest/filter.ts';
import { parseSchedule, type ScheduleProblem } from '../../core/digest/parse-schedule.ts';
import { renderDigest } from '../../render/slack/digest.ts';
import {
  type DigestWish,
  decodeWish,
  renderLines,
  renderSaved,
  renderWish,
  scheduleText,
  subscribeButton,
} from '../../render/slack/digest-wish.ts';
import { escapeSlack } from '../../render/slack/escape.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { actions, context } from '../../render/slack/message.ts';
import { renderNotice } from '../../render/slack/status.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Words } from '../../words/words.ts';
import { type ActionCall, type Call, type Feature, withBlocks } from '../feature.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { createDigestFormListeners, whyNotSaved } from './form-listeners.ts';
import { type Change, createDigestListListeners } from './list-listeners.ts';
import type { PostOnce } from './post-once.ts';
import { createSaveDigest, isAlike } from './save-digest.ts';
import { inChannel, teamOf } from './whose.ts';

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
  readonly allowedChannels: readonly string[];
  /** Tags that name an owner, the first that a service carries counts. */
  readonly ownerTags: readonly string[];
  readonly clock: Clock;
  /** Draws the Home tab anew, with what was just done. */
  readonly showHome: (call: Call, note?: string) => Promise<void>;
  readonly newId?: () => string;
}

/** A response URL lives half an hour. */
const LONGEST_PREVIEW_MS = 25 * 60_000;
const PREVIEW_WORDS: ReadonlySet<string> = new Set(['preview', 'now']);
const CHANGES: readonly Change[] = ['pause', 'resume', 'stop'];

/** `/fargate digest`: the digest of now, and the digests of a channel. */
export function createDigestFeature({ previewDigest, subscribing, ...deps }: DigestFeatureDeps): Feature {
  const { clock, newId = randomUUID } = deps;

  async function showPreview(call: Call, filter: DigestFilter, words: Words): Promise<void> {
    await tell(call, [words.digest.sweeping], words);
    const content = await previewDigest({ filter, abortSignal: AbortSignal.timeout(LONGEST_PREVIEW_MS) });
    const message = renderDigest(content, 'sections', words, { hasThread: false });
    if (subscribing === undefined) {
      return await call.stage.show(withBlocks(message, context(escapeSlack(words.digest.noStore))), words);
    }
    const parsed = parseSchedule('weekly', { timeZone: call.person.timeZone ?? 'UTC' });
    const wish = parsed.ok ? { wish: { id: newId(), schedule: parsed.schedule, filter } } : {};
    const below = [context(escapeSlack(words.digest.previewNote)), ...actions([subscribeButton(words, wish)])];
    await call.stage.show(withBlocks(message, ...below), words);
  }

  if (subscribing === undefined) {
    const off = (call: Call, words: Words = call.words) => tell(call, [words.digest.noStore], words);
    return {
      commands: {
        digest: (call, command) => {
          const { words, what } = wantedOf(call, command);
          return isPreview(what) ? showPreview(call, filterOf(command), words) : off(call, words);
        },
      },
      shortcuts: { [SURFACE_IDS.digestShortcut]: (call) => off(call) },
      actions: Object.fromEntries(DIGEST_ACTIONS.map((id) => [id, { run: (call: ActionCall) => off(call) }])),
    };
  }

  const { subscriptions } = subscribing;
  const saveDigest = createSaveDigest({ ...subscribing, clock, newId });
  const list = createDigestListListeners({ ...subscribing, clock, showHome: deps.showHome });
  const form = createDigestFormListeners({
    subscriptions,
    saveDigest,
    allowedChannels: deps.allowedChannels,
    ownerTags: deps.ownerTags,
    clock,
    newId,
    // A modal that no message led to was opened on the Home tab, or by the shortcut from anywhere.
    onSaved: async (call) => (call.asker.channelId === undefined ? await deps.showHome(call) : undefined),
  });

  async function onCommand(call: Call, command: DigestCommand): Promise<void> {
    const { words, what } = wantedOf(call, command);
    if (isPreview(what)) return await showPreview(call, filterOf(command), words);
    if (call.asker.channelId === undefined) return await tell(call, [words.digest.noChannel], words);
    const change = CHANGES.find((known) => known === what);
    if (change !== undefined) return await list.changeAll(call, change, words);
    if (what === 'list') return await list.show(call, words);
    await offer(call, command, words);
  }

  /** Shows when the digest would come; nothing is saved yet. */
  async function offer(call: Call, command: DigestCommand, words: Words): Promise<void> {
    const parsed = parseSchedule(command.what ?? '', { timeZone: call.person.timeZone ?? 'UTC' });
    if (!parsed.ok) {
      const problems = parsed.problems.map((problem) => problemSentence(problem, words));
      const message = renderLines([...problems, words.digest.examples], words);
      return await call.stage.show(withBlocks(message, ...actions([subscribeButton(words)])), words);
    }
    const wish: DigestWish = { id: newId(), schedule: parsed.schedule, filter: filterOf(command) };
    const same = (await inChannel(call, subscriptions)).find((one) => isAlike(one, wish));
    if (same !== undefined) return await tell(call, [words.digest.already(scheduleText(same, words))], words);
    await call.stage.show(renderWish(wish, call.asker.channelId ?? '', clock(), words), words);
  }

  async function save(call: ActionCall): Promise<void> {
    const { words, asker } = call;
    const wish = decodeWish(call.value);
    if (wish === null || asker.channelId === undefined) {
      return await call.stage.show(renderNotice('unknownAction', words), words);
    }
    const { channelId, userId } = asker;
    const outcome = await saveDigest({ wish, teamId: teamOf(call), channelId, userId, isChange: false, words });
    if (outcome.kind !== 'saved') return await tell(call, [whyNotSaved(outcome, call)], words);
    await call.stage.show(renderSaved(wish, { now: outcome.at, saving: outcome.saving }, words), words);
  }

  return {
    commands: { digest: onCommand },
    shortcuts: form.shortcuts,
    forms: form.forms,
    suggestions: form.suggestions,
    actions: {
      [ACTION_IDS.digestOpen]: { opensModal: true, run: form.openNew },
      [ACTION_IDS.digestChange]: { opensModal: true, run: form.openChange },
      [ACTION_IDS.digestSave]: { run: save },
      ...list.actions,
      ...form.actions,
    },
  };
}

/** Every button of digests: where nothing is stored, an old one still gets an answer. */
const DIGEST_ACTIONS = [
  ACTION_IDS.digestOpen,
  ACTION_IDS.digestSave,
  ACTION_IDS.digestChange,
  ACTION_IDS.digestPause,
  ACTION_IDS.digestResume,
  ACTION_IDS.digestStop,
  ACTION_IDS.digestAgain,
];

function wantedOf(call: Call, { lang, what = '' }: DigestCommand): { readonly words: Words; readonly what: string } {
  return { words: lang === undefined ? call.words : createWords(detectLocale(lang)), what: what.toLowerCase() };
}

function isPreview(what: string): boolean {
  return what === '' || PREVIEW_WORDS.has(what);
}

async function tell(call: Call, lines: readonly string[], words: Words): Promise<void> {
  await call.stage.show(renderLines(lines, words), words);
}

function problemSentence(problem: ScheduleProblem, { digest }: Words): string {
  const sentence = digest.problems[problem.code] as (given: ScheduleProblem) => string;
  return sentence(problem);
}

import type { KnownBlock } from '@slack/types';
import type { DigestRun } from '../../core/digest/run.ts';
import { nextSlots } from '../../core/digest/slots.ts';
import type { DigestSubscription } from '../../core/digest/subscription.ts';
import type { Words } from '../../words/words.ts';
import { slackTime } from './digest-time.ts';
import { scheduleText, subscribeButton } from './digest-wish.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS } from './ids.ts';
import { actions, button, context, fitMessage, keep, optional, type SlackMessage, section } from './message.ts';

/** One subscription and the newest of its runs. */
export interface ListedDigest {
  readonly subscription: DigestSubscription;
  readonly lastRun: DigestRun | null;
}

/** The digests of a channel, each with buttons. `note` says what was just done. */
export function renderDigestList(
  listed: readonly ListedDigest[],
  { now, note }: { readonly now: Date; readonly note?: string },
  words: Words,
): SlackMessage {
  const { digest } = words;
  const heading = listed.length === 0 ? digest.none : digest.listHeading(listed.length);
  const head = note === undefined ? heading : `${note} ${heading}`;
  return fitMessage(
    head,
    [
      ...keep(section(`*${escapeSlack(head)}*`)),
      ...listed.flatMap((one, at) => {
        const owner = `<@${one.subscription.ownerId}>`;
        const row = digest.row({ ...rowOf(one, now, words), owner });
        return optional(at + 1, section(row), ...belowRow(one, words));
      }),
      ...keep(...actions([subscribeButton(words)])),
    ],
    words,
  );
}

/** Subscriptions that the Home tab shows: with their buttons they stay well within its 100 blocks. */
const SHOWN_AT_HOME = 20;

/** The digests of a person, for the Home tab. `note` says what was just done. */
export function homeDigestBlocks(
  listed: readonly ListedDigest[],
  { now, note }: { readonly now: Date; readonly note?: string },
  words: Words,
): readonly KnownBlock[] {
  const { digest } = words;
  const hidden = listed.length - SHOWN_AT_HOME;
  const intro = [...(note === undefined ? [] : [note]), ...(listed.length === 0 ? [digest.homeNone] : [])];
  return [
    section([`*${escapeSlack(digest.homeHeading)}*`, ...intro.map(escapeSlack)].join('\n')),
    ...listed.slice(0, SHOWN_AT_HOME).flatMap((one) => {
      const channel = `<#${one.subscription.channelId}>`;
      return [section(digest.homeRow({ ...rowOf(one, now, words), channel })), ...belowRow(one, words)];
    }),
    ...(hidden > 0 ? [context(escapeSlack(words.size.more(hidden)))] : []),
    ...actions([subscribeButton(words)]),
  ];
}

function rowOf(
  { subscription }: ListedDigest,
  now: Date,
  words: Words,
): { readonly schedule: string; readonly status: string } {
  const { digest } = words;
  const { status } = subscription;
  const [next = now] = nextSlots(subscription.schedule, now, 1);
  return {
    schedule: escapeWithin(scheduleText(subscription, words), 500),
    status: status.kind === 'paused' ? digest.paused[status.because] : digest.active(slackTime(next, words)),
  };
}

/** When it last came, and what can be done about it. */
function belowRow({ subscription, lastRun }: ListedDigest, words: Words): KnownBlock[] {
  const { digest } = words;
  const { id, status } = subscription;
  const last =
    lastRun === null
      ? []
      : [digest.lastRun({ at: slackTime(new Date(lastRun.slotAt), words), state: digest.states[lastRun.state] })];
  const toggle =
    status.kind === 'active'
      ? { label: digest.buttons.pause, actionId: ACTION_IDS.digestPause, value: id }
      : { label: digest.buttons.resume, actionId: ACTION_IDS.digestResume, value: id };
  return [
    ...last.map((line) => context(line)),
    ...actions([
      button(toggle),
      button({ label: digest.buttons.change, actionId: ACTION_IDS.digestChange, value: id }),
      button({ label: digest.buttons.stop, actionId: ACTION_IDS.digestStop, value: id }),
      ...(lastRun?.state === 'unknown' ? [sendAgainButton(lastRun, words)] : []),
    ]),
  ];
}

/** What the owner of a subscription is told about a run, with a button to send it again. */
export function renderOwnerNotice(run: DigestRun, channelId: string, words: Words): SlackMessage {
  const { digest } = words;
  const kind = run.notice ?? 'failed';
  const at = new Date(run.slotAt);
  const reason = kind === 'refused' && run.refusal !== null ? [digest.noticeReasons[run.refusal]] : [];
  const line = digest.notices[kind]({ channel: `<#${channelId}>`, at: slackTime(at, words) });
  const text = [line, ...reason].join('\n');
  return { ...fitMessage(line, keep(section(text), ...actions([sendAgainButton(run, words)])), words), text };
}

function sendAgainButton(run: DigestRun, { digest }: Words): ReturnType<typeof button> {
  return button({ label: digest.buttons.sendAgain, actionId: ACTION_IDS.digestAgain, value: run.id });
}

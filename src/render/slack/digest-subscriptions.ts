import type { DigestFilter } from '../../core/digest/filter.ts';
import { parseSchedule } from '../../core/digest/parse-schedule.ts';
import type { DigestRun } from '../../core/digest/run.ts';
import { type DigestSchedule, formatSchedule } from '../../core/digest/schedule.ts';
import { nextSlots } from '../../core/digest/slots.ts';
import type { DigestSubscription } from '../../core/digest/subscription.ts';
import type { Words } from '../../words/words.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS } from './ids.ts';
import { actions, button, context, fitMessage, keep, optional, type SlackMessage, section } from './message.ts';

/** A digest that is about to be saved. */
export interface DigestWish {
  /** Of the subscription that it becomes, so that pressing twice saves once. */
  readonly id: string;
  readonly schedule: DigestSchedule;
  readonly filter: DigestFilter;
}

/** The wish as a button's value. */
export function encodeWish({ id, schedule, filter }: DigestWish): string {
  return JSON.stringify({ id, when: `${formatSchedule(schedule)} ${schedule.timeZone}`, filter });
}

/** The wish in a button's value, or null when it is not one: values come back over the network and are not trusted. */
export function decodeWish(value: string): DigestWish | null {
  const given = parseObject(value);
  const { id, when, filter } = given ?? {};
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || typeof when !== 'string') return null;
  if (typeof filter !== 'object' || filter === null) return null;
  const parsed = parseSchedule(when, { timeZone: 'UTC' });
  const { cluster, tag, owner, minimumMonthlySavingsUsd } = filter as Readonly<Record<string, unknown>>;
  if (!parsed.ok) return null;
  return {
    id,
    schedule: parsed.schedule,
    filter: {
      ...(typeof cluster === 'string' ? { cluster } : {}),
      ...(typeof tag === 'string' ? { tag } : {}),
      ...(typeof owner === 'string' ? { owner } : {}),
      ...(typeof minimumMonthlySavingsUsd === 'number' ? { minimumMonthlySavingsUsd } : {}),
    },
  };
}

/** When and of what, in words: `every Monday at 09:00 (Asia/Seoul), cluster prod`. Plain text, nothing escaped. */
export function scheduleText(
  { schedule, filter }: { readonly schedule: DigestSchedule; readonly filter: DigestFilter },
  { digest, formats }: Words,
): string {
  const [, ...rest] = formatSchedule(schedule).split(' ');
  const time = rest.at(-1) ?? '';
  const day =
    schedule.frequency === 'weekly'
      ? digest.weekdays[schedule.weekday]
      : schedule.frequency === 'monthly'
        ? digest.dayOfMonth(schedule.dayOfMonth)
        : '';
  const { cluster, tag, owner, minimumMonthlySavingsUsd: minimum } = filter;
  return [
    digest.frequencies[schedule.frequency]({ day, time, zone: schedule.timeZone }),
    ...(cluster === undefined ? [] : [digest.filter.cluster(cluster)]),
    ...(tag === undefined ? [] : [digest.filter.tag(tag)]),
    ...(owner === undefined ? [] : [digest.filter.owner(owner)]),
    ...(minimum === undefined ? [] : [digest.filter.minimum(formats.usd(minimum))]),
  ].join(', ');
}

/** The next three run times and a button to save; nothing is saved yet. */
export function renderWish(wish: DigestWish, channelId: string, now: Date, words: Words): SlackMessage {
  const { digest } = words;
  const slots = nextSlots(wish.schedule, now, 3);
  const question = digest.confirm({
    schedule: escapeWithin(scheduleText(wish, words), 500),
    channel: `<#${channelId}>`,
  });
  return fitMessage(
    `${scheduleText(wish, words)}. ${digest.nextRuns(slots.map((slot) => timeText(slot, words)).join(', '))}`,
    keep(
      section(`${question}\n${digest.nextRuns(slots.map((slot) => slackTime(slot, words)).join(', '))}`),
      ...actions([
        button({ label: digest.buttons.save, actionId: ACTION_IDS.digestSave, value: encodeWish(wish), primary: true }),
      ]),
    ),
    words,
  );
}

/** What the channel reads when somebody subscribes it. */
export function renderSubscribed(wish: DigestWish, userId: string, now: Date, words: Words): SlackMessage {
  const [next = now] = nextSlots(wish.schedule, now, 1);
  const schedule = scheduleText(wish, words);
  const line = words.digest.posted({
    who: `<@${userId}>`,
    schedule: escapeWithin(schedule, 500),
    next: slackTime(next, words),
  });
  // The text names the person too, which plain text cannot.
  return { ...fitMessage(schedule, keep(section(line)), words), text: line };
}

/** That the wish was saved, and when the first digest comes. */
export function renderSaved(wish: DigestWish, now: Date, words: Words): SlackMessage {
  const [next = now] = nextSlots(wish.schedule, now, 1);
  const schedule = scheduleText(wish, words);
  return fitMessage(
    words.digest.saved({ schedule, next: timeText(next, words) }),
    keep(section(words.digest.saved({ schedule: escapeWithin(schedule, 500), next: slackTime(next, words) }))),
    words,
  );
}

/** Sentences, each a line. */
export function renderLines(lines: readonly string[], words: Words): SlackMessage {
  return fitMessage(lines.join(' '), keep(section(lines.map((line) => escapeWithin(line, 900)).join('\n'))), words);
}

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
      ...listed.flatMap(({ subscription, lastRun }, at) => {
        const { id, status, ownerId } = subscription;
        const [next = now] = nextSlots(subscription.schedule, now, 1);
        const isActive = status.kind === 'active';
        const row = digest.row({
          schedule: escapeWithin(scheduleText(subscription, words), 500),
          owner: `<@${ownerId}>`,
          status: status.kind === 'paused' ? digest.paused[status.because] : digest.active(slackTime(next, words)),
        });
        const last =
          lastRun === null
            ? []
            : [
                context(
                  digest.lastRun({
                    at: slackTime(new Date(lastRun.slotAt), words),
                    state: digest.states[lastRun.state],
                  }),
                ),
              ];
        const toggle = isActive
          ? { label: digest.buttons.pause, actionId: ACTION_IDS.digestPause, value: id }
          : { label: digest.buttons.resume, actionId: ACTION_IDS.digestResume, value: id };
        return optional(
          at + 1,
          section(row),
          ...last,
          ...actions([
            button(toggle),
            button({ label: digest.buttons.stop, actionId: ACTION_IDS.digestStop, value: id }),
            ...(lastRun?.state === 'unknown' ? [sendAgainButton(lastRun, words)] : []),
          ]),
        );
      }),
    ],
    words,
  );
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

/** A moment on the reader's own clock; what cannot draw it reads UTC. */
function slackTime(at: Date, words: Words): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${timeText(at, words)}>`;
}

function timeText(at: Date, { formats }: Words): string {
  return formats.dateTime(at.toISOString());
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

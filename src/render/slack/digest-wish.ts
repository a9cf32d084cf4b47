import type { DigestFilter } from '../../core/digest/filter.ts';
import { parseSchedule } from '../../core/digest/parse-schedule.ts';
import { type DigestSchedule, formatSchedule } from '../../core/digest/schedule.ts';
import { nextSlots } from '../../core/digest/slots.ts';
import type { Words } from '../../words/words.ts';
import { slackTime, timeText } from './digest-time.ts';
import { escapeWithin } from './escape.ts';
import { ACTION_IDS } from './ids.ts';
import { actions, button, fitMessage, keep, type SlackMessage, section } from './message.ts';

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
        button({ label: digest.buttons.change, actionId: ACTION_IDS.digestOpen, value: encodeWish(wish) }),
      ]),
    ),
    words,
  );
}

/** What a saved wish is of: a digest that is new, or one that was there and is another now. */
export type Saving = 'added' | 'changed';

/** What the channel reads when somebody subscribes it, or changes its digest. */
export function renderSubscribed(
  wish: DigestWish,
  { userId, now, saving }: { readonly userId: string; readonly now: Date; readonly saving: Saving },
  words: Words,
): SlackMessage {
  const [next = now] = nextSlots(wish.schedule, now, 1);
  const schedule = scheduleText(wish, words);
  const tell = saving === 'added' ? words.digest.posted : words.digest.postedChange;
  const line = tell({
    who: `<@${userId}>`,
    schedule: escapeWithin(schedule, 500),
    next: slackTime(next, words),
  });
  // The text names the person too, which plain text cannot.
  return { ...fitMessage(schedule, keep(section(line)), words), text: line };
}

/** That the wish was saved, when the first digest comes, and a button to change it. */
export function renderSaved(
  wish: DigestWish,
  { now, saving }: { readonly now: Date; readonly saving: Saving },
  words: Words,
): SlackMessage {
  const { digest } = words;
  const [next = now] = nextSlots(wish.schedule, now, 1);
  const schedule = scheduleText(wish, words);
  const tell = saving === 'added' ? digest.saved : digest.changedTo;
  return fitMessage(
    tell({ schedule, next: timeText(next, words) }),
    keep(
      section(tell({ schedule: escapeWithin(schedule, 500), next: slackTime(next, words) })),
      ...actions([button({ label: digest.buttons.change, actionId: ACTION_IDS.digestChange, value: wish.id })]),
    ),
    words,
  );
}

/** Sentences, each a line. */
export function renderLines(lines: readonly string[], words: Words): SlackMessage {
  return fitMessage(lines.join(' '), keep(section(lines.map((line) => escapeWithin(line, 900)).join('\n'))), words);
}

/** A button that opens the modal of a subscription, with the wish in it where there is one. */
export function subscribeButton(
  words: Words,
  options: { readonly wish?: DigestWish; readonly primary?: boolean } = {},
): ReturnType<typeof button> {
  return button({
    label: words.digest.buttons.subscribe,
    actionId: ACTION_IDS.digestOpen,
    ...(options.wish === undefined ? {} : { value: encodeWish(options.wish) }),
    ...(options.primary === true ? { primary: true } : {}),
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

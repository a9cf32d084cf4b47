import { OWNER_TAGS, parseTagFilter, passesFilter } from '../fleet/owner.ts';
import type { DigestFilter } from './filter.ts';
import { type DigestSchedule, FREQUENCIES, type Frequency, WEEKDAYS, type Weekday } from './schedule.ts';
import { canonicalTimeZone } from './time-zone.ts';

/** A subscription as a form holds it: every field as it was left, whatever frequency is chosen. */
export interface DigestDraft {
  /** Undefined until one is chosen. */
  readonly channelId: string | undefined;
  readonly frequency: Frequency;
  readonly weekday: Weekday;
  /** 1 to 31. */
  readonly dayOfMonth: number;
  /** `09:00`, or blank. */
  readonly time: string;
  readonly timeZone: string;
  readonly cluster: string;
  readonly tag: string;
  readonly owner: string;
  readonly minimumSavingUsd: string;
}

/** The fields of a draft, each with what may be wrong with it. */
export interface DraftProblems {
  readonly channelId?: 'NoChannel';
  readonly time?: 'NoTime';
  readonly timeZone?: 'BadTimeZone';
  readonly cluster?: 'BadCluster';
  readonly tag?: 'BadTag';
  readonly owner?: 'OtherOwner';
  readonly minimumSavingUsd?: 'BadAmount';
}
export type DraftProblemCode = NonNullable<DraftProblems[keyof DraftProblems]>;

export type ReadDraft =
  | {
      readonly ok: true;
      readonly channelId: string;
      readonly schedule: DigestSchedule;
      readonly filter: DigestFilter;
    }
  | { readonly ok: false; readonly problems: DraftProblems };

/** Nine on Monday, or on the first of the month, until something else is chosen. */
export const NEW_DRAFT: Omit<DigestDraft, 'timeZone'> = {
  channelId: undefined,
  frequency: 'weekly',
  weekday: 'mon',
  dayOfMonth: 1,
  time: '09:00',
  cluster: '',
  tag: '',
  owner: '',
  minimumSavingUsd: '',
};

/** The draft that a subscription would be changed in. */
export function toDraft(schedule: DigestSchedule, filter: DigestFilter, channelId: string | undefined): DigestDraft {
  const { hour, minute, frequency, timeZone } = schedule;
  return {
    ...NEW_DRAFT,
    channelId,
    frequency,
    ...(schedule.frequency === 'weekly' && { weekday: schedule.weekday }),
    ...(schedule.frequency === 'monthly' && { dayOfMonth: schedule.dayOfMonth }),
    time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
    timeZone,
    cluster: filter.cluster ?? '',
    tag: filter.tag ?? '',
    owner: filter.owner ?? '',
    minimumSavingUsd: filter.minimumMonthlySavingsUsd === undefined ? '' : String(filter.minimumMonthlySavingsUsd),
  };
}

/** When the draft would come, or undefined while its time or time zone cannot be used. */
export function scheduleOf(draft: DigestDraft): DigestSchedule | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(draft.time) ?? [];
  const timeZone = canonicalTimeZone(draft.timeZone);
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (timeZone === null || !(hour <= 23 && minute <= 59)) return undefined;
  const at = { hour, minute, timeZone };
  switch (draft.frequency) {
    case 'daily':
      return { frequency: 'daily', ...at };
    case 'weekly':
      return { frequency: 'weekly', weekday: draft.weekday, ...at };
    case 'monthly':
      return { frequency: 'monthly', dayOfMonth: draft.dayOfMonth, ...at };
  }
}

/** What the draft asks for, or everything that is wrong with it at once. Never throws. */
export function readDraft(draft: DigestDraft, ownerTags: readonly string[] = OWNER_TAGS): ReadDraft {
  const { channelId, minimumSavingUsd } = draft;
  const [cluster, owner] = [draft.cluster.trim(), draft.owner.trim()];
  const tag = draft.tag.trim() === '' ? undefined : parseTagFilter(draft.tag);
  const minimum = Number(minimumSavingUsd.trim());
  const schedule = scheduleOf(draft);
  const hasZone = canonicalTimeZone(draft.timeZone) !== null;
  const problems: DraftProblems = {
    ...(channelId === undefined && { channelId: 'NoChannel' }),
    ...(schedule === undefined && hasZone && { time: 'NoTime' }),
    ...(!hasZone && { timeZone: 'BadTimeZone' }),
    ...(/[\s/]/.test(cluster) && { cluster: 'BadCluster' }),
    ...(draft.tag.trim() !== '' && tag === undefined && { tag: 'BadTag' }),
    ...(excludesOwner(tag, owner, ownerTags) && { owner: 'OtherOwner' }),
    ...(!(minimum >= 0 && minimum <= MOST_USD) && { minimumSavingUsd: 'BadAmount' }),
  };
  if (schedule === undefined || channelId === undefined || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    channelId,
    schedule,
    filter: {
      ...(cluster !== '' && { cluster }),
      ...(tag !== undefined && { tag }),
      ...(owner !== '' && { owner }),
      ...(minimum > 0 && { minimumMonthlySavingsUsd: minimum }),
    },
  };
}

/** The frequency, or the usual one where the text is none. */
export function toFrequency(text: string | undefined): Frequency {
  return FREQUENCIES.find((known) => known === text) ?? NEW_DRAFT.frequency;
}

/** The weekday, or the usual one where the text is none. */
export function toWeekdayOr(text: string | undefined, usual: Weekday = NEW_DRAFT.weekday): Weekday {
  return WEEKDAYS.find((known) => known === text) ?? usual;
}

/** As at the command line. */
const MOST_USD = 1_000_000;

/** The tag that decides before all others whose a service is names somebody else: no service can have both. */
function excludesOwner(tag: string | undefined, owner: string, [decisive]: readonly string[]): boolean {
  if (tag === undefined || owner === '' || decisive === undefined || !tag.includes('=')) return false;
  const key = tag.slice(0, tag.indexOf('='));
  const isDecisive = key.toLowerCase() === decisive.toLowerCase();
  return isDecisive && !passesFilter({ tags: { [key]: tag.slice(key.length + 1) } }, { owner }, [key]);
}

import { closestWord } from '../command/closest-word.ts';
import { type DigestSchedule, FREQUENCIES, type Frequency, WEEKDAYS, type Weekday } from './schedule.ts';
import { canonicalTimeZone } from './time-zone.ts';

/** What is wrong with the words of a schedule; `typed` is the word as it was read. */
export type ScheduleProblem =
  | { readonly code: 'NoFrequency' }
  | { readonly code: 'UnknownWord'; readonly typed: string; readonly didYouMean?: string }
  | { readonly code: 'BadTime'; readonly typed: string }
  | { readonly code: 'BadDayOfMonth'; readonly typed: string }
  | { readonly code: 'BadTimeZone'; readonly typed: string }
  /** Said a second time, or of another frequency, such as a weekday of `daily`. */
  | { readonly code: 'DoesNotFit'; readonly typed: string; readonly frequency: Frequency };

export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: DigestSchedule }
  | { readonly ok: false; readonly problems: readonly ScheduleProblem[] };

/** Nine on Monday, or on the first of the month, unless other words are given. */
const DEFAULTS = { hour: 9, minute: 0, weekday: 'mon', dayOfMonth: 1 } as const;

const FREQUENCY_WORDS: ReadonlyMap<string, Frequency> = new Map([
  ...FREQUENCIES.map((word): [string, Frequency] => [word, word]),
  ['day', 'daily'],
  ['week', 'weekly'],
  ['month', 'monthly'],
  ['매일', 'daily'],
  ['매주', 'weekly'],
  ['매월', 'monthly'],
  ['매달', 'monthly'],
]);
const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEKDAY_LETTERS = '월화수목금토일';
const NOISE = new Set(['at', 'on', 'every', 'each', 'the', 'of', 'in']);
const LAST_DAY = new Set(['last', '말일']);

interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

interface Found {
  frequency?: Frequency;
  weekday?: Weekday;
  dayOfMonth?: number;
  time?: TimeOfDay;
  timeZone?: string;
}

/**
 * Reads `weekly mon 09:00`, `daily 9`, `monthly 1 9:00am`, `every monday 9`, `weekly fri 17:30 Asia/Seoul`, `매주 월 9시`.
 * A bare number after `monthly` is the day first and the hour second. What is left out is nine o'clock, Monday, the
 * first; the time zone is the one given unless the words name another. Never throws; lists every problem at once.
 */
export function parseSchedule(text: string, { timeZone }: { readonly timeZone: string }): ParsedSchedule {
  const words = wordsOf(text);
  const found: Found = {};
  const problems: ScheduleProblem[] = [];
  const named = words.map((word) => FREQUENCY_WORDS.get(word)).find((frequency) => frequency !== undefined);
  const frequency = named ?? (words.some((word) => toWeekday(word) !== undefined) ? 'weekly' : undefined);
  if (frequency === undefined) problems.push({ code: 'NoFrequency' });
  for (const word of words) {
    const problem = readWord(word, found, frequency);
    if (problem !== undefined) problems.push(problem);
  }
  const zone = found.timeZone ?? canonicalTimeZone(timeZone);
  if (zone === null) problems.push({ code: 'BadTimeZone', typed: timeZone });
  if (frequency === undefined || zone === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, schedule: toSchedule(frequency, zone, found) };
}

function toSchedule(frequency: Frequency, timeZone: string, found: Found): DigestSchedule {
  const { hour, minute } = found.time ?? DEFAULTS;
  switch (frequency) {
    case 'daily':
      return { frequency, hour, minute, timeZone };
    case 'weekly':
      return { frequency, weekday: found.weekday ?? DEFAULTS.weekday, hour, minute, timeZone };
    case 'monthly':
      return { frequency, dayOfMonth: found.dayOfMonth ?? DEFAULTS.dayOfMonth, hour, minute, timeZone };
  }
}

/** Phones write full-width digits; "9 am" and "오전 9시 30분" are one word each. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d)\s+(?=[ap]\.?m\b|분)/g, '$1')
    .replace(/(오전|오후)\s+(?=\d)/g, '$1')
    .replace(/시\s+(?=\d+분)/g, '시')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !NOISE.has(word));
}

function readWord(word: string, found: Found, frequency: Frequency | undefined): ScheduleProblem | undefined {
  const namedFrequency = FREQUENCY_WORDS.get(word);
  if (namedFrequency !== undefined) return put('frequency', namedFrequency);
  const weekday = toWeekday(word);
  if (weekday !== undefined) return frequency === 'weekly' ? put('weekday', weekday) : doesNotFit();
  if (LAST_DAY.has(word)) return frequency === 'monthly' ? put('dayOfMonth', 31) : doesNotFit();
  const [, dayDigits, dayMark = ''] = /^(\d{1,2})(st|nd|rd|th|일)?$/.exec(word) ?? [];
  const isDay = dayMark !== '' || (frequency === 'monthly' && found.dayOfMonth === undefined);
  if (dayDigits !== undefined && isDay) {
    if (frequency !== undefined && frequency !== 'monthly') return doesNotFit();
    const day = Number(dayDigits);
    return day >= 1 && day <= 31 ? put('dayOfMonth', day) : { code: 'BadDayOfMonth', typed: word };
  }
  if (/^(오전|오후)?\d/.test(word) || word === 'noon' || word === 'midnight') {
    const time = toTimeOfDay(word);
    return time === undefined ? { code: 'BadTime', typed: word } : put('time', time);
  }
  if (word.includes('/') || word === 'utc') {
    const zone = canonicalTimeZone(word);
    return zone === null ? { code: 'BadTimeZone', typed: word } : put('timeZone', zone);
  }
  const didYouMean = closestWord(word, [...FREQUENCIES, ...WEEKDAYS, ...WEEKDAY_NAMES]);
  return { code: 'UnknownWord', typed: word, ...(didYouMean !== undefined && { didYouMean }) };

  function put<Key extends keyof Found>(key: Key, value: NonNullable<Found[Key]>): ScheduleProblem | undefined {
    if (found[key] !== undefined) return doesNotFit();
    found[key] = value;
    return undefined;
  }

  function doesNotFit(): ScheduleProblem {
    return { code: 'DoesNotFit', typed: word, frequency: frequency ?? 'daily' };
  }
}

/** `mon`, `tues`, `mondays`, `월`, `월요일`. */
function toWeekday(word: string): Weekday | undefined {
  const letter = /^([월화수목금토일])(요일)?$/.exec(word)?.[1];
  if (letter !== undefined) return WEEKDAYS[WEEKDAY_LETTERS.indexOf(letter)];
  const name = word.replace(/[.]$/, '').replace(/days$/, 'day');
  const index = name.length < 3 ? -1 : WEEKDAY_NAMES.findIndex((weekday) => weekday.startsWith(name));
  return WEEKDAYS[index];
}

/** `9`, `09:00`, `9.30`, `0900`, `9am`, `9:30p.m.`, `오후9시30분`, `noon`. */
function toTimeOfDay(word: string): TimeOfDay | undefined {
  if (word === 'noon') return { hour: 12, minute: 0 };
  if (word === 'midnight') return { hour: 0, minute: 0 };
  const match = /^(오전|오후)?(\d{1,2}?)(?:[:.]?(\d{2})|시(?:(\d{1,2})분)?)?(?:([ap])\.?m\.?)?$/.exec(word);
  if (match === null) return undefined;
  const [, before, hourDigits, colonMinutes, wordMinutes, after] = match;
  const half = before === '오전' || after === 'a' ? 'a' : before === '오후' || after === 'p' ? 'p' : undefined;
  const typedHour = Number(hourDigits);
  const minute = Number(colonMinutes ?? wordMinutes ?? 0);
  if (minute > 59 || typedHour > 23) return undefined;
  if (half === undefined) return { hour: typedHour, minute };
  if (typedHour < 1 || typedHour > 12) return undefined;
  return { hour: (typedHour % 12) + (half === 'p' ? 12 : 0), minute };
}

import { canonicalTimeZone, instantOf } from '../digest/time-zone.ts';
import type { Autoscaling, ScheduledAction, Series } from '../evidence.ts';

/** The capacity limits that scheduled actions put in force, a value a period. */
export interface ScheduledLimits {
  readonly minimum: Series;
  readonly maximum: Series;
}

/** Limits of a fleet, the same throughout unless scheduled. */
export interface CapacityLimits {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly scheduled?: ScheduledLimits;
}

const DAY_MS = 86_400_000;
/** What was in force when the window began was set within the week before it, for actions that come every week. */
const LOOK_BACK_DAYS = 8;
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The least and the most tasks that a period allows. */
export function limitsAt({ minCapacity, maxCapacity, scheduled }: CapacityLimits, period: number) {
  const least = scheduled?.minimum[period] ?? minCapacity;
  return { least, most: Math.max(least, scheduled?.maximum[period] ?? maxCapacity) };
}

/** The same limits with a minimum of `least` tasks at most, in every period. */
export function withMinimum<Limits extends CapacityLimits>(limits: Limits, least: number): Limits {
  const { scheduled } = limits;
  return {
    ...limits,
    minCapacity: Math.min(limits.minCapacity, least),
    ...(scheduled && {
      scheduled: { ...scheduled, minimum: scheduled.minimum.map((count) => Math.min(count, least)) },
    }),
  };
}

/** The least of all periods. */
export function lowestLimit({ minCapacity, scheduled }: CapacityLimits): number {
  return scheduled === undefined ? minCapacity : scheduled.minimum.reduce((a, b) => Math.min(a, b), minCapacity);
}

/**
 * The limits of each period under the actions that come back every day or week by cron, in their time zone. Null where
 * there are none, or one that is not of that kind: then today's limits are all that is known.
 */
export function scheduledLimits(
  { minCapacity, maxCapacity, scheduledActions = [] }: Autoscaling,
  startMs: number,
  periodSeconds: number,
  periods: number,
): ScheduledLimits | null {
  if (scheduledActions.length === 0) return null;
  const endMs = startMs + periods * periodSeconds * 1000;
  const events: { readonly atMs: number; readonly action: ScheduledAction }[] = [];
  for (const action of scheduledActions) {
    const times = weeklyTimes(action.schedule);
    const timeZone = canonicalTimeZone(action.timezone ?? 'UTC');
    if (times === null || timeZone === null) return null;
    const firstDay = Math.floor(startMs / DAY_MS) - LOOK_BACK_DAYS;
    for (let day = firstDay; day * DAY_MS < endMs + DAY_MS; day++) {
      if (!times.weekdays.has(new Date(day * DAY_MS).getUTCDay())) continue;
      for (const hour of times.hours) {
        const atMs = instantOf(day * DAY_MS + hour * 3_600_000 + times.minute * 60_000, timeZone);
        events.push({ atMs, action });
      }
    }
  }
  events.sort((a, b) => a.atMs - b.atMs);
  const minimum = new Float64Array(periods);
  const maximum = new Float64Array(periods);
  let least = minCapacity;
  let most = maxCapacity;
  let next = 0;
  for (let i = 0; i < periods; i++) {
    for (; next < events.length; next++) {
      const event = events[next];
      if (event === undefined || event.atMs > startMs + i * periodSeconds * 1000) break;
      least = event.action.minCapacity ?? least;
      most = event.action.maxCapacity ?? most;
    }
    minimum[i] = least;
    maximum[i] = Math.max(least, most);
  }
  return { minimum, maximum };
}

interface WeeklyTimes {
  readonly minute: number;
  readonly hours: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
}

/** `cron(minute hour day month weekday year)` of every week, or null. */
function weeklyTimes(schedule: string): WeeklyTimes | null {
  const fields = /^cron\((.*)\)$/i.exec(schedule.trim())?.[1]?.trim().split(/\s+/) ?? [];
  const [minutes = '', hour = '', day = '', month = '', weekday = '', year = '*'] = fields;
  if (fields.length < 5 || !/^[*?]$/.test(day) || month !== '*' || year !== '*') return null;
  const minute = valuesOf(minutes, 0, 59, Number);
  const hours = valuesOf(hour, 0, 23, Number);
  // Weekdays count from 1, Sunday, or have names.
  const weekdays = valuesOf(weekday.toUpperCase(), 0, 6, (name) =>
    WEEKDAYS.includes(name) ? WEEKDAYS.indexOf(name) : Number(name) - 1,
  );
  const [only] = minute ?? [];
  if (minute?.size !== 1 || only === undefined || hours === null || weekdays === null) return null;
  return { minute: only, hours, weekdays };
}

/** The values of a field: `*`, `?`, a list, ranges; null for anything else. */
function valuesOf(field: string, lowest: number, highest: number, read: (text: string) => number): Set<number> | null {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [first = '', last = first] = part.split('-');
    const isAny = /^[*?]$/.test(part);
    const from = isAny ? lowest : read(first);
    const to = isAny ? highest : read(last);
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < lowest || to > highest || from > to) return null;
    for (let value = from; value <= to; value++) values.add(value);
  }
  return values;
}

import type { Evidence } from '../evidence.ts';
import { type LoadHour, levelOf, loadHours } from './hourly-load.ts';

/** When a service has something to do, the same hours on each of some days of the week. */
export interface WorkingHours {
  /** Of the UTC day; `untilHour` is at most 24 hours later and may be over 24, when the work ends the day after. */
  readonly fromHour: number;
  readonly untilHour: number;
  /** 0 is Sunday; the days on which the work begins. */
  readonly weekdays: readonly number[];
  readonly idleHoursAWeek: number;
}

/** An hour is idle at a tenth of the busy hours' level, and at no more than 5 % of the CPU in any case. */
const IDLE_SHARE = 0.1;
const IDLE_PERCENT = 5;
/** What is in use for less of the week is hardly worth an argument: twelve hours of five days. */
const LEAST_IDLE_HOURS = 60;
/** An hour on either side, for the start and for those who come early. */
const MARGIN_HOURS = 1;

/**
 * The hours in which the service works, or null when it has no clear ones. An hour of the week is busy when it was busy in
 * any week. All working days share their hours: people read `weekdays 08-19`, not a table of 168 cells.
 */
export function findWorkingHours(evidence: Evidence): WorkingHours | null {
  const hours = loadHours(evidence);
  const busyLevel = levelOf(hours, 0.95);
  const threshold = Math.min(IDLE_PERCENT, busyLevel * IDLE_SHARE);
  const busy = busyCells(hours, threshold);
  const hoursOfDay = new Set([...busy].map((cell) => cell % 24));
  if (hoursOfDay.size === 0 || hoursOfDay.size === 24) return null;
  const { from, length } = hullOf(hoursOfDay);
  const fromHour = (from - MARGIN_HOURS + 24) % 24;
  const workingHours = Math.min(24, length + 2 * MARGIN_HOURS);
  const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((day) =>
    Array.from({ length: workingHours }, (_, i) => (day * 24 + fromHour + i) % 168).some((cell) => busy.has(cell)),
  );
  const idleHoursAWeek = 168 - weekdays.length * workingHours;
  if (workingHours >= 24 || idleHoursAWeek < LEAST_IDLE_HOURS) return null;
  return { fromHour, untilHour: fromHour + workingHours, weekdays, idleHoursAWeek };
}

function busyCells(hours: readonly LoadHour[], threshold: number): ReadonlySet<number> {
  return new Set(hours.filter(({ cpuPercent }) => cpuPercent > threshold).map(({ hourOfWeek }) => hourOfWeek));
}

/** The shortest stretch of a 24-hour clock that holds all the hours: it begins where the longest pause ends. */
function hullOf(hoursOfDay: ReadonlySet<number>): { readonly from: number; readonly length: number } {
  const sorted = [...hoursOfDay].sort((a, b) => a - b);
  let from = sorted[0] ?? 0;
  let longest = 0;
  sorted.forEach((hour, at) => {
    const before = sorted.at(at - 1) ?? hour;
    const pause = sorted.length === 1 ? 23 : (hour - before - 1 + 24) % 24;
    if (pause > longest) {
      longest = pause;
      from = hour;
    }
  });
  return { from, length: 24 - longest };
}

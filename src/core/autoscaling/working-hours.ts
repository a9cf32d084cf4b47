import type { Evidence } from '../evidence.ts';
import { type LoadHour, levelOfValues, loadHours } from './hourly-load.ts';

/** When a service has something to do, the same hours on each of some days of the week. */
export interface WorkingHours {
  /** Of the UTC day; `untilHour` is at most 24 hours later and may be over 24, when the work ends the day after. */
  readonly fromHour: number;
  readonly untilHour: number;
  /** 0 is Sunday; the days on which the work begins. */
  readonly weekdays: readonly number[];
  readonly idleHoursAWeek: number;
  /**
   * The part (0 to 1) of the newest week's task-hours that ran in the idle hours. What scheduled actions already take
   * away did not run, and so is in no part of it.
   */
  readonly idleTaskShare: number;
}

/** An hour is idle at a tenth of the busy hours' load, and at no more than 5 % of the CPU in any case. */
const IDLE_SHARE = 0.1;
const IDLE_PERCENT = 5;
/** One burst is work, however little it leaves in an hour's mean: a fifth of the CPU, or half of what busy hours reach. */
const BURST_PERCENT = 20;
const BURST_SHARE = 0.5;
/** Where requests are counted, an hour with more than a hundredth of the busy hours' has users. */
const IDLE_REQUEST_SHARE = 0.01;
/** What is in use for less of the week is hardly worth an argument: twelve hours of five days. */
const LEAST_IDLE_HOURS = 60;
/** An hour on either side, for the start and for those who come early. */
const MARGIN_HOURS = 1;
const HOURS_A_WEEK = 168;

/** Each hour of the week must have been idle in two weeks; the last day of them may be under way. */
export const NEEDED_DAYS = 13;

/**
 * The hours in which the service works, or null when it has no clear ones or fewer than two weeks were seen. An hour of
 * the week is busy when it was busy in any week. All working days share their hours: people read `weekdays 08-19`, not a
 * table of 168 cells. The load is the whole service's, since a fleet that scales is as busy a task by night as by day.
 */
export function findWorkingHours(evidence: Evidence): WorkingHours | null {
  const hours = loadHours(evidence);
  if (hours.length < NEEDED_DAYS * 24) return null;
  const busy = busyCells(hours);
  const hoursOfDay = new Set([...busy].map((cell) => cell % 24));
  if (hoursOfDay.size === 0 || hoursOfDay.size === 24) return null;
  const { from, length } = hullOf(hoursOfDay);
  const fromHour = (from - MARGIN_HOURS + 24) % 24;
  const workingHours = Math.min(24, length + 2 * MARGIN_HOURS);
  const cellsOf = (day: number) =>
    Array.from({ length: workingHours }, (_, i) => (day * 24 + fromHour + i) % HOURS_A_WEEK);
  const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((day) => cellsOf(day).some((cell) => busy.has(cell)));
  const idleHoursAWeek = HOURS_A_WEEK - weekdays.length * workingHours;
  if (workingHours >= 24 || idleHoursAWeek < LEAST_IDLE_HOURS) return null;
  const idleTaskShare = shareOutside(new Set(weekdays.flatMap(cellsOf)), hours.slice(-HOURS_A_WEEK));
  return { fromHour, untilHour: fromHour + workingHours, weekdays, idleHoursAWeek, idleTaskShare };
}

function busyCells(hours: readonly LoadHour[]): ReadonlySet<number> {
  const counted = hours.some(({ tasks }) => !Number.isNaN(tasks));
  const loadOf = ({ cpuPercent, tasks }: LoadHour) => (counted ? cpuPercent * tasks : cpuPercent);
  const requests = hours.map((hour) => hour.requests).filter((count) => !Number.isNaN(count));
  const busyLoad = levelOfValues(
    hours.map(loadOf).filter((load) => !Number.isNaN(load)),
    0.95,
  );
  const busyRequests = levelOfValues(requests, 0.95);
  const busyPeak = levelOfValues(
    hours.map(({ cpuPeakPercent }) => cpuPeakPercent),
    0.95,
  );
  const isBusy = (hour: LoadHour) =>
    hour.cpuPercent > IDLE_PERCENT ||
    hour.cpuPeakPercent > Math.min(BURST_PERCENT, BURST_SHARE * busyPeak) ||
    // An hour whose tasks were not counted is judged by the mean task alone.
    loadOf(hour) > IDLE_SHARE * busyLoad ||
    hour.requests > IDLE_REQUEST_SHARE * busyRequests;
  return new Set(hours.filter(isBusy).map(({ hourOfWeek }) => hourOfWeek));
}

/** How much of the hours' task-hours lies outside the working cells; tasks that were not counted are one each. */
function shareOutside(working: ReadonlySet<number>, hours: readonly LoadHour[]): number {
  const counted = hours.some(({ tasks }) => !Number.isNaN(tasks));
  let all = 0;
  let outside = 0;
  for (const { hourOfWeek, tasks } of hours) {
    const taskHours = counted ? (Number.isNaN(tasks) ? 0 : tasks) : 1;
    all += taskHours;
    if (!working.has(hourOfWeek)) outside += taskHours;
  }
  return all === 0 ? 0 : outside / all;
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

import type { Demand } from './demand.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS_A_WEEK = 168;

/** A weekly peak stands this far above what other weekdays reach on an ordinary day. */
const STANDS_OUT = 1.5;

/** What part of a service's calendar the window contains. */
export interface Coverage {
  /** Days with comparable CPU data. */
  readonly days: number;
  readonly gapsPercent: number;
  /** The last or first day of a month lies in the window. */
  readonly hasMonthEnd: boolean;
  readonly weeklyPeak: WeeklyPeak | null;
}

/** A peak seen at the same hour of every week. */
export interface WeeklyPeak {
  /** 0 is Sunday, in UTC. */
  readonly weekday: number;
  readonly hourUtc: number;
  readonly weeks: number;
  readonly peakVcpu: number;
}

/** Looks at which days, weeks and month ends the data shows. Linear in the number of periods. */
export function findCoverage(demand: Demand): Coverage {
  const { counts, periodSeconds, startMs } = demand;
  const endMs = startMs + counts.periods * periodSeconds * 1000;
  return {
    days: (counts.comparable * periodSeconds * 1000) / DAY_MS,
    gapsPercent: counts.periods === 0 ? 100 : (100 * counts.gaps) / counts.periods,
    hasMonthEnd: hasMonthEnd(startMs, endMs),
    weeklyPeak: findWeeklyPeak(demand),
  };
}

function hasMonthEnd(startMs: number, endMs: number): boolean {
  for (let day = Math.floor(startMs / DAY_MS); day * DAY_MS < endMs; day++) {
    const isFirst = new Date(day * DAY_MS).getUTCDate() === 1;
    const isLast = new Date((day + 1) * DAY_MS).getUTCDate() === 1;
    if (isFirst || isLast) return true;
  }
  return false;
}

function findWeeklyPeak(demand: Demand): WeeklyPeak | null {
  const hours = hourlyPeaks(demand);
  const firstHour = Math.floor(demand.startMs / HOUR_MS);
  const weeks = Math.floor(hours.length / HOURS_A_WEEK);
  if (weeks < 2) return null;

  // The latest whole weeks: in each hour of the week, the level that every week reached.
  const offset = hours.length - weeks * HOURS_A_WEEK;
  let best = 0;
  let peakVcpu = 0;
  for (let hour = 0; hour < HOURS_A_WEEK; hour++) {
    let reached = Number.POSITIVE_INFINITY;
    for (let week = 0; week < weeks; week++)
      reached = Math.min(reached, hours[offset + week * HOURS_A_WEEK + hour] ?? 0);
    if (reached > peakVcpu) {
      best = hour;
      peakVcpu = reached;
    }
  }
  const at = new Date((firstHour + offset + best) * HOUR_MS);
  const ordinary = ordinaryDayPeak(hours, firstHour, at.getUTCDay());
  if (ordinary <= 0 || peakVcpu < STANDS_OUT * ordinary) return null;
  return { weekday: at.getUTCDay(), hourUtc: at.getUTCHours(), weeks, peakVcpu };
}

/** The highest Average of each clock hour; zero where there is no data. */
function hourlyPeaks({ cpuAverage, startMs, periodSeconds }: Demand): Float64Array {
  const firstHour = Math.floor(startMs / HOUR_MS);
  const endMs = startMs + cpuAverage.length * periodSeconds * 1000;
  const hours = new Float64Array(Math.max(0, Math.ceil(endMs / HOUR_MS) - firstHour));
  const periodHours = (periodSeconds * 1000) / HOUR_MS;
  const startHours = startMs / HOUR_MS - firstHour;
  for (let i = 0; i < cpuAverage.length; i++) {
    const hour = Math.floor(startHours + i * periodHours);
    if ((cpuAverage[i] as number) > (hours[hour] as number)) hours[hour] = cpuAverage[i] as number;
  }
  return hours;
}

/** The median over days of other weekdays of the day's peak. */
function ordinaryDayPeak(hours: Float64Array, firstHour: number, weekday: number): number {
  const peaks: number[] = [];
  for (let hour = 0; hour < hours.length; ) {
    const day = Math.floor((firstHour + hour) / 24);
    const dayEnd = Math.min(hours.length, (day + 1) * 24 - firstHour);
    let peak = 0;
    for (; hour < dayEnd; hour++) peak = Math.max(peak, hours[hour] as number);
    if (new Date(day * DAY_MS).getUTCDay() !== weekday) peaks.push(peak);
  }
  peaks.sort((a, b) => a - b);
  return peaks[Math.floor(peaks.length / 2)] ?? 0;
}

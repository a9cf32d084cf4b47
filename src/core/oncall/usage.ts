import type { Series } from '../evidence.ts';
import type { Symptoms, Usage } from './symptoms.ts';

const MINUTE_MS = 60_000;

/** A stretch of minutes at or above a level that reaches up to now. */
export interface Stretch {
  readonly since: string;
  readonly lastAt: string;
  readonly minutes: number;
  readonly mean: number;
  /** The mean of the same minutes a week before, or null where nothing is known. */
  readonly lastWeekMean: number | null;
  /** True when it fills the window, so that it may be older. */
  readonly fillsWindow: boolean;
}

/** CloudWatch is a few minutes behind, and one quiet minute does not end a stretch. */
const NEWEST_WITHIN_MINUTES = 15;
const DIPS_ALLOWED = 2;

/** The CPU's stretch at or above a percentage that still lasts, or null. */
export function cpuStretch(usage: Usage | null, percent: number): Stretch | null {
  if (usage === null) return null;
  const { cpu } = usage;
  const newest = cpu.findLastIndex((value) => value >= percent);
  if (newest < 0 || newest < lastKnown(cpu) - DIPS_ALLOWED || newest < cpu.length - NEWEST_WITHIN_MINUTES) return null;
  let first = newest;
  let dips = 0;
  for (let at = newest; at >= 0 && dips <= DIPS_ALLOWED; at -= 1) {
    const value = cpu[at] ?? Number.NaN;
    if (value >= percent) {
      first = at;
      dips = 0;
    } else dips += 1;
  }
  return {
    since: instant(usage, first),
    lastAt: instant(usage, newest),
    minutes: newest - first + 1,
    mean: mean(cpu.subarray(first, newest + 1)) ?? percent,
    lastWeekMean: mean(usage.lastWeek.cpu.subarray(first, newest + 1)),
    fillsWindow: first <= DIPS_ALLOWED,
  };
}

/** The most that a task held in the minutes before an instant, in percent; null where nothing is known. */
export function memoryBefore(usage: Usage | null, at: string, minutes = 10): number | null {
  if (usage === null) return null;
  const end = Math.ceil((Date.parse(at) - Date.parse(usage.startAt)) / MINUTE_MS) + 1;
  if (end <= 0) return null;
  return maximum(usage.memoryMaximum.subarray(Math.max(0, end - minutes), Math.max(0, end)));
}

/** The mean of what is known, or null. */
export function mean(series: Series): number | null {
  const known = series.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The highest of what is known, or null. */
export function maximum(series: Series): number | null {
  const known = series.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((highest, value) => Math.max(highest, value), 0);
}

/** Minutes between two instants. */
export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
}

/** Minutes since something was seen. */
export function minutesAgo({ readAt }: Symptoms, at: string): number {
  return minutesBetween(at, readAt);
}

function lastKnown(series: Series): number {
  return series.findLastIndex((value) => !Number.isNaN(value));
}

function instant({ startAt }: Usage, minute: number): string {
  return new Date(Date.parse(startAt) + minute * MINUTE_MS).toISOString();
}

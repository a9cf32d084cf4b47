import type { Evidence } from '../evidence.ts';

const HOUR_MS = 3_600_000;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

/** The mean CPU of one hour, and which hour of the week (0 is Sunday 00:00 UTC) it was. */
export interface LoadHour {
  readonly hourOfWeek: number;
  readonly cpuPercent: number;
}

/** The hours of the evidence that have datapoints, oldest first, in percent of the task size. */
export function loadHours({ metrics }: Evidence): readonly LoadHour[] {
  const { average } = metrics.cpuUtilization;
  const startMs = Date.parse(metrics.startAt);
  const sums = new Map<number, { sum: number; count: number }>();
  for (let i = 0; i < average.length; i++) {
    const value = average[i] as number;
    if (Number.isNaN(value)) continue;
    const hour = Math.floor((startMs + i * metrics.periodSeconds * 1000) / HOUR_MS);
    const entry = sums.get(hour) ?? { sum: 0, count: 0 };
    entry.sum += value;
    entry.count += 1;
    sums.set(hour, entry);
  }
  return [...sums].map(([hour, { sum, count }]) => ({
    hourOfWeek: (hour + EPOCH_WEEKDAY * 24) % 168,
    cpuPercent: sum / count,
  }));
}

/** The value below which `share` (0 to 1) of the hours lie, the nearest from below. */
export function levelOf(hours: readonly LoadHour[], share: number): number {
  const sorted = hours.map(({ cpuPercent }) => cpuPercent).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

import type { Evidence, Series } from '../evidence.ts';
import { kthLargest } from '../sizing/order-statistic.ts';

const HOUR_MS = 3_600_000;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

/** What one hour of the evidence held; NaN where it was not measured. */
export interface LoadHour {
  /** 0 is Sunday 00:00 UTC. */
  readonly hourOfWeek: number;
  /** Mean CPU of the mean task, in percent of its size. */
  readonly cpuPercent: number;
  /** The most that any task used at any moment. */
  readonly cpuPeakPercent: number;
  readonly tasks: number;
  /** Requests of the hour, a period's mean. */
  readonly requests: number;
}

/** The hours of the evidence that have CPU datapoints, oldest first. */
export function loadHours({ metrics }: Evidence): readonly LoadHour[] {
  const { cpuUtilization, runningTaskCount, requestCount, periodSeconds } = metrics;
  const { average, maximum = average } = cpuUtilization;
  const startMs = Date.parse(metrics.startAt);
  const periodMs = periodSeconds * 1000;
  const hours: LoadHour[] = [];
  for (let from = 0; from < average.length; ) {
    const hour = Math.floor((startMs + from * periodMs) / HOUR_MS);
    const nextHour = Math.ceil(((hour + 1) * HOUR_MS - startMs) / periodMs);
    const to = Math.min(average.length, Math.max(from + 1, nextHour));
    const cpuPercent = meanOf(average, from, to);
    if (!Number.isNaN(cpuPercent)) {
      hours.push({
        hourOfWeek: (hour + EPOCH_WEEKDAY * 24) % 168,
        cpuPercent,
        cpuPeakPercent: peakOf(maximum, from, to),
        tasks: meanOf(runningTaskCount, from, to),
        requests: meanOf(requestCount, from, to),
      });
    }
    from = to;
  }
  return hours;
}

function meanOf(series: Series | undefined, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  const end = Math.min(to, series?.length ?? 0);
  for (let i = from; i < end; i++) {
    const value = series?.[i] as number;
    if (!(value >= 0)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

function peakOf(series: Series, from: number, to: number): number {
  let peak = 0;
  for (let i = from; i < to; i++) peak = Math.max(peak, series[i] || 0);
  return peak;
}

/** The value below which `share` (0 to 1) of the hours' CPU lie, the nearest from below. */
export function levelOf(hours: readonly LoadHour[], share: number): number {
  return levelOfValues(
    hours.map(({ cpuPercent }) => cpuPercent),
    share,
  );
}

/** The same of any figure. */
export function levelOfValues(values: readonly number[], share: number): number {
  const count = values.length;
  return count === 0 ? 0 : kthLargest(Float64Array.from(values), count, Math.max(1, count - Math.floor(share * count)));
}

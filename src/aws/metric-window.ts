/** A regular grid of periods: value i is of the period that starts at `startAt` + i × `periodSeconds`. */
export interface MetricWindow {
  readonly startAt: Date;
  /** The end of the last period, which is complete. */
  readonly endAt: Date;
  readonly periodSeconds: number;
  readonly length: number;
}

const DAY_SECONDS = 86_400;

/** CloudWatch keeps 5-minute datapoints for 63 days and hourly ones for 455. */
const FIVE_MINUTE_DAYS = 63;
const HOURLY_DAYS = 455;

/** The datapoints that one GetMetricData answer holds at most. */
export const MAX_DATAPOINTS = 100_800;

/** The last `days` days (at most 455) before `now` in whole periods: 5 minutes up to 63 days, else hours. */
export function metricWindow(now: Date, days: number): MetricWindow {
  const periodSeconds = days <= FIVE_MINUTE_DAYS ? 300 : 3_600;
  const end = Math.floor(now.getTime() / 1_000 / periodSeconds) * periodSeconds;
  const length = Math.max(1, Math.round((Math.min(days, HOURLY_DAYS) * DAY_SECONDS) / periodSeconds));
  return {
    startAt: new Date((end - length * periodSeconds) * 1_000),
    endAt: new Date(end * 1_000),
    periodSeconds,
    length,
  };
}

/** Splits the queries over as few calls as keep each answer in one page. */
export function splitQueries<Query>(queries: readonly Query[], window: MetricWindow): Query[][] {
  const perCall = Math.max(1, Math.floor(MAX_DATAPOINTS / window.length));
  const calls = Math.ceil(queries.length / perCall);
  const share = Math.ceil(queries.length / Math.max(1, calls));
  return Array.from({ length: calls }, (_, call) => queries.slice(call * share, (call + 1) * share));
}

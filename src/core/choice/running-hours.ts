import { type Exact, ratio, times } from '../exact.ts';
import { HOURS_A_MONTH } from '../pricing/fargate-cost.ts';
import type { Workload } from './workload.ts';

const HOUR_MS = 3_600_000;

/** Fargate bills a task for a minute at least, on Windows for five. Source: AWS Fargate pricing, 2026. */
const LEAST_RUN_MS = 60_000;
const LEAST_WINDOWS_RUN_MS = 300_000;

/** Hours of a month in which something that runs so many hours a day runs: 24 hours a day are 730. */
export function monthHours(hoursPerDay: number): Exact {
  return times(HOURS_A_MONTH, ratio(hoursPerDay, 24));
}

/** Task-hours that Fargate bills in a month: tasks through their hours, or for a batch each run with its least minute. */
export function billedTaskHours(workload: Workload): Exact {
  const { kind, runtimeMs, requestsPerMonth, tasks, hoursPerDay, windows } = workload;
  if (kind !== 'batch' || runtimeMs === null || requestsPerMonth === null) return times(tasks, monthHours(hoursPerDay));
  const billedMs = Math.max(Math.ceil(runtimeMs / 1000) * 1000, windows ? LEAST_WINDOWS_RUN_MS : LEAST_RUN_MS);
  return times(requestsPerMonth, ratio(billedMs, HOUR_MS));
}

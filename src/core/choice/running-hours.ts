import { billedHours } from '../cost/billed-hours.ts';
import { type Exact, times } from '../exact.ts';
import type { Workload } from './workload.ts';

/** Task-hours that Fargate bills in a month: tasks through their hours, or for a batch each run with its least minute. */
export function billedTaskHours(workload: Workload): Exact {
  const { kind, runtimeMs, requestsPerMonth, tasks, hoursPerDay, windows } = workload;
  const operatingSystem = windows ? 'WINDOWS' : 'LINUX';
  if (kind !== 'batch' || runtimeMs === null || requestsPerMonth === null) {
    return times(tasks, billedHours({ duty: { kind: 'hours', hoursADay: hoursPerDay }, operatingSystem }));
  }
  const duty = { kind: 'runs', runs: requestsPerMonth, durationSeconds: runtimeMs / 1000 } as const;
  return billedHours({ duty, operatingSystem });
}

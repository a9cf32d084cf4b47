import { type Exact, exactly, ratio, times } from '../exact.ts';
import { HOURS_A_MONTH } from '../pricing/fargate-cost.ts';
import type { Workload } from './workload.ts';

/** What a task is billed for at least. Source: AWS Fargate pricing page; Windows' five minutes are from one source alone. */
export const MINIMUM_SECONDS = { LINUX: 60, WINDOWS: 300 } as const;

/** The seconds that one run is billed for: rounded up to a second, and the minimum at least. */
export function billedSeconds(durationSeconds: number, operatingSystem: Workload['operatingSystem']): number {
  return Math.max(Math.ceil(durationSeconds), MINIMUM_SECONDS[operatingSystem]);
}

/**
 * The hours of a month that one task (of runs, one task of each run) is billed for. A month is 730 hours, so that all
 * day is 730 and 8 hours a day are 8 x 730 / 24 = 243.33.
 */
export function billedHours({ duty, operatingSystem }: Pick<Workload, 'duty' | 'operatingSystem'>): Exact {
  switch (duty.kind) {
    case 'hours':
      return times(duty.hoursADay, ratio(HOURS_A_MONTH, 24));
    case 'month':
      return exactly(duty.hoursAMonth);
    case 'runs':
      return times(duty.runs, ratio(billedSeconds(duty.durationSeconds, operatingSystem), 3600));
  }
}

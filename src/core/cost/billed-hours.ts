import { type Exact, exactly, ratio, times } from '../exact.ts';
import { HOURS_A_MONTH } from '../pricing/fargate-cost.ts';
import type { BilledTasks } from './billed-tasks.ts';

/** What a task is billed for at least. Source: AWS Fargate pricing page; Windows' five minutes are from one source alone. */
export const MINIMUM_SECONDS = { LINUX: 60, WINDOWS: 300 } as const;

/** The seconds that one run is billed for: rounded up to a second, and the minimum at least. */
export function billedSeconds(durationSeconds: number, operatingSystem: BilledTasks['operatingSystem']): number {
  return Math.max(Math.ceil(durationSeconds), MINIMUM_SECONDS[operatingSystem]);
}

/** Hours of a month in which something that runs so many hours of every day runs: 24 hours a day are 730. */
export function hoursAMonth(hoursADay: number): Exact {
  return times(hoursADay, ratio(HOURS_A_MONTH, 24));
}

/**
 * The hours of a month that one task (of runs, one task of each run) is billed for. A month is 730 hours, so that all
 * day is 730 and 8 hours a day are 8 x 730 / 24 = 243.33.
 */
export function billedHours({ duty, operatingSystem }: Pick<BilledTasks, 'duty' | 'operatingSystem'>): Exact {
  switch (duty.kind) {
    case 'hours':
      return hoursAMonth(duty.hoursADay);
    case 'month':
      return exactly(duty.hoursAMonth);
    case 'runs':
      return times(duty.runs, ratio(billedSeconds(duty.durationSeconds, operatingSystem), 3600));
  }
}

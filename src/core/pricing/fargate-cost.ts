import type { CapacityProvider } from '../evidence.ts';
import { type Exact, exactly, plus, ratio, sumOf, times, ZERO } from '../exact.ts';
import type { TaskSize } from '../task-size.ts';
import type { FargateRate } from './fargate-rate.ts';
import type { Money } from './money.ts';

/** AWS bills by the second; a month is 730 hours (8,760 / 12). */
export const HOURS_A_MONTH = 730;

/** Ephemeral storage that every Fargate task has without charge, in GiB. */
export const FREE_EPHEMERAL_GIB = 20;

/**
 * USD for one hour of one task, exact: vCPU and GB of the task size (not of use), Windows' licence by vCPU, and ephemeral
 * storage above 20 GiB. Example, Seoul x86, 1024 units and 2048 MiB: 0.04656 + 2 x 0.00511 = 0.05678.
 */
export function taskHourUsd(size: TaskSize, rate: FargateRate, ephemeralStorageGiB = FREE_EPHEMERAL_GIB): Money {
  const vcpuHour = plus(exactly(rate.vcpuHour), exactly(rate.osVcpuHour ?? 0));
  return sumOf([
    times(ratio(size.cpuUnits, 1024), vcpuHour),
    times(ratio(size.memoryMiB, 1024), rate.gbHour),
    times(paidStorageGiB(ephemeralStorageGiB), rate.ephemeralGbHour ?? 0),
  ]);
}

/** The ephemeral storage that is billed, in GiB. */
export function paidStorageGiB(ephemeralStorageGiB: number): number {
  return Math.max(0, ephemeralStorageGiB - FREE_EPHEMERAL_GIB);
}

/** What sizes are compared by: USD an hour of one task in floating point, without storage. Not an amount to show. */
export function taskHourWeight(size: TaskSize, rate: FargateRate): number {
  return (size.cpuUnits / 1024) * (rate.vcpuHour + (rate.osVcpuHour ?? 0)) + (size.memoryMiB / 1024) * rate.gbHour;
}

/**
 * The share of `tasks` that runs on Fargate Spot under a capacity provider strategy: each provider's base first, the
 * rest by weight (ECS's CapacityProviderStrategyItem). 10 tasks, base 2 on FARGATE, weights 1:3 give 6 of 10 on Spot.
 */
export function spotShare(tasks: number, providers: readonly CapacityProvider[]): Exact {
  const isSpot = (provider: CapacityProvider) => provider.name === 'FARGATE_SPOT';
  const base = providers.reduce((sum, provider) => sum + provider.base, 0);
  const weight = providers.reduce((sum, provider) => sum + provider.weight, 0);
  const spotBase = providers.filter(isSpot).reduce((sum, provider) => sum + provider.base, 0);
  const spotWeight = providers.filter(isSpot).reduce((sum, provider) => sum + provider.weight, 0);
  if (providers.length === 0) return ZERO;
  if (tasks <= 0) return weight === 0 ? exactly(spotBase > 0 ? 1 : 0) : ratio(spotWeight, weight);
  if (base >= tasks || weight === 0) return base === 0 ? ZERO : ratio(spotBase, base);
  const spotTasks = plus(exactly(spotBase), times(plus(exactly(tasks), exactly(-base)), ratio(spotWeight, weight)));
  return ratio(spotTasks, tasks);
}

import type { CapacityProvider } from '../evidence.ts';
import type { TaskSize } from '../task-size.ts';
import type { FargateRate } from './fargate-rate.ts';

/** AWS bills by the second; a month is 730 hours (8,760 / 12). */
export const HOURS_A_MONTH = 730;

/** Ephemeral storage that every Fargate task has without charge, in GiB. */
const FREE_EPHEMERAL_GIB = 20;

/**
 * USD for one hour of one task: vCPU and GB of the task size (not of use), Windows' licence by vCPU, and ephemeral
 * storage above 20 GiB. Example, Seoul x86, 1024 units and 2048 MiB: 0.04656 + 2 x 0.00511 = 0.05678.
 */
export function taskHourUsd(size: TaskSize, rate: FargateRate, ephemeralStorageGiB = FREE_EPHEMERAL_GIB): number {
  const vcpu = size.cpuUnits / 1024;
  const paidGiB = Math.max(0, ephemeralStorageGiB - FREE_EPHEMERAL_GIB);
  return (
    vcpu * (rate.vcpuHour + (rate.osVcpuHour ?? 0)) +
    (size.memoryMiB / 1024) * rate.gbHour +
    paidGiB * (rate.ephemeralGbHour ?? 0)
  );
}

/**
 * The share of `tasks` that runs on Fargate Spot under a capacity provider strategy: each provider's base first, the
 * rest by weight (ECS's CapacityProviderStrategyItem). 10 tasks, base 2 on FARGATE, weights 1:3 give 6 of 10 on Spot.
 */
export function spotShare(tasks: number, providers: readonly CapacityProvider[]): number {
  const isSpot = (provider: CapacityProvider) => provider.name === 'FARGATE_SPOT';
  const base = providers.reduce((sum, provider) => sum + provider.base, 0);
  const weight = providers.reduce((sum, provider) => sum + provider.weight, 0);
  const spotBase = providers.filter(isSpot).reduce((sum, provider) => sum + provider.base, 0);
  const spotWeight = providers.filter(isSpot).reduce((sum, provider) => sum + provider.weight, 0);
  if (providers.length === 0) return 0;
  if (tasks <= 0) return weight === 0 ? (spotBase > 0 ? 1 : 0) : spotWeight / weight;
  if (base >= tasks || weight === 0) return base === 0 ? 0 : spotBase / base;
  return (spotBase + ((tasks - base) * spotWeight) / weight) / tasks;
}

/** Dollars to the cent, rounded once. */
export function toCents(usd: number): number {
  return Math.round(usd * 100 + Number.EPSILON * usd * 100) / 100;
}

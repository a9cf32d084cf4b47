import type { CapacityProvider, Evidence } from '../evidence.ts';
import { exactly, minus, plus, ratio, times } from '../exact.ts';
import type { PriceSource, Warning } from '../recommendation.ts';
import { isWindows, type TaskSize } from '../task-size.ts';
import { HOURS_A_MONTH, paidStorageGiB, spotShare, taskHourUsd, taskHourWeight } from './fargate-cost.ts';
import type { FargateRate } from './fargate-rate.ts';
import { type Money, toCents } from './money.ts';
import { isNoPrice, type NoPrice } from './no-price.ts';
import type { PriceBook } from './price-book.ts';

/** What a service costs at any size and number of tasks. */
export interface ServiceCost {
  /** USD a month of 730 h to the cent, or null when the price book has no price. */
  readonly monthlyUsd: (size: TaskSize, tasks: number) => number | null;
  /** What one task weighs in money, to compare sizes by; at the reference price when the region has none. Not to show. */
  readonly comparableHourUsd: (size: TaskSize) => number;
  /** The same size and tasks on Graviton, and on Spot alone, where the service is not there yet and a price is known. */
  readonly alternatives: (size: TaskSize, tasks: number) => readonly Alternative[];
  readonly source: PriceSource | null;
  readonly warnings: readonly Warning[];
}

export interface Alternative {
  readonly what: 'arm64' | 'spot';
  readonly monthlyUsd: number;
}

/** us-east-1's x86 price stands in where only the ratio of vCPU to GB matters; it is 9.1 to 1 in every region seen. */
const REFERENCE_RATE: FargateRate = { vcpuHour: 0.04048, gbHour: 0.004445, asOf: '2026-09-29', source: 'reference' };

/**
 * The cost of the service by its region, operating system, architecture and capacity provider strategy. The discount
 * (0 to 100 percent) is taken off the on-demand part only: Savings Plans do not cover Spot. Where one of the prices that
 * the service pays is not known, Spot's included, there is no cost at all and the warning NoPrice says which.
 */
export function createServiceCost(evidence: Evidence, prices: PriceBook, discountPercent: number): ServiceCost {
  const { service } = evidence;
  const query = {
    region: service.region,
    operatingSystemFamily: service.operatingSystemFamily,
    cpuArchitecture: service.cpuArchitecture,
  };
  const providers = service.capacityProviders ?? [];
  const usesSpot = providers.some(({ name, base, weight }) => name === 'FARGATE_SPOT' && (base > 0 || weight > 0));
  const onDemand = prices.fargateRate({ ...query, capacity: 'on-demand' });
  const spot = prices.fargateRate({ ...query, capacity: 'spot' });
  const storageGiB = service.ephemeralStorageGiB;
  const storage = paidStorageGiB(storageGiB ?? 0) > 0 ? prices.fee(service.region, 'fargate-ephemeral-gb-hour') : null;
  const missing = [onDemand, usesSpot ? spot : null, storage].find((answer) => answer !== null && isNoPrice(answer));
  const kept = minus(exactly(1), ratio(discountPercent, 100));

  function onDemandHourUsd(size: TaskSize, rate: FargateRate): Money {
    return times(taskHourUsd(size, rate, storageGiB), kept);
  }

  function blendedMonthUsd(size: TaskSize, tasks: number): Money | null {
    if (missing !== undefined || isNoPrice(onDemand)) return null;
    const full = onDemandHourUsd(size, onDemand);
    if (!usesSpot || isNoPrice(spot)) return times(full, HOURS_A_MONTH, tasks);
    const share = spotShare(tasks, providers);
    const hour = plus(times(minus(exactly(1), share), full), times(share, taskHourUsd(size, spot, storageGiB)));
    return times(hour, HOURS_A_MONTH, tasks);
  }

  function alternatives(size: TaskSize, tasks: number): readonly Alternative[] {
    const onLinux = !isWindows(service.operatingSystemFamily);
    const isArm = service.cpuArchitecture.toUpperCase() === 'ARM64';
    if (!onLinux || usesSpot || (storage !== null && isNoPrice(storage))) return [];
    const arm = prices.fargateRate({ ...query, cpuArchitecture: 'ARM64', capacity: 'on-demand' });
    const monthUsd = (hour: Money) => toCents(times(hour, HOURS_A_MONTH, tasks));
    const found: Alternative[] = [];
    if (!isArm && !isNoPrice(arm)) found.push({ what: 'arm64', monthlyUsd: monthUsd(onDemandHourUsd(size, arm)) });
    if (!isNoPrice(spot)) found.push({ what: 'spot', monthlyUsd: monthUsd(taskHourUsd(size, spot, storageGiB)) });
    return found;
  }

  const compared = isNoPrice(onDemand) ? REFERENCE_RATE : onDemand;
  const paid = [isSpotOnly(providers) ? null : onDemand, usesSpot ? spot : null];
  return {
    alternatives,
    monthlyUsd: (size, tasks) => {
      const usd = blendedMonthUsd(size, tasks);
      return usd === null ? null : toCents(usd);
    },
    comparableHourUsd: (size) => taskHourWeight(size, compared),
    source: missing === undefined ? sourceOf(service.region, paid) : null,
    warnings: missing === undefined ? [] : [warningOf(missing)],
  };
}

/** Of the rates that the service pays, the older date counts. */
function sourceOf(region: string, paid: readonly (FargateRate | NoPrice | null)[]): PriceSource | null {
  const rates = paid.filter((rate): rate is FargateRate => rate !== null && !isNoPrice(rate));
  const [asOf] = rates.map((rate) => rate.asOf).sort();
  return asOf === undefined ? null : { region, asOf, source: rates.map(({ source }) => source).join('; ') };
}

function isSpotOnly(providers: readonly CapacityProvider[]): boolean {
  const working = providers.filter(({ base, weight }) => base > 0 || weight > 0);
  return working.length > 0 && working.every(({ name }) => name === 'FARGATE_SPOT');
}

function warningOf({ region, what, nearest }: NoPrice): Warning {
  return { code: 'NoPrice', figures: { region, what, nearest: nearest ?? '' } };
}

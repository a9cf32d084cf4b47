import type { CapacityProvider, Evidence } from '../evidence.ts';
import type { PriceSource, Warning } from '../recommendation.ts';
import { isWindows, type TaskSize } from '../task-size.ts';
import { HOURS_A_MONTH, spotShare, taskHourUsd, toCents } from './fargate-cost.ts';
import type { FargateRate } from './fargate-rate.ts';
import { nearestPricedRegion, type PriceBook } from './price-book.ts';

/** What a service costs at any size and number of tasks. */
export interface ServiceCost {
  /** USD a month of 730 h to the cent, or null when the price book has no price. */
  readonly monthlyUsd: (size: TaskSize, tasks: number) => number | null;
  /** USD an hour of one task, not rounded; at the reference price when the region has none: sizes are compared by it. */
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
 * (0 to 100 percent) is taken off the on-demand part only: Savings Plans do not cover Spot.
 */
export function createServiceCost(evidence: Evidence, prices: PriceBook, discountPercent: number): ServiceCost {
  const { service } = evidence;
  const query = {
    region: service.region,
    operatingSystemFamily: service.operatingSystemFamily,
    cpuArchitecture: service.cpuArchitecture,
  };
  const onDemand = prices.fargateRate({ ...query, capacity: 'on-demand' });
  const spot = prices.fargateRate({ ...query, capacity: 'spot' });
  const providers = service.capacityProviders ?? [];
  const usesSpot = providers.some(({ name, base, weight }) => name === 'FARGATE_SPOT' && (base > 0 || weight > 0));
  const priced = onDemand !== null && (!usesSpot || spot !== null);

  function blendedHourUsd(size: TaskSize, tasks: number): number {
    const onDemandRate = onDemand ?? REFERENCE_RATE;
    const share = usesSpot ? spotShare(tasks, providers) : 0;
    const storage = service.ephemeralStorageGiB;
    const full = taskHourUsd(size, onDemandRate, storage) * (1 - discountPercent / 100);
    // Storage beyond the free 20 GiB has no Spot price of its own: it is charged as on demand.
    const spotRate = { ...(spot ?? onDemandRate), ephemeralGbHour: onDemandRate.ephemeralGbHour ?? 0 };
    return share === 0 ? full : (1 - share) * full + share * taskHourUsd(size, spotRate, storage);
  }

  function alternatives(size: TaskSize, tasks: number): readonly Alternative[] {
    const onLinux = !isWindows(service.operatingSystemFamily);
    const isArm = service.cpuArchitecture.toUpperCase() === 'ARM64';
    const arm = prices.fargateRate({ ...query, cpuArchitecture: 'ARM64', capacity: 'on-demand' });
    const monthUsd = (rate: FargateRate, discount: number) =>
      toCents(tasks * HOURS_A_MONTH * taskHourUsd(size, rate, service.ephemeralStorageGiB) * (1 - discount / 100));
    const found: Alternative[] = [];
    if (onLinux && !isArm && !usesSpot && arm !== null) {
      found.push({ what: 'arm64', monthlyUsd: monthUsd(arm, discountPercent) });
    }
    if (onLinux && !usesSpot && spot !== null) found.push({ what: 'spot', monthlyUsd: monthUsd(spot, 0) });
    return found;
  }

  return {
    alternatives,
    monthlyUsd: (size, tasks) => (priced ? toCents(tasks * HOURS_A_MONTH * blendedHourUsd(size, tasks)) : null),
    comparableHourUsd: (size) => taskHourUsd(size, onDemand ?? REFERENCE_RATE),
    source: priced ? sourceOf(service.region, isSpotOnly(providers) ? null : onDemand, usesSpot ? spot : null) : null,
    warnings: priced ? [] : [noPrice(evidence, prices)],
  };
}

/** Of the rates that the service pays, the older date counts. */
function sourceOf(region: string, onDemand: FargateRate | null, spot: FargateRate | null): PriceSource | null {
  const rates = [onDemand, spot].filter((rate): rate is FargateRate => rate !== null);
  const [asOf] = rates.map((rate) => rate.asOf).sort();
  return asOf === undefined ? null : { region, asOf, source: rates.map(({ source }) => source).join('; ') };
}

function isSpotOnly(providers: readonly CapacityProvider[]): boolean {
  const working = providers.filter(({ base, weight }) => base > 0 || weight > 0);
  return working.length > 0 && working.every(({ name }) => name === 'FARGATE_SPOT');
}

function noPrice({ service }: Evidence, prices: PriceBook): Warning {
  const what = `${service.operatingSystemFamily} ${service.cpuArchitecture}`;
  const nearest = nearestPricedRegion(service.region, prices.regions(service)) ?? '';
  return { code: 'NoPrice', figures: { region: service.region, what, nearest } };
}

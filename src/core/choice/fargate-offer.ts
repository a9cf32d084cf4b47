import { approximately, type Exact, exactly, minus, sumOf, times } from '../exact.ts';
import { FREE_EPHEMERAL_GIB, spotShare, taskHourUsd } from '../pricing/fargate-cost.ts';
import type { FargateRate } from '../pricing/fargate-rate.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { Architecture } from '../pricing/price-list.ts';
import { type LeftOutCost, NOTHING_FITS, type Offer } from './offer.ts';
import { billedTaskHours } from './running-hours.ts';
import { fargateSizeFor, type Workload } from './workload.ts';

/**
 * What a mix keeps on demand: one task first, then one of five, as ECS's `base` and `weight` say it. With one task nothing
 * is left for Spot. A batch, and a worker that may be interrupted, try again what was cut off and run on Spot alone.
 */
const SPOT_MIX = [
  { name: 'FARGATE', base: 1, weight: 1 },
  { name: 'FARGATE_SPOT', base: 0, weight: 4 },
];
const SPOT_ALONE = [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }];

/** The workload as tasks on ECS and Fargate, on demand. */
export function fargateOffer(workload: Workload, prices: PriceBook, architecture: Architecture): Offer {
  const rate = prices.fargateRate({ ...queryOf(workload, architecture), capacity: 'on-demand' });
  if (isNoPrice(rate)) return { priced: false, because: rate, leavesOut: notPriced(workload) };
  return offerOf(workload, [{ rate, share: exactly(1) }], 0);
}

/** The workload as tasks on ECS and Fargate, most of them on Spot. Where the feed has no price, an estimate serves. */
export function fargateSpotOffer(workload: Workload, prices: PriceBook, architecture: Architecture): Offer {
  const query = queryOf(workload, architecture);
  const onDemand = prices.fargateRate({ ...query, capacity: 'on-demand' });
  const fromFeed = prices.fargateRate({ ...query, capacity: 'spot' });
  const spot = isNoPrice(fromFeed) ? prices.spotEstimate(query) : fromFeed;
  const missing = [onDemand, spot].find(isNoPrice);
  if (missing !== undefined || isNoPrice(onDemand) || isNoPrice(spot)) {
    return { priced: false, because: missing ?? NOTHING_FITS, leavesOut: notPriced(workload) };
  }
  const share = spotShare(workload.tasks, canAllStop(workload) ? SPOT_ALONE : SPOT_MIX);
  const offer = offerOf(
    workload,
    [
      { rate: onDemand, share: minus(exactly(1), share) },
      { rate: spot, share },
    ],
    Math.round(100 * approximately(share)),
  );
  if (share.numerator === 0n) return offer;
  return { ...offer, leavesOut: [...offer.leavesOut, isNoPrice(fromFeed) ? 'SpotEstimated' : 'SpotMoves'] };
}

function canAllStop({ kind, interruptible }: Workload): boolean {
  return kind === 'batch' || (kind === 'worker' && interruptible === true);
}

function queryOf(workload: Workload, architecture: Architecture) {
  return { region: workload.region, operatingSystemFamily: osOf(workload), cpuArchitecture: architecture };
}

function offerOf(
  workload: Workload,
  parts: readonly { readonly rate: FargateRate; readonly share: Exact }[],
  spotPercent: number,
): Offer {
  const size = fargateSizeFor(workload, osOf(workload));
  if (size === null) return { priced: false, because: NOTHING_FITS, leavesOut: [] };
  const hours = billedTaskHours(workload);
  const storageGiB = storageGiBOf(workload);
  const isStoragePriced = storageGiB <= FREE_EPHEMERAL_GIB || parts[0]?.rate.ephemeralGbHour !== undefined;
  return {
    priced: true,
    monthly: sumOf(parts.map(({ rate, share }) => times(hours, share, taskHourUsd(size, rate, storageGiB)))),
    shape: { kind: 'tasks', size, tasks: workload.tasks, spotPercent },
    leavesOut: notPriced(workload, isStoragePriced),
    asOf: parts.map(({ rate }) => rate.asOf).reduce((a, b) => (b < a ? b : a)),
  };
}

function osOf({ windows }: Workload): 'LINUX' | 'WINDOWS_SERVER_2022_CORE' {
  return windows ? 'WINDOWS_SERVER_2022_CORE' : 'LINUX';
}

/** The storage of a task, on which its image lies unpacked. */
export function storageGiBOf({ imageGiB }: Workload): number {
  return Math.max(FREE_EPHEMERAL_GIB, Math.ceil(imageGiB ?? 0));
}

function notPriced({ kind, state }: Workload, isStoragePriced = true): readonly LeftOutCost[] {
  return [
    ...(kind === 'service' ? (['LoadBalancer'] as const) : []),
    'PublicIpv4',
    'Logs',
    'SavingsPlans',
    ...(kind === 'batch' ? (['ImagePull'] as const) : []),
    ...(state === 'none' && isStoragePriced ? [] : (['Disk'] as const)),
  ];
}

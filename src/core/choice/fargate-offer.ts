import { exactly, minus, sumOf, times } from '../exact.ts';
import { spotShare, taskHourUsd } from '../pricing/fargate-cost.ts';
import type { FargateRate } from '../pricing/fargate-rate.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { Architecture } from '../pricing/price-list.ts';
import type { LeftOutCost, Offer } from './offer.ts';
import { billedTaskHours } from './running-hours.ts';
import { fargateSizeFor, type Workload } from './workload.ts';

/**
 * What a mix keeps on demand: one task first, then one of five, as ECS's `base` and `weight` say it. A batch can be
 * interrupted as a whole and runs on Spot alone.
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
    return { priced: false, because: missing ?? { code: 'NothingFits' }, leavesOut: notPriced(workload) };
  }
  const share = spotShare(workload.tasks, workload.kind === 'batch' ? SPOT_ALONE : SPOT_MIX);
  const offer = offerOf(
    workload,
    [
      { rate: onDemand, share: minus(exactly(1), share) },
      { rate: spot, share },
    ],
    Math.round((100 * Number(share.numerator)) / Number(share.denominator)),
  );
  return { ...offer, leavesOut: [...offer.leavesOut, 'SpotMoves' as const] };
}

function queryOf(workload: Workload, architecture: Architecture) {
  return { region: workload.region, operatingSystemFamily: osOf(workload), cpuArchitecture: architecture };
}

function offerOf(
  workload: Workload,
  parts: readonly { readonly rate: FargateRate; readonly share: ReturnType<typeof exactly> }[],
  spotPercent: number,
): Offer {
  const size = fargateSizeFor(workload, osOf(workload));
  if (size === null) return { priced: false, because: { code: 'NothingFits' }, leavesOut: [] };
  const hours = billedTaskHours(workload);
  return {
    priced: true,
    monthly: sumOf(parts.map(({ rate, share }) => times(hours, share, taskHourUsd(size, rate)))),
    shape: { kind: 'tasks', size, tasks: workload.tasks, spotPercent },
    leavesOut: notPriced(workload),
    asOf: parts.map(({ rate }) => rate.asOf).reduce((a, b) => (b < a ? b : a)),
  };
}

function osOf({ windows }: Workload): 'LINUX' | 'WINDOWS_SERVER_2022_CORE' {
  return windows ? 'WINDOWS_SERVER_2022_CORE' : 'LINUX';
}

function notPriced({ kind, state }: Workload): readonly LeftOutCost[] {
  return [
    ...(kind === 'service' ? (['LoadBalancer'] as const) : []),
    'PublicIpv4',
    'Logs',
    'SavingsPlans',
    ...(kind === 'batch' ? (['ImagePull'] as const) : []),
    ...(state === 'none' ? [] : (['Disk'] as const)),
  ];
}

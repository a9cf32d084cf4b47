import { compareExact, type Exact, exactly, minus, sumOf, times, ZERO } from '../exact.ts';
import type { Money } from './money.ts';

/** The price of a GB-second up to so many of them in a month; null is the tier without an end. */
export interface LambdaTier {
  readonly upToGbSeconds: number | null;
  readonly gbSecond: number;
}

/** AWS Lambda's list prices in USD, before Savings Plans, the free tier and tax. */
export interface LambdaRate {
  readonly requestUsd: number;
  /** By the GB-seconds of a month in one region and architecture, cheapest last. */
  readonly gbSecondTiers: readonly LambdaTier[];
  /** Provisioned concurrency: kept warm, and while it runs. */
  readonly provisionedGbSecond?: number;
  readonly provisionedRunGbSecond?: number;
  /** /tmp above 512 MB. */
  readonly temporaryStorageGbSecond?: number;
  readonly asOf: string;
  readonly source: string;
}

/** Without charge in each account and month. Source: AWS Lambda pricing page, read 2026. */
export const LAMBDA_FREE_TIER = { requests: 1_000_000, gbSeconds: 400_000 } as const;

/** Lambda Managed Instances ask this share of EC2's on-demand price beside it. Source: AWS Lambda guide, read 2026. */
export const LAMBDA_MANAGED_INSTANCES_SHARE = 0.15;

/** USD for so many GB-seconds in one month: each tier's part at the tier's price, without the free tier. */
export function gbSecondsUsd(gbSeconds: number | Exact, tiers: readonly LambdaTier[]): Money {
  const used = typeof gbSeconds === 'number' ? exactly(gbSeconds) : gbSeconds;
  const starts = [0, ...tiers.map(({ upToGbSeconds }) => upToGbSeconds ?? 0)];
  return sumOf(
    tiers.map(({ upToGbSeconds, gbSecond }, i) => {
      const from = exactly(starts[i] ?? 0);
      const to = upToGbSeconds === null ? used : least(used, exactly(upToGbSeconds));
      return compareExact(to, from) > 0 ? times(minus(to, from), gbSecond) : ZERO;
    }),
  );
}

function least(a: Exact, b: Exact): Exact {
  return compareExact(a, b) < 0 ? a : b;
}

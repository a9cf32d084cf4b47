import { addApiUse, type FleetApiUse, NO_API_USE } from '../core/fleet/api-use.ts';
import { compareByInterest, type FleetSort, type FleetTotals, fleetTotals } from '../core/fleet/fleet-totals.ts';
import { formatPlace, type LeftOut } from '../core/fleet/left-out.ts';
import type { FleetPlace, ShardResult } from '../core/fleet/shard.ts';
import type { SweptService } from '../core/fleet/swept-service.ts';

/** What a sweep found: every Fargate service of the scope is in `services` or named in `leftOut`. */
export interface FleetReport {
  /** When the sweep began, ISO 8601. */
  readonly sweptAt: string;
  readonly regions: readonly string[];
  readonly days: number;
  /** The ids of the accounts that were swept, also of one in which nothing was found. */
  readonly accounts: readonly string[];
  /** In the order asked for, the greatest saving first unless told. */
  readonly services: readonly SweptService[];
  /** True when the accounts are configured ones: a service is asked for again in its own. */
  readonly hasConfiguredAccounts: boolean;
  readonly totals: FleetTotals;
  readonly leftOut: readonly LeftOut[];
  /** What this sweep asked; shards that were taken from the store cost it nothing. */
  readonly api: FleetApiUse;
  readonly discountPercent: number;
  /** True when it was ended before the end. */
  readonly interrupted: boolean;
  /** Shards that an earlier sweep of the same scope had finished; absent when there were none. */
  readonly resumed?: ResumedShards;
}

/** What was taken from a sweep that did not come to its end. */
export interface ResumedShards {
  readonly shards: number;
  readonly of: number;
  /** When the first of them was swept, ISO 8601. */
  readonly since: string;
}

/** The frame around the results of a sweep's shards. */
export interface SweepFrame {
  readonly sweptAt: string;
  readonly places: readonly FleetPlace[];
  readonly days: number;
  readonly sort?: FleetSort;
  readonly discountPercent?: number;
  /** Of accounts and regions that could not be listed. */
  readonly leftOut?: readonly LeftOut[];
  /** What was asked; the sum over the shards unless given. */
  readonly api?: FleetApiUse;
  readonly interrupted?: boolean;
  readonly resumed?: ResumedShards;
}

/** The answer of a sweep from the results of its shards, whoever swept them and in whatever order they come. */
export function mergeShards(results: readonly ShardResult[], frame: SweepFrame): FleetReport {
  const { places, sort = 'savings', discountPercent = 0, interrupted = false, resumed } = frame;
  const services = results.flatMap((result) => result.services);
  const leftOut = [...(frame.leftOut ?? []), ...results.flatMap((result) => result.leftOut)];
  const accounts = [...places, ...services].flatMap(({ accountId }) => accountId ?? []);
  return {
    sweptAt: frame.sweptAt,
    regions: [...new Set(places.map(({ region }) => region))],
    days: frame.days,
    accounts: [...new Set(accounts)].sort(),
    hasConfiguredAccounts: places.some(({ accountId }) => accountId !== undefined),
    services: services.sort(
      (a, b) => compareByInterest(a.recommendation, b.recommendation, sort) || compareText(placeOf(a), placeOf(b)),
    ),
    totals: fleetTotals(services.map(({ recommendation }) => recommendation)),
    leftOut: leftOut.sort((a, b) => compareText(a.what, b.what) || compareText(a.code, b.code)),
    api: frame.api ?? results.reduce((sum, { api }) => addApiUse(sum, api), NO_API_USE),
    discountPercent,
    interrupted,
    ...(resumed === undefined ? {} : { resumed }),
  };
}

function placeOf({ cluster, name, ...place }: SweptService): string {
  return formatPlace(place, cluster, name);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

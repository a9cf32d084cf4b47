import { isWindows } from '../task-size.ts';
import type { FargateRate, FargateRateQuery } from './fargate-rate.ts';
import { PRICE_LIST, type PriceRow } from './price-list.ts';

/** Where prices come from. A region without a price is null, never another region's. */
export interface PriceBook {
  readonly fargateRate: (query: FargateRateQuery) => FargateRate | null;
  /** The regions that have an on-demand price for the operating system and architecture. */
  readonly regions: (query: Omit<FargateRateQuery, 'region' | 'capacity'>) => readonly string[];
}

/** Spot where the feed has no row: AWS says "up to 70 % off", the feed of 2026-09-29 shows 68 to 70 % off. */
const SPOT_SHARE_OF_ON_DEMAND = 0.32;

function rowKey(region: string, operatingSystemFamily: string, cpuArchitecture: string, capacity: string): string {
  const os = isWindows(operatingSystemFamily) ? 'WINDOWS' : 'LINUX';
  return `${region}|${os}|${cpuArchitecture.toUpperCase()}|${capacity}`;
}

/** A price book over the rows; the bundled list unless told otherwise. */
export function createPriceBook(rows: readonly PriceRow[] = PRICE_LIST): PriceBook {
  const byKey = new Map(rows.map((row) => [rowKey(row.region, row.os, row.architecture, row.capacity), row]));

  function fargateRate(query: FargateRateQuery): FargateRate | null {
    const { region, operatingSystemFamily, cpuArchitecture, capacity } = query;
    const row = byKey.get(rowKey(region, operatingSystemFamily, cpuArchitecture, capacity));
    if (row !== undefined) return row;
    if (capacity === 'on-demand' || isWindows(operatingSystemFamily)) return null;
    const onDemand = fargateRate({ ...query, capacity: 'on-demand' });
    if (onDemand === null) return null;
    return {
      vcpuHour: onDemand.vcpuHour * SPOT_SHARE_OF_ON_DEMAND,
      gbHour: onDemand.gbHour * SPOT_SHARE_OF_ON_DEMAND,
      asOf: onDemand.asOf,
      source: `estimate: ${SPOT_SHARE_OF_ON_DEMAND} x on-demand`,
    };
  }

  function regions(query: Omit<FargateRateQuery, 'region' | 'capacity'>): readonly string[] {
    return rows
      .map((row) => row.region)
      .filter((region, i, all) => all.indexOf(region) === i)
      .filter((region) => byKey.has(rowKey(region, query.operatingSystemFamily, query.cpuArchitecture, 'on-demand')));
  }

  return { fargateRate, regions };
}

/** The region with a price whose name is most like the wanted one: same area first (`ap-southeast-`), then same continent. */
export function nearestPricedRegion(region: string, priced: readonly string[]): string | null {
  const area = region.replace(/\d+$/, '');
  const continent = `${region.split('-')[0]}-`;
  return (
    priced.find((name) => name.startsWith(area)) ??
    priced.find((name) => name.startsWith(continent)) ??
    priced[0] ??
    null
  );
}

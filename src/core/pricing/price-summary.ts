import { EVERY_REGION, type PriceList, type PriceOrigin } from './price-list.ts';
import { priceRowKey } from './row-key.ts';

/** A kind of prices that a region has, with the date and source of the oldest of them. */
export interface PriceSummaryRow extends PriceOrigin {
  /** In AWS's words: `Fargate x86`. */
  readonly what: string;
  readonly count: number;
}

export interface RegionPrices {
  /** `every` for what is the same everywhere. */
  readonly region: string;
  readonly prices: readonly PriceSummaryRow[];
}

const KINDS: readonly (readonly [
  what: string,
  rowsOf: (list: PriceList) => readonly (PriceOrigin & { region: string })[],
])[] = [
  ['Fargate x86', ({ fargate }) => fargate.filter(is('LINUX', 'X86_64', 'on-demand'))],
  ['Fargate ARM', ({ fargate }) => fargate.filter(is('LINUX', 'ARM64', 'on-demand'))],
  ['Fargate Windows', ({ fargate }) => fargate.filter(is('WINDOWS', 'X86_64', 'on-demand'))],
  ['Fargate Spot x86', ({ fargate }) => fargate.filter(is('LINUX', 'X86_64', 'spot'))],
  ['Fargate Spot ARM', ({ fargate }) => fargate.filter(is('LINUX', 'ARM64', 'spot'))],
  ['Savings Plans', ({ savingsPlans }) => savingsPlans],
  ['Lambda', ({ lambda }) => lambda],
  ['EC2', ({ instances }) => instances],
  ['ECS Managed Instances, EKS Auto Mode', ({ instanceFees }) => instanceFees],
  ['Storage, network, EKS and logs', ({ fees }) => fees],
];

/** What the list knows of each region, by the region's name; `every` comes last. Of two prices for one thing the later counts. */
export function summarizePrices(list: PriceList): readonly RegionPrices[] {
  const regions = [
    ...new Set(Object.values(list).flatMap((rows: PriceList[keyof PriceList]) => rows.map(({ region }) => region))),
  ];
  const byName = (a: string, b: string) => Number(a === EVERY_REGION) - Number(b === EVERY_REGION) || (a < b ? -1 : 1);
  return regions.sort(byName).map((region) => ({
    region,
    prices: KINDS.flatMap(([what, rowsOf]) => {
      const rows = newestOf(rowsOf(list).filter((row) => row.region === region));
      const [oldest] = [...rows].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
      return oldest === undefined ? [] : [{ what, count: rows.length, asOf: oldest.asOf, source: oldest.source }];
    }),
  }));
}

/** One row for each thing: the last. */
function newestOf<Row extends PriceOrigin>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [priceRowKey(row), row])).values()];
}

function is(os: string, architecture: string, capacity: string) {
  return (row: PriceList['fargate'][number]) =>
    row.os === os && row.architecture === architecture && row.capacity === capacity;
}

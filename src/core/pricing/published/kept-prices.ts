import { BUNDLED_ON, type PriceList } from '../price-list.ts';

export const PRICE_SERVICES = ['fargate', 'lambda', 'eks', 'fargate-spot'] as const;
export type PriceService = (typeof PRICE_SERVICES)[number];

/** What was read from one published file, for one region. */
export interface KeptPrices {
  readonly service: PriceService;
  readonly region: string;
  /** When the file was published, ISO. */
  readonly publishedAt: string;
  /** When it was read, ISO. */
  readonly readAt: string;
  readonly prices: Partial<PriceList>;
}

/**
 * The list with what was kept: of two prices for one thing the one that was read later counts, and what was read before
 * the bundled list was made only fills its gaps.
 */
export function withKeptPrices(list: PriceList, kept: readonly KeptPrices[]): PriceList {
  const isNewer = ({ readAt }: KeptPrices) => readAt.slice(0, 10) >= BUNDLED_ON;
  const older = kept.filter((entry) => !isNewer(entry)).map(({ prices }) => prices);
  const newer = kept.filter(isNewer).map(({ prices }) => prices);
  const joined = <Table extends keyof PriceList>(table: Table): PriceList[Table] =>
    [...older, list, ...newer].flatMap((part) => [...(part[table] ?? [])]) as unknown as PriceList[Table];
  return {
    fargate: joined('fargate'),
    savingsPlans: joined('savingsPlans'),
    lambda: joined('lambda'),
    instances: joined('instances'),
    instanceFees: joined('instanceFees'),
    fees: joined('fees'),
  };
}

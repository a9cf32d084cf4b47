import { BUNDLED_ON, type PriceList } from '../price-list.ts';
import { asRecord } from './offer-file.ts';

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

/** The figures that a row of each table cannot do without; whatever else is a number must be a price too. */
const FIGURES: Readonly<Record<keyof PriceList, readonly string[]>> = {
  fargate: ['vcpuHour', 'gbHour'],
  savingsPlans: ['vcpuHour'],
  lambda: ['requestUsd'],
  instances: ['hourUsd'],
  instanceFees: ['hourUsd'],
  fees: ['usd'],
};

/** True for what was kept as it is kept now: what is read again may have been damaged, or written by another version. */
export function isKeptPrices(entry: unknown): entry is KeptPrices {
  const { service, region, publishedAt, readAt, prices } = asRecord(entry);
  const isKnown = PRICE_SERVICES.some((known) => known === service) && typeof region === 'string';
  const isDated = [publishedAt, readAt].every((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)));
  if (!isKnown || !isDated || typeof prices !== 'object' || prices === null) return false;
  return Object.entries(prices).every(
    ([table, rows]) => Array.isArray(rows) && rows.every((row) => isRow(asRecord(row), table)),
  );
}

function isRow(row: Readonly<Record<string, unknown>>, table: string): boolean {
  if (!Object.hasOwn(FIGURES, table)) return false;
  const needed = FIGURES[table as keyof PriceList].map((name) => row[name]);
  const figures = [...needed, ...Object.values(row).filter((value) => typeof value === 'number')];
  const isTold = [row.region, row.asOf, row.source].every((text) => typeof text === 'string');
  return isTold && figures.every((figure) => typeof figure === 'number' && figure > 0) && areTiers(row, table);
}

function areTiers({ gbSecondTiers }: Readonly<Record<string, unknown>>, table: string): boolean {
  if (table !== 'lambda') return true;
  const isPrice = (value: unknown) => typeof value === 'number' && value > 0;
  return Array.isArray(gbSecondTiers) && gbSecondTiers.every((tier) => isPrice(asRecord(tier).gbSecond));
}

import type { PriceList } from './price-list.ts';

const NAMES = ['region', 'os', 'architecture', 'capacity', 'term', 'payment', 'service', 'type', 'item'] as const;

/** What a row is the price of, whatever its figures and wherever they come from. */
export function priceRowKey(row: object): string {
  const given = new Map<string, unknown>(Object.entries(row));
  return NAMES.flatMap((name) => (given.has(name) ? [String(given.get(name))] : [])).join(' ');
}

/** The figures of every row, as text by their names, by table and what the row is the price of; the last row counts. */
export function figuresByKey(list: Partial<PriceList>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const tables: readonly [string, readonly object[]][] = Object.entries(list);
  return new Map(
    tables.flatMap(([table, rows]) =>
      rows.map((row) => {
        const figures = Object.entries(row).filter(([, value]) => typeof value !== 'string');
        return [`${table} ${priceRowKey(row)}`, new Map(figures.map(([name, value]) => [name, JSON.stringify(value)]))];
      }),
    ),
  );
}

import type { Kysely } from 'kysely';
import type { PriceArchive } from '../app/store.ts';
import { isKeptPrices } from '../core/pricing/published/kept-prices.ts';
import type { StoreTables } from './tables.ts';

export function createPriceArchive(tables: Kysely<StoreTables>): PriceArchive {
  return {
    async all() {
      const rows = await tables.selectFrom('kept_price').select('entry').orderBy('service').orderBy('region').execute();
      return rows.map(({ entry }): unknown => JSON.parse(entry)).filter(isKeptPrices);
    },
    async keep(read) {
      if (read.length === 0) return;
      const rows = read.map((entry) => ({
        service: entry.service,
        region: entry.region,
        read_at: entry.readAt,
        entry: JSON.stringify(entry),
      }));
      await tables
        .insertInto('kept_price')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['service', 'region'])
            .doUpdateSet(({ ref }) => ({ read_at: ref('excluded.read_at'), entry: ref('excluded.entry') })),
        )
        .execute();
    },
  };
}

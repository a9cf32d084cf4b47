import type { Kysely } from 'kysely';
import type { ShardStore } from '../app/store.ts';
import { parsePlace } from '../core/fleet/left-out.ts';
import { type Shard, type ShardResult, shardKey } from '../core/fleet/shard.ts';
import type { StoreTables } from './tables.ts';

export function createShardStore(tables: Kysely<StoreTables>): ShardStore {
  return {
    async put(sweepId, result) {
      await tables
        .insertInto('sweep_shard')
        .values({
          sweep_id: sweepId,
          shard: shardKey(result.shard),
          swept_at: result.sweptAt,
          result: JSON.stringify(result),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['sweep_id', 'shard'])
            .doUpdateSet(({ ref }) => ({ swept_at: ref('excluded.swept_at'), result: ref('excluded.result') })),
        )
        .execute();
    },
    async kept(sweepId) {
      const rows = await tables
        .selectFrom('sweep_shard')
        .select(['shard', 'swept_at'])
        .where('sweep_id', '=', sweepId)
        .orderBy('shard')
        .execute();
      return rows.map((row) => ({ shard: shardOf(row.shard), sweptAt: row.swept_at }));
    },
    async has(sweepId, shard) {
      const row = await tables
        .selectFrom('sweep_shard')
        .select('swept_at')
        .where('sweep_id', '=', sweepId)
        .where('shard', '=', shardKey(shard))
        .executeTakeFirst();
      return row !== undefined;
    },
    async results(sweepId, since) {
      let wanted = tables.selectFrom('sweep_shard').select('result').where('sweep_id', '=', sweepId);
      if (since !== undefined) wanted = wanted.where('swept_at', '>=', since);
      const rows = await wanted.orderBy('shard').execute();
      return rows.map((row) => JSON.parse(row.result) as ShardResult);
    },
    async forget(sweepId) {
      await tables.deleteFrom('sweep_shard').where('sweep_id', '=', sweepId).execute();
    },
  };
}

function shardOf(key: string): Shard {
  const { accountId, region = '', cluster = '' } = parsePlace(key);
  return { ...(accountId === undefined ? {} : { accountId }), region, cluster };
}

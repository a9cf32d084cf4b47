import type { Kysely } from 'kysely';
import type { StoreLocks } from '../app/store.ts';
import type { StoreTables } from './tables.ts';

export function createStoreLocks(tables: Kysely<StoreTables>, clock: () => Date): StoreLocks {
  return {
    async take(name, { holder, seconds }) {
      const now = clock();
      const at = now.toISOString();
      const expires_at = new Date(now.getTime() + seconds * 1000).toISOString();
      const taken = await tables
        .insertInto('store_lock')
        .values({ name, holder, fencing: 1, expires_at })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet(({ eb, ref }) => ({ holder, expires_at, fencing: eb(ref('store_lock.fencing'), '+', 1) }))
            .where(({ eb, or }) => or([eb('store_lock.expires_at', '<=', at), eb('store_lock.holder', '=', holder)])),
        )
        .returning('fencing')
        .executeTakeFirst();
      return taken === undefined ? null : { name, holder, fencing: taken.fencing };
    },
    async release({ name, holder, fencing }) {
      // The row stays: fencing tokens only ever grow.
      await tables
        .updateTable('store_lock')
        .set({ expires_at: '' })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .where('fencing', '=', fencing)
        .execute();
    },
  };
}

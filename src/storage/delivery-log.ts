import type { Kysely } from 'kysely';
import type { DeliveryLog } from '../app/store.ts';
import type { StoreTables } from './tables.ts';

/** Slack repeats an event at most about six minutes after the first attempt: an hour covers slow clocks too. */
export const DELIVERY_MINUTES = 60;

export function createDeliveryLog(
  tables: Kysely<StoreTables>,
  { clock, keepMinutes }: { readonly clock: () => Date; readonly keepMinutes: number },
): DeliveryLog {
  return {
    claim(keys) {
      const now = clock();
      const at = now.toISOString();
      const expires_at = new Date(now.getTime() + keepMinutes * 60_000).toISOString();
      return tables
        .transaction()
        .execute(async (transaction) => {
          if (keys.length === 0) return true;
          // In one order everywhere, so that two replicas with the same keys do not wait for each other.
          const claimed = [...new Set(keys)].sort();
          const { numInsertedOrUpdatedRows } = await transaction
            .insertInto('delivery')
            .values(claimed.map((key) => ({ key, expires_at })))
            .onConflict((conflict) =>
              conflict.column('key').doUpdateSet({ expires_at }).where('delivery.expires_at', '<=', at),
            )
            .executeTakeFirst();
          if (numInsertedOrUpdatedRows !== BigInt(claimed.length)) throw new AlreadyClaimed();
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof AlreadyClaimed) return false;
          throw error;
        });
    },
    async release(keys) {
      if (keys.length === 0) return;
      await tables.deleteFrom('delivery').where('key', 'in', keys).execute();
    },
  };
}

/** Takes the transaction back: none of the keys is claimed when one of them was. */
class AlreadyClaimed extends Error {}

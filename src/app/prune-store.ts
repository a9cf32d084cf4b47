import type { Retention, StoreLocks, StoreMaintenance } from './store.ts';

/** How many rows are gone, or null when another replica has pruned, or prunes now. */
export type PruneStore = () => Promise<number | null>;

/** Under a day, so that what is asked for every hour happens once a day and wanders through it. */
const ONCE_A_DAY_SECONDS = 23.5 * 3600;
const LOCK = 'retention';
/** A sweep that was interrupted is taken up within hours: what is left of one after days is of no use. */
const SHARD_DAYS = 2;

/**
 * Deletes what has outlived its time, once a day among all replicas: whoever takes the lock prunes, and keeps the lock
 * for the day. One that fails gives it back, and one that dies leaves it to the next day.
 * @throws AdvisorError `storage_unavailable`
 */
export function createPruneStore({
  locks,
  maintenance,
  retention,
  newId,
}: {
  readonly locks: StoreLocks;
  readonly maintenance: Pick<StoreMaintenance, 'applyRetention'>;
  readonly retention: Retention;
  /** Another each time: the holder of a lock may take it again. */
  readonly newId: () => string;
}): PruneStore {
  return async function pruneStore() {
    const lock = await locks.take(LOCK, { holder: newId(), seconds: ONCE_A_DAY_SECONDS });
    if (lock === null) return null;
    try {
      return await maintenance.applyRetention({ shardDays: SHARD_DAYS, ...retention });
    } catch (error) {
      await locks.release(lock).catch(() => undefined);
      throw error;
    }
  };
}

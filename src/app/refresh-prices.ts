import type { LivePrices } from './live-prices.ts';
import type { Clock } from './ports.ts';
import type { PriceArchive, StoreLocks } from './store.ts';
import type { PriceUpdate, UpdatePrices } from './update-prices.ts';

/** The update that was made, or null when another replica has made today's, or makes it now. */
export type RefreshPrices = () => Promise<PriceUpdate | null>;

/** Under a day, so that what is asked for every hour happens once a day. */
const ONCE_A_DAY_SECONDS = 23.5 * 3600;
const LOCK = 'prices';

/**
 * Takes what any replica has kept, and once a day reads the published prices of the bot's region and of every region
 * that was kept before. A day on which no file could be used is tried again at the next call.
 * @throws AdvisorError `storage_unavailable`, `file_unwritable`
 */
export function createRefreshPrices(deps: {
  readonly archive: PriceArchive;
  readonly live: LivePrices;
  readonly updatePrices: UpdatePrices;
  /** Absent where nothing is shared: then this process alone remembers when it last read. */
  readonly locks?: StoreLocks;
  readonly region?: string;
  readonly clock: Clock;
  /** Another each time: the holder of a lock may take it again. */
  readonly newId: () => string;
}): RefreshPrices {
  const { archive, live, updatePrices, locks, region, clock, newId } = deps;
  let updatedMs = Number.NEGATIVE_INFINITY;

  return async function refreshPrices() {
    const kept = await archive.all();
    live.take(kept);
    const regions = [...new Set([...(region === undefined ? [] : [region]), ...kept.map((entry) => entry.region)])];
    if (regions.length === 0 || clock().getTime() - updatedMs < ONCE_A_DAY_SECONDS * 1000) return null;
    const lock = await locks?.take(LOCK, { holder: newId(), seconds: ONCE_A_DAY_SECONDS });
    if (lock === null) return null;
    let update: PriceUpdate | undefined;
    try {
      update = await updatePrices(regions);
      return update;
    } finally {
      if (update !== undefined && update.updated.length > 0) updatedMs = clock().getTime();
      else if (lock !== undefined) await locks?.release(lock).catch(() => undefined);
    }
  };
}

import { randomUUID } from 'node:crypto';
import { createPruneStore } from '../app/prune-store.ts';
import type { Retention, Store } from '../app/store.ts';
import type { SweepFleet } from '../app/sweep-fleet.ts';
import type { Ticker } from '../cron/ticker.ts';
import type { Log } from '../slack/logger.ts';

/** Looks once an hour whether the store is to be pruned today. */
export async function createPruning(
  { locks, maintenance }: Pick<Store, 'locks' | 'maintenance'>,
  retention: Retention,
  log: Log,
): Promise<Ticker> {
  const { createTicker } = await import('../cron/ticker.ts');
  const pruneStore = createPruneStore({ locks, maintenance, retention, newId: randomUUID });
  return createTicker({
    name: 'retention',
    every: 'hour',
    tick: async () => {
      const rows = await pruneStore();
      if (rows !== null) log.info({ rows }, 'The store was pruned');
    },
    onFailure: (error) => log.error({ error }, 'The store could not be pruned; the next hour tries again'),
  });
}

/** The sweep, after which the store is pruned where nobody has today: who uses the command line alone has no bot that does. */
export function pruneAfter(
  sweepFleet: SweepFleet,
  { locks, maintenance }: Pick<Store, 'locks' | 'maintenance'>,
  retention: Retention,
): SweepFleet {
  const pruneStore = createPruneStore({ locks, maintenance, retention, newId: randomUUID });
  return async (request, onProgress) => {
    const report = await sweepFleet(request, onProgress);
    // The answer is there: what cannot be pruned now is pruned after the next sweep.
    await pruneStore().catch(() => null);
    return report;
  };
}

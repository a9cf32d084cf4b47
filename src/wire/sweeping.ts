import type { Clock } from '../app/ports.ts';
import { createShardWork } from '../app/run-shard-job.ts';
import { createShareSweep, type ShareSweep } from '../app/share-sweep.ts';
import type { Store } from '../app/store.ts';
import type { QueueTerms } from '../queue/open-queue.ts';
import type { Log } from '../slack/logger.ts';
import type { UseCases } from './use-cases.ts';

/** The part of every sweep that this process does, and how a sweep is asked for. */
export interface Sweeping {
  readonly shareSweep: ShareSweep;
  readonly start: () => void;
  /** What is under way is handed back. */
  readonly stop: () => Promise<void>;
}

/** Sweeps that are shared through the queue in PostgreSQL. @throws AdvisorError `storage_unavailable` */
export async function createSweeping({
  url,
  useCases,
  store,
  clock,
  log,
  terms,
}: {
  readonly url: string;
  readonly useCases: Pick<UseCases, 'listShards' | 'sweepShard'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly terms?: QueueTerms;
}): Promise<Sweeping> {
  const { openQueue } = await import('../queue/open-queue.ts');
  const { listShards, sweepShard } = useCases;
  const { plans, shards } = store;
  const queue = await openQueue({
    url,
    onFailure: (error, about) => log.warn({ ...about, error }, 'A part of a sweep failed'),
    ...terms,
  });
  const work = createShardWork({ sweepShard, shards, clock });
  let worker: ReturnType<typeof queue.work> | undefined;
  return {
    shareSweep: createShareSweep({ listShards, queue, plans, shards, clock }),
    start() {
      worker = queue.work(work);
    },
    async stop() {
      await worker?.stop();
      await queue.close();
    },
  };
}

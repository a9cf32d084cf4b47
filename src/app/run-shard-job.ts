import { NO_API_USE } from '../core/fleet/api-use.ts';
import { formatPlace } from '../core/fleet/left-out.ts';
import type { Clock } from './ports.ts';
import type { ShardWork } from './shard-queue.ts';
import type { ShardStore } from './store.ts';
import type { SweepShard } from './sweep-shard.ts';

/**
 * Sweeps a shard and keeps its result under its sweep. A result that is there already is left alone: a job may come twice
 * when a worker dies between keeping the result and saying so.
 */
export function createShardWork({
  sweepShard,
  shards,
  clock,
}: {
  readonly sweepShard: SweepShard;
  readonly shards: Pick<ShardStore, 'has' | 'put'>;
  readonly clock: Clock;
}): ShardWork {
  return {
    async run({ sweepId, shard, request }, { isLastTry, abortSignal }) {
      if (await shards.has(sweepId, shard)) return;
      await shards.put(sweepId, await sweepShard(shard, { ...request, isLastTry, abortSignal }));
    },
    async bury({ sweepId, shard }, tries) {
      if (await shards.has(sweepId, shard)) return;
      const { cluster, ...place } = shard;
      await shards.put(sweepId, {
        shard,
        sweptAt: clock().toISOString(),
        services: [],
        leftOut: [{ what: formatPlace(place, cluster), code: 'NotSwept', figures: { tries } }],
        api: NO_API_USE,
      });
    },
  };
}

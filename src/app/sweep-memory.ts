import { type FleetPlace, type Shard, type ShardResult, shardKey } from '../core/fleet/shard.ts';
import type { Clock } from './ports.ts';
import type { ShardStore } from './store.ts';
import type { SweepRequest } from './sweep-fleet.ts';

/** What is older than this is read again: a service has had time to change. */
const RESUMED_WITHIN_MS = 6 * 3_600_000;

/** What a sweep that does not come to its end leaves behind for the next one of the same scope. */
export interface SweepMemory {
  /** Results of these shards that an interrupted sweep left. */
  readonly resume: (shards: readonly Shard[]) => Promise<readonly ShardResult[]>;
  /** Keeps the result; the sweep does not wait for it. */
  readonly keep: (result: ShardResult) => void;
  /** Settles when everything is kept that can be. */
  readonly settled: () => Promise<void>;
  /** The sweep has come to its end: the next one begins anew. */
  readonly forget: () => Promise<void>;
}

/** The memory of one sweep; without a store there is none. */
export function createSweepMemory(
  request: SweepRequest,
  places: readonly FleetPlace[],
  { shards, clock }: { readonly shards?: ShardStore; readonly clock: Clock },
): SweepMemory {
  const nothing = async (): Promise<void> => undefined;
  if (shards === undefined) return { resume: async () => [], keep: () => undefined, settled: nothing, forget: nothing };
  const id = sweepIdOf(request, places);
  let writing: Promise<void> = Promise.resolve();
  return {
    resume: async (wanted) => {
      if (request.fresh === true) {
        await shards.forget(id);
        return [];
      }
      const keys = new Set(wanted.map(shardKey));
      const since = new Date(clock().getTime() - RESUMED_WITHIN_MS).toISOString();
      return (await shards.results(id, since)).filter(({ shard }) => keys.has(shardKey(shard)));
    },
    keep: (result) => {
      // A store that fails now costs the next sweep time; this one has its answer all the same.
      writing = writing.then(() => shards.put(id, result)).catch(() => undefined);
    },
    settled: () => writing,
    forget: () => shards.forget(id),
  };
}

/** Two sweeps go on from each other when everything that an answer depends on is the same. */
function sweepIdOf(
  { cluster, days, filter, goal, discountPercent = 0 }: SweepRequest,
  places: readonly FleetPlace[],
): string {
  const scope = {
    places: places.map(({ accountId = '', region }) => `${accountId}/${region}`).sort(),
    cluster: cluster ?? null,
    tag: filter?.tag ?? null,
    owner: filter?.owner?.toLowerCase() ?? null,
    days,
    goal: goal ?? null,
    discountPercent,
  };
  return `fleet ${JSON.stringify(scope)}`;
}

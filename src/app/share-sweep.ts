import { addApiUse } from '../core/fleet/api-use.ts';
import { shardKey } from '../core/fleet/shard.ts';
import { type FleetReport, mergeShards } from './fleet-report.ts';
import type { ListShards } from './list-shards.ts';
import type { Clock } from './ports.ts';
import type { ShardJob, ShardQueue } from './shard-queue.ts';
import type { ShardStore, SweepPlan, SweepPlans } from './store.ts';
import type { SweepRequest } from './sweep-fleet.ts';

/** How far a sweep is that workers share. */
export type SharedSweep =
  | { readonly kind: 'done'; readonly report: FleetReport }
  | { readonly kind: 'underWay'; readonly done: number; readonly of: number };

/**
 * Begins the sweep of that id, or says how far it is: whoever asks, as often as they ask, there is one sweep. It is done
 * when each of its shards has a result, which may say why there is none.
 * @throws AdvisorError those of `ListShards`, and `storage_unavailable`
 */
export type ShareSweep = (
  sweepId: string,
  request: Omit<SweepRequest, 'abortSignal' | 'fresh'>,
) => Promise<SharedSweep>;

export interface ShareSweepDeps {
  readonly listShards: ListShards;
  readonly queue: ShardQueue;
  readonly plans: SweepPlans;
  readonly shards: Pick<ShardStore, 'kept' | 'results'>;
  readonly clock: Clock;
}

export function createShareSweep({ listShards, queue, plans, shards, clock }: ShareSweepDeps): ShareSweep {
  /** The clusters are listed once: what is deleted meanwhile is told by its shard, what is new belongs to the next sweep. */
  async function planOf(sweepId: string, request: SweepRequest): Promise<SweepPlan> {
    const known = await plans.find(sweepId);
    if (known !== null) return known;
    const { places, shards: found, leftOut, api } = await listShards(request);
    return await plans.keep(sweepId, { sweptAt: clock().toISOString(), places, shards: found, leftOut, api });
  }

  return async function shareSweep(sweepId, request) {
    const plan = await planOf(sweepId, request);
    const kept = new Set((await shards.kept(sweepId)).map(({ shard }) => shardKey(shard)));
    const missing = plan.shards.filter((shard) => !kept.has(shardKey(shard)));
    if (missing.length > 0) {
      const { days, discountPercent, goal, filter } = request;
      const asked = {
        days,
        ...(discountPercent === undefined ? {} : { discountPercent }),
        ...(goal === undefined ? {} : { goal }),
        ...(filter === undefined ? {} : { filter }),
      };
      // Each time: whoever listed them may have died before they were all in the queue.
      await queue.add(missing.map((shard): ShardJob => ({ sweepId, shard, request: asked })));
      return { kind: 'underWay', done: plan.shards.length - missing.length, of: plan.shards.length };
    }
    const wanted = new Set(plan.shards.map(shardKey));
    const results = (await shards.results(sweepId)).filter(({ shard }) => wanted.has(shardKey(shard)));
    const api = results.reduce((sum, result) => addApiUse(sum, result.api), plan.api);
    return { kind: 'done', report: mergeShards(results, { ...request, ...plan, api }) };
  };
}

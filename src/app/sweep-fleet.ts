import { addApiUse } from '../core/fleet/api-use.ts';
import type { FleetSort } from '../core/fleet/fleet-totals.ts';
import type { LeftOut } from '../core/fleet/left-out.ts';
import type { ServiceFilter } from '../core/fleet/owner.ts';
import { isPassing, type Shard, type ShardResult, shardKey } from '../core/fleet/shard.ts';
import { type FleetReport, mergeShards, type ResumedShards } from './fleet-report.ts';
import type { ListShards, SweepListing, SweepScope } from './list-shards.ts';
import type { Clock, FleetListener, FleetSource } from './ports.ts';
import { createShardSizing, type ShardSizing, type ShardSizingDeps, type SizingWishes } from './shard-sizing.ts';
import type { ShardStore } from './store.ts';
import { createSweepMemory, type SweepMemory } from './sweep-memory.ts';

export interface SweepRequest extends SweepScope, SizingWishes {
  readonly days: number;
  readonly filter?: ServiceFilter;
  readonly sort?: FleetSort;
  /** CloudWatch is asked for no metric beyond this price. */
  readonly maxApiUsd?: number;
  /** True when nothing is to be taken from a sweep that was interrupted before. */
  readonly fresh?: boolean;
}

/** How far a sweep is. `found` grows while clusters are being listed. */
export interface SweepProgress {
  readonly done: number;
  readonly found: number;
  readonly savingsMonthlyUsd: number;
  /** What an interrupted sweep had done. */
  readonly resumed?: ResumedShards;
}

export type SweepFleet = (
  request: SweepRequest,
  onProgress?: (progress: SweepProgress) => void,
) => Promise<FleetReport>;

export interface SweepFleetDeps extends ShardSizingDeps {
  readonly source: FleetSource;
  readonly listShards: ListShards;
  readonly clock: Clock;
  /** Absent where nothing is stored: then an interrupted sweep begins anew. */
  readonly shards?: ShardStore;
}

/**
 * Answers `fleet`: sizes every service as its evidence comes and drops the evidence, so that memory holds the answers
 * of a fleet and never its series. With a store, each cluster that is done is kept at once, and a sweep that was
 * interrupted goes on where it was.
 * @throws AdvisorError when nothing at all could be read, and those of `ListShards`
 */
export function createSweepFleet(deps: SweepFleetDeps): SweepFleet {
  const { source, clock, shards } = deps;

  return async function sweepFleet(request, onProgress = () => undefined) {
    const sweptAt = clock().toISOString();
    const listing = await deps.listShards(request);
    const memory = createSweepMemory(request, listing.places, { clock, ...(shards === undefined ? {} : { shards }) });
    const earlier = await memory.resume(listing.shards);
    const known = new Set(earlier.map(({ shard }) => shardKey(shard)));
    const open = listing.shards.filter((shard) => !known.has(shardKey(shard)));
    const resumed = resumedOf(earlier, listing.shards.length);
    const work = createWork({ sweptAt, request, earlier, memory, resumed, onProgress }, deps);
    const asked = await source.sweep({ ...workOf(request), shards: open }, work.listener);
    await memory.settled();
    if (earlier.length === 0) throwWhenNothingWasRead(listing, work.failures);
    const interrupted = request.abortSignal?.aborted === true;
    if (!interrupted) await memory.forget();
    return mergeShards([...earlier, ...work.results()], {
      ...request,
      sweptAt,
      places: listing.places,
      leftOut: [...listing.leftOut, ...work.leftOut],
      api: addApiUse(listing.api, asked),
      interrupted,
      ...(resumed === undefined ? {} : { resumed }),
    });
  };
}

function resumedOf(earlier: readonly ShardResult[], of: number): ResumedShards | undefined {
  const [since] = earlier.map(({ sweptAt }) => sweptAt).sort();
  return since === undefined ? undefined : { shards: earlier.length, of, since };
}

function workOf({ days, filter, maxApiUsd, abortSignal }: SweepRequest) {
  return {
    days,
    ...(filter === undefined ? {} : { filter }),
    ...(maxApiUsd === undefined ? {} : { maxApiUsd }),
    ...(abortSignal === undefined ? {} : { abortSignal }),
  };
}

/** What comes in from the source, by shard. */
function createWork(
  sweep: {
    readonly sweptAt: string;
    readonly request: SweepRequest;
    readonly earlier: readonly ShardResult[];
    readonly memory: SweepMemory;
    readonly resumed: ResumedShards | undefined;
    readonly onProgress: (progress: SweepProgress) => void;
  },
  deps: ShardSizingDeps,
) {
  const { sweptAt, request, earlier, memory, resumed, onProgress } = sweep;
  const sizings = new Map<string, ShardSizing>();
  const leftOut: LeftOut[] = [];
  const failures: unknown[] = [];
  const kept = earlier.reduce((sum, { services }) => sum + services.length, 0);
  const progress = {
    done: kept,
    found: kept,
    savingsMonthlyUsd: earlier.reduce((sum, result) => sum + saved(result), 0),
    ...(resumed === undefined ? {} : { resumed }),
  };
  if (resumed !== undefined) onProgress(progress);
  const sizingOf = (shard: Shard): ShardSizing => {
    const key = shardKey(shard);
    const sizing = sizings.get(key) ?? createShardSizing(shard, sweptAt, request, deps);
    sizings.set(key, sizing);
    return sizing;
  };
  const listener: FleetListener = {
    onFound: (count) => {
      progress.found += count;
      onProgress(progress);
    },
    onSettled: (count) => {
      progress.done += count;
      onProgress(progress);
    },
    onLeftOut: (entry, shard) => (shard === undefined ? void leftOut.push(entry) : sizingOf(shard).leaveOut(entry)),
    onEvidence: (evidence, shard) => {
      const service = sizingOf(shard).size(evidence);
      progress.savingsMonthlyUsd += Math.max(0, service?.recommendation.recommended?.estimatedMonthlySavingsUsd ?? 0);
    },
    onShardEnd: (shard, end) => {
      if (end.error !== undefined) failures.push(end.error);
      const result = sizingOf(shard).result(end);
      // What another try may read is not kept: the next sweep tries it again.
      if (!isPassing(result)) memory.keep(result);
    },
  };
  return { listener, leftOut, failures, results: () => [...sizings.values()].map((sizing) => sizing.result()) };
}

function saved({ services }: ShardResult): number {
  return services.reduce(
    (sum, { recommendation }) => sum + Math.max(0, recommendation.recommended?.estimatedMonthlySavingsUsd ?? 0),
    0,
  );
}

/** What failed is left out; when all of it did, nothing is known at all. */
function throwWhenNothingWasRead({ shards }: SweepListing, failures: readonly unknown[]): void {
  if (shards.length > 0 && failures.length === shards.length) throw failures[0];
}

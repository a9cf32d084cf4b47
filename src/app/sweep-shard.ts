import { isAdvisorError } from '../core/errors.ts';
import type { ServiceFilter } from '../core/fleet/owner.ts';
import type { Shard, ShardResult } from '../core/fleet/shard.ts';
import type { Clock, FleetSource } from './ports.ts';
import { createShardSizing, type ShardSizingDeps, type SizingWishes } from './shard-sizing.ts';

export interface ShardRequest extends SizingWishes {
  readonly days: number;
  readonly filter?: ServiceFilter;
  readonly maxApiUsd?: number;
  readonly abortSignal?: AbortSignal;
  /** True when nobody will try again: then a failure is a result that says what was left out, so that no one waits for it. */
  readonly isLastTry?: boolean;
}

/**
 * Sweeps one cluster by itself, for whoever shares a sweep out. A denied or missing cluster is a result that says so.
 * @throws AdvisorError `throttled`, `timed_out`, `aws_unavailable` when nothing of the cluster could be read and another
 * try may help; the reason of `abortSignal` when it was aborted, as half a shard is no result
 */
export type SweepShard = (shard: Shard, request: ShardRequest) => Promise<ShardResult>;

export function createSweepShard(
  deps: ShardSizingDeps & { readonly source: Pick<FleetSource, 'sweep'>; readonly clock: Clock },
): SweepShard {
  return async function sweepShard(shard, { isLastTry = false, ...request }) {
    const sizing = createShardSizing(shard, deps.clock().toISOString(), request, deps);
    let failure: unknown;
    const api = await deps.source.sweep(
      { ...request, shards: [shard] },
      {
        onFound: () => undefined,
        onSettled: () => undefined,
        onEvidence: (evidence) => void sizing.size(evidence),
        onLeftOut: (leftOut) => sizing.leaveOut(leftOut),
        onShardEnd: (_, { error }) => {
          failure = error;
        },
      },
    );
    request.abortSignal?.throwIfAborted();
    if (failure !== undefined && !isLastTry && mayPass(failure)) throw failure;
    return sizing.result({ api });
  };
}

function mayPass(error: unknown): boolean {
  return isAdvisorError(error) && ['throttled', 'timed_out', 'aws_unavailable'].includes(error.code);
}

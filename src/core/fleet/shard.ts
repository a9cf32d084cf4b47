import type { FleetApiUse } from './api-use.ts';
import { formatPlace, type LeftOut } from './left-out.ts';
import type { SweptService } from './swept-service.ts';

/** One region of one account; the account is absent where it is that of the credentials and nobody named it. */
export interface FleetPlace {
  readonly accountId?: string;
  readonly region: string;
}

/** What a sweep is cut into: one cluster. It can be swept, kept and taken up again apart from the others. */
export interface Shard extends FleetPlace {
  readonly cluster: string;
}

/**
 * All that a sweep says about one shard, as plain JSON: kept and read again it says the same. Every Fargate service of the
 * cluster is in `services` or named in `leftOut`.
 */
export interface ShardResult {
  readonly shard: Shard;
  /** When the shard was read, ISO 8601. */
  readonly sweptAt: string;
  readonly services: readonly SweptService[];
  readonly leftOut: readonly LeftOut[];
  /** Calls that shards of one process share count for the one that ended first. */
  readonly api: FleetApiUse;
}

/** `123456789012/us-east-1/prod`, or `us-east-1/prod`: the same for the same shard, and for no other. */
export function shardKey({ accountId, region, cluster }: Shard): string {
  return formatPlace({ ...(accountId === undefined ? {} : { accountId }), region }, cluster);
}

/** True when another try may say more than the result does: AWS was busy, or did not answer. */
export function isPassing({ leftOut }: Pick<ShardResult, 'leftOut'>): boolean {
  return leftOut.some(({ code }) => ['Throttled', 'Unavailable', 'OverBudget', 'Interrupted'].includes(code));
}

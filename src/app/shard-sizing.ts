import type { Evidence } from '../core/evidence.ts';
import { NO_API_USE } from '../core/fleet/api-use.ts';
import { formatPlace, type LeftOut } from '../core/fleet/left-out.ts';
import { ownerOf } from '../core/fleet/owner.ts';
import type { Shard, ShardResult } from '../core/fleet/shard.ts';
import type { SweptService } from '../core/fleet/swept-service.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { Goal } from '../core/recommendation.ts';
import type { ShardEnd } from './ports.ts';
import { sizeEvidence } from './size-service.ts';

/** What a recommendation depends on beside its evidence. */
export interface SizingWishes {
  readonly goal?: Goal;
  readonly discountPercent?: number;
}

export interface ShardSizingDeps {
  readonly prices: PriceBook;
  /** Tags that name an owner, the first that a service carries counts. */
  readonly ownerTags?: readonly string[];
}

/** One shard whose evidence is coming in. */
export interface ShardSizing {
  /** Sizes the service and drops its evidence. */
  readonly size: (evidence: Evidence) => SweptService | undefined;
  readonly leaveOut: (leftOut: LeftOut) => void;
  /** All that was said so far. */
  readonly result: (end?: Pick<ShardEnd, 'api'>) => ShardResult;
}

/** Sizes each service of the shard as its evidence comes, so that memory holds answers and never series. */
export function createShardSizing(
  shard: Shard,
  sweptAt: string,
  wishes: SizingWishes,
  { prices, ownerTags }: ShardSizingDeps,
): ShardSizing {
  const { goal, discountPercent = 0 } = wishes;
  const services: SweptService[] = [];
  const leftOut: LeftOut[] = [];
  return {
    size: (evidence) => {
      const { region, cluster, name, tags, accountId = shard.accountId } = evidence.service;
      try {
        const { recommendation, usage } = sizeEvidence(evidence, { prices, discountPercent, ...(goal && { goal }) });
        const owner = ownerOf(tags, ownerTags);
        const service = {
          ...(accountId === undefined ? {} : { accountId }),
          region,
          cluster,
          name,
          ...(owner === undefined ? {} : { owner }),
          ...(tags === undefined ? {} : { tags }),
          recommendation,
          usage: usage(),
        };
        services.push(service);
        return service;
      } catch {
        // A bug that one service meets must not take the others' answers with it.
        leftOut.push({ what: formatPlace(shard, cluster, name), code: 'NotSized', figures: {} });
        return undefined;
      }
    },
    leaveOut: (entry) => void leftOut.push(entry),
    result: ({ api } = { api: NO_API_USE }) => ({ shard, sweptAt, services, leftOut, api }),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, FleetListing, FleetSource, MetricMemory, ShardWork } from '../../app/ports.ts';
import { apiUseSince, type FleetApiUse, NO_API_USE } from '../../core/fleet/api-use.ts';
import { formatPlace, type LeftOut } from '../../core/fleet/left-out.ts';
import { OWNER_TAGS, passesFilter } from '../../core/fleet/owner.ts';
import type { FleetPlace, Shard } from '../../core/fleet/shard.ts';
import type { AwsConnections } from '../clients.ts';
import { mapBounded } from '../map-bounded.ts';
import { nameOfArn } from '../map-service.ts';
import { metricWindow } from '../metric-window.ts';
import { createTaskDefinitionReader } from '../task-definition-reader.ts';
import { createCallFloor } from './call-floor.ts';
import { leftOutOf } from './left-out-of.ts';
import { createMetricBudget, USD_PER_METRIC } from './metric-budget.ts';
import { createPace, type Pace } from './pace.ts';
import { listClusterNames } from './read-clusters.ts';
import { createScalingCache } from './region-scaling.ts';
import { createRegionSweep, type RegionListener } from './region-sweep.ts';
import { createSweepRetries } from './retries.ts';
import { sweepRegion } from './sweep-region.ts';

export interface FleetSourceDeps {
  readonly connections: Pick<AwsConnections, 'apart'>;
  readonly clock: Clock;
  /** From 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
  /** What a throttled call waits at first, 500 ms unless given. */
  readonly retryBaseMs?: number;
  /** The pace of one region of one account; AWS's documented rates unless given. */
  readonly paceOf?: () => Pace;
  /** Tags that name an owner, for the filter. */
  readonly ownerTags?: readonly string[];
  /** Keeps metrics, so that the next sweep asks for newer ones alone. */
  readonly memory?: MetricMemory;
}

/** Regions at the same time: enough that one that answers slowly keeps none waiting. */
const REGIONS_AT_ONCE = 4;

const NOTHING = (): void => undefined;
const DEAF: RegionListener = {
  onFound: NOTHING,
  onEvidence: NOTHING,
  onLeftOut: NOTHING,
  onSettled: NOTHING,
  onShardEnd: NOTHING,
};

/**
 * Reads fleets from ECS, CloudWatch and Application Auto Scaling near the fewest calls that AWS's pages allow. The pace of
 * each account and region holds over all that is asked at the same time, whoever asks.
 */
export function createFleetSource(deps: FleetSourceDeps): FleetSource {
  const { random = Math.random, retryBaseMs: baseMs = 500, paceOf = defaultPace, ownerTags = OWNER_TAGS } = deps;
  const readTaskDefinition = createTaskDefinitionReader();
  const scalingOf = createScalingCache(deps.clock);
  const paces = new Map<string, Pace>();

  function paceAt(place: FleetPlace): Pace {
    const key = formatPlace(place);
    const pace = paces.get(key) ?? paceOf();
    paces.set(key, pace);
    return pace;
  }

  /** What the regions of one sweep share: its moment, its budget, and what was asked so far. */
  function startSweep(
    work: Pick<ShardWork, 'days' | 'filter' | 'maxApiUsd' | 'abortSignal'>,
    listener: RegionListener,
  ) {
    const abortSignal = work.abortSignal ?? new AbortController().signal;
    const { filter } = work;
    const collectedAt = deps.clock();
    const budget = createMetricBudget(work.maxApiUsd);
    const floor = createCallFloor();
    let calls = 0;

    return {
      startRegion: (place: FleetPlace) => {
        const pace = paceAt(place);
        const clients = deps.connections.apart(place, {
          retryStrategy: createSweepRetries({ random, baseMs }),
          beforeRequest: async (operation) => {
            await pace.enter(operation);
            calls += 1;
          },
        });
        return createRegionSweep({
          place,
          clients,
          collectedAt,
          window: metricWindow(collectedAt, work.days),
          readTaskDefinition: (ecs, arn, signal) => {
            floor.once(arn);
            return readTaskDefinition(ecs, arn, signal);
          },
          pace,
          floor: floor.within(formatPlace(place)),
          budget,
          listener,
          abortSignal,
          ...(deps.memory === undefined ? {} : { memory: deps.memory }),
          ...(filter === undefined
            ? {}
            : { passes: (tags) => passesFilter(tags === undefined ? {} : { tags }, filter, ownerTags) }),
        });
      },
      api: (): FleetApiUse => ({
        calls,
        // An interrupted sweep has counted what it no longer asked for.
        minimumCalls: Math.min(calls, floor.total()),
        metricsRequested: budget.taken(),
        usd: budget.taken() * USD_PER_METRIC,
      }),
    };
  }

  return {
    list: async ({ places, cluster, abortSignal }): Promise<FleetListing> => {
      if (cluster !== undefined) {
        const shards = places.map((place) => ({ ...place, cluster: nameOfArn(cluster) }));
        return { shards, leftOut: [], api: NO_API_USE };
      }
      const sweep = startSweep({ days: 1, ...(abortSignal && { abortSignal }) }, DEAF);
      const found = await mapBounded(places, REGIONS_AT_ONCE, async (place): Promise<PlaceListing> => {
        try {
          const names = await listClusterNames(sweep.startRegion(place));
          return { shards: names.map((name) => ({ ...place, cluster: name })) };
        } catch (error) {
          if (abortSignal?.aborted === true) return { shards: [] };
          return { shards: [], leftOut: leftOutOf(formatPlace(place), 'ListClusters', error), error };
        }
      });
      const [first] = found;
      if (first?.error !== undefined && found.every(({ error }) => error !== undefined)) throw first.error;
      return {
        shards: found.flatMap(({ shards }) => shards),
        leftOut: found.flatMap(({ leftOut }) => leftOut ?? []),
        api: sweep.api(),
      };
    },
    sweep: async (work, listener): Promise<FleetApiUse> => {
      let told = NO_API_USE;
      const sweep = startSweep(work, {
        ...listener,
        onShardEnd: (shard, { error }) => {
          const now = sweep.api();
          listener.onShardEnd(shard, { api: apiUseSince(now, told), ...(error === undefined ? {} : { error }) });
          told = now;
        },
      });
      await mapBounded([...byPlace(work.shards).values()], REGIONS_AT_ONCE, async ({ place, clusters }) => {
        await sweepRegion(sweep.startRegion(place), clusters, scalingOf);
      });
      return sweep.api();
    },
  };
}

/** What listing one place came to. */
interface PlaceListing {
  readonly shards: readonly Shard[];
  readonly leftOut?: LeftOut;
  readonly error?: unknown;
}

function defaultPace(): Pace {
  return createPace({ elapsed: () => performance.now(), wait: (ms) => sleep(ms) });
}

/** The clusters of each account and region, each once. */
function byPlace(shards: readonly Shard[]): ReadonlyMap<string, { place: FleetPlace; clusters: Set<string> }> {
  const places = new Map<string, { place: FleetPlace; clusters: Set<string> }>();
  for (const { cluster, ...place } of shards) {
    const key = formatPlace(place);
    const known = places.get(key) ?? { place, clusters: new Set() };
    known.clusters.add(cluster);
    places.set(key, known);
  }
  return places;
}

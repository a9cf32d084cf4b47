import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, FleetApiUse, FleetListener, FleetScope, FleetSource } from '../../app/ports.ts';
import { formatPlace, type LeftOut } from '../../core/fleet/left-out.ts';
import type { AwsConnections } from '../clients.ts';
import { mapBounded } from '../map-bounded.ts';
import { metricWindow } from '../metric-window.ts';
import { createTaskDefinitionReader } from '../task-definition-reader.ts';
import { type CallFloor, createCallFloor } from './call-floor.ts';
import { leftOutOf } from './left-out-of.ts';
import { createMetricBudget, type MetricBudget, USD_PER_METRIC } from './metric-budget.ts';
import { createMetricPacker } from './metric-packer.ts';
import { createPace, type Pace } from './pace.ts';
import { readClusters } from './read-clusters.ts';
import { readScalingOfRegion } from './region-scaling.ts';
import { createRegionSweep, type RegionSweep } from './region-sweep.ts';
import { createSweepRetries } from './retries.ts';
import { sweepCluster } from './sweep-cluster.ts';

export interface FleetSourceDeps {
  readonly connections: Pick<AwsConnections, 'apart'>;
  readonly clock: Clock;
  /** From 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
  /** What a throttled call waits at first, 500 ms unless given. */
  readonly retryBaseMs?: number;
  /** The pace of one region; AWS's documented rates unless given. */
  readonly paceOf?: () => Pace;
}

/** Regions and clusters at the same time: enough that one that answers slowly keeps none waiting. */
const REGIONS_AT_ONCE = 4;
const CLUSTERS_AT_ONCE = 3;

/** Reads fleets from ECS, CloudWatch and Application Auto Scaling near the fewest calls that AWS's pages allow. */
export function createFleetSource(deps: FleetSourceDeps): FleetSource {
  const { random = Math.random, retryBaseMs: baseMs = 500, paceOf = defaultPace } = deps;
  const readTaskDefinition = createTaskDefinitionReader();

  return {
    sweep: async (scope, listener): Promise<FleetApiUse> => {
      const abortSignal = scope.abortSignal ?? new AbortController().signal;
      const collectedAt = deps.clock();
      const budget = createMetricBudget(scope.maxApiUsd);
      const floors: CallFloor[] = [];
      let calls = 0;

      function startRegion(region: string): RegionSweep {
        const pace = paceOf();
        const floor = createCallFloor();
        floors.push(floor);
        const clients = deps.connections.apart(region, {
          retryStrategy: createSweepRetries({ random, baseMs }),
          beforeRequest: async (operation) => {
            await pace.enter(operation);
            calls += 1;
          },
        });
        return createRegionSweep({
          region,
          clients,
          collectedAt,
          window: metricWindow(collectedAt, scope.days),
          readTaskDefinition: (ecs, arn, signal) => {
            floor.once(arn);
            return readTaskDefinition(ecs, arn, signal);
          },
          pace,
          floor,
          budget,
          listener,
          abortSignal,
        });
      }

      const regions = [...new Set(scope.regions)];
      const failures = await mapBounded(regions, REGIONS_AT_ONCE, (region) =>
        sweepRegion(startRegion(region), scope.cluster),
      );
      tellFailures(failures, listener);
      return toApiUse(calls, floors, budget);
    },
  };
}

function defaultPace(): Pace {
  return createPace({ elapsed: () => performance.now(), wait: (ms) => sleep(ms) });
}

/** What could not be read of one region. */
interface RegionFailures {
  readonly leftOut: readonly LeftOut[];
  /** The first error, when nothing of the region could be read. */
  readonly whole?: unknown;
}

/** What failed is left out; when all of it did, nothing is known at all. */
function tellFailures(regions: readonly RegionFailures[], listener: FleetListener): void {
  const whole = regions.filter((region) => region.whole !== undefined);
  if (whole.length === regions.length && whole[0] !== undefined) throw whole[0].whole;
  for (const { leftOut } of regions) leftOut.forEach(listener.onLeftOut);
}

function toApiUse(calls: number, floors: readonly CallFloor[], budget: MetricBudget): FleetApiUse {
  return {
    calls,
    // An interrupted sweep has counted what it no longer asked for.
    minimumCalls: Math.min(
      calls,
      floors.reduce((sum, floor) => sum + floor.total(), 0),
    ),
    metricsRequested: budget.taken(),
    usd: budget.taken() * USD_PER_METRIC,
  };
}

/** Sweeps one region; gives what of it could not be read. */
async function sweepRegion(sweep: RegionSweep, only: FleetScope['cluster']): Promise<RegionFailures> {
  const { region, abortSignal } = sweep;
  const packer = createMetricPacker(sweep);
  const leftOut: LeftOut[] = [];
  const errors: unknown[] = [];
  let clusters = 0;
  try {
    const [found, scaling] = await Promise.all([readClusters(sweep, only), readScalingOfRegion(sweep)]);
    clusters = found.length;
    await mapBounded(found, CLUSTERS_AT_ONCE, async (cluster) => {
      try {
        if (!abortSignal.aborted) await sweepCluster({ sweep, cluster, scaling, packer });
      } catch (error) {
        errors.push(error);
        leftOut.push(leftOutOf(formatPlace(region, cluster.name), 'ListServices', error));
      }
    });
    await packer.end();
  } catch (error) {
    if (!abortSignal.aborted) return { leftOut: [leftOutOf(region, 'ListClusters', error)], whole: error };
  }
  if (abortSignal.aborted) {
    await packer.end();
    return { leftOut: [{ what: region, code: 'Interrupted', figures: { services: sweep.open() } }] };
  }
  return { leftOut, ...(clusters > 0 && errors.length === clusters ? { whole: errors[0] } : {}) };
}

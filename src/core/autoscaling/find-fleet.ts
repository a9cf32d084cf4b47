import type { Series } from '../evidence.ts';
import { peakOf } from '../sizing/series-peak.ts';
import type { Situation } from '../sizing/situation.ts';
import { trackingRules } from './fleet-replay.ts';
import { type BaseUnknown, findMemoryBase, meanMemoryMiB } from './memory-base.ts';
import { createMemoryFleet, type MemoryFleet } from './memory-fleet.ts';
import type { ScalingMode } from './scaling-mode.ts';
import { type CapacityLimits, scheduledLimits } from './scheduled-capacity.ts';
import { middleOf, replaySteps, type StepsUnknown, stepRules } from './step-fleet.ts';
import { type CpuFleet, createTrackedService } from './tracked-service.ts';

/** Which fact is missing for a fleet to be replayed; `unlike` where the replay does not run the tasks that ran. */
export type FleetUnknown = 'taskCount' | 'otherMetric' | 'unlike' | StepsUnknown | BaseUnknown;

/** The fleet of a service whose policy reads what its tasks take, or why it cannot be replayed; neither of any other. */
export interface FoundFleet {
  readonly fleet: CpuFleet | MemoryFleet | null;
  readonly unknown: FleetUnknown | null;
}

type Known = Pick<Situation, 'scaling' | 'evidence' | 'demand' | 'current' | 'growth' | 'plateau' | 'outOfMemory'>;

/** Periods with CPU in which the number of tasks must be known for the fleet to be replayed. */
const COUNTED_SHARE = 0.5;

/**
 * How far a replay that keeps a state (steps, or a memory base) may lie from the tasks that ran: a quarter of them. What
 * does not explain today's size explains no other.
 */
const MOST_MISSED = 0.25;

const NONE: FoundFleet = { fleet: null, unknown: null };

/** The replayable fleet of a service under one policy (steps out and in are one) that reads CPU or memory. */
export function findFleet(known: Known): FoundFleet {
  const [mode, ...others] = known.scaling;
  if (others.length > 0 || (mode?.kind !== 'tracking' && mode?.kind !== 'step')) return NONE;
  const { runningTaskCount } = known.evidence.metrics;
  if (runningTaskCount === undefined || !countsTasks(runningTaskCount, known)) return cannot('taskCount');
  if (mode.kind === 'step') return stepFleet(mode, known, runningTaskCount);
  return mode.dimension === 'cpu'
    ? {
        fleet: createTrackedService(
          known.demand,
          runningTaskCount,
          known.current,
          rulesOf(mode, known, runningTaskCount),
        ),
        unknown: null,
      }
    : memoryFleet(mode, known, runningTaskCount);
}

function cannot(unknown: FleetUnknown): FoundFleet {
  return { fleet: null, unknown };
}

function countsTasks(runningTaskCount: Series, { demand }: Known): boolean {
  let known = 0;
  for (let i = 0; i < runningTaskCount.length; i++) if ((runningTaskCount[i] as number) > 0) known++;
  return known > 0 && known >= COUNTED_SHARE * demand.counts.withData;
}

/**
 * The limits of the fleet, by the hour where scheduled actions move them. Where more tasks than the maximum allows were
 * running, it has been lowered, or scaling is suspended.
 */
function capacityOf({ evidence, demand }: Known, runningTaskCount: Series): CapacityLimits {
  const { minCapacity = 0, maxCapacity = 0 } = evidence.autoscaling ?? {};
  const { startMs, periodSeconds, counts } = demand;
  const scheduled =
    evidence.autoscaling && scheduledLimits(evidence.autoscaling, startMs, periodSeconds, counts.periods);
  return {
    minCapacity,
    maxCapacity: Math.max(maxCapacity, Math.ceil(peakOf(runningTaskCount))),
    ...(scheduled === null ? {} : { scheduled }),
  };
}

function rulesOf(mode: Extract<ScalingMode, { kind: 'tracking' }>, known: Known, runningTaskCount: Series) {
  return trackingRules(mode.policy, mode.target, capacityOf(known, runningTaskCount));
}

function stepFleet(mode: Extract<ScalingMode, { kind: 'step' }>, known: Known, runningTaskCount: Series): FoundFleet {
  if (mode.dimension !== 'cpu') return cannot('otherMetric');
  const policies = known.evidence.autoscaling?.policies ?? [];
  const rules = stepRules(policies);
  if (typeof rules === 'string') return cannot(rules);
  const limits = capacityOf(known, runningTaskCount);
  const [first = { type: mode.kind }] = policies;
  const fleet = createTrackedService(
    known.demand,
    runningTaskCount,
    known.current,
    trackingRules(first, middleOf(rules), limits),
    {
      hasTarget: false,
      replay: (demand, vcpu, under, periodSeconds) => replaySteps(demand, vcpu, { ...under, rules }, periodSeconds),
    },
  );
  return fleet.missedShare <= MOST_MISSED ? { fleet, unknown: null } : cannot('unlike');
}

function memoryFleet(
  mode: Extract<ScalingMode, { kind: 'tracking' }>,
  known: Known,
  runningTaskCount: Series,
): FoundFleet {
  const { evidence, demand, current, growth, plateau, outOfMemory } = known;
  // A kill is answered by more memory; what leaks or takes a share of its limit follows no load.
  if (outOfMemory.length > 0) return NONE;
  if (growth !== null || plateau !== null) return cannot('noRelation');
  const used = meanMemoryMiB(evidence, demand);
  const base = findMemoryBase(evidence, demand, used);
  if (typeof base === 'string') return cannot(base);
  const fleet = createMemoryFleet(
    demand,
    used,
    runningTaskCount,
    current,
    rulesOf(mode, known, runningTaskCount),
    base,
  );
  return fleet.missedShare <= MOST_MISSED ? { fleet, unknown: null } : cannot('unlike');
}

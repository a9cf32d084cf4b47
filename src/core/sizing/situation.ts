import { type FoundFleet, findFleet } from '../autoscaling/find-fleet.ts';
import { actingModes, type PolicyAtRest } from '../autoscaling/policies-at-rest.ts';
import { type ScalingMode, scalingModes } from '../autoscaling/scaling-mode.ts';
import type { Evidence } from '../evidence.ts';
import type { TaskSize } from '../task-size.ts';
import { type Censoring, findCensoring } from './censoring.ts';
import { type Demand, readDemand } from './demand.ts';
import { type Floor, findFloors, type OutOfMemoryStop, outOfMemoryStops } from './floors.ts';
import { findHeapPlateau, type HeapPlateau } from './heap-plateau.ts';
import { readHottestOverAverage } from './imbalance.ts';
import { findMemoryGrowth, type MemoryGrowth } from './memory-growth.ts';
import { findStartupSpike, type StartupSpike } from './startup.ts';

/** What the evidence says about a service, before anything is recommended. */
export interface Situation {
  readonly evidence: Evidence;
  /** The size in force now. */
  readonly current: TaskSize;
  readonly demand: Demand;
  /** What decided the number of tasks in the window. */
  readonly scaling: readonly ScalingMode[];
  /** Policies beside it that never came near their target. */
  readonly atRest: readonly PolicyAtRest[];
  /** The fleet that a policy on CPU or memory moves, to be replayed at other sizes. */
  readonly scaledFleet: FoundFleet;
  readonly censoring: Censoring;
  readonly floors: readonly Floor[];
  readonly outOfMemory: readonly OutOfMemoryStop[];
  readonly growth: MemoryGrowth | null;
  readonly plateau: HeapPlateau | null;
  readonly startup: StartupSpike | null;
  /** How unevenly CPU load is spread over the tasks: 1 is even. */
  readonly hottestOverAverage: number;
  /** Mean running tasks of the window, else the desired count; of a scaled fleet that was resized, those of today's size. */
  readonly meanTasks: number;
}

/** Reads everything that later steps ask about. Linear in the number of datapoints. */
export function readSituation(evidence: Evidence, current: TaskSize): Situation {
  const demand = readDemand(evidence);
  const tasks = meanTasks(evidence);
  const { acting: scaling, atRest } = actingModes(scalingModes(evidence.autoscaling), evidence);
  const growth = findMemoryGrowth(evidence, demand);
  const tracksMemory = scaling.some((mode) => mode.kind === 'tracking' && mode.dimension === 'memory');
  const plateau = plateauOf(evidence, demand, tracksMemory);
  const startup = findStartupSpike(evidence, demand);
  const outOfMemory = outOfMemoryStops(evidence);
  const scaledFleet = findFleet({ scaling, evidence, demand, current, growth, plateau, outOfMemory });
  const tracked = scaling.some((mode) => mode.kind === 'tracking' && mode.dimension === 'cpu');
  return {
    evidence,
    current,
    demand,
    scaling,
    atRest,
    scaledFleet,
    censoring: findCensoring(evidence, demand, scaling),
    floors: findFloors(evidence, demand, current, {
      startup,
      isLeaking: growth?.isLeak === true,
      plateau,
      tracked: tracked || scaledFleet.fleet?.tracks === 'cpu',
      tracksMemory: scaledFleet.fleet?.tracks === 'memory',
      atRest,
    }),
    outOfMemory,
    growth,
    plateau,
    startup,
    hottestOverAverage: readHottestOverAverage(demand, tasks),
    // Tasks that ran at another size are not what the size of today runs.
    meanTasks: demand.sizeHistory.regimes.length > 1 ? (scaledFleet.fleet?.averageTasks(current) ?? tasks) : tasks,
  };
}

/** Under memory tracking the same share at two sizes is the policy's doing and no heap's. */
function plateauOf(evidence: Evidence, demand: Demand, tracksMemory: boolean): HeapPlateau | null {
  const plateau = findHeapPlateau(evidence, demand);
  return tracksMemory && plateau?.setting === 'sameShareAtTwoSizes' ? null : plateau;
}

/** ECS runs 5,000 tasks a service; what lies far beyond is a broken datapoint. */
const MOST_TASKS = 1_000_000;

function meanTasks(evidence: Evidence): number {
  return tasksOf(evidence, { from: 0, to: Number.POSITIVE_INFINITY });
}

/** Mean running tasks of some periods, else the desired count. */
export function tasksOf(
  { metrics, service }: Evidence,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const counts = metrics.runningTaskCount ?? new Float64Array();
  const end = Math.min(to, counts.length);
  let sum = 0;
  let count = 0;
  for (let i = from; i < end; i++) {
    const tasks = counts[i] as number;
    if (!(tasks >= 0 && tasks <= MOST_TASKS)) continue;
    sum += tasks;
    count++;
  }
  return count === 0 ? service.desiredCount : sum / count;
}

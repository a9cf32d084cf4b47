import type { Series } from '../evidence.ts';
import type { Replay } from '../recommendation.ts';
import type { Demand } from '../sizing/demand.ts';
import type { TaskSize } from '../task-size.ts';
import { type FleetReplay, isAtMaximum, replayFleet, type TrackingRules } from './fleet-replay.ts';
import { fitReplay } from './replay-fit.ts';
import { lowestLimit } from './scheduled-capacity.ts';

/** A service whose task count follows what its tasks take: its fleet can be replayed at any task size. */
export interface TrackedService {
  /** The dimension that the policy reads. */
  readonly tracks: 'cpu' | 'memory';
  /** False where steps decide: then the rules' target is only about where the fleet stays. */
  readonly hasTarget: boolean;
  readonly rules: TrackingRules;
  /** Mean tasks under the size, the replay corrected by what today's size really ran. */
  readonly averageTasks: (size: TaskSize, rules?: TrackingRules) => number;
  /** The part of an option's replay that the fleet decides: its demand spread over the tasks that would have run. */
  readonly replay: (size: TaskSize) => Partial<Replay>;
  /** What the mean task would have taken at its highest: vCPU, and MiB where the policy decides that. */
  readonly highest: (size: TaskSize) => { readonly vcpu: number; readonly memoryMiB: number | null };
  /** The share of periods in which the fleet ran at its maximum and beyond its target: demand there is a lower bound. */
  readonly atMaximumShare: number;
}

/** A fleet that follows its CPU. */
export interface CpuFleet extends TrackedService {
  readonly tracks: 'cpu';
  /**
   * Mean tasks that the demand asks for, in fractions, with no maximum: what rows are compared by. Whole tasks and the
   * waits of the policy make steps that a slightly higher demand would fall over.
   */
  readonly wantedTasks: (cpuUnits: number) => { readonly average: number; readonly beyondMaximumShare: number };
  /** How far the replay of today's size lies from the tasks that ran: the mean distance over their mean. */
  readonly missedShare: number;
}

/** How a policy moves the tasks: the whole fleet's demand and one task's capacity, in vCPU. */
export type ReplayFleet = (demand: Series, vcpu: number, rules: TrackingRules, periodSeconds: number) => FleetReplay;

interface RowReplay {
  readonly averageTasks: number;
  readonly tasks: Series;
  /** Periods in which the fleet's demand, and its hottest task's, is beyond the CPU of the tasks then running. */
  readonly capped: number;
  readonly peaks: number;
  readonly highestVcpu: number;
}

/** Tasks are whole: on average half a one more runs than is asked for. */
const WHOLE_TASKS = 0.5;

/** The fleet is compared with its capacity to a billionth, like a task's demand with its cap. */
const SLACK = 1 + 1e-9;

/**
 * Reads the fleet's absolute demand: tasks x CPU of a task x mean utilization. Under target tracking it is the same
 * whatever the task's size, which the percentages are not: they are held at the target by adding tasks.
 */
export function createTrackedService(
  demand: Demand,
  runningTaskCount: Series,
  current: TaskSize,
  rules: TrackingRules,
  by: { readonly hasTarget: boolean; readonly replay: ReplayFleet } = { hasTarget: true, replay: replayFleet },
): CpuFleet {
  const periods = demand.cpuAverage.length;
  const fleetVcpu = new Float64Array(periods).fill(Number.NaN);
  const { scheduled } = rules;
  const maximumAt = (i: number) => (scheduled === undefined ? rules.maxCapacity : (scheduled.maximum[i] as number));
  let known = 0;
  let atMaximum = 0;
  let fewest = lowestLimit(rules);
  let most = rules.maxCapacity;
  for (let i = 0; i < periods; i++) {
    const tasks = runningTaskCount[i] ?? Number.NaN;
    const average = demand.cpuAverage[i] as number;
    if (!(average * tasks >= 0 && average * tasks < Number.POSITIVE_INFINITY)) continue;
    fleetVcpu[i] = average * tasks;
    known++;
    fewest = Math.min(fewest, tasks);
    most = Math.max(most, tasks);
    if (isAtMaximum(tasks, maximumAt(i)) && average > ((current.cpuUnits / 1024) * rules.target) / 100) atMaximum++;
  }

  /** A size's replay under the same rules is asked for by several steps and made once. */
  const byRules = new Map<string, FleetReplay>();
  function replay(cpuUnits: number, under: TrackingRules): FleetReplay {
    const run = () => by.replay(fleetVcpu, cpuUnits / 1024, under, demand.periodSeconds);
    if (under.scheduled !== scheduled) return run();
    const key = `${cpuUnits} ${under.target} ${under.minCapacity} ${under.maxCapacity}`;
    const found = byRules.get(key) ?? run();
    byRules.set(key, found);
    return found;
  }

  const replays = new Map<number, RowReplay>();
  function replayRow(cpuUnits: number): RowReplay {
    const made = replays.get(cpuUnits);
    if (made !== undefined) return made;
    const { averageTasks, tasks } = replay(cpuUnits, rules);
    const row = { averageTasks, tasks, ...countOver(tasks, cpuUnits / 1024) };
    replays.set(cpuUnits, row);
    return row;
  }

  function countOver(tasks: Series, vcpu: number): Pick<RowReplay, 'capped' | 'peaks' | 'highestVcpu'> {
    let capped = 0;
    let peaks = 0;
    let highestVcpu = 0;
    for (let i = 0; i < periods; i++) {
      const capacity = (tasks[i] as number) * vcpu * SLACK;
      const fleet = fleetVcpu[i] as number;
      if (fleet > capacity) capped++;
      if (fleet / (tasks[i] as number) > highestVcpu) highestVcpu = fleet / (tasks[i] as number);
      // The hottest task stands as far above the mean as it did.
      const lead = demand.cpuMaximum === null ? 1 : (demand.cpuMaximum[i] as number) / (demand.cpuAverage[i] as number);
      if (fleet * (lead > 1 ? lead : 1) > capacity) peaks++;
    }
    return { capped, peaks, highestVcpu };
  }

  const { correction, missedShare } = fitReplay(runningTaskCount, replayRow(current.cpuUnits).tasks, current, demand);

  function averageTasks({ cpuUnits }: TaskSize, under = rules): number {
    const tasks = under === rules ? replayRow(cpuUnits).averageTasks : replay(cpuUnits, under).averageTasks;
    // The limits may have been others in the window: what was seen is possible too.
    const least = under === rules ? fewest : lowestLimit(under);
    return Math.min(Math.max(most, under.maxCapacity), Math.max(least, tasks * correction));
  }

  function wantedTasks(cpuUnits: number) {
    const perTask = ((cpuUnits / 1024) * rules.target) / 100;
    const least = Math.max(rules.minCapacity, 1);
    let sum = 0;
    let beyond = 0;
    for (let i = 0; i < periods; i++) {
      const wanted = (fleetVcpu[i] as number) / perTask;
      if (Number.isNaN(wanted)) continue;
      const floor = scheduled === undefined ? least : Math.max(1, scheduled.minimum[i] as number);
      sum += wanted + WHOLE_TASKS > floor ? wanted + WHOLE_TASKS : floor;
      if (wanted > maximumAt(i)) beyond++;
    }
    return {
      average: known === 0 ? rules.minCapacity : sum / known,
      beyondMaximumShare: known === 0 ? 0 : beyond / known,
    };
  }

  function replayCpu({ cpuUnits }: TaskSize) {
    const { capped, peaks } = replayRow(cpuUnits);
    const toMinutes = (count: number) => Math.round((count * demand.periodSeconds) / 60);
    return {
      cpuCappedShare: known === 0 ? 0 : Math.round((capped / known) * 1e6) / 1e6,
      cpuCappedMinutes: toMinutes(capped),
      cpuPeakMinutes: toMinutes(peaks),
    };
  }

  return {
    tracks: 'cpu',
    hasTarget: by.hasTarget,
    rules,
    averageTasks,
    wantedTasks,
    replay: replayCpu,
    highest: ({ cpuUnits }) => ({ vcpu: replayRow(cpuUnits).highestVcpu, memoryMiB: null }),
    atMaximumShare: known === 0 ? 0 : atMaximum / known,
    missedShare,
  };
}

import type { Series } from '../evidence.ts';
import type { Demand } from '../sizing/demand.ts';
import type { TaskSize } from '../task-size.ts';
import { type FleetReplay, replayFleet, type TrackingRules } from './fleet-replay.ts';

/** A service whose task count follows its CPU: its fleet can be replayed at any task size. */
export interface TrackedService {
  readonly rules: TrackingRules;
  /** Mean tasks under the size, the replay corrected by what today's size really ran. */
  readonly averageTasks: (cpuUnits: number, rules?: TrackingRules) => number;
  /** The share of periods in which the fleet's demand is beyond all the CPU of the tasks then running. */
  readonly cappedShare: (cpuUnits: number) => number;
}

/**
 * Reads the fleet's absolute demand: tasks x CPU of a task x mean utilization. Under target tracking it is the same
 * whatever the task's size, which the percentages are not: they are held at the target by adding tasks.
 */
export function createTrackedService(
  demand: Demand,
  runningTaskCount: Series,
  current: TaskSize,
  rules: TrackingRules,
): TrackedService {
  const fleetVcpu = new Float64Array(demand.cpuAverage.length).fill(Number.NaN);
  let taskSum = 0;
  let taskPeriods = 0;
  for (let i = 0; i < fleetVcpu.length; i++) {
    const vcpu = (demand.cpuAverage[i] as number) * (runningTaskCount[i] ?? Number.NaN);
    if (!(vcpu >= 0 && vcpu < Number.POSITIVE_INFINITY)) continue;
    fleetVcpu[i] = vcpu;
    taskSum += runningTaskCount[i] as number;
    taskPeriods++;
  }

  function replay(cpuUnits: number, under: TrackingRules): FleetReplay {
    return replayFleet(fleetVcpu, cpuUnits / 1024, under, demand.periodSeconds);
  }

  const seen = taskPeriods === 0 ? Number.NaN : taskSum / taskPeriods;
  const replayed = replay(current.cpuUnits, rules).averageTasks;
  // What the model does not know (slow starts, deployments, alarms' own delays) it does not know at any size.
  const correction = seen > 0 && replayed > 0 ? seen / replayed : 1;

  return {
    rules,
    averageTasks: (cpuUnits, under = rules) => {
      const tasks = replay(cpuUnits, under).averageTasks * correction;
      return Math.min(under.maxCapacity, Math.max(under.minCapacity, tasks));
    },
    cappedShare: (cpuUnits) => {
      const { tasks } = replay(cpuUnits, rules);
      let over = 0;
      let known = 0;
      for (let i = 0; i < tasks.length; i++) {
        const running = tasks[i] as number;
        if (Number.isNaN(running)) continue;
        known++;
        if ((fleetVcpu[i] as number) > running * (cpuUnits / 1024) * (1 + 1e-9)) over++;
      }
      return known === 0 ? 0 : over / known;
    },
  };
}

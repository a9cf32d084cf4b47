import type { ScalingPolicy, Series } from '../evidence.ts';
import type { CapacityLimits } from './scheduled-capacity.ts';

/** How a policy that tracks a target moves the number of tasks. */
export interface TrackingRules extends CapacityLimits {
  /** Percent of the task's capacity that the policy holds the fleet's average at. */
  readonly target: number;
  /** Seconds of high utilization before tasks are added, and of low before they are taken away. */
  readonly scaleOutSeconds: number;
  readonly scaleInSeconds: number;
  readonly scaleIn: boolean;
}

/** Target tracking's alarms: three one-minute datapoints high, fifteen low (Application Auto Scaling's own alarms). */
const SCALE_OUT_SECONDS = 180;
const SCALE_IN_SECONDS = 900;

/** The rules of a policy within a service's capacity limits. A cooldown longer than the alarm prolongs the wait. */
export function trackingRules(policy: ScalingPolicy, target: number, capacity: CapacityLimits): TrackingRules {
  return {
    ...capacity,
    target,
    maxCapacity: Math.max(capacity.minCapacity, capacity.maxCapacity),
    scaleOutSeconds: SCALE_OUT_SECONDS,
    scaleInSeconds: Math.max(SCALE_IN_SECONDS, policy.scaleInCooldownSeconds ?? 0),
    scaleIn: policy.disableScaleIn !== true,
  };
}

/** Counts are means of a period, a little below the whole number that ran. */
const AVERAGED_TASKS = 0.5;

/** True when a fleet that ran `tasks` had none left to add. */
export function isAtMaximum(tasks: number, maxCapacity: number): boolean {
  return tasks >= maxCapacity - AVERAGED_TASKS;
}

/** What a fleet does over its history when its tasks have another capacity. */
export interface FleetReplay {
  readonly averageTasks: number;
  /** Tasks in each period; NaN where the demand is unknown. */
  readonly tasks: Series;
}

/**
 * The number of tasks that target tracking would have run: tasks = ceil(demand / (capacity x target)), within min and max.
 * Tasks come `scaleOutSeconds` after the demand and go `scaleInSeconds` after it has fallen, so the count in a period is
 * the highest that any period of the stretch before it asked for.
 *
 * `demand` is the whole fleet's, in the unit of `capacity` (vCPU or MiB of one task). Example: 2.4 vCPU at 1 vCPU a task
 * and a target of 60 % ask for 4 tasks.
 */
export function replayFleet(
  demand: Series,
  capacity: number,
  rules: TrackingRules,
  periodSeconds: number,
): FleetReplay {
  // New tasks that come within a period serve it.
  const lag = Math.floor(rules.scaleOutSeconds / periodSeconds);
  const hold = rules.scaleIn ? Math.ceil(rules.scaleInSeconds / periodSeconds) : demand.length;
  const perTask = (capacity * rules.target) / 100;
  const wanted = new Float64Array(demand.length);
  const tasks = new Float64Array(demand.length).fill(Number.NaN);
  // The periods of the stretch whose wish may still be the highest, oldest first; their wishes fall.
  const highest = new Int32Array(demand.length);
  let head = 0;
  let end = 0;
  let sum = 0;
  let count = 0;
  const { minCapacity, maxCapacity, scheduled } = rules;
  let last = minCapacity;
  for (let i = 0; i < demand.length; i++) {
    const value = demand[i] as number;
    const isKnown = !Number.isNaN(value);
    // A hair below a whole number of tasks is that number: percentages arrive rounded.
    if (isKnown) last = Math.ceil(value / perTask - 1e-6);
    const least = scheduled === undefined ? minCapacity : (scheduled.minimum[i] as number);
    const most = scheduled === undefined ? maxCapacity : (scheduled.maximum[i] as number);
    wanted[i] = last > most ? most : last <= least ? least : last;
    const newest = i - lag;
    if (newest >= 0) {
      const wish = wanted[newest] as number;
      while (end > head && (wanted[highest[end - 1] as number] as number) <= wish) end--;
      highest[end++] = newest;
      while ((highest[head] as number) <= newest - hold) head++;
    }
    // What a scheduled action stops is gone, whatever was asked for before.
    while (end > head && (wanted[highest[head] as number] as number) > most) head++;
    if (!isKnown) continue;
    // Before the first wish can have come true, the fleet is what the first period asked for.
    const running =
      newest < 0 ? (wanted[0] as number) : end > head ? (wanted[highest[head] as number] as number) : most;
    tasks[i] = running;
    sum += running;
    count++;
  }
  return { averageTasks: count === 0 ? minCapacity : sum / count, tasks };
}

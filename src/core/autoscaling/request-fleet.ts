import type { Situation } from '../sizing/situation.ts';
import { replayFleet, type TrackingRules, trackingRules } from './fleet-replay.ts';
import { scheduledLimits } from './scheduled-capacity.ts';

/** A service whose task count follows requests a task, whatever a task's size: its fleet under other limits. */
export interface RequestFleet {
  readonly rules: TrackingRules;
  readonly averageTasks: (rules: TrackingRules) => number;
}

/** A fleet that the requests do not explain to within a quarter is not replayed: something else decides its tasks. */
const EXPLAINED = 0.25;

/**
 * The fleet of a service under ALBRequestCountPerTarget alone, where its requests and tasks are counted: the policy holds
 * the requests a minute of a task at its target. Null where the replay does not run the tasks that ran.
 */
export function createRequestFleet({ scaling, evidence, meanTasks }: Situation): RequestFleet | null {
  const [mode, ...others] = scaling;
  const { autoscaling, metrics } = evidence;
  const { requestCount, periodSeconds, runningTaskCount } = metrics;
  if (mode?.kind !== 'requests' || others.length > 0 || autoscaling === null) return null;
  if (requestCount === undefined || runningTaskCount === undefined) return null;
  const aMinute = requestCount.map((requests) => (requests >= 0 ? (requests * 60) / periodSeconds : Number.NaN));
  const { minCapacity, maxCapacity } = autoscaling;
  const scheduled = scheduledLimits(autoscaling, Date.parse(metrics.startAt), periodSeconds, requestCount.length);
  const limits = { minCapacity, maxCapacity, ...(scheduled === null ? {} : { scheduled }) };
  const rules = trackingRules(mode.policy, mode.target, limits);
  // A target is a percentage of the capacity: of 100, that many requests.
  const replayed = (under: TrackingRules) => replayFleet(aMinute, 100, under, periodSeconds).averageTasks;
  const today = replayed(rules);
  if (!(Math.abs(today / meanTasks - 1) <= EXPLAINED)) return null;
  return { rules, averageTasks: (under) => (replayed(under) * meanTasks) / today };
}

import { isAtMaximum } from '../autoscaling/fleet-replay.ts';
import type { ScalingMode } from '../autoscaling/scaling-mode.ts';
import type { Evidence } from '../evidence.ts';
import type { Demand } from './demand.ts';

/** At or above this many percent a task has no CPU left: what it would have used beyond is unknown. */
export const PINNED_PERCENT = 95;

/**
 * Pinned periods that make the demand unknown: more than one in two hundred, the share that the replay calls capped,
 * and a quarter of an hour at least, since one peak sample is a peak and not a ceiling.
 */
export const PINNED_SHARE = 0.005;
export const PINNED_SECONDS = 900;

/** Longer than target tracking takes to add tasks: what stays pinned beyond it is not waiting for them. */
const WAIT_FOR_TASKS_SECONDS = 900;

/** For how long the hottest task (the mean task without a Maximum) had no CPU left, outside rollouts. */
export interface Censoring {
  readonly censored: boolean;
  readonly pinnedMinutes: number;
}

/**
 * Whether the CPU that the service would have used is hidden behind its cap. Only periods count in which the task had
 * at least today's CPU: what was pinned at a smaller size has been answered by the resize. Under CPU target tracking or steps the
 * minutes before new tasks come are the policy's doing: there only periods at the maximum capacity count, and
 * those that stay pinned for longer than new tasks take.
 */
export function findCensoring(evidence: Evidence, demand: Demand, scaling: readonly ScalingMode[]): Censoring {
  const { average, maximum } = evidence.metrics.cpuUtilization;
  const percent = maximum ?? average;
  const comparable = maximum && demand.cpuMaximum ? demand.cpuMaximum : demand.cpuAverage;
  const atMaximum = maximumReached(evidence, scaling);
  const currentCpu = evidence.taskSizes.at(-1)?.cpuUnits ?? 0;
  const patience = Math.ceil(WAIT_FOR_TASKS_SECONDS / demand.periodSeconds);
  let pinned = 0;
  let seen = 0;
  let run = 0;
  for (const { size, from, to } of demand.sizeHistory.regimes) {
    if (size.cpuUnits < currentCpu) continue;
    for (let i = from; i < to; i++) {
      if (Number.isNaN(comparable[i] as number)) continue;
      seen++;
      run = (percent[i] as number) >= PINNED_PERCENT ? run + 1 : 0;
      if (run > 0 && (run > patience || atMaximum(i))) pinned++;
    }
  }
  return {
    censored: pinned * demand.periodSeconds >= PINNED_SECONDS && pinned > PINNED_SHARE * seen,
    pinnedMinutes: Math.round((pinned * demand.periodSeconds) / 60),
  };
}

/** Whether a tracked fleet had no task left to add in a period; always true where the count is fixed or not known. */
function maximumReached(
  { autoscaling, metrics }: Evidence,
  scaling: readonly ScalingMode[],
): (period: number) => boolean {
  const isTracked = scaling.some(
    (mode) => (mode.kind === 'tracking' || mode.kind === 'step') && mode.dimension === 'cpu',
  );
  const { runningTaskCount } = metrics;
  if (!isTracked || autoscaling === null || runningTaskCount === undefined) return () => true;
  return (period) => isAtMaximum(runningTaskCount[period] ?? Number.NaN, autoscaling.maxCapacity);
}

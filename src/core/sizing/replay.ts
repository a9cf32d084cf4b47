import type { Replay } from '../recommendation.ts';
import type { TaskSize } from '../task-size.ts';
import type { Demand } from './demand.ts';

/** Sizes are compared with demand to a billionth, so that a cap equal to a rounded demand is not "over" it. */
const SLACK = 1 + 1e-9;

/**
 * A size run over the service's own comparable history: for how long its CPU would have capped the mean task, for how
 * long it would have been below the hottest task's peak, and for how long memory would have been above its limit.
 * The history itself was capped by the sizes of its time: a pinned hour shows the cap, not the demand.
 */
export function replaySize(size: TaskSize, demand: Demand): Replay {
  const minutes = demand.periodSeconds / 60;
  const vcpu = (size.cpuUnits / 1024) * SLACK;
  const capped = countAbove(demand.cpuAverage, vcpu);
  const { comparable } = demand.counts;
  return {
    days: round((comparable * demand.periodSeconds) / 86_400, 10),
    cpuCappedShare: comparable === 0 ? 0 : round(capped / comparable, 1e6),
    cpuCappedMinutes: Math.round(capped * minutes),
    cpuPeakMinutes: Math.round((demand.cpuMaximum ? countAbove(demand.cpuMaximum, vcpu) : capped) * minutes),
    memoryOverMinutes: demand.memory ? Math.round(countAbove(demand.memory, size.memoryMiB * SLACK) * minutes) : 0,
  };
}

function countAbove(series: Float64Array, cap: number): number {
  let count = 0;
  for (let i = 0; i < series.length; i++) if ((series[i] as number) > cap) count++;
  return count;
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

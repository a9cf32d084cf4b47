import type { Series } from '../evidence.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';
import { PINNED_PERCENT } from './censoring.ts';
import { kthLargest } from './order-statistic.ts';
import { peakOf } from './series-peak.ts';
import { type Situation, tasksOf } from './situation.ts';

/** The usual value (the median) and the highest. */
export interface UsualAndPeak {
  readonly typical: number;
  readonly peak: number;
}

/**
 * What a service took since it has the size that is in force, in absolute amounts of one task, so that it can be read as
 * utilization of any size. It is kept with a recommendation: a later change of size is verified by it.
 */
export interface Usage {
  readonly size: TaskSize;
  /** Since when the size is in force, ISO 8601; null where no other was seen in the window. */
  readonly sinceAt: string | null;
  /** Days of CPU datapoints of the size, without rollouts and the minutes in which tasks start. */
  readonly days: number;
  /** Mean running tasks of the size's time. */
  readonly tasks: number;
  /** USD a month of so many tasks at the list price less the discount asked for; null where no price is known. */
  readonly monthlyUsd: number | null;
  /** vCPU: the median of the mean task, the peak of the hottest; null without a datapoint. */
  readonly cpu: UsualAndPeak | null;
  /** MiB of the hottest task; null without a datapoint. */
  readonly memory: UsualAndPeak | null;
  /** Minutes in which a task had no CPU left. */
  readonly pinnedMinutes: number;
  readonly outOfMemoryStops: number;
}

/** Reads the time of the size in force out of the window. Linear in the number of datapoints. */
export function readUsage(situation: Situation, monthlyUsd: (size: TaskSize, tasks: number) => number | null): Usage {
  const { evidence, current, demand, outOfMemory } = situation;
  const { regimes } = demand.sizeHistory;
  const last = regimes.at(-1);
  const periods = demand.cpuAverage.length;
  const regime = last !== undefined && isSameSize(last.size, current) ? last : { from: periods, to: periods };
  const cut = (series: Series | null) => series?.subarray(regime.from, regime.to) ?? null;
  const average = cut(demand.cpuAverage) ?? new Float64Array();
  const hottest = cut(demand.cpuMaximum) ?? average;
  const sinceAt = regimes.length > 1 || regime.from === periods ? (evidence.taskSizes.at(-1)?.since ?? null) : null;
  const tasks = tasksOf(evidence, regime);
  const minutes = demand.periodSeconds / 60;
  const cap = ((current.cpuUnits / 1024) * PINNED_PERCENT) / 100;
  return {
    size: { cpuUnits: current.cpuUnits, memoryMiB: current.memoryMiB },
    sinceAt: sinceAt === null ? null : new Date(sinceAt).toISOString(),
    days: (numbersOf(average).length * minutes) / 1440,
    tasks,
    monthlyUsd: monthlyUsd(current, tasks),
    cpu: usualAndPeak(average, hottest),
    memory: usualAndPeak(cut(demand.memory), cut(demand.memory)),
    pinnedMinutes: Math.round(hottest.filter((vcpu) => vcpu >= cap).length * minutes),
    outOfMemoryStops: outOfMemory.filter(
      ({ stoppedAt }) => sinceAt === null || Date.parse(stoppedAt) > Date.parse(sinceAt),
    ).length,
  };
}

function usualAndPeak(usual: Series | null, peak: Series | null): UsualAndPeak | null {
  const values = numbersOf(usual ?? new Float64Array());
  if (values.length === 0) return null;
  const typical = kthLargest(values, values.length, Math.ceil(values.length / 2));
  return { typical, peak: Math.max(peakOf(peak ?? values), peakOf(values)) };
}

/** A copy without the gaps. */
function numbersOf(series: Series): Float64Array {
  return series.filter((value) => !Number.isNaN(value));
}

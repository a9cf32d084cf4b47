import type { Evidence, Series } from '../evidence.ts';
import type { Demand } from '../sizing/demand.ts';

/** What a task holds without load, and what its load was read from. */
export interface MemoryBase {
  readonly baseMiB: number;
  readonly by: 'requests' | 'cpu';
}

/**
 * Why the base is not known: the load of a task hardly varied (the policy held it), or memory did not follow the load.
 */
export type BaseUnknown = 'steadyLoad' | 'noRelation';

/** A task's load must have varied this much, from its usual low to its usual high, for a line to be laid through it. */
const SPREAD = 1.5;
const LOW_SHARE = 0.05;
const HIGH_SHARE = 0.95;

/** The part of memory's variance that the load must explain. */
const EXPLAINED = 0.8;

/**
 * The memory of a task is base + factor x load of a task. A policy that tracks memory holds the load of a task, and then
 * base and factor cannot be told apart. They can where the load of a task varied: while the fleet was at its minimum or
 * maximum, or when the task's size changed. The base is where the line through (load of a task, mean memory) meets no
 * load; load is requests a task, else vCPU of a task, whose own idle share makes the base a little too low.
 */
export function findMemoryBase(evidence: Evidence, demand: Demand, usedMiB: Series): MemoryBase | BaseUnknown {
  const { requestCount, runningTaskCount } = evidence.metrics;
  const requests = requestCount?.map((count, i) => count / (runningTaskCount?.[i] ?? Number.NaN));
  const byRequests = requests === undefined ? 'steadyLoad' : fitBase(requests, usedMiB);
  if (typeof byRequests === 'number') return { baseMiB: byRequests, by: 'requests' };
  const byCpu = fitBase(demand.cpuAverage, usedMiB);
  return typeof byCpu === 'number' ? { baseMiB: byCpu, by: 'cpu' } : byCpu;
}

/** MiB of the mean task, NaN where the size in force is not known. */
export function meanMemoryMiB({ metrics }: Evidence, { sizeHistory, cpuAverage }: Demand): Series {
  const percent = metrics.memoryUtilization?.average ?? new Float64Array();
  const used = new Float64Array(cpuAverage.length).fill(Number.NaN);
  for (const { size, from, to } of sizeHistory.regimes) {
    for (let i = from; i < Math.min(to, percent.length); i++) {
      const value = percent[i] as number;
      if (value >= 0 && value <= MOST_PERCENT) used[i] = (value * size.memoryMiB) / 100;
    }
  }
  for (const { from, to, resized } of sizeHistory.rollouts) if (resized) used.fill(Number.NaN, from, to);
  return used;
}

/** Memory beyond its limit is a kill; a little more is rounding. */
const MOST_PERCENT = 110;

/** The intercept of the least-squares line, or why there is none. */
function fitBase(load: Series, used: Series): number | BaseUnknown {
  const loads: number[] = [];
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < used.length; i++) {
    const x = load[i] as number;
    const y = used[i] as number;
    if (!(x >= 0 && x < Number.POSITIVE_INFINITY) || Number.isNaN(y)) continue;
    loads.push(x);
    n++;
    sumX += x;
    sumY += y;
  }
  loads.sort((a, b) => a - b);
  const low = loads[Math.floor(LOW_SHARE * n)] ?? 0;
  const high = loads[Math.floor(HIGH_SHARE * n)] ?? 0;
  if (n === 0 || high <= 0 || high < SPREAD * low) return 'steadyLoad';
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < used.length; i++) {
    const x = (load[i] as number) - sumX / n;
    const y = (used[i] as number) - sumY / n;
    if (Number.isNaN(x) || Number.isNaN(y) || Math.abs(x) === Number.POSITIVE_INFINITY) continue;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    lowest = Math.min(lowest, used[i] as number);
  }
  const isExplained = xy > 0 && xy * xy >= EXPLAINED * xx * yy;
  const baseMiB = sumY / n - ((xy / xx) * sumX) / n;
  return isExplained && baseMiB >= 0 && baseMiB < lowest ? baseMiB : 'noRelation';
}

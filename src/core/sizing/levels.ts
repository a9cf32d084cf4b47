import type { Series } from '../evidence.ts';
import type { Demand } from './demand.ts';
import { upperMedian, upperQuartile, valueAtShare } from './order-statistic.ts';

/**
 * Reference levels of a service's own past: what a cap is measured against. CPU in vCPU, memory in MiB, of one task.
 * Several of them say more than one percentile: where they lie apart, the service drifts or bursts.
 */
export interface Levels {
  readonly cpu: CpuLevels | null;
  readonly memory: MemoryLevels | null;
}

export interface CpuLevels {
  /** 99.5th percentile of the Average: the usual high. */
  readonly high: number;
  /** The same of the newer half: the service as it is lately. */
  readonly recentHigh: number;
  /** The same of the last day. */
  readonly lastDay: number;
  /** What the hottest task reached on a quarter of the days, counted up to BUSIEST_OVER_TOP times the highest Average. */
  readonly busiest: number;
  /** The highest Average. */
  readonly top: number;
  /** The median of the days' peaks of the Average. */
  readonly usualPeak: number;
  /** From the first to the last datapoint. */
  readonly days: number;
}

export interface MemoryLevels {
  readonly peak: number;
  /** The median of the days' peaks. */
  readonly usualPeak: number;
  /** 0 for a service whose days are all alike, 1 for one that climbed by FULL_DRIFT or more above its lowest old day. */
  readonly drift: number;
}

const DAY_SECONDS = 86_400;

/** A size is too small when the Average is above it for longer than half a percent of the time: 50 minutes a week. */
const HIGH_SHARE = 0.995;

/** A hottest task far beyond the highest Average counts only up to this multiple of it: dearer room rarely pays. */
const BUSIEST_OVER_TOP = 2;

/** How far the peak lies above the lowest day of the older half in a service that drifts in full. */
const FULL_DRIFT = 0.3;

/** Guards a division by a day without memory. */
const SMALLEST_MIB = 1e-6;

/** Reads the levels of both dimensions; null for one without a datapoint. Linear in the number of datapoints. */
export function readLevels(demand: Demand, tasks: number): Levels {
  return {
    cpu: readCpuLevels(demand, tasks),
    memory: demand.memory === null ? null : readMemoryLevels(demand.memory, demand),
  };
}

function readCpuLevels({ cpuAverage, cpuMaximum, periodSeconds }: Demand, tasks: number): CpuLevels | null {
  const { from, to } = spanOf(cpuAverage);
  if (from === to) return null;
  const scratch = new Float64Array(to - from);
  const top = highest(cpuAverage, from, to);
  const highSince = (since: number) => valueAtShare(cpuAverage.subarray(since, to), HIGH_SHARE, scratch);
  const high = highSince(from) ?? 0;
  const middle = Math.max(from, Math.round(to - (to - from) / 2));
  const lastDay = Math.max(from, Math.round(to - DAY_SECONDS / periodSeconds));
  const hottest = cpuMaximum === null ? cpuAverage : hottestOfTwo(cpuAverage, cpuMaximum, tasks);
  return {
    high,
    recentHigh: highSince(middle) ?? high,
    lastDay: highSince(lastDay) ?? high,
    busiest: Math.min(upperQuartile(dailyPeaks(hottest, from, to, periodSeconds).peaks), BUSIEST_OVER_TOP * top),
    top,
    usualPeak: upperMedian(dailyPeaks(cpuAverage, from, to, periodSeconds).peaks),
    days: ((to - from) * periodSeconds) / DAY_SECONDS,
  };
}

function readMemoryLevels(memory: Series, { periodSeconds, sizeHistory }: Demand): MemoryLevels | null {
  const { from, to } = spanOf(memory);
  if (from === to) return null;
  // Old days are days of an earlier size, where there was one: what is recent must not count as what it is compared with.
  const current = sizeHistory.regimes.length > 1 ? (sizeHistory.regimes.at(-1)?.from ?? to) : to;
  const { peaks, older } = dailyPeaks(memory, from, to, periodSeconds, current);
  const peak = highest(memory, from, to);
  const lowestOldDay = Math.min(peak, ...peaks.slice(0, older));
  return {
    peak,
    usualPeak: upperMedian(peaks),
    drift: older < 2 ? 1 : Math.min(1, (peak / Math.max(lowestOldDay, SMALLEST_MIB) - 1) / FULL_DRIFT),
  };
}

/** The periods from the first to behind the last datapoint. */
function spanOf(series: Series): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = series.length;
  while (from < to && Number.isNaN(series[from] as number)) from++;
  while (to > from && Number.isNaN(series[to - 1] as number)) to--;
  return { from, to };
}

/**
 * The peak of each full day counted back from the end, oldest first, days without data left out; and how many of them
 * lie wholly in the older half and before `newest`.
 */
function dailyPeaks(series: Series, from: number, to: number, periodSeconds: number, newest = to) {
  const perDay = DAY_SECONDS / periodSeconds;
  const days = Math.max(1, Math.floor((to - from) / perDay + 1e-9));
  const peaks: number[] = [];
  let older = 0;
  for (let day = days; day >= 1; day--) {
    const start = Math.max(from, Math.round(to - day * perDay));
    const end = Math.round(to - (day - 1) * perDay);
    const peak = highest(series, start, end);
    if (peak < 0) continue;
    peaks.push(peak);
    if ((day - 1) * perDay >= (to - from) / 2 - 1e-9 && end <= newest) older++;
  }
  return { peaks: peaks.length === 0 ? [highest(series, from, to)] : peaks, older };
}

/** The highest value of [from, to), or -1 without a datapoint. */
function highest(series: Series, from: number, to: number): number {
  let peak = -1;
  for (let i = from; i < to; i++) if ((series[i] as number) > peak) peak = series[i] as number;
  return peak;
}

/**
 * The hottest task, as it would be of two. The hottest of n tasks lies the further above the mean the more tasks there
 * are, with no task needing more: the distance is scaled by that of two over that of n.
 */
function hottestOfTwo(average: Series, maximum: Series, tasks: number): Series {
  const share = Math.min(1, expectedLead(2) / expectedLead(Math.max(2, tasks)));
  const ofTwo = new Float64Array(maximum.length);
  for (let i = 0; i < ofTwo.length; i++) {
    const mean = average[i] as number;
    const hottest = maximum[i] as number;
    ofTwo[i] = hottest > mean ? mean + share * (hottest - mean) : mean;
  }
  return ofTwo;
}

/**
 * How far the largest of n independent normal values lies above their mean on average, in standard deviations: 0.56 for
 * 2, 1.54 for 10, 2.25 for 50, 2.51 for 100. The formula meets them within 0.05.
 */
function expectedLead(n: number): number {
  return 1.48 * Math.sqrt(Math.log(n)) - 0.668;
}

import type { Evidence, Series } from '../evidence.ts';
import { readSizeHistory, type SizeHistory } from './size-history.ts';
import { STARTUP_SECONDS, startsLeftOut } from './task-starts.ts';

/**
 * What the tasks needed, in absolute amounts of one task, a value a period; NaN where nothing comparable is known.
 * Percentages are read against the size in force at each moment, so that a service resized in the window is one series.
 */
export interface Demand {
  readonly startMs: number;
  readonly periodSeconds: number;
  /** vCPU of the mean task. */
  readonly cpuAverage: Series;
  /** vCPU of the hottest task, where the Maximum is known. */
  readonly cpuMaximum: Series | null;
  /** MiB of the hottest task (the mean task where no Maximum is known), or null without a memory metric. */
  readonly memory: Series | null;
  readonly sizeHistory: SizeHistory;
  readonly counts: DemandCounts;
}

/**
 * Percent beyond which a value is no utilization but a broken datapoint. Fargate's own reach a little over 100; the line
 * lies far above what a document scaled by hand would hold.
 */
export const IMPOSSIBLE_PERCENT = 10_000;

export interface DemandCounts {
  /** Periods of the window. */
  readonly periods: number;
  /** Periods with CPU that a size can be judged by. */
  readonly comparable: number;
  /** The same of memory. */
  readonly comparableMemory: number;
  /** Periods with any CPU datapoint, comparable or not. */
  readonly withData: number;
  /** Those of them in which the size in force is known. */
  readonly ofKnownSize: number;
  /** Periods without a CPU datapoint, between the first datapoint and the last. */
  readonly gaps: number;
  readonly inRollout: number;
  /** Datapoints that cannot be utilization: negative, or a hundred times a whole task. */
  readonly bad: number;
}

/** Reads the metrics as absolute demand. Linear in the number of datapoints. */
export function readDemand(evidence: Evidence): Demand {
  const { metrics } = evidence;
  const cpu = metrics.cpuUtilization;
  const memory = metrics.memoryUtilization;
  const periods = Math.max(cpu.average.length, cpu.maximum?.length ?? 0, memory?.average.length ?? 0);
  const sizeHistory = readSizeHistory(evidence, periods);
  const vcpuPerPercent = sizeHistory.regimes.map(({ size }) => size.cpuUnits / 1024 / 100);
  const mibPerPercent = sizeHistory.regimes.map(({ size }) => size.memoryMiB / 100);

  const cpuAverage = toAbsolute(cpu.average, periods, sizeHistory, vcpuPerPercent);
  const cpuMaximum = cpu.maximum ? toAbsolute(cpu.maximum, periods, sizeHistory, vcpuPerPercent) : null;
  const memoryMaximum = memory
    ? toAbsolute(memory.maximum ?? memory.average, periods, sizeHistory, mibPerPercent)
    : null;

  const ofKnownSize = countNumbers(cpuAverage);
  let comparable = ofKnownSize;
  let comparableMemory = memoryMaximum === null ? 0 : countNumbers(memoryMaximum);
  let inRollout = 0;
  for (const { from, to, resized } of sizeHistory.rollouts) {
    inRollout += leaveOut(cpuAverage, from, to);
    leaveOut(cpuMaximum, from, to);
    // Memory of a rollout that keeps the size is real: a task that peaks at its start would be killed all the same.
    if (resized) comparableMemory -= leaveOut(memoryMaximum, from, to);
  }
  comparable -= inRollout;
  // A starting task's CPU decides how long the start takes, not whether the service holds.
  const startMs = Date.parse(metrics.startAt);
  const toPeriod = (ms: number) => Math.min(periods, Math.max(0, (ms - startMs) / (metrics.periodSeconds * 1000)));
  for (const ms of startsLeftOut(evidence, periods * metrics.periodSeconds)) {
    const from = Math.floor(toPeriod(ms));
    const to = Math.ceil(toPeriod(ms + STARTUP_SECONDS * 1000));
    comparable -= leaveOut(cpuAverage, from, to);
    leaveOut(cpuMaximum, from, to);
  }

  return {
    startMs,
    periodSeconds: metrics.periodSeconds,
    cpuAverage,
    cpuMaximum,
    memory: memoryMaximum,
    sizeHistory,
    counts: {
      periods,
      comparable,
      comparableMemory,
      ofKnownSize,
      ...countReadings(cpu.average),
      inRollout,
      bad: countBad(cpu.average) + countBad(cpu.maximum) + countBad(memory?.average) + countBad(memory?.maximum),
    },
  };
}

function toAbsolute(percent: Series, periods: number, history: SizeHistory, perPercent: readonly number[]): Series {
  const absolute = new Float64Array(periods).fill(Number.NaN);
  history.regimes.forEach(({ from, to }, regime) => {
    const factor = perPercent[regime] ?? Number.NaN;
    const end = Math.min(to, percent.length);
    for (let i = from; i < end; i++) {
      const value = percent[i] as number;
      if (value >= 0 && value <= IMPOSSIBLE_PERCENT) absolute[i] = value * factor;
    }
  });
  return absolute;
}

function countNumbers(series: Series): number {
  let count = 0;
  for (let i = 0; i < series.length; i++) if (!Number.isNaN(series[i] as number)) count++;
  return count;
}

/** Makes gaps of [from, to), and says how many values stood there. */
function leaveOut(series: Series | null, from: number, to: number): number {
  if (series === null) return 0;
  const part = series.subarray(from, to);
  const count = countNumbers(part);
  part.fill(Number.NaN);
  return count;
}

/** Periods in which a series has a value that can be utilization, and those without one between the first and the last. */
function countReadings(series: Series): Pick<DemandCounts, 'withData' | 'gaps'> {
  let withData = 0;
  let gaps = 0;
  let open = 0;
  let begun = false;
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (value >= 0) {
      if (value <= IMPOSSIBLE_PERCENT) withData++;
      gaps += open;
      open = 0;
      begun = true;
    } else if (begun) open++;
  }
  return { withData, gaps };
}

function countBad(series: Series | undefined): number {
  if (series === undefined) return 0;
  let count = 0;
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (value < 0 || value > IMPOSSIBLE_PERCENT) count++;
  }
  return count;
}

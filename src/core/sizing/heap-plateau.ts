import type { Evidence, Series } from '../evidence.ts';
import { type Demand, IMPOSSIBLE_PERCENT } from './demand.ts';

/** Peaks of six hours are compared, so that a deployment's empty minutes do not break a plateau. */
const BLOCK_SECONDS = 6 * 3600;

/** A plateau's peaks stay within this share of its level, to either side. */
const FLAT = 0.06;

/**
 * Two sizes show the same plateau when their percentages are this share apart or less. A share and no points, so that
 * more of everything stays the same plateau.
 */
const SAME_SHARE = 0.06;

/** Below this a task idles, whatever its heap: flatness says nothing. */
const LOWEST_PLATEAU_PERCENT = 25;

/** Days that a size must have been in force to show where its plateau lies. */
const SHORTEST_REGIME_SECONDS = 86_400;

/** Memory that follows the limit because a language runtime takes a share of whatever it is given. */
export interface HeapPlateau {
  readonly plateauPercent: number;
  /** The setting that ties it to the limit, or how it was seen. */
  readonly setting: string;
}

/** The plateau of a runtime that sizes its heap by the limit: told by its settings, or by the same percentage at two sizes. */
export function findHeapPlateau(evidence: Evidence, demand: Demand): HeapPlateau | null {
  const memory = evidence.metrics.memoryUtilization;
  if (memory === undefined) return null;
  const percent = memory.maximum ?? memory.average;
  const levels = demand.sizeHistory.regimes
    .filter(({ from, to }) => (to - from) * demand.periodSeconds >= SHORTEST_REGIME_SECONDS)
    .map(({ size, from, to }) => ({ size, plateau: plateauOf(percent, from, to, demand.periodSeconds) }));
  const now = levels.at(-1)?.plateau;
  if (now === undefined || now === null || now < LOWEST_PLATEAU_PERCENT) return null;

  const setting = percentSetting(evidence);
  if (setting !== null) return { plateauPercent: Math.round(now), setting };
  const current = levels.at(-1)?.size.memoryMiB ?? 0;
  const followed = levels.some(({ size: { memoryMiB }, plateau }) => {
    if (memoryMiB === current || plateau === null || now < (1 - SAME_SHARE) * plateau) return false;
    // Of a larger size a larger share is more than following; of a smaller one it may be the same need.
    return memoryMiB < current || now <= (1 + SAME_SHARE) * plateau;
  });
  return followed ? { plateauPercent: Math.round(now), setting: 'sameShareAtTwoSizes' } : null;
}

function percentSetting({ containers }: Evidence): string | null {
  for (const { runtimeHints } of containers) {
    if (runtimeHints?.jvmMaxRamPercent !== undefined) return `-XX:MaxRAMPercentage=${runtimeHints.jvmMaxRamPercent}`;
    if (runtimeHints?.dotnetHeapLimitPercent !== undefined) {
      return `DOTNET_GCHeapHardLimitPercent=${runtimeHints.dotnetHeapLimitPercent}`;
    }
  }
  return null;
}

/** The mean of a stretch's six-hour peaks when they stay together, or null when they do not. */
function plateauOf(percent: Series, from: number, to: number, periodSeconds: number): number | null {
  const perBlock = Math.max(1, Math.round(BLOCK_SECONDS / periodSeconds));
  // The first tenth warms up: a heap reaches its plateau some time after the start.
  const settled = from + Math.floor((to - from) / 10);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  let sum = 0;
  let count = 0;
  for (let start = settled; start < Math.min(to, percent.length); start += perBlock) {
    const peak = peakOf(percent, start, Math.min(to, start + perBlock));
    if (peak === null) continue;
    lowest = Math.min(lowest, peak);
    highest = Math.max(highest, peak);
    sum += peak;
    count++;
  }
  if (count === 0) return null;
  const level = sum / count;
  return highest - lowest <= 2 * FLAT * level ? level : null;
}

function peakOf(series: Series, from: number, to: number): number | null {
  let peak: number | null = null;
  for (let i = from; i < to; i++) {
    const value = series[i] ?? Number.NaN;
    if (value >= (peak ?? 0) && value <= IMPOSSIBLE_PERCENT) peak = value;
  }
  return peak;
}

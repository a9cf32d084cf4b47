import type { Goal } from '../recommendation.ts';
import type { CpuLevels, MemoryLevels } from './levels.ts';

/** The levels that a CPU cap is measured against. */
export const CPU_LEVEL_NAMES = ['recentHigh', 'usualPeak', 'peak'] as const satisfies readonly (keyof CpuLevels)[];
export type CpuLevelName = (typeof CPU_LEVEL_NAMES)[number];

/** The levels that a memory limit is measured against. */
export const MEMORY_LEVEL_NAMES = ['peak', 'lastDays', 'usualPeak'] as const satisfies readonly (keyof MemoryLevels)[];
export type MemoryLevelName = (typeof MEMORY_LEVEL_NAMES)[number];

/** What a level's hinge asks for each natural-log unit that a cap lies below it. docs/algorithm.md has the reasons. */
const CPU_WEIGHTS: Readonly<Record<CpuLevelName, number>> = { recentHigh: 2, usualPeak: 4, peak: 2 };
const MEMORY_WEIGHTS: Readonly<Record<MemoryLevelName, number>> = { peak: 1, lastDays: 2, usualPeak: 6 };

/** Near a level risk fades as (level/cap)^10: a tenth of room halves it twice. */
const NEAR_POWER = 10;

/** Memory that drifts has a heavy tail: beyond its levels risk fades as (level/cap)^2. */
const TAIL_POWER = 2;

/**
 * How far beyond its peak memory is worth anything to a goal. Few windows go beyond twice their peak, and those that go
 * beyond three times do so without notice.
 */
const MEMORY_REACH: Readonly<Record<Goal, number>> = { cost: 2, balanced: 2.75, safe: 3.5 };

const GIB = 1024;

/** Beyond these ln(1 + e^z) is 0, or z, to the last digit. */
const NOTHING_BELOW = -34;
const STRAIGHT_FROM = 30;

/** A level of zero has no logarithm. */
const SMALLEST_LEVEL = 1e-6;

/** Risk of a CPU cap in vCPU: one hinge a level. Convex and falling in the cap's logarithm, rising with every level. */
export function cpuRisk(levels: CpuLevels, vcpu: number): number {
  return CPU_LEVEL_NAMES.reduce((sum, name) => sum + hinge(levels[name], vcpu, CPU_WEIGHTS[name], NEAR_POWER), 0);
}

/**
 * Risk of a memory limit in MiB to a goal: a hinge on the peak, and a tail that counts by how much the service has been
 * seen to drift. Beyond the goal's reach more memory is worth nothing.
 */
export function memoryRisk(levels: MemoryLevels, memoryMiB: number, goal: Goal): number {
  return Math.max(0, endlessMemoryRisk(levels, memoryMiB) - endlessMemoryRisk(levels, memoryEndMiB(levels, goal)));
}

/** The memory from which on more is worth nothing: the step of the size table nearest to reach x peak. */
export function memoryEndMiB(levels: MemoryLevels, goal: Goal): number {
  const reach = MEMORY_REACH[goal] * levels.peak;
  return reach < 0.75 * GIB ? GIB / 2 : GIB * Math.round(reach / GIB);
}

function endlessMemoryRisk({ peak, lastDays, usualPeak, drift }: MemoryLevels, memoryMiB: number): number {
  const near = hinge(peak, memoryMiB, MEMORY_WEIGHTS.peak, NEAR_POWER);
  if (drift <= 0) return near;
  const tail =
    hinge(lastDays, memoryMiB, MEMORY_WEIGHTS.lastDays, TAIL_POWER) +
    hinge(usualPeak, memoryMiB, MEMORY_WEIGHTS.usualPeak, TAIL_POWER);
  return near + drift * tail;
}

/** `weight` for each natural-log unit that the cap is below the level, rounded at the level, fading to nothing above it. */
function hinge(level: number, cap: number, weight: number, power: number): number {
  const z = power * Math.log(Math.max(level, SMALLEST_LEVEL) / cap);
  if (z < NOTHING_BELOW) return 0;
  return (weight / power) * (z > STRAIGHT_FROM ? z : Math.log1p(Math.exp(z)));
}

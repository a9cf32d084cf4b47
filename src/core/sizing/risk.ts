import type { Goal } from '../recommendation.ts';
import type { CpuLevels, MemoryLevels } from './levels.ts';

/** The levels that vote for more CPU, one vote each: weighing them differently changes nothing that can be measured. */
export const CPU_LEVEL_NAMES = ['recentHigh', 'lastDay', 'busiest'] as const satisfies readonly (keyof CpuLevels)[];
export type CpuLevelName = (typeof CPU_LEVEL_NAMES)[number];

/** The levels that a memory limit is measured against: the peak says where it ends, the usual peak what it is worth. */
export const MEMORY_LEVEL_NAMES = ['peak', 'usualPeak'] as const satisfies readonly (keyof MemoryLevels)[];
export type MemoryLevelName = (typeof MEMORY_LEVEL_NAMES)[number];

/** How sharply a level votes: half a vote at the level itself, a tenth with 9 % of room above it. */
const VOTE_POWER = 25;

/** From a quarter of a size on a level's vote against it is nothing to the last digit: 4^-25. */
const VOTELESS_SHARE = 1 / 4;

/** A CPU row has twice the CPU of the one below. */
const STEP = 2;

/** What drifting memory is worth in votes, for each natural-log unit: beyond its levels risk fades as (level/limit)^2. */
const MEMORY_WEIGHT = 5;

/**
 * How far beyond its peak memory is worth anything to a goal. Few windows go beyond twice their peak, and those that go
 * beyond three times do so without notice.
 */
const MEMORY_REACH: Readonly<Record<Goal, number>> = { cost: 2.75, balanced: 2.75, safe: 3.5 };

const GIB = 1024;

/**
 * Risk of a CPU cap in vCPU: the votes against it and against each size above it, so that taking the next step removes
 * exactly the votes against staying. Convex over the steps, and rising with every level.
 */
export function cpuRisk(levels: CpuLevels, vcpu: number): number {
  let risk = 0;
  for (const name of CPU_LEVEL_NAMES) {
    for (let cap = vcpu; levels[name] > VOTELESS_SHARE * cap; cap *= STEP) risk += voteAgainst(cap, levels[name]);
  }
  return risk;
}

/** A level's vote for more than a cap: nearly 1 above the cap, nearly 0 below it. */
function voteAgainst(cap: number, level: number): number {
  return 1 / (1 + (cap / level) ** VOTE_POWER);
}

/**
 * Risk of a memory limit in MiB to a goal: a heavy tail above the usual peak that counts by how much the service has been
 * seen to drift. Beyond the goal's reach more memory is worth nothing. What lies below the peak is the floors' affair.
 */
export function memoryRisk(levels: MemoryLevels, memoryMiB: number, goal: Goal): number {
  const end = memoryEndMiB(levels, goal);
  return memoryMiB >= end ? 0 : levels.drift * (tail(levels, memoryMiB) - tail(levels, end));
}

/** The memory from which on more is worth nothing: the step of the size table nearest to reach x peak. */
function memoryEndMiB(levels: MemoryLevels, goal: Goal): number {
  const reach = MEMORY_REACH[goal] * levels.peak;
  return reach < 0.75 * GIB ? GIB / 2 : GIB * Math.round(reach / GIB);
}

function tail({ usualPeak }: MemoryLevels, memoryMiB: number): number {
  return MEMORY_WEIGHT * Math.log1p((usualPeak / memoryMiB) ** 2);
}

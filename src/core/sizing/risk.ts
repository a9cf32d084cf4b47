import type { CpuLevels, MemoryLevels } from './levels.ts';

/** The levels that a CPU cap is measured against. */
export const CPU_LEVEL_NAMES = [
  'high',
  'recentHigh',
  'usualPeak',
  'peak',
] as const satisfies readonly (keyof CpuLevels)[];
export type CpuLevelName = (typeof CPU_LEVEL_NAMES)[number];

/** The levels that a memory limit is measured against. */
export const MEMORY_LEVEL_NAMES = ['peak', 'lastDays', 'usualPeak'] as const satisfies readonly (keyof MemoryLevels)[];
export type MemoryLevelName = (typeof MEMORY_LEVEL_NAMES)[number];

/**
 * One part of a cap's risk, measured against one level.
 * A hinge asks for `weight` a log unit below the level and fades as (level/cap)^power above it: a peak that is worth
 * something to hold. A wall is weight x (level/cap)^power: what lies above the cap is certain trouble.
 */
interface RiskPart<Level> {
  readonly level: Level;
  readonly shape: 'hinge' | 'wall';
  readonly weight: number;
  readonly power: number;
}

/** docs/algorithm.md gives the reason of each constant and what it was measured on. */
const CPU_PARTS: readonly RiskPart<CpuLevelName>[] = [
  { level: 'high', shape: 'wall', weight: 0.036, power: 13.6 },
  { level: 'recentHigh', shape: 'hinge', weight: 0.104, power: 13 },
  { level: 'usualPeak', shape: 'hinge', weight: 0.19, power: 4.5 },
  { level: 'peak', shape: 'hinge', weight: 0.154, power: 14 },
];
const MEMORY_PARTS: readonly RiskPart<MemoryLevelName>[] = [
  { level: 'peak', shape: 'wall', weight: 0.0068, power: 10.6 },
  { level: 'peak', shape: 'hinge', weight: 0.052, power: 12.5 },
  { level: 'lastDays', shape: 'hinge', weight: 0.152, power: 1 },
  { level: 'usualPeak', shape: 'hinge', weight: 0.45, power: 2 },
];

/** A wall goes on as its tangent from here, so that it stays finite and convex. */
const TANGENT_FROM = 4;

/** Beyond this ln(1 + e^z) is z to the last digit. */
const STRAIGHT_FROM = 30;

/** A level of zero has no logarithm. */
const SMALLEST_LEVEL = 1e-6;

/** Risk of a CPU cap in vCPU. Convex and falling in the logarithm of the cap, rising with every level. */
export function cpuRisk(levels: CpuLevels, vcpu: number): number {
  return CPU_PARTS.reduce((sum, part) => sum + partRisk(part, levels[part.level], vcpu), 0);
}

/** Risk of a memory limit in MiB. What lies beyond the peak counts by how much the service has been seen to drift. */
export function memoryRisk(levels: MemoryLevels, memoryMiB: number): number {
  return MEMORY_PARTS.reduce((sum, part) => {
    const risk = partRisk(part, levels[part.level], memoryMiB);
    return sum + (part.shape === 'hinge' ? levels.drift * risk : risk);
  }, 0);
}

function partRisk({ shape, weight, power }: RiskPart<string>, level: number, cap: number): number {
  const z = power * Math.log(Math.max(level, SMALLEST_LEVEL) / cap);
  if (shape === 'hinge') return (weight / power) * (z > STRAIGHT_FROM ? z : Math.log1p(Math.exp(z)));
  return weight * (z <= TANGENT_FROM ? Math.exp(z) : Math.exp(TANGENT_FROM) * (z - TANGENT_FROM + 1));
}

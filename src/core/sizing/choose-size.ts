import { GOALS, type Goal } from '../recommendation.ts';
import type { TaskSize } from '../task-size.ts';
import type { Levels } from './levels.ts';

export interface Candidate {
  readonly size: TaskSize;
  readonly hourUsd: number;
}

export interface Choice {
  readonly goal: Goal;
  readonly size: TaskSize;
  readonly cpuRisk: number;
  readonly memoryRisk: number;
}

export function chooseSizes(levels: Levels, candidates: readonly Candidate[]): readonly Choice[] {
  const margin = { cost: 1, balanced: 1.15, safe: 1.4 };
  const memoryMargin = { cost: 1.1, balanced: 1.25, safe: 1.6 };
  return GOALS.map((goal) => {
    const cpu = Math.max(0, ...levels.cpu.map((l) => l.value)) * margin[goal] * 1024;
    const memory = Math.max(0, ...levels.memory.map((l) => l.value)) * memoryMargin[goal];
    const fit = candidates
      .filter(({ size }) => size.cpuUnits >= cpu && size.memoryMiB >= memory)
      .sort((a, b) => a.hourUsd - b.hourUsd)[0];
    const size = (fit ?? candidates[candidates.length - 1])?.size ?? { cpuUnits: 256, memoryMiB: 512 };
    return { goal, size, cpuRisk: 0, memoryRisk: 0 };
  });
}

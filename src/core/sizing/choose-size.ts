import { GOALS, type Goal } from '../recommendation.ts';
import type { TaskSize } from '../task-size.ts';
import type { Levels } from './levels.ts';
import { cpuRisk, memoryRisk } from './risk.ts';

/** A size that may be chosen, with the hourly price by which it is compared. */
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

/** The risk that a goal accepts for a price e times lower. */
const TRADE_OFF: Readonly<Record<Goal, number>> = { cost: 0.15, balanced: 0.08, safe: 0.052 };

/** Scores are compared to a billionth, so that the last bits of a logarithm decide nothing. */
const SCORE_PARTS = 1e9;

const GIB = 1024;

/** A size with the risks that it leaves: those of the size itself, and of the point of the lattice that stands for it. */
interface Scored extends Candidate {
  readonly cpuRisk: number;
  readonly memoryRisk: number;
  /** Natural logarithm of the price of the lattice point. */
  readonly logPrice: number;
  readonly risk: number;
}

/**
 * For each goal the size with the least risk + trade-off x ln(price); the cheaper of equals. CPU and memory are chosen
 * together, so that room which rounding gives away is used and a dear step is bought only where it removes most risk.
 *
 * Risks are convex in ln(cap) and the logarithm of a linear price has falling differences, so on a lattice the choice
 * moves up with every level in both dimensions (Topkis), and `cost` <= `balanced` <= `safe` in both. Rows whose memory
 * comes in steps of more than 1 GiB are no lattice: they are searched in steps of 1 GiB and rounded up.
 */
export function chooseSizes(levels: Levels, candidates: readonly Candidate[]): readonly Choice[] {
  const points = scoreLattice(levels, candidates);
  return GOALS.map((goal) => {
    const score = (point: Scored) => Math.round((point.risk + TRADE_OFF[goal] * point.logPrice) * SCORE_PARTS);
    const best = points.reduce((a, b) => {
      const difference = score(b) - score(a);
      return difference < 0 || (difference === 0 && b.logPrice < a.logPrice) ? b : a;
    });
    return { goal, size: best.size, cpuRisk: best.cpuRisk, memoryRisk: best.memoryRisk };
  });
}

function scoreLattice(levels: Levels, candidates: readonly Candidate[]): readonly Scored[] {
  const cpuRisks = new Map<number, number>();
  const memoryRisks = new Map<number, number>();
  const riskOfCpu = (cpuUnits: number) =>
    remember(cpuRisks, cpuUnits, () => (levels.cpu === null ? 0 : cpuRisk(levels.cpu, cpuUnits / 1024)));
  const riskOfMemory = (memoryMiB: number) =>
    remember(memoryRisks, memoryMiB, () => (levels.memory === null ? 0 : memoryRisk(levels.memory, memoryMiB)));

  const points: Scored[] = [];
  candidates.forEach((candidate, i) => {
    const { size, hourUsd } = candidate;
    const ofCpu = riskOfCpu(size.cpuUnits);
    const before = candidates[i - 1];
    const below = before?.size.cpuUnits === size.cpuUnits ? before : null;
    const usdAGib = below === null ? 0 : (hourUsd - below.hourUsd) / ((size.memoryMiB - below.size.memoryMiB) / GIB);
    const lowest = below === null ? size.memoryMiB : Math.min(size.memoryMiB, below.size.memoryMiB + GIB);
    for (let memoryMiB = lowest; memoryMiB <= size.memoryMiB; memoryMiB += GIB) {
      const missingGib = (size.memoryMiB - memoryMiB) / GIB;
      points.push({
        ...candidate,
        cpuRisk: ofCpu,
        memoryRisk: riskOfMemory(size.memoryMiB),
        risk: ofCpu + riskOfMemory(memoryMiB),
        logPrice: Math.log(hourUsd - missingGib * usdAGib),
      });
    }
  });
  return points;
}

function remember(known: Map<number, number>, key: number, read: () => number): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = read();
  known.set(key, value);
  return value;
}

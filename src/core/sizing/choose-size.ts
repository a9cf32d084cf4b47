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

/**
 * For each goal the size with the least risk + trade-off x ln(price); the cheaper of equals. CPU and memory are chosen
 * together, so that room which rounding gives away is used and a dear step is bought only where it removes most risk.
 *
 * Risks are convex in ln(cap) and the logarithm of a linear price has falling differences, so on a lattice the choice
 * moves up with every level in both dimensions (Topkis), and `cost` <= `balanced` <= `safe` in both. Rows whose memory
 * comes in steps of more than 1 GiB are no lattice: they are searched in steps of 1 GiB and rounded up.
 */
export function chooseSizes(levels: Levels, candidates: readonly Candidate[]): readonly Choice[] {
  const riskOfCpu = remembered((cpuUnits) => (levels.cpu === null ? 0 : cpuRisk(levels.cpu, cpuUnits / 1024)));
  const riskOfMemory = remembered((mib) => (levels.memory === null ? 0 : memoryRisk(levels.memory, mib)));
  return GOALS.map((goal) => {
    const { size } = cheapestRisk(candidates, riskOfCpu, riskOfMemory, TRADE_OFF[goal]);
    return { goal, size, cpuRisk: riskOfCpu(size.cpuUnits), memoryRisk: riskOfMemory(size.memoryMiB) };
  });
}

function cheapestRisk(
  candidates: readonly Candidate[],
  riskOfCpu: (cpuUnits: number) => number,
  riskOfMemory: (memoryMiB: number) => number,
  tradeOff: number,
): Candidate {
  let best: Candidate | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  let bestUsd = Number.POSITIVE_INFINITY;
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i] as Candidate;
    const { memoryMiB, cpuUnits } = candidate.size;
    const below = candidates[i - 1]?.size.cpuUnits === cpuUnits ? candidates[i - 1] : undefined;
    const lowest = below === undefined ? memoryMiB : Math.min(memoryMiB, below.size.memoryMiB + GIB);
    const usdAGib = below && ((candidate.hourUsd - below.hourUsd) * GIB) / (memoryMiB - below.size.memoryMiB);
    for (let mib = lowest; mib <= memoryMiB; mib += GIB) {
      const usd = candidate.hourUsd - ((memoryMiB - mib) / GIB) * (usdAGib ?? 0);
      const price = tradeOff * Math.log(usd);
      // No risk is below zero: a point whose price alone is beyond the best needs no look.
      if (price * SCORE_PARTS > bestScore) continue;
      const score = Math.round((riskOfCpu(cpuUnits) + riskOfMemory(mib) + price) * SCORE_PARTS);
      if (score > bestScore || (score === bestScore && usd >= bestUsd)) continue;
      best = candidate;
      bestScore = score;
      bestUsd = usd;
    }
  }
  if (best === undefined) throw new RangeError('chooseSizes needs a candidate');
  return best;
}

function remembered(read: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = read(key);
    known.set(key, value);
    return value;
  };
}

import type { Goal } from '../recommendation.ts';
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
  /** Its price over that of the size that just holds what was usual. */
  readonly priceOverBase: number;
}

/** The votes that a goal overrules to save the price of the size that just holds what was usual. */
export const TRADE_OFF: Readonly<Record<Goal, number>> = { cost: 1.6, balanced: 0.6, safe: 0.2 };

/** Scores are compared to a billionth, so that the last bits of a logarithm decide nothing. */
const SCORE_PARTS = 1e9;

const GIB = 1024;

/**
 * For each goal the size with the least risk + trade-off x price / base; the cheaper of equals. `base` is the price of the
 * cheapest size that holds the service's usual high and its memory's peak. CPU and memory are chosen together, so that
 * room which rounding gives away is used and a dear step is bought only where it removes most risk.
 *
 * Risks are convex over the steps and rise with every level, and `base` rises with them: on a lattice of sizes the choice
 * moves up with the demand in both dimensions, and `cost` <= `balanced` <= `safe` (Topkis). Rows whose memory comes in
 * steps of more than 1 GiB are no lattice: they are searched in steps of 1 GiB and rounded up.
 */
export function chooseSizes(levels: Levels, candidates: readonly Candidate[]): Readonly<Record<Goal, Choice>> {
  const { cpu, memory } = levels;
  const base = basePrice(levels, candidates);
  const riskOfCpu = remembered((cpuUnits) => (cpu === null ? 0 : cpuRisk(cpu, cpuUnits / 1024)));
  const choose = (goal: Goal): Choice => {
    const riskOfMemory = remembered((mib) => (memory === null ? 0 : memoryRisk(memory, mib, goal)));
    const { size, hourUsd } = leastScore(candidates, riskOfCpu, riskOfMemory, TRADE_OFF[goal] / base);
    return {
      goal,
      size,
      cpuRisk: riskOfCpu(size.cpuUnits),
      memoryRisk: riskOfMemory(size.memoryMiB),
      priceOverBase: hourUsd / base,
    };
  };
  return { cost: choose('cost'), balanced: choose('balanced'), safe: choose('safe') };
}

/** The cheapest candidate that holds the usual high and the memory's peak; the dearest when none does. */
function basePrice({ cpu, memory }: Levels, candidates: readonly Candidate[]): number {
  let cheapest = Number.POSITIVE_INFINITY;
  let dearest = 0;
  for (const { size, hourUsd } of candidates) {
    dearest = Math.max(dearest, hourUsd);
    const holds = size.cpuUnits >= 1024 * (cpu?.high ?? 0) && size.memoryMiB >= (memory?.peak ?? 0);
    if (holds && hourUsd < cheapest) cheapest = hourUsd;
  }
  return cheapest === Number.POSITIVE_INFINITY ? dearest : cheapest;
}

function leastScore(
  candidates: readonly Candidate[],
  riskOfCpu: (cpuUnits: number) => number,
  riskOfMemory: (memoryMiB: number) => number,
  riskAUsd: number,
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
      // No risk is below zero: a point whose price alone is beyond the best needs no look.
      if (riskAUsd * usd * SCORE_PARTS > bestScore) continue;
      const score = Math.round((riskOfCpu(cpuUnits) + riskOfMemory(mib) + riskAUsd * usd) * SCORE_PARTS);
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

import type { Evidence, Series } from '../evidence.ts';
import type { Demand } from './demand.ts';
import { meanOf } from './series-mean.ts';
import { serviceStarts } from './task-starts.ts';

/** Memory is looked at in blocks of two hours, so that garbage collection and single requests even out. */
const BLOCK_SECONDS = 7200;

/** A rise is read from a day of blocks or more. */
const SHORTEST_RISE_BLOCKS = 12;

/** A fall of a fifth from one block to the next is a restart, or work the same as one. */
const RESET_FALL = 0.2;

/** A rise that a straight line explains to four fifths, and that adds a tenth to where it began. */
const STRAIGHT = 0.8;
const RISE = 0.1;

/** Memory follows the load when CPU rises by half as much or more, from the first third of a rise to the last. */
const LOAD_SHARE = 0.5;

/** Task starts explain a reset within this many blocks. */
const START_TOLERANCE_BLOCKS = 2;

/** How memory grows between restarts. */
export interface MemoryGrowth {
  /** MiB a day and task, the median of the rises seen. */
  readonly mibPerDay: number;
  /** Hours until the latest rise reaches the limit in force, at its own pace. */
  readonly hoursToLimit: number;
  /** Rises that ended in a reset: restarts hide how far it would have gone. */
  readonly resets: number;
  /** Task starts stand where the rises begin, and CPU does not rise with them: memory follows age, not traffic. */
  readonly isLeak: boolean;
}

interface Rise {
  readonly fromBlock: number;
  readonly toBlock: number;
  readonly mibPerBlock: number;
}

/** A straight rise of memory between restarts, or null when there is none in the latest stretch. */
export function findMemoryGrowth(evidence: Evidence, demand: Demand): MemoryGrowth | null {
  if (demand.memory === null) return null;
  const blocks = toBlocks(demand.memory, demand.periodSeconds);
  const stretches = splitAtResets(blocks);
  const rises = stretches.map(([from, to]) => riseOf(blocks, from, to)).filter((rise): rise is Rise => rise !== null);
  const latest = rises.at(-1);
  const lastStretch = stretches.at(-1);
  if (latest === undefined || lastStretch === undefined) return null;
  // A last stretch that is long enough to show a rise and shows none means that the growth has ended.
  if (latest.fromBlock !== lastStretch[0] && lastStretch[1] - lastStretch[0] >= SHORTEST_RISE_BLOCKS) return null;

  const slopes = rises.map(({ mibPerBlock }) => mibPerBlock).sort((a, b) => a - b);
  const mibPerBlock = slopes[Math.floor(slopes.length / 2)] ?? latest.mibPerBlock;
  const limitMiB = evidence.taskSizes.at(-1)?.memoryMiB ?? 0;
  const now = blocks[blocks.length - 1] ?? 0;
  const resets = rises.filter(({ toBlock }) => toBlock < blocks.length).length;
  return {
    mibPerDay: Math.round((mibPerBlock * 86_400) / BLOCK_SECONDS),
    hoursToLimit: Math.max(0, Math.round(((limitMiB - now) / mibPerBlock) * (BLOCK_SECONDS / 3600))),
    resets,
    isLeak: followsAge(rises, evidence, demand) && !followsLoad(latest, demand),
  };
}

function toBlocks(memory: Series, periodSeconds: number): Float64Array {
  const perBlock = Math.max(1, Math.round(BLOCK_SECONDS / periodSeconds));
  const blocks = new Float64Array(Math.ceil(memory.length / perBlock));
  for (let block = 0; block < blocks.length; block++) {
    let sum = 0;
    let count = 0;
    const end = Math.min(memory.length, (block + 1) * perBlock);
    for (let i = block * perBlock; i < end; i++) {
      const value = memory[i] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    blocks[block] = count === 0 ? (blocks[block - 1] ?? Number.NaN) : sum / count;
  }
  return blocks;
}

/** Stretches [from, to) between resets. A block in which the reset fell is a mean of both sides and begins none. */
function splitAtResets(blocks: Float64Array): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  let from = 0;
  let peak = Number.NaN;
  for (let block = 0; block <= blocks.length; block++) {
    const value = blocks[block] ?? Number.NaN;
    if (block === blocks.length || value < peak * (1 - RESET_FALL)) {
      if (block > from) stretches.push([from, block]);
      from = block;
      peak = value;
    } else {
      peak = Number.isNaN(peak) ? value : Math.max(peak, value);
    }
  }
  return stretches;
}

/** The least-squares line through a stretch, when it is long, straight and steep enough to be a rise. */
function riseOf(blocks: Float64Array, from: number, to: number): Rise | null {
  const n = to - from;
  if (n < SHORTEST_RISE_BLOCKS) return null;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  let sumYY = 0;
  for (let i = 0; i < n; i++) {
    const y = blocks[from + i] as number;
    sumX += i;
    sumY += y;
    sumXX += i * i;
    sumXY += i * y;
    sumYY += y * y;
  }
  const covariance = n * sumXY - sumX * sumY;
  const varianceX = n * sumXX - sumX * sumX;
  const varianceY = n * sumYY - sumY * sumY;
  const slope = covariance / varianceX;
  const straightness = varianceY <= 0 ? 0 : (covariance * covariance) / (varianceX * varianceY);
  const start = (sumY - slope * sumX) / n;
  if (!(slope > 0) || straightness < STRAIGHT || slope * n < RISE * start) return null;
  return { fromBlock: from, toBlock: to, mibPerBlock: slope };
}

/** Where the first rise began may lie before the window; where the others began, a task start must stand. */
function followsAge(rises: readonly Rise[], evidence: Evidence, demand: Demand): boolean {
  const blockMs = BLOCK_SECONDS * 1000;
  const tolerance = START_TOLERANCE_BLOCKS * blockMs;
  const starts = serviceStarts(evidence);
  const within = rises.filter(({ fromBlock }) => fromBlock > 0);
  if (within.length === 0) return starts.some((startMs) => startMs <= demand.startMs + tolerance);
  return within.every(({ fromBlock }) => {
    const beginMs = demand.startMs + fromBlock * blockMs;
    return starts.some((startMs) => Math.abs(startMs - beginMs) <= tolerance);
  });
}

function followsLoad({ fromBlock, toBlock }: Rise, demand: Demand): boolean {
  const perBlock = Math.max(1, Math.round(BLOCK_SECONDS / demand.periodSeconds));
  const third = ((toBlock - fromBlock) * perBlock) / 3;
  const begin = fromBlock * perBlock;
  const end = Math.min(toBlock * perBlock, demand.cpuAverage.length);
  const cpuRise = riseBetween(demand.cpuAverage, begin, end, third);
  const memoryRise = demand.memory === null ? 0 : riseBetween(demand.memory, begin, end, third);
  return memoryRise > 0 && cpuRise >= LOAD_SHARE * memoryRise;
}

/** The mean of the last third over that of the first, less one; 0 where either is empty. */
function riseBetween(series: Series, from: number, to: number, third: number): number {
  const first = meanOf(series, from, Math.round(from + third));
  const last = meanOf(series, Math.round(to - third), to);
  return first > 0 && last > 0 ? last / first - 1 : 0;
}

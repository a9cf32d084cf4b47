import type { ServiceCost } from '../pricing/service-cost.ts';
import { candidateSizes, type Limits } from '../sizing/candidates.ts';
import type { Candidate } from '../sizing/choose-size.ts';
import { valueAtShare } from '../sizing/order-statistic.ts';
import type { Situation } from '../sizing/situation.ts';
import type { TaskSize } from '../task-size.ts';
import type { MemoryFleet } from './memory-fleet.ts';
import type { CpuFleet } from './tracked-service.ts';

/** A size that a fleet's tasks may have, and the one that its risk is read at. */
export interface FleetCandidate extends Candidate {
  readonly option: TaskSize;
}

/** The share of periods in which a fleet may ask for more tasks than its maximum, as in the replay of one task. */
const BEYOND_MAXIMUM_SHARE = 0.005;

/** As for a single task: a tenth above the highest memory that the replay sees. */
const ABOVE_MEMORY_PEAK = 1.1;

/** What a task usually holds at its lowest and at its highest: one period in two hundred lies beyond. */
const USUAL_SHARE = 0.995;

/** The sizes that a scaled fleet may have, each at the price of the whole fleet under it. */
export function fleetCandidates(
  situation: Situation,
  fleet: CpuFleet | MemoryFleet,
  limits: Limits,
  cost: ServiceCost,
): readonly FleetCandidate[] {
  const sizes = candidateSizes(situation.evidence.service.operatingSystemFamily, limits);
  return fleet.tracks === 'cpu'
    ? cpuCandidates(situation, fleet, sizes, limits, cost)
    : memoryCandidates(fleet, sizes, cost);
}

/**
 * Tasks come and go with the task's CPU, so memory is paid for by every task that less CPU asks for. A size is left out
 * when its fleet would ask for more tasks than the maximum, and when a task of it could not hold its share of the load;
 * the largest stays.
 */
function cpuCandidates(
  situation: Situation,
  fleet: CpuFleet,
  sizes: readonly TaskSize[],
  limits: Limits,
  cost: ServiceCost,
): readonly FleetCandidate[] {
  const moving = movingMiB(situation);
  const rows = new Map(
    [...new Set(sizes.map(({ cpuUnits }) => cpuUnits))].map((cpu) => [
      cpu,
      { ...fleet.wantedTasks(cpu), extraMiB: extraOf(moving, cpu / situation.current.cpuUnits) },
    ]),
  );
  const fits = ({ cpuUnits, memoryMiB }: TaskSize) => {
    const row = rows.get(cpuUnits);
    if (row === undefined || row.beyondMaximumShare > BEYOND_MAXIMUM_SHARE) return false;
    return memoryMiB >= limits.minMemoryMiB + row.extraMiB;
  };
  const fitting = sizes.filter(fits);
  return (fitting.length > 0 ? fitting : sizes.slice(-1)).map((size) => ({
    size,
    option: size,
    hourUsd: (rows.get(size.cpuUnits)?.average ?? 1) * cost.comparableHourUsd(size),
  }));
}

/**
 * Tasks come and go with the task's memory: fewer of more memory carry more CPU each. A size is judged as the CPU that it
 * is worth to today's tasks: with twice the load a task, 1 vCPU is worth half of one.
 */
function memoryCandidates(
  fleet: MemoryFleet,
  sizes: readonly TaskSize[],
  cost: ServiceCost,
): readonly FleetCandidate[] {
  const fitting = sizes.filter(({ memoryMiB }) => {
    const { peakMiB, beyondMaximumShare } = fleet.holds(memoryMiB);
    return beyondMaximumShare <= BEYOND_MAXIMUM_SHARE && memoryMiB >= ABOVE_MEMORY_PEAK * peakMiB;
  });
  return (fitting.length > 0 ? fitting : sizes.slice(-1)).map((size) => ({
    size: { ...size, cpuUnits: size.cpuUnits / fleet.holds(size.memoryMiB).cpuFactor },
    option: size,
    hourUsd: fleet.averageTasks(size) * cost.comparableHourUsd(size),
  }));
}

/**
 * What a task of more CPU holds beside what today's holds: the part of memory that moves grows with the task's share of
 * the load; what is always there does not.
 */
export function extraLoadMiB(situation: Situation, cpuUnits: number): number {
  const factor = cpuUnits / situation.current.cpuUnits;
  return factor <= 1 ? 0 : extraOf(movingMiB(situation), factor);
}

function extraOf(moving: number, factor: number): number {
  return factor <= 1 ? 0 : Math.ceil(moving * (factor - 1));
}

/**
 * The part of a task's memory that moves: from the usual low of the older half to the usual high of all, so that one
 * outlier decides neither and a rise of late never makes it less.
 */
function movingMiB({ demand: { memory } }: Situation): number {
  if (memory === null) return 0;
  const scratch = new Float64Array(memory.length);
  const high = valueAtShare(memory, USUAL_SHARE, scratch) ?? 0;
  const low = valueAtShare(memory.subarray(0, Math.ceil(memory.length / 2)), 1 - USUAL_SHARE, scratch) ?? high;
  return Math.max(0, high - low);
}

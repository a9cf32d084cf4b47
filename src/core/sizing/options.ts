import { trackingRules } from '../autoscaling/fleet-replay.ts';
import { createTrackedService, type TrackedService } from '../autoscaling/tracked-service.ts';
import { toCents } from '../pricing/fargate-cost.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { Abstention, OptionScaling, SizeOption } from '../recommendation.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';
import { candidateSizes, type Limits, nextCpuUnits } from './candidates.ts';
import { type Choice, chooseSizes } from './choose-size.ts';
import type { Levels } from './levels.ts';
import { replaySize } from './replay.ts';
import type { Situation } from './situation.ts';

/** The options of a service, with what they were chosen by. */
export interface Options {
  readonly options: readonly SizeOption[];
  readonly choices: readonly Choice[];
  readonly limits: Limits;
  /** The fleet's replay, for a service under CPU target tracking. */
  readonly tracked: TrackedService | null;
}

/** A size is changed under target tracking only for a tenth of the price: below that, granularity decides and churn costs. */
const WORTH_CHANGING_CPU = 0.1;

/** The share of capped periods that a fleet may have, as in the replay of one task. */
const CAPPED_SHARE = 0.005;

/** One option a goal, cheapest first, or none when nothing may be chosen. */
export function findOptions(
  situation: Situation,
  levels: Levels,
  abstained: readonly Abstention[],
  cost: ServiceCost,
): Options {
  const { evidence, current, meanTasks } = situation;
  const limits = limitsOf(situation, abstained);
  const tracked = abstained.some(({ dimension, code }) => dimension === 'cpu' && code !== 'CpuCensored')
    ? null
    : trackedService(situation);
  const operatingSystem = evidence.service.operatingSystemFamily;
  const toCandidates = (within: Limits) =>
    candidateSizes(operatingSystem, within).map((size) => ({ size, hourUsd: cost.comparableHourUsd(size) }));

  // Under tracking, memory is chosen for today's CPU first: what a task holds follows its share of the load.
  const within = tracked ? { ...limits, keepCpuUnits: limits.keepCpuUnits ?? current.cpuUnits } : limits;
  // What is kept is not judged: its risk must not push the other dimension about.
  const judged: Levels = {
    cpu: within.keepCpuUnits === null ? levels.cpu : null,
    memory: within.keepMemoryMiB === null ? levels.memory : null,
  };
  const choices = chooseSizes(judged, toCandidates(within));
  const cpuUnits = tracked ? trackedCpuUnits(situation, tracked, choices, limits, cost) : null;
  const currentUsd = cost.monthlyUsd(current, meanTasks);

  const options = choices.map((choice): SizeOption => {
    const size =
      cpuUnits === null ? choice.size : (trackedSize(choice.size, cpuUnits, situation, limits) ?? choice.size);
    const averageTasks = tracked && !isSameSize(size, current) ? tracked.averageTasks(size.cpuUnits) : meanTasks;
    const monthlyUsd = cost.monthlyUsd(size, averageTasks);
    const scaling = scalingOf(situation, averageTasks);
    return {
      goal: choice.goal,
      ...size,
      monthlyUsd,
      estimatedMonthlySavingsUsd: monthlyUsd === null || currentUsd === null ? null : toCents(currentUsd - monthlyUsd),
      replay: replaySize(size, situation.demand),
      ...(scaling === null ? {} : { scaling }),
    };
  });
  return { options, choices, limits, tracked };
}

function limitsOf(situation: Situation, abstained: readonly Abstention[]): Limits {
  const { current, floors, evidence, censoring, growth, plateau } = situation;
  const keepsCpu = abstained.some(({ dimension, code }) => dimension === 'cpu' && code !== 'CpuCensored');
  const keepsMemory = abstained.some(({ dimension }) => dimension === 'memory');
  // A leak fills whatever it is given, and so does a heap that takes a share of its limit: their peak is no demand.
  const elastic = growth?.followsAge === true || plateau !== null;
  const aboveCap = censoring.censored ? nextCpuUnits(current.cpuUnits, evidence.service.operatingSystemFamily) : 0;
  return {
    minCpuUnits: Math.max(aboveCap, ...floors.map((floor) => floor.cpuUnits), 0),
    minMemoryMiB: Math.max(...floors.map((floor) => floor.memoryMiB), 0),
    keepCpuUnits: keepsCpu ? current.cpuUnits : null,
    keepMemoryMiB: keepsMemory || elastic ? current.memoryMiB : null,
  };
}

function trackedService({ scaling, evidence, demand, current }: Situation): TrackedService | null {
  const [mode] = scaling;
  const { autoscaling, metrics } = evidence;
  if (mode?.kind !== 'tracking' || mode.dimension !== 'cpu' || autoscaling === null) return null;
  if (metrics.runningTaskCount === undefined) return null;
  const rules = trackingRules(mode.policy, mode.target, autoscaling);
  return createTrackedService(demand, metrics.runningTaskCount, current, rules);
}

/**
 * The CPU of every option of a tracked service: the one at which the `balanced` fleet is cheapest, when that saves a
 * tenth and caps no more than today; else today's. One CPU for all goals keeps `cost` <= `balanced` <= `safe`.
 */
function trackedCpuUnits(
  situation: Situation,
  tracked: TrackedService,
  choices: readonly Choice[],
  limits: Limits,
  cost: ServiceCost,
): number {
  const { current, evidence } = situation;
  const balanced = choices.find(({ goal }) => goal === 'balanced')?.size ?? current;
  const allowedShare = Math.max(CAPPED_SHARE, tracked.cappedShare(current.cpuUnits));
  const fleetUsd = (size: TaskSize) => tracked.averageTasks(size.cpuUnits) * cost.comparableHourUsd(size);
  const rows = new Set(candidateSizes(evidence.service.operatingSystemFamily, limits).map((size) => size.cpuUnits));
  let best = balanced;
  for (const cpuUnits of rows) {
    const size = trackedSize(balanced, cpuUnits, situation, limits);
    if (size === null || tracked.cappedShare(cpuUnits) > allowedShare) continue;
    if (fleetUsd(size) < fleetUsd(best)) best = size;
  }
  const floor = Math.max(limits.minCpuUnits, balanced.cpuUnits);
  return fleetUsd(best) <= (1 - WORTH_CHANGING_CPU) * fleetUsd(balanced) ? best.cpuUnits : floor;
}

/** The smallest size of a CPU row that holds what one task then holds: with more CPU a task takes on more of the load. */
function trackedSize(chosen: TaskSize, cpuUnits: number, situation: Situation, limits: Limits): TaskSize | null {
  const load = Math.max(1, cpuUnits / situation.current.cpuUnits);
  const minMemoryMiB = Math.max(limits.minMemoryMiB, chosen.memoryMiB * load);
  const [size] = candidateSizes(situation.evidence.service.operatingSystemFamily, {
    minCpuUnits: cpuUnits,
    minMemoryMiB,
    keepCpuUnits: cpuUnits,
    keepMemoryMiB: limits.keepMemoryMiB,
  });
  return size?.cpuUnits === cpuUnits && size.memoryMiB >= minMemoryMiB ? size : null;
}

function scalingOf({ evidence, scaling }: Situation, averageTasks: number): OptionScaling | null {
  const mode = scaling.find(({ kind }) => kind === 'tracking');
  if (evidence.autoscaling === null || mode?.kind !== 'tracking') return null;
  const { minCapacity, maxCapacity } = evidence.autoscaling;
  return { minCapacity, maxCapacity, target: mode.target, averageTasks: Math.round(averageTasks * 100) / 100 };
}

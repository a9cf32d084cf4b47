import type { ServiceCost } from '../pricing/service-cost.ts';
import { candidateSizes, type Limits } from '../sizing/candidates.ts';
import type { Candidate } from '../sizing/choose-size.ts';
import type { Situation } from '../sizing/situation.ts';
import type { TaskSize } from '../task-size.ts';
import { trackingRules } from './fleet-replay.ts';
import { createTrackedService, type TrackedService } from './tracked-service.ts';

/** The share of capped periods that a fleet may have, as in the replay of one task. */
const CAPPED_SHARE = 0.005;

/** The replayable fleet of a service under CPU target tracking with a known task count, else null. */
export function findTrackedService({ scaling, evidence, demand, current }: Situation): TrackedService | null {
  const [mode, ...others] = scaling;
  const { autoscaling, metrics } = evidence;
  if (mode?.kind !== 'tracking' || mode.dimension !== 'cpu' || others.length > 0) return null;
  if (autoscaling === null || metrics.runningTaskCount === undefined) return null;
  const rules = trackingRules(mode.policy, mode.target, autoscaling);
  return createTrackedService(demand, metrics.runningTaskCount, current, rules);
}

/**
 * The sizes that a tracked fleet may have, each at the price of the whole fleet under it: tasks come and go with the
 * task's CPU, so memory is paid for by every task that less CPU asks for. A size is left out when its fleet would be
 * capped longer than today's, and when a task of it could not hold its share of the load.
 */
export function trackedCandidates(
  situation: Situation,
  tracked: TrackedService,
  limits: Limits,
  cost: ServiceCost,
): readonly Candidate[] {
  const { evidence, current } = situation;
  const allowed = Math.max(CAPPED_SHARE, tracked.replayCpu(current.cpuUnits).cpuCappedShare);
  const rows = new Map<number, { readonly tasks: number; readonly minMemoryMiB: number; readonly isCapped: boolean }>();
  const rowOf = (cpuUnits: number) => {
    const found = rows.get(cpuUnits);
    if (found !== undefined) return found;
    const row = {
      tasks: tracked.averageTasks(cpuUnits),
      minMemoryMiB: limits.minMemoryMiB + extraLoadMiB(situation, cpuUnits),
      isCapped: tracked.replayCpu(cpuUnits).cpuCappedShare > allowed,
    };
    rows.set(cpuUnits, row);
    return row;
  };
  const toCandidate = (size: TaskSize): Candidate => ({
    size,
    hourUsd: rowOf(size.cpuUnits).tasks * cost.comparableHourUsd(size),
  });
  const all = candidateSizes(evidence.service.operatingSystemFamily, limits);
  const fitting = all.filter((size) => {
    const row = rowOf(size.cpuUnits);
    return !row.isCapped && size.memoryMiB >= row.minMemoryMiB;
  });
  return (fitting.length > 0 ? fitting : all).map(toCandidate);
}

/**
 * What a task of more CPU holds beside what today's holds: the part of memory that moves, from the lowest to the highest
 * seen, grows with the task's share of the load; what is always there does not.
 */
function extraLoadMiB({ demand, current }: Situation, cpuUnits: number): number {
  if (demand.memory === null || cpuUnits <= current.cpuUnits) return 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (let i = 0; i < demand.memory.length; i++) {
    const value = demand.memory[i] as number;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return highest <= lowest ? 0 : Math.ceil((highest - lowest) * (cpuUnits / current.cpuUnits - 1));
}

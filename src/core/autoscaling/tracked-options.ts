import type { ServiceCost } from '../pricing/service-cost.ts';
import { candidateSizes, type Limits } from '../sizing/candidates.ts';
import type { Candidate } from '../sizing/choose-size.ts';
import type { Situation } from '../sizing/situation.ts';
import type { TaskSize } from '../task-size.ts';
import { trackingRules } from './fleet-replay.ts';
import { createTrackedService, type TrackedService } from './tracked-service.ts';

/** The share of periods in which a fleet may ask for more tasks than its maximum, as in the replay of one task. */
const BEYOND_MAXIMUM_SHARE = 0.005;

/** The replayable fleet of a service under CPU target tracking with a known task count, else null. */
export function findTrackedService({ scaling, evidence, demand, current }: Situation): TrackedService | null {
  const [mode, ...others] = scaling;
  const { autoscaling, metrics } = evidence;
  if (mode?.kind !== 'tracking' || mode.dimension !== 'cpu' || others.length > 0) return null;
  if (autoscaling === null || metrics.runningTaskCount === undefined) return null;
  // More tasks than the maximum allows were running: it has been lowered, or scaling is suspended.
  const seen = metrics.runningTaskCount.reduce((most, tasks) => (tasks > most ? tasks : most), 0);
  const maxCapacity = Math.max(autoscaling.maxCapacity, Math.ceil(seen));
  const rules = trackingRules(mode.policy, mode.target, { ...autoscaling, maxCapacity });
  return createTrackedService(demand, metrics.runningTaskCount, current, rules);
}

/**
 * The sizes that a tracked fleet may have, each at the price of the whole fleet under it: tasks come and go with the
 * task's CPU, so memory is paid for by every task that less CPU asks for. A size is left out when its fleet would ask for
 * more tasks than the maximum, and when a task of it could not hold its share of the load; the largest stays.
 */
export function trackedCandidates(
  situation: Situation,
  tracked: TrackedService,
  limits: Limits,
  cost: ServiceCost,
): readonly Candidate[] {
  const all = candidateSizes(situation.evidence.service.operatingSystemFamily, limits);
  const rows = new Map([...new Set(all.map(({ cpuUnits }) => cpuUnits))].map((cpu) => [cpu, tracked.wantedTasks(cpu)]));
  const fits = ({ cpuUnits, memoryMiB }: TaskSize) =>
    (rows.get(cpuUnits)?.beyondMaximumShare ?? 0) <= BEYOND_MAXIMUM_SHARE &&
    memoryMiB >= limits.minMemoryMiB + extraLoadMiB(situation, cpuUnits);
  const fitting = all.filter(fits);
  return (fitting.length > 0 ? fitting : all.slice(-1)).map((size) => ({
    size,
    hourUsd: (rows.get(size.cpuUnits)?.average ?? 1) * cost.comparableHourUsd(size),
  }));
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

import type { Series } from '../../evidence.ts';
import { toCents } from '../../pricing/money.ts';
import type { ServiceCost } from '../../pricing/service-cost.ts';
import type { SizeOption, Warning } from '../../recommendation.ts';
import { type TaskSize, taskSizes } from '../../task-size.ts';
import { ABOVE_MEMORY_PEAK } from '../floors.ts';
import { kthLargest } from '../order-statistic.ts';
import { peakOf } from '../series-peak.ts';
import type { Situation } from '../situation.ts';

/** "About the same money": two in a hundred more at most. */
const SAME_MONEY = 1.02;

/** What a second task may cost more, for surviving the loss of one. */
const A_LITTLE_MORE = 1.25;

const BASE_SHARE = 0.95;

/** From so many tasks on half of them still are two. */
const LEAST_TO_HALVE = 4;

/**
 * The same work on fewer bigger or more smaller tasks, where nothing else decides their number. A task's memory is what it
 * always holds, at most its usual low, and what moves with its load: only the latter is doubled or halved.
 */
export function warnOfTaskCount(situation: Situation, balanced: SizeOption, cost: ServiceCost): readonly Warning[] {
  const { scaling, demand, growth, plateau } = situation;
  // What grows, or follows its limit, says nothing of what another share of the load would hold.
  if (demand.memory === null || growth !== null || plateau !== null) return [];
  if (!scaling.every(({ kind }) => kind === 'fixed')) return [];
  return [...fewerBiggerTasks(situation, balanced, cost), ...twoSmallerTasks(situation, balanced, cost)];
}

/**
 * Half as many tasks of twice the CPU, for the same money or less: worth a word where the tasks are below 1 vCPU, so that
 * each has a core's worth of burst, and where two or more remain for availability.
 */
function fewerBiggerTasks(situation: Situation, balanced: SizeOption, cost: ServiceCost): readonly Warning[] {
  const { meanTasks } = situation;
  const tasks = Math.ceil(meanTasks / 2);
  if (balanced.cpuUnits >= 1024 || meanTasks < LEAST_TO_HALVE) return [];
  const share = meanTasks / tasks;
  const size = sizeWith(situation, 2 * balanced.cpuUnits, share, balanced.memoryMiB);
  if (size === undefined) return [];
  if (tasks * cost.comparableHourUsd(size) > SAME_MONEY * meanTasks * cost.comparableHourUsd(balanced)) return [];
  const extraMonthlyUsd = extraUsd(cost, { size, tasks }, { size: balanced, tasks: meanTasks });
  return [{ code: 'FewerBiggerTasks', figures: { tasks, ...size, extraMonthlyUsd, baseMiB: baseMiB(situation) } }];
}

/** Two tasks of half the CPU in place of a single one, for availability. */
function twoSmallerTasks(situation: Situation, balanced: SizeOption, cost: ServiceCost): readonly Warning[] {
  const { evidence, meanTasks, floors } = situation;
  if (evidence.service.desiredCount !== 1 || meanTasks > 1) return [];
  const cpuUnits = balanced.cpuUnits / 2;
  if (floors.some((floor) => floor.because !== 'hottestTask' && floor.cpuUnits > cpuUnits)) return [];
  const size = sizeWith(situation, cpuUnits, 1 / 2, 0);
  if (size === undefined) return [];
  if (2 * cost.comparableHourUsd(size) > A_LITTLE_MORE * cost.comparableHourUsd(balanced)) return [];
  const extraMonthlyUsd = extraUsd(cost, { size, tasks: 2 }, { size: balanced, tasks: 1 });
  return [{ code: 'TwoSmallerTasks', figures: { ...size, extraMonthlyUsd, baseMiB: baseMiB(situation) } }];
}

/** The smallest size of the CPU for a task that carries `share` times the load of today's. */
function sizeWith(
  { demand, evidence, floors }: Situation,
  cpuUnits: number,
  share: number,
  leastMiB: number,
): TaskSize | undefined {
  const { memory } = demand;
  if (memory === null) return undefined;
  const base = baseOf(memory);
  const others = floors.filter(({ because }) => because !== 'memoryPeak').map((floor) => floor.memoryMiB);
  const needed = Math.max(leastMiB, ABOVE_MEMORY_PEAK * (base + share * (peakOf(memory) - base)), ...others);
  const found = taskSizes(evidence.service.operatingSystemFamily).find(
    (size) => size.cpuUnits === cpuUnits && size.memoryMiB >= needed,
  );
  return found && { cpuUnits: found.cpuUnits, memoryMiB: found.memoryMiB };
}

interface Fleet {
  readonly size: TaskSize;
  readonly tasks: number;
}

function extraUsd(cost: ServiceCost, one: Fleet, other: Fleet): number | null {
  const usd = cost.monthlyUsd(one.size, one.tasks);
  const otherUsd = cost.monthlyUsd(other.size, other.tasks);
  return usd === null || otherUsd === null ? null : toCents(usd - otherUsd);
}

function baseMiB({ demand }: Situation): number {
  return demand.memory === null ? 0 : Math.round(baseOf(demand.memory));
}

/** What a task holds whatever its load: nineteen of twenty periods lie above, so that a start's empty minutes do not count. */
function baseOf(memory: Series): number {
  const numbers = memory.filter((value) => !Number.isNaN(value));
  const { length } = numbers;
  return length === 0 ? 0 : kthLargest(numbers, length, Math.min(length, Math.ceil(BASE_SHARE * length)));
}

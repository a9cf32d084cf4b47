import { toCents } from '../../pricing/money.ts';
import type { ServiceCost } from '../../pricing/service-cost.ts';
import type { SizeOption, Warning } from '../../recommendation.ts';
import { toThousandth } from '../../rounding.ts';
import { isSameSize, isValidTaskSize, taskSizes } from '../../task-size.ts';
import type { Coverage } from '../coverage.ts';
import type { Judgement } from '../finding.ts';
import { ABOVE_MEMORY_PEAK } from '../floors.ts';
import { peakOf } from '../series-peak.ts';
import type { Situation } from '../situation.ts';

/** "About the same money": two in a hundred more at most. */
const SAME_MONEY = 1.02;

/** What a second task may cost more, for surviving the loss of one. */
const A_LITTLE_MORE = 1.25;

/** What the reader must know about the sizes offered, said of `balanced`. */
export function warnOfOptions(
  situation: Situation,
  coverage: Coverage,
  balanced: SizeOption,
  judgement: Judgement,
  cost: ServiceCost,
): readonly Warning[] {
  return [
    ...cost.warnings,
    ...weeklyPeak(coverage, balanced),
    ...sidecarFloor(situation, balanced),
    ...largestSize(situation, balanced),
    ...belowOneVcpu(situation, balanced, judgement),
    ...fewerBiggerTasks(situation, balanced, cost),
    ...twoSmallerTasks(situation, balanced, cost),
    ...smallSaving(judgement),
  ];
}

function weeklyPeak({ weeklyPeak }: Coverage, balanced: SizeOption): readonly Warning[] {
  if (weeklyPeak === null) return [];
  const { peakVcpu, ...when } = weeklyPeak;
  const covered = balanced.cpuUnits >= 1024 * peakVcpu;
  return [{ code: 'WeeklyPeak', figures: { ...when, peakVcpu: toThousandth(peakVcpu), covered } }];
}

/** Sidecars that hold more than half of a dimension. */
function sidecarFloor({ floors }: Situation, balanced: SizeOption): readonly Warning[] {
  const floor = floors.find(({ because }) => because === 'sidecars');
  if (!floor) return [];
  const { cpuUnits, memoryMiB, what } = floor;
  if (cpuUnits <= balanced.cpuUnits / 2 && memoryMiB <= balanced.memoryMiB / 2) return [];
  return [{ code: 'ContainerFloor', figures: { cpuUnits, memoryMiB, containers: what } }];
}

function largestSize({ evidence, current, censoring }: Situation, balanced: SizeOption): readonly Warning[] {
  const largest = taskSizes(evidence.service.operatingSystemFamily).at(-1);
  if (largest === undefined) return [];
  const isCapped = censoring.censored && current.cpuUnits >= largest.cpuUnits;
  if (!isCapped && !isSameSize(balanced, largest)) return [];
  return [{ code: 'LargestSize', figures: { vcpu: largest.cpuUnits / 1024, memoryMiB: largest.memoryMiB } }];
}

function belowOneVcpu({ current }: Situation, balanced: SizeOption, { finding }: Judgement): readonly Warning[] {
  if (finding === 'Optimized' || balanced.cpuUnits >= 1024 || current.cpuUnits < 1024) return [];
  return [{ code: 'BelowOneVcpu', figures: { cpuUnits: balanced.cpuUnits } }];
}

/**
 * Half as many tasks of twice the size, for the same money: worth a word where the tasks are below 1 vCPU, so that each
 * has a core's worth of burst, and where two or more remain for availability.
 */
function fewerBiggerTasks(
  { evidence, meanTasks, scaling }: Situation,
  balanced: SizeOption,
  cost: ServiceCost,
): readonly Warning[] {
  const size = { cpuUnits: 2 * balanced.cpuUnits, memoryMiB: 2 * balanced.memoryMiB };
  const tasks = Math.ceil(meanTasks / 2);
  const isFixed = scaling.every(({ kind }) => kind === 'fixed');
  if (!isFixed || balanced.cpuUnits >= 1024 || meanTasks < 4) return [];
  if (!isValidTaskSize(size, evidence.service.operatingSystemFamily)) return [];
  const isSameMoney = tasks * cost.comparableHourUsd(size) <= SAME_MONEY * meanTasks * cost.comparableHourUsd(balanced);
  return isSameMoney ? [{ code: 'FewerBiggerTasks', figures: { tasks, ...size } }] : [];
}

/**
 * Two tasks of half the CPU in place of one, for availability. The load is halved, what a task holds without load is not:
 * the half must hold the base and half of what moves. The base is at most the lowest that was seen.
 */
function twoSmallerTasks(
  { evidence, meanTasks, scaling, demand, floors, growth, plateau }: Situation,
  balanced: SizeOption,
  cost: ServiceCost,
): readonly Warning[] {
  const { memory } = demand;
  const isFixed = scaling.every(({ kind }) => kind === 'fixed');
  if (!isFixed || evidence.service.desiredCount !== 1 || meanTasks > 1 || memory === null) return [];
  // What grows, or follows its limit, says nothing of what half a task would hold.
  if (growth !== null || plateau !== null) return [];
  const highest = peakOf(memory);
  const baseMiB = lowestOf(memory);
  const cpuUnits = balanced.cpuUnits / 2;
  const others = floors.filter(({ because }) => because !== 'memoryPeak' && because !== 'hottestTask');
  const leastMiB = Math.max(
    ABOVE_MEMORY_PEAK * (baseMiB + (highest - baseMiB) / 2),
    ...others.map((floor) => floor.memoryMiB),
  );
  if (others.some((floor) => floor.cpuUnits > cpuUnits)) return [];
  const size = taskSizes(evidence.service.operatingSystemFamily).find(
    (candidate) => candidate.cpuUnits === cpuUnits && candidate.memoryMiB >= leastMiB,
  );
  if (size === undefined) return [];
  if (2 * cost.comparableHourUsd(size) > A_LITTLE_MORE * cost.comparableHourUsd(balanced)) return [];
  const both = cost.monthlyUsd(size, 2);
  const one = cost.monthlyUsd(balanced, 1);
  const extraMonthlyUsd = both === null || one === null ? null : toCents(both - one);
  return [{ code: 'TwoSmallerTasks', figures: { ...size, extraMonthlyUsd, baseMiB: Math.round(baseMiB) } }];
}

function lowestOf(series: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < series.length; i++) if ((series[i] as number) < lowest) lowest = series[i] as number;
  return lowest;
}

function smallSaving({ smallSaving }: Judgement): readonly Warning[] {
  if (smallSaving === null) return [];
  const { usd, percent } = smallSaving;
  return [{ code: 'SmallSaving', figures: { usd, percent: Math.round(percent) } }];
}

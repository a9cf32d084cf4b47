import type { Abstention, Finding, ReasonCode, SizeOption } from '../recommendation.ts';
import { type TaskSize, taskSizes } from '../task-size.ts';
import { keepsDimension } from './abstentions.ts';
import { peakOf } from './series-peak.ts';
import type { Situation } from './situation.ts';

/** A change is worth making for a tenth of the price and five dollars a month: below either, churn costs more. */
const WORTH_SHARE = 0.1;
const WORTH_USD = 5;

/**
 * A dimension is short when its history came this near to today's limit. With more room than that, a larger `balanced`
 * option is room that the size table gives away cheaply, not a need.
 */
const NEAR_LIMIT = 0.75;

/** No task has more memory: full to this share, it is short of what cannot be bought. */
const FULL = 0.95;

export interface Judgement {
  readonly finding: Finding;
  readonly reasonCodes: readonly ReasonCode[];
  /** A saving that was left alone for being too small. */
  readonly smallSaving: { readonly usd: number | null; readonly percent: number } | null;
}

/** Holds today's size against the `balanced` option; whatever goal was asked for, the finding is the same. */
export function judge(situation: Situation, balanced: SizeOption, abstained: readonly Abstention[]): Judgement {
  const { current } = situation;
  const under = underprovisioned(situation, balanced, abstained);
  const over: ReasonCode[] = [];
  if (balanced.cpuUnits < current.cpuUnits) over.push('CPUOverprovisioned');
  if (balanced.memoryMiB < current.memoryMiB) over.push('MemoryOverprovisioned');
  // Fewer tasks of a larger size can cost less: then it is the fleet that has too much.
  if (over.length === 0) over.push(...overInFleet(situation, balanced));
  const reasonCodes = [...under, ...over].sort();
  if (under.length > 0) return { finding: 'Underprovisioned', reasonCodes, smallSaving: null };

  const usd = balanced.estimatedMonthlySavingsUsd;
  const percent = savingPercent(balanced, current);
  if (over.length === 0 || percent <= 0) return { finding: 'Optimized', reasonCodes: [], smallSaving: null };
  if (percent < 100 * WORTH_SHARE || (usd !== null && usd < WORTH_USD)) {
    return { finding: 'Optimized', reasonCodes: [], smallSaving: { usd, percent } };
  }
  return { finding: 'Overprovisioned', reasonCodes, smallSaving: null };
}

/** What the fleet holds less of under the option, where its number of tasks follows their size. */
function overInFleet(
  { current, meanTasks, scaledFleet }: Situation,
  { cpuUnits, memoryMiB, scaling }: SizeOption,
): readonly ReasonCode[] {
  if (scaledFleet.fleet === null || scaling === undefined) return [];
  const tasks = scaling.averageTasks / meanTasks;
  return [
    ...(tasks * cpuUnits < (1 - WORTH_SHARE) * current.cpuUnits ? (['CPUOverprovisioned'] as const) : []),
    ...(tasks * memoryMiB < (1 - WORTH_SHARE) * current.memoryMiB ? (['MemoryOverprovisioned'] as const) : []),
  ];
}

function underprovisioned(
  { current, demand, evidence, censoring, outOfMemory, scaledFleet }: Situation,
  balanced: SizeOption,
  abstained: readonly Abstention[],
): ReasonCode[] {
  const short: ReasonCode[] = [];
  const keepsCpu = keepsDimension(abstained, 'cpu');
  const cpuPeak = peakOf(demand.cpuAverage) * 1024;
  // A scaled fleet's larger task that costs less is there for the money.
  const isForMoney = scaledFleet.fleet !== null && (balanced.estimatedMonthlySavingsUsd ?? 0) > 0;
  if (
    censoring.censored ||
    (!keepsCpu && !isForMoney && balanced.cpuUnits > current.cpuUnits && cpuPeak > NEAR_LIMIT * current.cpuUnits)
  ) {
    short.push('CPUUnderprovisioned');
  }
  const isLargest = current.memoryMiB >= largestMemoryMiB(evidence.service.operatingSystemFamily);
  const memoryPeak = demand.memory ? peakOf(demand.memory) : 0;
  if (
    outOfMemory.length > 0 ||
    (!isForMoney && balanced.memoryMiB > current.memoryMiB && memoryPeak > NEAR_LIMIT * current.memoryMiB) ||
    (isLargest && !keepsDimension(abstained, 'memory') && memoryPeak >= FULL * current.memoryMiB)
  ) {
    short.push('MemoryUnderprovisioned');
  }
  return short;
}

function largestMemoryMiB(operatingSystemFamily: string): number {
  return Math.max(...taskSizes(operatingSystemFamily).map(({ memoryMiB }) => memoryMiB));
}

/** The saving in percent of today's price; by size alone where there is no price. */
function savingPercent(option: SizeOption, current: TaskSize): number {
  if (option.monthlyUsd !== null && option.estimatedMonthlySavingsUsd !== null) {
    const currentUsd = option.monthlyUsd + option.estimatedMonthlySavingsUsd;
    return currentUsd <= 0 ? 0 : (100 * option.estimatedMonthlySavingsUsd) / currentUsd;
  }
  const weight = (size: TaskSize) => 9.1 * (size.cpuUnits / 1024) + size.memoryMiB / 1024;
  return 100 * (1 - weight(option) / weight(current));
}

import type { Abstention, Finding, ReasonCode, SizeOption } from '../recommendation.ts';
import type { TaskSize } from '../task-size.ts';
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

export interface Judgement {
  readonly finding: Finding;
  readonly reasonCodes: readonly ReasonCode[];
  /** A saving that was left alone for being too small. */
  readonly smallSaving: { readonly usd: number; readonly percent: number } | null;
}

/** Holds today's size against the `balanced` option; whatever goal was asked for, the finding is the same. */
export function judge(situation: Situation, balanced: SizeOption, abstained: readonly Abstention[]): Judgement {
  const { current } = situation;
  const under = underprovisioned(situation, balanced, abstained);
  const over: ReasonCode[] = [];
  if (balanced.cpuUnits < current.cpuUnits) over.push('CPUOverprovisioned');
  if (balanced.memoryMiB < current.memoryMiB) over.push('MemoryOverprovisioned');
  const reasonCodes = [...under, ...over].sort();
  if (under.length > 0) return { finding: 'Underprovisioned', reasonCodes, smallSaving: null };

  const usd = balanced.estimatedMonthlySavingsUsd;
  const percent = savingPercent(balanced, current);
  if (over.length === 0 || percent <= 0) return { finding: 'Optimized', reasonCodes: [], smallSaving: null };
  if (percent < 100 * WORTH_SHARE || (usd !== null && usd < WORTH_USD)) {
    return { finding: 'Optimized', reasonCodes: [], smallSaving: { usd: usd ?? 0, percent } };
  }
  return { finding: 'Overprovisioned', reasonCodes, smallSaving: null };
}

function underprovisioned(
  { current, demand, censoring, outOfMemory }: Situation,
  balanced: SizeOption,
  abstained: readonly Abstention[],
): ReasonCode[] {
  const short: ReasonCode[] = [];
  const keepsCpu = keepsDimension(abstained, 'cpu');
  const cpuPeak = peakOf(demand.cpuAverage) * 1024;
  if (
    censoring.censored ||
    (!keepsCpu && balanced.cpuUnits > current.cpuUnits && cpuPeak > NEAR_LIMIT * current.cpuUnits)
  ) {
    short.push('CPUUnderprovisioned');
  }
  const memoryPeak = demand.memory ? peakOf(demand.memory) : 0;
  if (
    outOfMemory.length > 0 ||
    (balanced.memoryMiB > current.memoryMiB && memoryPeak > NEAR_LIMIT * current.memoryMiB)
  ) {
    short.push('MemoryUnderprovisioned');
  }
  return short;
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

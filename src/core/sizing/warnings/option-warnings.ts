import type { ServiceCost } from '../../pricing/service-cost.ts';
import type { SizeOption, Warning } from '../../recommendation.ts';
import { toThousandth } from '../../rounding.ts';
import { isSameSize, taskSizes } from '../../task-size.ts';
import type { Coverage } from '../coverage.ts';
import type { Judgement } from '../finding.ts';
import type { Situation } from '../situation.ts';
import { warnOfTaskCount } from './task-count-warnings.ts';

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
    ...warnOfTaskCount(situation, balanced, cost),
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

function smallSaving({ smallSaving }: Judgement): readonly Warning[] {
  if (smallSaving === null) return [];
  const { usd, percent } = smallSaving;
  return [{ code: 'SmallSaving', figures: { usd, percent: Math.round(percent) } }];
}

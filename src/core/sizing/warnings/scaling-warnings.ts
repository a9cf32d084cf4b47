import { findLever } from '../../autoscaling/lever.ts';
import type { TrackedService } from '../../autoscaling/tracked-service.ts';
import type { ServiceCost } from '../../pricing/service-cost.ts';
import type { SizeOption, Warning } from '../../recommendation.ts';
import type { Situation } from '../situation.ts';

/** From one period in a hundred at the maximum on, the maximum decides what the service can do. */
const NOTABLE_AT_MAXIMUM = 0.01;

/** What follows the number of tasks, and which setting holds the money. */
export function warnOfScaling(
  situation: Situation,
  balanced: SizeOption,
  tracked: TrackedService | null,
  cost: ServiceCost,
): readonly Warning[] {
  const warnings = situation.scaling.flatMap((mode): readonly Warning[] => {
    if (mode.kind === 'requests') return [{ code: 'RequestTracking', figures: { target: mode.target } }];
    if (mode.kind !== 'tracking') return [];
    const { lever, monthlyUsd } = findLever(situation, balanced, tracked, cost);
    const metric = mode.policy.metric ?? '';
    return [{ code: 'TargetTracking', figures: { metric, target: mode.target, lever, leverMonthlyUsd: monthlyUsd } }];
  });
  if (tracked === null || tracked.atMaximumShare < NOTABLE_AT_MAXIMUM) return warnings;
  const figures = { maxCapacity: tracked.rules.maxCapacity, percent: Math.round(100 * tracked.atMaximumShare) };
  return [...warnings, { code: 'AtMaxCapacity', figures }];
}

import type { Lever } from '../../autoscaling/lever.ts';
import type { ScalingMode } from '../../autoscaling/scaling-mode.ts';
import type { TrackedService } from '../../autoscaling/tracked-service.ts';
import type { WorkingHours } from '../../autoscaling/working-hours.ts';
import { toCents } from '../../pricing/money.ts';
import type { ServiceCost } from '../../pricing/service-cost.ts';
import type { Warning } from '../../recommendation.ts';
import { toTenth } from '../../rounding.ts';
import type { Situation } from '../situation.ts';

/** From one period in a hundred at the maximum on, the maximum decides what the service can do. */
const NOTABLE_AT_MAXIMUM = 0.01;

/** A setting is worth a word from five dollars a month on, like any other change. */
const WORTH_USD = 5;

interface Best {
  readonly lever: Lever['lever'] | 'none' | 'unknown';
  readonly leverMonthlyUsd: number;
}

/** What the number of tasks follows, which setting holds the money, and in which hours nothing is to do. */
export function warnOfScaling(
  situation: Situation,
  levers: readonly Lever[],
  tracked: TrackedService | null,
  isPriced: boolean,
): readonly Warning[] {
  const most = levers.find(({ monthlyUsd }) => monthlyUsd >= WORTH_USD);
  const best: Best =
    most === undefined
      ? { lever: isPriced ? 'none' : 'unknown', leverMonthlyUsd: 0 }
      : { lever: most.lever, leverMonthlyUsd: most.monthlyUsd };
  return [
    ...situation.scaling.flatMap((mode) => ofMode(mode, tracked, best)),
    ...situation.atRest.map(({ metric, target, highestPercent }): Warning => {
      const figures = { metric, target, highestPercent: toTenth(highestPercent) };
      return { code: 'PolicyAtRest', figures };
    }),
    ...memoryBase(situation),
    ...atMaximum(tracked),
  ];
}

function ofMode(mode: ScalingMode, tracked: TrackedService | null, best: Best): readonly Warning[] {
  switch (mode.kind) {
    case 'requests':
      return [{ code: 'RequestTracking', figures: { target: mode.target, ...best } }];
    case 'tracking': {
      // Where the fleet cannot be replayed, the most of what is known need not be the most.
      const lever: Best = tracked === null ? { lever: 'unknown', leverMonthlyUsd: 0 } : best;
      return [{ code: 'TargetTracking', figures: { metric: mode.policy.metric ?? '', target: mode.target, ...lever } }];
    }
    case 'step':
      return tracked === null ? [] : [{ code: 'StepsReplayed', figures: { metric: mode.metric, ...best } }];
    default:
      return [];
  }
}

function memoryBase({ scaledFleet: { fleet } }: Situation): readonly Warning[] {
  if (fleet?.tracks !== 'memory') return [];
  return [{ code: 'MemoryBase', figures: { baseMiB: Math.round(fleet.base.baseMiB), by: fleet.base.by } }];
}

function atMaximum(tracked: TrackedService | null): readonly Warning[] {
  if (tracked === null || !tracked.hasTarget || tracked.atMaximumShare < NOTABLE_AT_MAXIMUM) return [];
  const figures = { maxCapacity: tracked.rules.maxCapacity, percent: Math.round(100 * tracked.atMaximumShare) };
  return [{ code: 'AtMaxCapacity', figures }];
}

/** The hours in which there is nothing to do while tasks run, whatever moves the number of tasks. */
export function warnOfIdleHours(
  { current, evidence, meanTasks }: Situation,
  working: WorkingHours | null,
  cost: ServiceCost,
): readonly Warning[] {
  if (working === null || working.idleTaskShare === 0) return [];
  const now = cost.monthlyUsd(current, meanTasks);
  const { idleTaskShare, ...hours } = working;
  const monthlyUsd = now === null ? null : toCents(now * idleTaskShare);
  if (monthlyUsd !== null && monthlyUsd < WORTH_USD) return [];
  const scheduledActions = evidence.autoscaling?.scheduledActions?.length ?? 0;
  return [{ code: 'IdleHours', figures: { ...hours, monthlyUsd, scheduledActions } }];
}

import { toCents } from '../pricing/money.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { SizeOption } from '../recommendation.ts';
import type { Situation } from '../sizing/situation.ts';
import { isSameSize, type TaskSize, taskSizes } from '../task-size.ts';
import { createRequestFleet } from './request-fleet.ts';
import { withMinimum } from './scheduled-capacity.ts';
import type { TrackedService } from './tracked-service.ts';
import type { WorkingHours } from './working-hours.ts';

/** A setting of a service that holds money; `ratio` is CPU and memory of a task turned together. */
export type LeverName = 'memory' | 'cpu' | 'ratio' | 'minimum' | 'target' | 'schedule';

/** What a setting is worth a month, turned alone. */
export interface Lever {
  readonly lever: LeverName;
  readonly monthlyUsd: number;
}

/** Two tasks in two zones are the least that survives the loss of one. */
const LEAST_TASKS = 2;

/** A target is tried ten points higher, and not beyond where a third of a task is left for the minutes until more come. */
const TARGET_STEP = 10;
const HIGHEST_TARGET = 70;

/** Turning two things is worth naming where it saves a tenth more than turning one. */
const WORTH_BOTH = 1.1;

/** Below a dollar a month a lever holds nothing. */
const WORTH_NAMING_USD = 1;

/**
 * The settings that hold money, most first: task memory, task CPU, both in the options' ratio, minimum capacity and
 * target by replaying the fleet, and a schedule for the hours in which there is nothing to do. Empty without a price.
 */
export function findLevers(
  situation: Situation,
  balanced: SizeOption,
  tracked: TrackedService | null,
  working: WorkingHours | null,
  cost: ServiceCost,
): readonly Lever[] {
  const now = cost.monthlyUsd(situation.current, situation.meanTasks);
  if (now === null) return [];
  const saves = (monthlyUsd: number | null) => (monthlyUsd === null ? 0 : toCents(now - monthlyUsd));
  const levers: Lever[] = [
    ...sizeLevers(situation, balanced, tracked, saves, cost),
    ...fleetLevers(situation, tracked, cost).map(({ lever, usd }) => ({ lever, monthlyUsd: saves(usd) })),
    ...(working === null ? [] : [{ lever: 'schedule', monthlyUsd: toCents(now * working.idleTaskShare) } as const]),
  ];
  return levers.filter(({ monthlyUsd }) => monthlyUsd >= WORTH_NAMING_USD).sort((a, b) => b.monthlyUsd - a.monthlyUsd);
}

interface Turned {
  readonly lever: LeverName;
  readonly usd: number | null;
}

/**
 * The way from today's size to the balanced option: along one side of the table, along the other, and both at once where
 * that is worth more than either. A side goes to the nearest size that exists.
 */
function sizeLevers(
  { current, evidence, meanTasks }: Situation,
  balanced: SizeOption,
  tracked: TrackedService | null,
  saves: (monthlyUsd: number | null) => number,
  cost: ServiceCost,
): readonly Lever[] {
  const savedBy = (size: TaskSize) =>
    saves(
      isSameSize(size, balanced)
        ? balanced.monthlyUsd
        : cost.monthlyUsd(size, tracked?.averageTasks(size) ?? meanTasks),
    );
  const sizes = taskSizes(evidence.service.operatingSystemFamily);
  const byMemory = sizes.find(
    ({ cpuUnits, memoryMiB }) => cpuUnits === current.cpuUnits && memoryMiB >= balanced.memoryMiB,
  );
  const byCpu = sizes.find(
    ({ cpuUnits, memoryMiB }) => cpuUnits === balanced.cpuUnits && memoryMiB >= current.memoryMiB,
  );
  const alone: Lever[] = [];
  if (byMemory !== undefined) alone.push({ lever: 'memory', monthlyUsd: savedBy(byMemory) });
  if (byCpu !== undefined) alone.push({ lever: 'cpu', monthlyUsd: savedBy(byCpu) });
  const best = Math.max(0, ...alone.map(({ monthlyUsd }) => monthlyUsd));
  const ratio = savedBy(balanced);
  return ratio > WORTH_BOTH * best ? [...alone, { lever: 'ratio', monthlyUsd: ratio }] : alone;
}

/** Fewer tasks at the least, and fuller ones, where the fleet can be replayed. */
function fleetLevers(situation: Situation, tracked: TrackedService | null, cost: ServiceCost): readonly Turned[] {
  const { current } = situation;
  const requests = tracked === null ? createRequestFleet(situation) : null;
  const rules = tracked?.rules ?? requests?.rules;
  if (rules === undefined) return [];
  const tasksUnder = (under: typeof rules) =>
    tracked?.averageTasks(current, under) ?? requests?.averageTasks(under) ?? situation.meanTasks;
  const fewer = withMinimum(rules, LEAST_TASKS);
  const minimum: Turned = { lever: 'minimum', usd: cost.monthlyUsd(current, tasksUnder(fewer)) };
  // Steps have no target, and more requests a task are more CPU a task: how much of both it stands is not known.
  if (tracked?.hasTarget !== true) return [minimum];
  const fuller = { ...rules, target: Math.max(rules.target, Math.min(HIGHEST_TARGET, rules.target + TARGET_STEP)) };
  return [minimum, { lever: 'target', usd: cost.monthlyUsd(current, tasksUnder(fuller)) }];
}

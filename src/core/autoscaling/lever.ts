import { toCents } from '../pricing/money.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { SizeOption } from '../recommendation.ts';
import type { Situation } from '../sizing/situation.ts';
import type { TrackedService } from './tracked-service.ts';

/** What to turn on an autoscaled service, and what it is worth a month. */
export interface Lever {
  /** `unknown` where the fleet cannot be replayed. */
  readonly lever: 'memory' | 'cpu' | 'minimum' | 'target' | 'none' | 'unknown';
  readonly monthlyUsd: number;
}

/** Two tasks in two zones are the least that survives the loss of one. */
const LEAST_TASKS = 2;

/** A target is tried ten points higher, and not beyond where a third of a task is left for the minutes until more come. */
const TARGET_STEP = 10;
const HIGHEST_TARGET = 70;

/**
 * Which of task memory, task CPU, minimum capacity and target holds the most money, each turned alone, by replaying the
 * fleet. Below a dollar a month none does.
 */
export function findLever(
  { current, evidence, meanTasks }: Situation,
  balanced: SizeOption,
  tracked: TrackedService | null,
  cost: ServiceCost,
): Lever {
  const now = cost.monthlyUsd(current, meanTasks);
  if (now === null || tracked === null) return { lever: 'unknown', monthlyUsd: 0 };
  const saves = (monthlyUsd: number | null) => (monthlyUsd === null ? 0 : toCents(now - monthlyUsd));
  const levers: Lever[] = [];
  const sizeLever = balanced.cpuUnits === current.cpuUnits ? 'memory' : 'cpu';
  levers.push({ lever: sizeLever, monthlyUsd: saves(balanced.monthlyUsd) });
  if (evidence.autoscaling !== null) {
    const { rules } = tracked;
    const fewer = { ...rules, minCapacity: Math.min(rules.minCapacity, LEAST_TASKS) };
    const fuller = { ...rules, target: Math.max(rules.target, Math.min(HIGHEST_TARGET, rules.target + TARGET_STEP)) };
    levers.push({
      lever: 'minimum',
      monthlyUsd: saves(cost.monthlyUsd(current, tracked.averageTasks(current.cpuUnits, fewer))),
    });
    levers.push({
      lever: 'target',
      monthlyUsd: saves(cost.monthlyUsd(current, tracked.averageTasks(current.cpuUnits, fuller))),
    });
  }
  const best = levers.reduce((a, b) => (b.monthlyUsd > a.monthlyUsd ? b : a));
  return best.monthlyUsd >= 1 ? best : { lever: 'none', monthlyUsd: 0 };
}

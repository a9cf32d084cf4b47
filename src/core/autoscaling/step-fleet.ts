import type { ScalingPolicy, Series, StepAdjustment } from '../evidence.ts';
import type { FleetReplay } from './fleet-replay.ts';
import { type CapacityLimits, limitsAt } from './scheduled-capacity.ts';

/** One alarm with its steps: which way it looks, for how long it waits, what it does. */
export interface StepRule {
  readonly isOut: boolean;
  readonly threshold: number;
  /** Seconds beyond the threshold before anything happens. */
  readonly waitSeconds: number;
  readonly cooldownSeconds: number;
  readonly adjustmentType: string;
  readonly steps: readonly StepAdjustment[];
}

/** How policies that scale in steps move the number of tasks. */
export interface StepRules extends CapacityLimits {
  readonly rules: readonly StepRule[];
}

/** Application Auto Scaling's own, where the policy says none (StepScalingPolicyConfiguration.Cooldown). */
const COOLDOWN_SECONDS = 300;

/** Alarms are looked at once a minute at the most. */
const TICK_SECONDS = 60;

/** Why the steps of a service cannot be replayed. */
export type StepsUnknown = 'alarm' | 'steps' | 'oneWay';

/** The rules of policies, or which fact is missing: an alarm, its steps, or one of the two ways. */
export function stepRules(policies: readonly ScalingPolicy[]): readonly StepRule[] | StepsUnknown {
  const rules: StepRule[] = [];
  for (const { alarm, stepAdjustments = [], adjustmentType, scaleOutCooldownSeconds } of policies) {
    if (alarm === undefined) return 'alarm';
    if (adjustmentType === undefined || stepAdjustments.length === 0) return 'steps';
    rules.push({
      isOut: alarm.comparison.startsWith('GreaterThan'),
      threshold: alarm.threshold,
      waitSeconds: alarm.periodSeconds * alarm.evaluationPeriods,
      cooldownSeconds: scaleOutCooldownSeconds ?? COOLDOWN_SECONDS,
      adjustmentType,
      steps: stepAdjustments,
    });
  }
  return rules.some(({ isOut }) => isOut) && rules.some(({ isOut }) => !isOut) ? rules : 'oneWay';
}

/**
 * The number of tasks that the steps would have run, minute by minute: an alarm that stays beyond its threshold for as
 * long as it waits takes its step, and again after the cooldown while it lasts. `demand` is the whole fleet's in the unit
 * of `capacity`, one task's; the first count is what holds the first demand between the thresholds.
 */
export function replaySteps(
  demand: Series,
  capacity: number,
  { rules, ...limits }: StepRules,
  periodSeconds: number,
): FleetReplay {
  const ticks = Math.max(1, Math.round(periodSeconds / TICK_SECONDS));
  const tickSeconds = periodSeconds / ticks;
  const beyondSeconds = new Float64Array(rules.length);
  const tasks = new Float64Array(demand.length).fill(Number.NaN);
  let running = Number.NaN;
  let coolingSeconds = 0;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < demand.length; i++) {
    const load = demand[i] as number;
    if (Number.isNaN(load)) continue;
    const { least, most } = limitsAt(limits, i);
    const clamp = (count: number) => Math.min(most, Math.max(least, count));
    if (Number.isNaN(running)) running = clamp(Math.ceil((100 * load) / (capacity * middleOf(rules))));
    // A limit that a scheduled action moves takes effect at once.
    running = clamp(running);
    let inPeriod = 0;
    for (let tick = 0; tick < ticks; tick++) {
      inPeriod += running / ticks;
      coolingSeconds -= tickSeconds;
      const percent = running === 0 ? 0 : Math.min(100, (100 * load) / (running * capacity));
      for (let r = 0; r < rules.length; r++) {
        const rule = rules[r] as StepRule;
        const isBeyond = rule.isOut ? percent > rule.threshold : percent < rule.threshold;
        beyondSeconds[r] = isBeyond ? (beyondSeconds[r] as number) + tickSeconds : 0;
        if ((beyondSeconds[r] as number) < rule.waitSeconds || coolingSeconds > 0) continue;
        const adjusted = clamp(adjust(running, percent, rule));
        // A policy that looks up never takes tasks away, nor the other way round.
        if (rule.isOut ? adjusted <= running : adjusted >= running) continue;
        running = adjusted;
        coolingSeconds = rule.cooldownSeconds;
      }
    }
    tasks[i] = inPeriod;
    sum += inPeriod;
    count++;
  }
  return { averageTasks: count === 0 ? limits.minCapacity : sum / count, tasks };
}

/** Halfway between the lowest threshold upwards and the highest downwards: about where the fleet stays. */
export function middleOf(rules: readonly StepRule[]): number {
  const out = Math.min(...rules.filter(({ isOut }) => isOut).map(({ threshold }) => threshold));
  const back = Math.max(...rules.filter(({ isOut }) => !isOut).map(({ threshold }) => threshold));
  return Math.max(1, (out + back) / 2);
}

/** What Application Auto Scaling makes of a step; its bounds are distances from the alarm's threshold. */
function adjust(running: number, percent: number, { threshold, adjustmentType, steps }: StepRule): number {
  const beyond = percent - threshold;
  const step = steps.find(
    ({ lowerBound = Number.NEGATIVE_INFINITY, upperBound = Number.POSITIVE_INFINITY }) =>
      beyond >= lowerBound && beyond <= upperBound,
  );
  if (step === undefined) return running;
  if (adjustmentType === 'ExactCapacity') return step.adjustment;
  if (adjustmentType !== 'PercentChangeInCapacity') return running + step.adjustment;
  const change = (running * step.adjustment) / 100;
  // A share of a task is a whole one; beyond that the fraction is dropped.
  return running + (Math.abs(change) < 1 ? Math.sign(change) : Math.trunc(change));
}

import type { TrackedService } from '../autoscaling/tracked-service.ts';
import type { Evidence } from '../evidence.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { SizeOption, Warning } from '../recommendation.ts';
import { isSameSize, isValidTaskSize, taskSizes } from '../task-size.ts';
import type { Coverage } from './coverage.ts';
import type { Judgement } from './finding.ts';
import { findLever } from './lever.ts';
import type { Situation } from './situation.ts';

/** Two weeks show each weekday twice. */
const FULL_COVERAGE_DAYS = 13;

/** Gaps worth a word, in percent of the window. */
const NOTABLE_GAPS_PERCENT = 5;

/** Minutes inside rollouts are worth a word from one in a hundred on. */
const NOTABLE_ROLLOUT_SHARE = 0.01;

/** "About the same money": two in a hundred more at most. */
const SAME_MONEY = 1.02;

/** Hottest task over mean task, at which the balance between tasks is worth a look. */
const IMBALANCE = 2;

/** Warnings that follow from the evidence alone, whatever is recommended. */
export function warnFromEvidence(evidence: Evidence): readonly Warning[] {
  const { service } = evidence;
  const warnings: Warning[] = (evidence.notRead ?? []).map(({ what, why, iamAction }) => ({
    code: 'NotRead',
    figures: { what, why, iamAction: iamAction ?? '' },
  }));
  const ignore = service.tags?.['fargate-advisor:ignore'];
  if (ignore !== undefined && ignore !== 'false') {
    warnings.push({ code: 'IgnoredByTag', figures: { tag: 'fargate-advisor:ignore' } });
  }
  if (service.desiredCount === 0 && service.runningCount === 0) warnings.push({ code: 'ZeroTasks', figures: {} });
  return warnings;
}

/** Warnings that follow from what was found in the metrics. */
export function warnFromSituation(situation: Situation, coverage: Coverage): readonly Warning[] {
  const { demand, evidence, outOfMemory, growth, plateau, startup } = situation;
  const { counts, sizeHistory } = demand;
  const warnings: Warning[] = [];
  const lastStop = outOfMemory.reduce<(typeof outOfMemory)[number] | null>(
    (last, stop) => (last === null || Date.parse(stop.stoppedAt) > Date.parse(last.stoppedAt) ? stop : last),
    null,
  );
  if (lastStop !== null) {
    const figures = { count: outOfMemory.length, lastAt: lastStop.stoppedAt, container: lastStop.container };
    warnings.push({ code: 'OutOfMemoryStops', figures });
  }
  if (growth !== null) {
    const { mibPerDay, hoursToLimit, resets } = growth;
    const tasks = evidence.tasks?.length ?? evidence.service.runningCount;
    warnings.push({ code: 'MemoryLeakSuspected', figures: { mibPerDay, hoursToLimit, tasks } });
    if (resets > 0) warnings.push({ code: 'MemoryRestartsMaskGrowth', figures: { restarts: resets, mibPerDay } });
  }
  if (plateau !== null) warnings.push({ code: 'HeapFollowsLimit', figures: plateau });
  if (startup !== null) {
    const { peakVcpu, steadyVcpu, minutes } = startup;
    warnings.push({
      code: 'StartupSpike',
      figures: { peakVcpu: round(peakVcpu), steadyVcpu: round(steadyVcpu), minutes },
    });
  }
  const imbalance = imbalanceOf(situation);
  if (imbalance >= IMBALANCE)
    warnings.push({ code: 'CpuImbalance', figures: { hottestOverAverage: round(imbalance) } });
  if (coverage.days < FULL_COVERAGE_DAYS) warnings.push({ code: 'FewDays', figures: { days: tenth(coverage.days) } });
  if (!coverage.hasMonthEnd) warnings.push({ code: 'MonthEndNotSeen', figures: { days: tenth(coverage.days) } });
  if (coverage.gapsPercent >= NOTABLE_GAPS_PERCENT) {
    warnings.push({ code: 'Gaps', figures: { percent: tenth(coverage.gapsPercent) } });
  }
  if (sizeHistory.regimes.length > 1) {
    const currentDays = tenth(Math.min(coverage.days, daysAtCurrentSize(situation)));
    const figures = { changes: sizeHistory.regimes.length - 1, currentDays, comparableDays: tenth(coverage.days) };
    warnings.push({ code: 'SizeChanged', figures });
  }
  if (counts.inRollout > NOTABLE_ROLLOUT_SHARE * counts.periods) {
    const minutes = Math.round((counts.inRollout * demand.periodSeconds) / 60);
    warnings.push({ code: 'RolloutMinutesLeftOut', figures: { minutes } });
  }
  if (counts.bad > 0) warnings.push({ code: 'BadDatapoints', figures: { count: counts.bad } });
  return warnings;
}

/** Warnings that follow from how the service is run. */
export function warnFromOperation({ evidence }: Situation): readonly Warning[] {
  const { service, autoscaling } = evidence;
  const warnings: Warning[] = [];
  if (service.desiredCount === 1 && (autoscaling?.maxCapacity ?? 1) <= 1)
    warnings.push({ code: 'SingleTask', figures: {} });
  const working = (service.capacityProviders ?? []).filter(({ base, weight }) => base > 0 || weight > 0);
  if (working.length > 0 && working.every(({ name }) => name === 'FARGATE_SPOT')) {
    warnings.push({ code: 'SpotOnly', figures: {} });
  }
  return warnings;
}

/** Warnings that follow from the options. */
export function warnFromOptions(
  situation: Situation,
  coverage: Coverage,
  options: readonly SizeOption[],
  judgement: Judgement,
  tracked: TrackedService | null,
  cost: ServiceCost,
): readonly Warning[] {
  const { current, evidence, floors, scaling } = situation;
  const warnings: Warning[] = [...cost.warnings];
  const balanced = options.find(({ goal }) => goal === 'balanced');
  if (coverage.weeklyPeak !== null) {
    const { peakVcpu, ...when } = coverage.weeklyPeak;
    const covered = (balanced?.cpuUnits ?? 0) >= 1024 * peakVcpu;
    warnings.push({ code: 'WeeklyPeak', figures: { ...when, peakVcpu: round(peakVcpu), covered } });
  }
  const sidecarFloor = floors.find(({ because }) => because === 'sidecars');
  if (
    sidecarFloor &&
    balanced &&
    (sidecarFloor.cpuUnits > balanced.cpuUnits / 2 || sidecarFloor.memoryMiB > balanced.memoryMiB / 2)
  ) {
    const { cpuUnits, memoryMiB, what } = sidecarFloor;
    warnings.push({ code: 'ContainerFloor', figures: { cpuUnits, memoryMiB, containers: what } });
  }
  const largest = taskSizes(evidence.service.operatingSystemFamily).at(-1);
  if (balanced && largest && isSameSize(balanced, largest)) {
    warnings.push({ code: 'LargestSize', figures: { vcpu: largest.cpuUnits / 1024, memoryMiB: largest.memoryMiB } });
  }
  for (const mode of scaling) {
    if (mode.kind === 'tracking' && balanced) {
      const { lever, monthlyUsd } = findLever(situation, balanced, tracked, cost);
      const figures = { metric: mode.policy.metric ?? '', target: mode.target, lever, leverMonthlyUsd: monthlyUsd };
      warnings.push({ code: 'TargetTracking', figures });
    }
    if (mode.kind === 'requests') {
      const figures = {
        metric: 'ALBRequestCountPerTarget',
        target: mode.target,
        lever: 'none' as const,
        leverMonthlyUsd: 0,
      };
      warnings.push({ code: 'TargetTracking', figures });
    }
  }
  if (balanced && balanced.cpuUnits < 1024 && current.cpuUnits >= 1024) {
    warnings.push({ code: 'BelowOneVcpu', figures: { cpuUnits: balanced.cpuUnits } });
  }
  const bigger = balanced && fewerBiggerTasks(situation, balanced, cost);
  if (bigger) warnings.push({ code: 'FewerBiggerTasks', figures: bigger });
  if (judgement.smallSaving !== null) {
    const { usd, percent } = judgement.smallSaving;
    warnings.push({ code: 'SmallSaving', figures: { usd, percent: Math.round(percent) } });
  }
  return warnings;
}

/**
 * Half as many tasks of twice the size, for the same money: worth a word where the tasks are below 1 vCPU, so that each
 * has a core's worth of burst, and where two or more remain for availability.
 */
function fewerBiggerTasks({ evidence, meanTasks, scaling }: Situation, balanced: SizeOption, cost: ServiceCost) {
  const size = { cpuUnits: 2 * balanced.cpuUnits, memoryMiB: 2 * balanced.memoryMiB };
  const tasks = Math.ceil(meanTasks / 2);
  const isFixed = scaling.every(({ kind }) => kind === 'fixed');
  if (!isFixed || balanced.cpuUnits >= 1024 || meanTasks < 4) return null;
  if (!isValidTaskSize(size, evidence.service.operatingSystemFamily)) return null;
  const sameMoney = tasks * cost.comparableHourUsd(size) <= SAME_MONEY * meanTasks * cost.comparableHourUsd(balanced);
  return sameMoney ? { tasks, ...size } : null;
}

/** Days since which, and before which, the size has been what it is now. */
function daysAtCurrentSize({ current, demand }: Situation): number {
  const periods = demand.sizeHistory.regimes
    .filter(({ size }) => isSameSize(size, current))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return (periods * demand.periodSeconds) / 86_400;
}

/** The hottest task's mean over the fleet's mean, weighted by load; 1 where only one of them is known. */
function imbalanceOf({ demand, meanTasks }: Situation): number {
  if (demand.cpuMaximum === null || meanTasks < 2) return 1;
  let hottest = 0;
  let average = 0;
  for (let i = 0; i < demand.cpuAverage.length; i++) {
    const [mean, peak] = [demand.cpuAverage[i] as number, demand.cpuMaximum[i] as number];
    if (Number.isNaN(mean) || Number.isNaN(peak)) continue;
    hottest += peak;
    average += mean;
  }
  return average > 0 ? hottest / average : 1;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

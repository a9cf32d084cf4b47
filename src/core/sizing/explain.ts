import { toCents } from '../pricing/fargate-cost.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { Recommendation, SizeOption } from '../recommendation.ts';
import type { Doubt } from './confidence.ts';
import type { Coverage } from './coverage.ts';
import type { Explanation, ExplanationStep } from './explanation.ts';
import { findBinding, findNeighbour } from './grid-economics.ts';
import type { Levels } from './levels.ts';
import type { Options } from './options.ts';
import { CPU_LEVEL_NAMES, MEMORY_LEVEL_NAMES } from './risk.ts';
import type { Situation } from './situation.ts';

export interface Explained {
  readonly situation: Situation;
  readonly coverage: Coverage;
  readonly levels: Levels;
  readonly found: Options;
  readonly cost: ServiceCost;
  readonly recommendation: Recommendation;
  readonly doubts: readonly Doubt[];
}

/** The steps of an answer with their figures, in the order in which they were taken. */
export function explain({ situation, coverage, levels, found, cost, recommendation, doubts }: Explained): Explanation {
  const { demand, floors } = situation;
  const steps: ExplanationStep[] = [
    {
      code: 'Window',
      figures: {
        days: tenth(coverage.days),
        periodSeconds: demand.periodSeconds,
        gapsPercent: tenth(coverage.gapsPercent),
      },
    },
    {
      code: 'SizeHistory',
      figures: {
        sizes: demand.sizeHistory.regimes.length,
        comparableDays: tenth(coverage.days),
        rolloutMinutes: Math.round((demand.counts.inRollout * demand.periodSeconds) / 60),
      },
    },
  ];
  const { cpu, memory } = levels;
  for (const level of cpu === null ? [] : CPU_LEVEL_NAMES) {
    steps.push({ code: 'CpuLevel', figures: { level, vcpu: thousandth(cpu?.[level] ?? 0) } });
  }
  for (const level of memory === null ? [] : MEMORY_LEVEL_NAMES) {
    steps.push({ code: 'MemoryLevel', figures: { level, mib: tenth(memory?.[level] ?? 0) } });
  }
  if (memory !== null) steps.push({ code: 'MemoryDrift', figures: { share: thousandth(memory.drift) } });
  for (const { cpuUnits, memoryMiB, because } of floors) {
    steps.push({ code: 'Floor', figures: { cpuUnits, memoryMiB, because } });
  }
  for (const choice of found.choices) {
    const option = found.options.find(({ goal }) => goal === choice.goal);
    steps.push({
      code: 'Choice',
      figures: {
        goal: choice.goal,
        cpuUnits: option?.cpuUnits ?? choice.size.cpuUnits,
        memoryMiB: option?.memoryMiB ?? choice.size.memoryMiB,
        cpuRisk: thousandth(choice.cpuRisk),
        memoryRisk: thousandth(choice.memoryRisk),
        monthlyUsd: option?.monthlyUsd ?? null,
      },
    });
  }
  for (const { goal, scaling, monthlyUsd } of found.options) {
    if (scaling !== undefined) steps.push({ code: 'Fleet', figures: { goal, ...scaling, monthlyUsd } });
  }
  const balanced = found.options.find(({ goal }) => goal === 'balanced');
  if (balanced !== undefined) steps.push(...economics(balanced, situation, cost));
  steps.push({ code: 'Confidence', figures: { confidence: recommendation.confidence, doubts } });
  return steps;
}

/** What the size table and the price list make of the balanced option. */
function economics(balanced: SizeOption, situation: Situation, cost: ServiceCost): readonly ExplanationStep[] {
  const averageTasks = balanced.scaling?.averageTasks ?? situation.meanTasks;
  const steps: ExplanationStep[] = [{ code: 'Binding', figures: findBinding(situation, balanced) }];
  const neighbour = findNeighbour(situation, balanced, averageTasks, cost);
  if (neighbour !== null) steps.push({ code: 'Neighbour', figures: neighbour });
  for (const { what, monthlyUsd } of cost.alternatives(balanced, averageTasks)) {
    const savingsUsd = toCents((balanced.monthlyUsd ?? monthlyUsd) - monthlyUsd);
    steps.push({ code: 'Alternative', figures: { what, monthlyUsd, savingsUsd } });
  }
  return steps;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}

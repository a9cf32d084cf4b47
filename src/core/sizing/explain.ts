import type { Lever } from '../autoscaling/lever.ts';
import { toCents } from '../pricing/money.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { Recommendation, SizeOption } from '../recommendation.ts';
import { toTenth, toThousandth } from '../rounding.ts';
import { TRADE_OFF } from './choose-size.ts';
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
  readonly levers: readonly Lever[];
}

/** The steps that were taken where no size could be chosen. */
export function explainData({ demand }: Situation, coverage: Coverage): Explanation {
  return [
    {
      code: 'Window',
      figures: {
        days: toTenth(coverage.days),
        periodSeconds: demand.periodSeconds,
        gapsPercent: toTenth(coverage.gapsPercent),
      },
    },
    {
      code: 'SizeHistory',
      figures: {
        sizes: demand.sizeHistory.regimes.length,
        comparableDays: toTenth(coverage.days),
        rolloutMinutes: Math.round((demand.counts.inRollout * demand.periodSeconds) / 60),
      },
    },
  ];
}

/** The steps of an answer with their figures, in the order in which they were taken. */
export function explain(explained: Explained): Explanation {
  const { situation, coverage, levels, found, cost, recommendation, doubts } = explained;
  const steps: ExplanationStep[] = [...explainData(situation, coverage)];
  const { cpu, memory } = levels;
  for (const level of cpu === null ? [] : CPU_LEVEL_NAMES) {
    steps.push({ code: 'CpuLevel', figures: { level, vcpu: toThousandth(cpu?.[level] ?? 0) } });
  }
  for (const level of memory === null ? [] : MEMORY_LEVEL_NAMES) {
    steps.push({ code: 'MemoryLevel', figures: { level, mib: toTenth(memory?.[level] ?? 0) } });
  }
  if (memory !== null) steps.push({ code: 'MemoryDrift', figures: { share: toThousandth(memory.drift) } });
  for (const { cpuUnits, memoryMiB, because } of situation.floors) {
    steps.push({ code: 'Floor', figures: { cpuUnits, memoryMiB, because } });
  }
  for (const option of found.options) {
    const choice = found.choices[option.goal];
    steps.push({
      code: 'Choice',
      figures: {
        goal: option.goal,
        cpuUnits: option.cpuUnits,
        memoryMiB: option.memoryMiB,
        cpuRisk: toThousandth(choice.cpuRisk),
        memoryRisk: toThousandth(choice.memoryRisk),
        priceOverBase: toThousandth(choice.priceOverBase),
        tradeOff: TRADE_OFF[option.goal],
        monthlyUsd: option.monthlyUsd,
      },
    });
  }
  const countsRequests = situation.scaling.some(({ kind }) => kind === 'requests');
  for (const { goal, scaling, monthlyUsd } of found.options) {
    if (scaling !== undefined) steps.push({ code: 'Fleet', figures: { goal, ...scaling, countsRequests, monthlyUsd } });
  }
  for (const { lever, monthlyUsd } of explained.levers) steps.push({ code: 'Lever', figures: { lever, monthlyUsd } });
  steps.push(...economics(found.balanced, situation, cost));
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

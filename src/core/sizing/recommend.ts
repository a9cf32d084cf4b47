import { findLevers } from '../autoscaling/lever.ts';
import { findWorkingHours } from '../autoscaling/working-hours.ts';
import type { Evidence } from '../evidence.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { createServiceCost, type ServiceCost } from '../pricing/service-cost.ts';
import {
  type Abstention,
  type Goal,
  RECOMMENDATION_SCHEMA,
  type Recommendation,
  type Warning,
} from '../recommendation.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';
import { abstainFromDimensions, abstainFromHistory, abstainFromService, keepsDimension } from './abstentions.ts';
import { confidenceOf } from './confidence.ts';
import { findCoverage } from './coverage.ts';
import { explain, explainData } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { judge } from './finding.ts';
import { readLevels } from './levels.ts';
import { findOptions } from './options.ts';
import { readSituation, type Situation } from './situation.ts';
import { readUsage, type Usage } from './usage.ts';
import { warnOfBehaviour } from './warnings/behaviour-warnings.ts';
import { warnOfData } from './warnings/data-warnings.ts';
import { warnOfEvidence } from './warnings/evidence-warnings.ts';
import { warnOfOptions } from './warnings/option-warnings.ts';
import { warnOfIdleHours, warnOfScaling } from './warnings/scaling-warnings.ts';

export interface SizingRequest {
  readonly goal: Goal;
  readonly prices: PriceBook;
  /** A discount on the list price that the reader knows of, such as a Savings Plan's: 0 to 100. */
  readonly discountPercent: number;
}

export interface SizingResult {
  readonly recommendation: Recommendation;
  /** Made on demand, since most answers are read without it. */
  readonly explain: () => Explanation;
  /** What the service took at its size of today, on demand; null where none is known. */
  readonly usage: () => Usage | null;
}

/**
 * The engine: demand in absolute amounts, reference levels of the service's own past, a size for each goal by risk
 * against price, and each of them replayed. The same evidence and request give the same answer, byte for byte; it never
 * throws on a parsed document.
 */
export function recommend(evidence: Evidence, request: SizingRequest): SizingResult {
  const cost = createServiceCost(evidence, request.prices, request.discountPercent);
  const current = evidence.taskSizes.at(-1);
  const ofEvidence = warnOfEvidence(evidence);
  const fromService = abstainFromService(evidence);
  if (fromService !== null || current === undefined) {
    const abstained = fromService === null ? [] : [fromService];
    return undetermined({ evidence, abstained, warnings: ofEvidence, cost: null, tasks: 0 });
  }

  const situation = readSituation(evidence, sizeOf(current));
  const coverage = findCoverage(situation.demand);
  const usage = () => readUsage(situation, cost.monthlyUsd);
  const ofData = [...ofEvidence, ...warnOfBehaviour(situation), ...warnOfData(situation, coverage)];
  const fromHistory = abstainFromHistory(situation);
  const abstained = fromHistory === null ? abstainFromDimensions(situation) : [fromHistory];
  const keepsBoth = keepsDimension(abstained, 'cpu') && keepsDimension(abstained, 'memory') && !isShort(situation);
  if (fromHistory !== null || keepsBoth) {
    // What a schedule saves needs no size.
    const idle = fromHistory === null ? warnOfIdleHours(situation, findWorkingHours(evidence), cost) : [];
    const warnings = [...ofData, ...idle, ...cost.warnings];
    const known = { evidence, abstained, warnings, cost, tasks: situation.meanTasks };
    return undetermined(known, { explain: () => explainData(situation, coverage), usage });
  }

  const levels = readLevels(situation.demand, situation.meanTasks);
  const found = findOptions(situation, levels, abstained, cost);
  const judgement = judge(situation, found.balanced, abstained);
  const wanted = found.options.find(({ goal }) => goal === request.goal);
  const changes = judgement.finding !== 'Optimized' && wanted !== undefined && !isSameSize(wanted, current);
  const { confidence, doubts } = confidenceOf(situation, coverage, levels, found, abstained);
  const working = findWorkingHours(evidence);
  const levers = findLevers(situation, found.balanced, found.tracked, working, cost);
  const recommendation: Recommendation = {
    schema: RECOMMENDATION_SCHEMA,
    id: evidence.id,
    finding: judgement.finding,
    reasonCodes: judgement.reasonCodes,
    current: { ...situation.current, monthlyUsd: cost.monthlyUsd(current, situation.meanTasks) },
    recommended: changes ? wanted : null,
    options: found.options,
    abstained,
    warnings: [
      ...ofData,
      ...warnOfScaling(situation, levers, found.tracked, cost.source !== null),
      ...warnOfIdleHours(situation, working, cost),
      ...warnOfOptions(situation, coverage, found.balanced, judgement, cost),
    ],
    confidence,
    prices: cost.source,
  };
  return {
    recommendation,
    explain: () => explain({ situation, coverage, levels, found, cost, recommendation, doubts, levers }),
    usage,
  };
}

/** CPU at its cap and a kill for memory are answers of their own, whatever else is not known. */
function isShort({ censoring, outOfMemory }: Situation): boolean {
  return censoring.censored || outOfMemory.length > 0;
}

/** The answer that there is none, with the missing facts. A service that is not on Fargate has no Fargate price. */
function undetermined(
  known: {
    readonly evidence: Evidence;
    readonly abstained: readonly Abstention[];
    readonly warnings: readonly Warning[];
    readonly cost: ServiceCost | null;
    readonly tasks: number;
  },
  readers: Pick<SizingResult, 'explain' | 'usage'> = { explain: () => [], usage: () => null },
): SizingResult {
  const { evidence, abstained, warnings, cost, tasks } = known;
  const current = evidence.taskSizes.at(-1);
  const recommendation: Recommendation = {
    schema: RECOMMENDATION_SCHEMA,
    id: evidence.id,
    finding: 'Undetermined',
    reasonCodes: [],
    current:
      current === undefined ? null : { ...sizeOf(current), monthlyUsd: cost?.monthlyUsd(current, tasks) ?? null },
    recommended: null,
    options: [],
    abstained,
    warnings,
    confidence: 'low',
    prices: cost?.source ?? null,
  };
  return { recommendation, ...readers };
}

function sizeOf({ cpuUnits, memoryMiB }: TaskSize): TaskSize {
  return { cpuUnits, memoryMiB };
}

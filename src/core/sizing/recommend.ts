import type { Evidence } from '../evidence.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { createServiceCost } from '../pricing/service-cost.ts';
import {
  type Abstention,
  type Goal,
  RECOMMENDATION_SCHEMA,
  type Recommendation,
  type Warning,
} from '../recommendation.ts';
import { isSameSize } from '../task-size.ts';
import { abstainFromDimensions, abstainFromHistory, abstainFromService } from './abstentions.ts';
import { confidenceOf } from './confidence.ts';
import { findCoverage } from './coverage.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { judge } from './finding.ts';
import { readLevels } from './levels.ts';
import { findOptions } from './options.ts';
import { readSituation } from './situation.ts';
import { warnFromEvidence, warnFromOperation, warnFromOptions, warnFromSituation } from './warnings.ts';

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
}

/**
 * The engine: demand in absolute amounts, reference levels of the service's own past, a size for each goal by risk
 * against price, and each of them replayed. The same evidence and request give the same answer, byte for byte; it never
 * throws on a parsed document.
 */
export function recommend(evidence: Evidence, request: SizingRequest): SizingResult {
  const cost = createServiceCost(evidence, request.prices, request.discountPercent);
  const current = evidence.taskSizes.at(-1) ?? null;
  const fromEvidence = warnFromEvidence(evidence);

  function undetermined(abstained: readonly Abstention[], warnings: readonly Warning[], tasks: number): SizingResult {
    const recommendation: Recommendation = {
      schema: RECOMMENDATION_SCHEMA,
      id: evidence.id,
      finding: 'Undetermined',
      reasonCodes: [],
      current: current === null ? null : { ...sizeOf(current), monthlyUsd: cost.monthlyUsd(current, tasks) },
      recommended: null,
      options: [],
      abstained,
      warnings: [...fromEvidence, ...warnings, ...cost.warnings],
      confidence: 'low',
      prices: cost.source,
    };
    return { recommendation, explain: () => [] };
  }

  const fromService = abstainFromService(evidence);
  if (fromService !== null || current === null) {
    return undetermined(fromService === null ? [] : [fromService], [], evidence.service.desiredCount);
  }
  const situation = readSituation(evidence, sizeOf(current));
  const coverage = findCoverage(situation.demand);
  const fromSituation = [...warnFromSituation(situation, coverage), ...warnFromOperation(situation)];
  const fromHistory = abstainFromHistory(situation);
  if (fromHistory !== null) return undetermined([fromHistory], fromSituation, situation.meanTasks);
  const abstained = abstainFromDimensions(situation);
  const keeps = (dimension: string) => abstained.some((a) => a.dimension === dimension && a.code !== 'CpuCensored');
  if (keeps('cpu') && keeps('memory')) return undetermined(abstained, fromSituation, situation.meanTasks);

  const levels = readLevels(situation.demand, situation.meanTasks);
  const found = findOptions(situation, levels, abstained, cost);
  const judgement = judge(situation, found.options, abstained);
  const wanted = found.options.find(({ goal }) => goal === request.goal) ?? null;
  const acts = judgement.finding === 'Overprovisioned' || judgement.finding === 'Underprovisioned';
  const balanced = found.choices.find(({ goal }) => goal === 'balanced');
  const { confidence, doubts } = confidenceOf(situation, coverage, levels, balanced, abstained);
  const recommendation: Recommendation = {
    schema: RECOMMENDATION_SCHEMA,
    id: evidence.id,
    finding: judgement.finding,
    reasonCodes: judgement.reasonCodes,
    current: { ...situation.current, monthlyUsd: cost.monthlyUsd(current, situation.meanTasks) },
    recommended: acts && wanted !== null && !isSameSize(wanted, current) ? wanted : null,
    options: found.options,
    abstained,
    warnings: [
      ...fromEvidence,
      ...fromSituation,
      ...warnFromOptions(situation, coverage, found.options, judgement, found.tracked, cost),
    ],
    confidence,
    prices: cost.source,
  };
  return {
    recommendation,
    explain: () => explain({ situation, coverage, levels, found, cost, recommendation, doubts }),
  };
}

function sizeOf({ cpuUnits, memoryMiB }: { readonly cpuUnits: number; readonly memoryMiB: number }) {
  return { cpuUnits, memoryMiB };
}

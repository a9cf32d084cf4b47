import type { Recommendation, SizeOption } from '../core/recommendation.ts';
import type { Explanation } from '../core/sizing/explanation.ts';
import { abstentionSentence, explanationSentence, warningSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';

/**
 * The document `fargate-advisor/recommendation/1` of a recommendation, ready for JSON.stringify, keys always in the
 * same order. Beside the contract's keys, `figures` stands next to each `detail`, and `explanation` comes last when given.
 */
export function toRecommendationDocument(
  recommendation: Recommendation,
  words: Words,
  explanation?: Explanation,
): Record<string, unknown> {
  const { current, recommended, prices } = recommendation;
  return {
    schema: recommendation.schema,
    id: recommendation.id,
    finding: recommendation.finding,
    reasonCodes: recommendation.reasonCodes,
    current:
      current === null
        ? null
        : { cpuUnits: current.cpuUnits, memoryMiB: current.memoryMiB, monthlyUsd: current.monthlyUsd },
    recommended: recommended === null ? null : optionDocument(recommended),
    options: recommendation.options.map(optionDocument),
    abstained: recommendation.abstained.map((abstention) => ({
      dimension: abstention.dimension,
      code: abstention.code,
      detail: abstentionSentence(words, abstention),
      figures: abstention.figures,
    })),
    warnings: recommendation.warnings.map((warning) => ({
      code: warning.code,
      detail: warningSentence(words, warning),
      figures: warning.figures,
    })),
    confidence: recommendation.confidence,
    prices: prices === null ? null : { region: prices.region, asOf: prices.asOf, source: prices.source },
    ...(explanation === undefined
      ? {}
      : {
          explanation: explanation.map((step) => ({
            code: step.code,
            detail: explanationSentence(words, step),
            figures: step.figures,
          })),
        }),
  };
}

function optionDocument(option: SizeOption): Record<string, unknown> {
  const { replay, scaling } = option;
  return {
    goal: option.goal,
    cpuUnits: option.cpuUnits,
    memoryMiB: option.memoryMiB,
    monthlyUsd: option.monthlyUsd,
    estimatedMonthlySavingsUsd: option.estimatedMonthlySavingsUsd,
    replay: {
      days: replay.days,
      cpuCappedShare: replay.cpuCappedShare,
      cpuCappedMinutes: replay.cpuCappedMinutes,
      cpuPeakMinutes: replay.cpuPeakMinutes,
      memoryOverMinutes: replay.memoryOverMinutes,
    },
    ...(scaling === undefined
      ? {}
      : {
          scaling: {
            minCapacity: scaling.minCapacity,
            maxCapacity: scaling.maxCapacity,
            target: scaling.target,
            averageTasks: scaling.averageTasks,
          },
        }),
  };
}

import type { FleetReport } from '../app/fleet-report.ts';
import { toCents } from '../core/pricing/money.ts';
import { leftOutSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { toRecommendationDocument } from './document.ts';

/**
 * The document of a sweep, ready for JSON.stringify, keys always in the same order. Beside the contract's keys each entry
 * of `leftOut` has its `code` and `figures`.
 */
export function toFleetDocument(report: FleetReport, words: Words): Record<string, unknown> {
  const { totals, api } = report;
  return {
    accounts: report.accounts,
    services: report.services.map(({ accountId, region, cluster, name, owner, recommendation }) => ({
      ...(accountId === undefined ? {} : { accountId }),
      region,
      cluster,
      name,
      ...(owner === undefined ? {} : { owner }),
      recommendation: toRecommendationDocument(recommendation, words),
    })),
    totals: {
      currentMonthlyUsd: totals.currentMonthlyUsd,
      savingsMonthlyUsd: totals.savingsMonthlyUsd,
      atRisk: totals.atRisk,
    },
    leftOut: report.leftOut.map((entry) => ({
      what: entry.what,
      why: leftOutSentence(words, entry),
      code: entry.code,
      figures: entry.figures,
    })),
    api: {
      calls: api.calls,
      minimumCalls: api.minimumCalls,
      metricsRequested: api.metricsRequested,
      usd: toCents(api.usd),
    },
  };
}

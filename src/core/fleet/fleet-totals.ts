import { toCents } from '../pricing/money.ts';
import type { Recommendation } from '../recommendation.ts';

export interface FleetTotals {
  /** What the services cost a month at their size now, where a price is known. */
  readonly currentMonthlyUsd: number;
  /** What the recommended sizes save a month; those that cost more are not taken off. */
  readonly savingsMonthlyUsd: number;
  /** Services that are Underprovisioned. */
  readonly atRisk: number;
}

/** How the services of a sweep are put in order. */
export const FLEET_SORTS = ['savings', 'risk'] as const;
export type FleetSort = (typeof FLEET_SORTS)[number];

/** The saving of the recommended size, or 0 where there is none; negative when it costs more. */
export function savingUsd({ recommended }: Recommendation): number {
  return recommended?.estimatedMonthlySavingsUsd ?? 0;
}

/** The sums over a fleet, to the cent. */
export function fleetTotals(recommendations: readonly Recommendation[]): FleetTotals {
  let current = 0;
  let savings = 0;
  let atRisk = 0;
  for (const recommendation of recommendations) {
    current += recommendation.current?.monthlyUsd ?? 0;
    savings += Math.max(0, savingUsd(recommendation));
    if (recommendation.finding === 'Underprovisioned') atRisk += 1;
  }
  return { currentMonthlyUsd: toCents(current), savingsMonthlyUsd: toCents(savings), atRisk };
}

/** Which of two comes first: the greater saving; or under `risk` what is too small, the dearest first. */
export function compareByInterest(a: Recommendation, b: Recommendation, sort: FleetSort): number {
  if (sort === 'risk') {
    const risk = riskOf(b) - riskOf(a);
    if (risk !== 0) return risk;
    if (riskOf(a) > 0) return (b.current?.monthlyUsd ?? 0) - (a.current?.monthlyUsd ?? 0);
  }
  return savingUsd(b) - savingUsd(a);
}

function riskOf({ finding }: Recommendation): number {
  return finding === 'Underprovisioned' ? 1 : 0;
}

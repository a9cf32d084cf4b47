import { parseEvidence } from '../../src/core/parse-evidence.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import type { Goal, Recommendation, SizeOption } from '../../src/core/recommendation.ts';
import { recommend, type SizingResult } from '../../src/core/sizing/recommend.ts';
import type { Document } from './evidence.ts';

const prices = createPriceBook();

/** The engine's answer to a document. */
export function sized(document: Document, goal: Goal = 'balanced', discountPercent = 0): SizingResult {
  const parsed = parseEvidence(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return recommend(parsed.evidence, { goal, prices, discountPercent });
}

export function recommendationOf(document: Document, goal: Goal = 'balanced'): Recommendation {
  return sized(document, goal).recommendation;
}

export function optionOf(recommendation: Recommendation, goal: Goal): SizeOption {
  const option = recommendation.options.find((candidate) => candidate.goal === goal);
  if (option === undefined) throw new Error(`no ${goal} option: ${JSON.stringify(recommendation.abstained)}`);
  return option;
}

export function codes(notices: readonly { readonly code: string }[]): string[] {
  return notices.map(({ code }) => code);
}

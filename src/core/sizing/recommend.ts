import type { Evidence } from '../evidence.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { Goal, Recommendation } from '../recommendation.ts';
import type { Explanation } from './explanation.ts';

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

/** The engine: the same evidence and request give the same answer, byte for byte; it never throws on a parsed document. */
export function recommend(_evidence: Evidence, _request: SizingRequest): SizingResult {
  throw new Error('under construction');
}

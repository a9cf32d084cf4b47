import type { ServiceRef } from '../core/ecs-service.ts';
import type { Evidence } from '../core/evidence.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { Goal, Recommendation } from '../core/recommendation.ts';
import type { Explanation } from '../core/sizing/explanation.ts';
import type { FindService, ServiceScope } from './find-service.ts';
import type { EvidenceSource } from './ports.ts';

export interface SizeRequest {
  /** What the person typed to mean the service. */
  readonly service: string;
  readonly scope: ServiceScope;
  readonly days: number;
  /** The goal asked for; without it the service's `fargate-advisor:goal` tag decides, else `balanced`. */
  readonly goal?: Goal;
  readonly discountPercent?: number;
}

/** Everything that a window needs to show one answer. */
export interface SizeAnswer {
  readonly evidence: Evidence;
  readonly recommendation: Recommendation;
  /** The goal that `recommendation.recommended` is of. */
  readonly goal: Goal;
  readonly discountPercent: number;
  readonly explain: () => Explanation;
}

export type SizeOutcome =
  | { readonly kind: 'sized'; readonly answer: SizeAnswer }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'notFound'; readonly asked: string; readonly closest: readonly ServiceRef[] };

export type SizeService = (request: SizeRequest) => Promise<SizeOutcome>;

/** Answers `size my-service`: finds the service, reads its evidence, recommends. Identical questions at one time share one read. */
export function createSizeService(_deps: {
  readonly findService: FindService;
  readonly source: EvidenceSource;
  readonly prices: PriceBook;
}): SizeService {
  throw new Error('under construction');
}

/** The answer to evidence at hand, with the goal that was asked for or that the service's tag names. */
export function sizeEvidence(
  _evidence: Evidence,
  _request: { readonly prices: PriceBook; readonly goal?: Goal; readonly discountPercent?: number },
): SizeAnswer {
  throw new Error('under construction');
}

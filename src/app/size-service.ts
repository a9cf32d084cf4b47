import type { ServiceRef } from '../core/ecs-service.ts';
import type { Evidence } from '../core/evidence.ts';
import { joinNotRead } from '../core/not-read.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import { GOALS, type Goal, type Recommendation, type Warning } from '../core/recommendation.ts';
import type { Explanation } from '../core/sizing/explanation.ts';
import { recommend } from '../core/sizing/recommend.ts';
import type { Usage } from '../core/sizing/usage.ts';
import type { FindService, ServiceScope } from './find-service.ts';
import { limitConcurrency } from './limit-concurrency.ts';
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
  /** What the service took at its size of today, on demand; null where none is known. */
  readonly usage: () => Usage | null;
}

export type SizeOutcome =
  | { readonly kind: 'sized'; readonly answer: SizeAnswer }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'notFound'; readonly asked: string; readonly closest: readonly ServiceRef[] };

export type SizeService = (request: SizeRequest) => Promise<SizeOutcome>;

/**
 * Reads under way at one time. A read of 56 days holds some 3 MB of answers while it is parsed: fifty at once would not
 * fit the half GiB that the bot itself should run in.
 */
const READS_AT_ONCE = 4;

/** The tag by which a service's owner chooses its goal. */
const GOAL_TAG = 'fargate-advisor:goal';

/**
 * Answers `size my-service`: finds the service, reads its evidence, recommends. Reads of the same service and window
 * that are asked for while one is under way share it.
 * @throws AdvisorError from the ports
 */
export function createSizeService({
  findService,
  source,
  prices,
}: {
  readonly findService: FindService;
  readonly source: EvidenceSource;
  readonly prices: PriceBook;
}): SizeService {
  const underWay = new Map<string, Promise<Evidence>>();
  const inTurn = limitConcurrency(READS_AT_ONCE);

  function collectOnce(ref: ServiceRef, days: number): Promise<Evidence> {
    const key = JSON.stringify([ref.region, ref.accountId ?? '', ref.cluster, ref.name, days]);
    const running = underWay.get(key);
    if (running !== undefined) return running;
    const started = inTurn(() => source.collect(ref, { days })).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  return async function sizeService(request) {
    const found = await findService(request.service, request.scope);
    if (found.kind === 'ambiguous') return found;
    if (found.kind === 'none') return { kind: 'notFound', asked: request.service, closest: found.closest };
    const collected = await collectOnce(found.ref, request.days);
    const evidence =
      found.notRead === undefined
        ? collected
        : { ...collected, notRead: joinNotRead(found.notRead, collected.notRead ?? []) };
    return { kind: 'sized', answer: sizeEvidence(evidence, { ...request, prices }) };
  };
}

/** The answer to evidence at hand, with the goal that was asked for or that the service's tag names. */
export function sizeEvidence(
  evidence: Evidence,
  request: { readonly prices: PriceBook; readonly goal?: Goal; readonly discountPercent?: number },
): SizeAnswer {
  const tagged = GOALS.find((goal) => goal === evidence.service.tags?.[GOAL_TAG]);
  const goal = request.goal ?? tagged ?? 'balanced';
  const discountPercent = request.discountPercent ?? 0;
  const { recommendation, explain, usage } = recommend(evidence, { goal, prices: request.prices, discountPercent });
  const fromTag: readonly Warning[] =
    request.goal === undefined && tagged !== undefined ? [{ code: 'GoalFromTag', figures: { goal } }] : [];
  const warnings = [...recommendation.warnings, ...fromTag];
  return { evidence, recommendation: { ...recommendation, warnings }, goal, discountPercent, explain, usage };
}

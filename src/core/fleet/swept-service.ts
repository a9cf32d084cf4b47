import type { ServiceRef } from '../ecs-service.ts';
import type { Recommendation } from '../recommendation.ts';
import type { Usage } from '../sizing/usage.ts';

/** One service of a sweep. Its evidence has been dropped. */
export interface SweptService extends ServiceRef {
  /** Who answers for it, by the first of the owner tags that it carries. */
  readonly owner?: string;
  /** The service's own tags; absent where it has none. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly recommendation: Recommendation;
  /** What it took at its size of today, where that is known. */
  readonly usage?: Usage | null;
}

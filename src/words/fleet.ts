import type { LeftOutFigures } from '../core/fleet/left-out.ts';
import type { Finding } from '../core/recommendation.ts';
import type { Sentences } from './words.ts';

/** What a sweep of a fleet says. Money and sizes arrive formatted. */
export interface FleetWords {
  /** `$1,234 a month could be saved, 12% of $10,000` */
  readonly headline: (figures: { usd: string; percent: string; total: string }) => string;
  readonly nothingToSave: (figures: { total: string }) => string;
  readonly noServices: string;
  /** What the numbers are of. */
  readonly scope: (figures: { services: number; days: number; regions: string }) => string;
  readonly findings: Readonly<Record<Finding, string>>;
  readonly headings: {
    readonly atRisk: string;
    readonly services: string;
    readonly leftOut: string;
  };
  readonly columns: {
    readonly service: string;
    readonly region: string;
    readonly now: string;
    readonly recommended: string;
    readonly saving: string;
    readonly confidence: string;
    readonly finding: string;
  };
  /** The confidence as one word of a table. */
  readonly confidence: Readonly<Record<'high' | 'medium' | 'low', string>>;
  readonly stays: string;
  readonly moreServices: (count: number) => string;
  /** How many of `what` share one reason. */
  readonly leftOutCount: (figures: { count: number; examples: string }) => string;
  readonly leftOut: Sentences<LeftOutFigures>;
  readonly api: (figures: { calls: number; minimumCalls: number; metrics: number; usd: string }) => string;
  readonly prices: (figures: { discountPercent: number }) => string;
  /** Of an amount that is too small to print. */
  readonly lessThan: (figures: { usd: string }) => string;
  readonly interrupted: string;
  readonly progress: (figures: { done: number; found: number; left: string | null }) => string;
  readonly listing: string;
  /** What an interrupted sweep had done. `at` is an instant. */
  readonly resumed: (figures: { shards: number; of: number; at: string }) => string;
  readonly slack: {
    readonly started: (where: string) => string;
    readonly startedNote: string;
    readonly halfway: (figures: { done: number; found: number }) => string;
    /** The rest comes as a direct message. */
    readonly handedOver: (figures: { done: number; found: number }) => string;
    readonly tooLong: (figures: { done: number; found: number; command: string }) => string;
    readonly rest: (command: string) => string;
  };
  readonly madeAt: (at: string) => string;
}

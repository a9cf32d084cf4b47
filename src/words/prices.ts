import type { PriceService } from '../core/pricing/published/kept-prices.ts';
import type { PriceFileProblemFigures } from '../core/pricing/published/price-file-problem.ts';
import type { Sentences } from './words.ts';

/** What is said about prices: what is known, and what an update read. */
export interface PriceWords {
  readonly heading: (regions: number) => string;
  readonly everyRegion: string;
  /** `3 days old`, or that no day is known. */
  readonly age: (days: number | null) => string;
  /** Where newer prices are kept. */
  readonly keptIn: (place: string) => string;
  readonly inStore: string;
  readonly services: Readonly<Record<PriceService, string>>;
  readonly updating: string;
  readonly updated: (figures: {
    what: string;
    region: string;
    published: string;
    prices: number;
    changed: number;
  }) => string;
  readonly notUpdated: (figures: { what: string; region: string; why: string }) => string;
  /** What no update reads. */
  readonly notRefreshed: string;
  readonly unreadable: string;
  readonly noPriceIn: (region: string) => string;
  readonly problems: Sentences<PriceFileProblemFigures>;
}

import { createPriceBook, type PriceBook } from '../core/pricing/price-book.ts';
import { BUNDLED_PRICES, type PriceList } from '../core/pricing/price-list.ts';
import { type KeptPrices, withKeptPrices } from '../core/pricing/published/kept-prices.ts';

/** A price book that learns newer prices while it is in use. */
export interface LivePrices {
  /** The same object for as long as the process runs; each question is answered from the newest prices. */
  readonly prices: PriceBook;
  readonly list: () => PriceList;
  /** From now on these count too, in place of what was taken for the same service and region. */
  readonly take: (kept: readonly KeptPrices[]) => void;
}

/** Live prices over a list; the bundled one unless told otherwise. */
export function createLivePrices(bundled: PriceList = BUNDLED_PRICES): LivePrices {
  const taken = new Map<string, KeptPrices>();
  let list = bundled;
  let book = createPriceBook(list);
  return {
    prices: {
      fargateRate: (query) => book.fargateRate(query),
      spotEstimate: (query) => book.spotEstimate(query),
      savingsPlanRate: (query) => book.savingsPlanRate(query),
      lambdaRate: (region, architecture) => book.lambdaRate(region, architecture),
      instances: (region) => book.instances(region),
      instance: (region, type) => book.instance(region, type),
      managedInstanceFee: (region, type) => book.managedInstanceFee(region, type),
      fee: (region, item) => book.fee(region, item),
    },
    list: () => list,
    take(kept) {
      if (kept.length === 0) return;
      for (const entry of kept) taken.set(`${entry.service} ${entry.region}`, entry);
      list = withKeptPrices(bundled, [...taken.values()]);
      book = createPriceBook(list);
    },
  };
}

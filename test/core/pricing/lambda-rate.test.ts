import { describe, expect, it } from 'vitest';
import { gbSecondsUsd } from '../../../src/core/pricing/lambda-rate.ts';
import { toCents } from '../../../src/core/pricing/money.ts';
import { isNoPrice } from '../../../src/core/pricing/no-price.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';

describe('the GB-seconds of a month', () => {
  const rate = createPriceBook().lambdaRate('us-east-1', 'X86_64');
  const tiers = isNoPrice(rate) ? [] : rate.gbSecondTiers;

  it.each([
    [0, 0],
    [400_000, 6.67],
    [6_000_000_000, 100_000.2],
    [6_000_000_001, 100_000.2],
    [20_000_000_000, 301_667.2],
  ])('%d of them cost %d: each part at its own tier', (gbSeconds, usd) => {
    expect(toCents(gbSecondsUsd(gbSeconds, tiers))).toBe(usd);
  });
});

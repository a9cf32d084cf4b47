import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly, sumOf, times } from '../../../src/core/exact.ts';
import { toCents } from '../../../src/core/pricing/money.ts';

describe('toCents', () => {
  it.each([
    [1.005, 1.01],
    [0.005, 0.01],
    [-1.005, -1.01],
    [0, 0],
    [82.8988, 82.9],
  ])('of %d is %d, from a number and from an exact amount', (usd, cents) => {
    expect(toCents(usd)).toBe(cents);
    expect(toCents(exactly(usd))).toBe(cents);
  });

  it('never prints a minus before nothing', () => {
    expect(Object.is(toCents(-0.001), 0)).toBe(true);
    expect(Object.is(toCents(exactly(-0.001)), 0)).toBe(true);
  });

  it('of a thousand sums of a price is that of the price times a thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (tenBillionths) => {
        const price = exactly(`${tenBillionths}e-10`);
        const summed = sumOf(Array.from({ length: 1000 }, () => price));

        expect(toCents(summed)).toBe(toCents(times(price, 1000)));
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('never moves an amount by more than half a cent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (usd) => {
        expect(Math.abs(toCents(exactly(usd)) - usd)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
      { seed: 5 },
    );
  });
});

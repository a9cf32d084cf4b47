import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HISTORY_STATISTICS } from '../../src/core/metric-series.ts';
import { regrid } from '../../src/storage/period-grid.ts';

const parameters = { seed: 20261120 };

describe('regrid', () => {
  it.each([
    // Of 1, 3 and a gap, and of 5 alone.
    ['Average', [2, 5]],
    ['Maximum', [3, 5]],
    ['Minimum', [1, 5]],
    ['Sum', [4, 5]],
  ] as const)('joins by %s and leaves gaps out', (statistic, expected) => {
    const values = Float64Array.of(1, Number.NaN, 3, Number.NaN, 5);

    expect([...regrid(values, statistic, { from: 300, to: 900 })]).toEqual(expected);
  });

  it('keeps a period without any value as a gap', () => {
    const gaps = new Float64Array(12).fill(Number.NaN);

    expect([...regrid(gaps, 'Sum', { from: 300, to: 3600 })]).toEqual([Number.NaN]);
  });

  it('gives hours back that were spread over five minutes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(Number.NaN)), { maxLength: 30 }),
        fc.constantFrom(...HISTORY_STATISTICS),
        (hours, statistic) => {
          const spread = regrid(Float64Array.from(hours), statistic, { from: 3600, to: 300 });
          const joined = regrid(spread, statistic, { from: 300, to: 3600 });

          expect([...joined].map((value) => Math.round(value * 1e6) / 1e6)).toEqual(hours);
        },
      ),
      parameters,
    );
  });
});

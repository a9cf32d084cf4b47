import { describe, expect, it } from 'vitest';
import { parseCommandText } from '../../../src/core/command/parse-command.ts';
import { estimateCost } from '../../../src/core/cost/estimate-cost.ts';
import { toCents } from '../../../src/core/pricing/money.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';

const prices = createPriceBook();

function estimateOf(text: string) {
  const parsed = parseCommandText(`cost ${text}`);
  if (!parsed.ok || parsed.command.name !== 'cost') throw new Error(JSON.stringify(parsed));
  const outcome = estimateCost(parsed.command, parsed.command.region ?? 'us-east-1', prices);
  if (outcome.kind !== 'billed') throw new Error(JSON.stringify(outcome));
  return outcome.estimate;
}

/** Each worked out beside the program, from the published prices; us-east-1 unless the text names another region. */
const BILLS: readonly (readonly [text: string, monthlyUsd: number])[] = [
  // Windows for office hours: 2 tasks x 243.33 h x (2 x (0.046552 + 0.046 of licence) + 4 x 0.00511175).
  ['2 4 os=windows hours=8 tasks=2', 100.03],
  // Windows in short runs, five minutes each: 100 x 300 / 3600 h x (0.046552 + 0.046 + 2 x 0.00511175).
  ['1 2 os=windows runs=100 duration=30s', 0.86],
  // A Spot mix in Seoul: 4 x 730 h x (0.25 x (4 x 0.04656 + 8 x 0.00511) + 0.75 x (4 x 0.013968 + 8 x 0.001533)).
  ['4 8 spot=75% tasks=4 region=ap-northeast-2', 315.02],
  // Half on Spot, storage and an address: 730 h x (0.5 x 0.0123425 + 0.5 x 0.0039288675 + 180 x 0.000111 + 0.005).
  ['0.25 0.5 spot=50% storage=200 --public-ip', 24.17],
  // The largest task there is, in Tokyo: 730 h x (32 x 0.05056 + 244 x 0.00553 + 1 x 0.000133).
  ['32 244 region=ap-northeast-1 storage=21', 2166.18],
  // A million runs of a second, a minute each: 16,666.67 h x (0.25 x 0.04048 + 0.5 x 0.004445).
  ['0.25 0.5 runs=1000000 duration=1s', 205.71],
  // Seconds begun are billed whole: 1,000 x 62 / 3600 h x 0.04937.
  ['1 2 runs=1000 duration=61.2s', 0.85],
  // Graviton for three years, around the clock: 3 x 730 h x (8 x 0.01749 + 60 x 0.00192).
  ['8 60 commit=3y arch=arm64 tasks=3', 558.71],
  // A plan is paid for 730 h, what it does not cover for 365: 2 x 730 x (8 x 0.032384 + 16 x 0.003556) + 2 x 365 x (100 x 0.000111 + 0.005).
  ['8 16 commit=1y hours=12 storage=120 --public-ip tasks=2', 473.07],
  // Six minutes a day, a third on Spot: 7 x 3.04167 h x (0.667 x 0.024685 + 0.333 x 0.007857735).
  ['0.5 1 spot=33.3 tasks=7 hours=0.1', 0.41],
  // A hundred thousand tasks, without drift: 73,000,000 h x (0.04656 + 8 x 0.00511).
  ['1 8 tasks=100000 region=ap-northeast-2', 6_383_120],
];

describe('a bill that was worked out by hand', () => {
  it.each(BILLS)('of %s is %d', (text, monthlyUsd) => {
    expect(toCents(estimateOf(text).bill.monthly)).toBe(monthlyUsd);
  });

  it('of 100 hours a month stands beside that of 730', () => {
    const { bill, alternatives } = estimateOf('16 32 arch=arm64 tasks=10');
    const hundred = alternatives.found.find(({ what }) => what === '100-hours-a-month');

    // 10 tasks x (16 x 0.03238 + 32 x 0.00356) = 6.32 an hour.
    expect(toCents(bill.monthly)).toBe(4613.6);
    expect(hundred && toCents(hundred.monthly)).toBe(632);
    // 100 / 730 - 1.
    expect(hundred?.differencePercent).toBe(-86.3);
  });
});

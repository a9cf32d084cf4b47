import type { Series } from '../evidence.ts';

/** The mean of [from, to); gaps are passed over, and zero stands for none at all. */
export function meanOf(series: Series, from = 0, to = series.length): number {
  let sum = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = series[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

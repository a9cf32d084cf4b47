import type { Series } from '../evidence.ts';

/**
 * The k-th largest (k >= 1) of the first `count` numbers of `values`, which it reorders. Linear expected time, no random
 * choice: the same values give the same steps.
 */
export function kthLargest(values: Float64Array, count: number, k: number): number {
  const wanted = count - k;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const swapped = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = swapped;
    }
    if (wanted <= j) high = j;
    else if (wanted >= i) low = i;
    else break;
  }
  return values[wanted] as number;
}

/**
 * The value that `share` (0 to 1) of the datapoints do not exceed, or null without one. `scratch` is at least as long as
 * the series, and is overwritten: a copy for each share of the same series costs more than finding it.
 */
export function valueAtShare(series: Series, share: number, scratch: Float64Array): number | null {
  let count = 0;
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (value >= 0) scratch[count++] = value;
  }
  return count === 0 ? null : kthLargest(scratch, count, count - Math.max(0, Math.ceil(share * count) - 1));
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The upper median: of 14 values the eighth smallest. */
export function upperMedian(values: readonly number[]): number {
  return kthLargest(Float64Array.from(values), values.length, values.length - (values.length >> 1));
}

/** What a quarter of the values reach: of 14 values the fourth largest. */
export function upperQuartile(values: readonly number[]): number {
  return kthLargest(Float64Array.from(values), values.length, 1 + ((values.length - 1) >> 2));
}

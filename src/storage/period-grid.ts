import type { Series } from '../core/evidence.ts';
import type { HistoryStatistic } from '../core/metric-series.ts';

/**
 * The values on periods of another length, of which one is a whole multiple of the other. Into longer periods values
 * join as their statistic says, gaps left out; into shorter ones each value is repeated, a sum divided evenly.
 * Both grids start at the same instant; a last longer period that is not full is joined from what there is.
 */
export function regrid(
  values: Series,
  statistic: HistoryStatistic,
  { from, to }: { readonly from: number; readonly to: number },
): Series {
  if (from === to) return values;
  if (from > to) {
    const parts = from / to;
    const share = statistic === 'Sum' || statistic === 'SampleCount' ? parts : 1;
    return Float64Array.from(
      { length: values.length * parts },
      (_, i) => (values[Math.floor(i / parts)] ?? NaN) / share,
    );
  }
  const parts = to / from;
  return Float64Array.from({ length: Math.ceil(values.length / parts) }, (_, i) =>
    join(values.subarray(i * parts, (i + 1) * parts), statistic),
  );
}

function join(values: Series, statistic: HistoryStatistic): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return Number.NaN;
  const sum = known.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case 'Average':
      return sum / known.length;
    case 'Maximum':
      return Math.max(...known);
    case 'Minimum':
      return Math.min(...known);
    case 'Sum':
    case 'SampleCount':
      return sum;
  }
}

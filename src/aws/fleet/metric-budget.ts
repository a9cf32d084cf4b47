/** CloudWatch's price of one metric requested by GetMetricData. */
export const USD_PER_METRIC = 0.01 / 1_000;

/** Counts the metrics that a sweep asks for, and keeps them below a price. */
export interface MetricBudget {
  /** True when the metrics may be asked for, which they are then counted as. */
  readonly take: (metrics: number) => boolean;
  readonly taken: () => number;
  readonly maxUsd: number;
}

/** A budget of `maxUsd` dollars, without end unless given. */
export function createMetricBudget(maxUsd = Number.POSITIVE_INFINITY): MetricBudget {
  // Dollars are kept out of the sum: a hundred times 0.00001 is not quite 0.001.
  const most = Math.floor(maxUsd / USD_PER_METRIC + 1e-6);
  let taken = 0;
  return {
    maxUsd,
    take: (metrics) => {
      if (taken + metrics > most) return false;
      taken += metrics;
      return true;
    },
    taken: () => taken,
  };
}

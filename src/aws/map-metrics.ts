import type { MetricEvidence, Series } from '../core/evidence.ts';

/** One result of GetMetricData; a long one comes in several parts with the same id, each in any order. */
export interface MetricResult<Time extends Date | number = Date> {
  readonly Id?: string | undefined;
  /** Dates as the SDK reads them, or seconds since 1970 as CloudWatch writes them. */
  readonly Timestamps?: readonly Time[] | undefined;
  readonly Values?: readonly number[] | undefined;
}

interface Grid {
  readonly startAt: Date;
  readonly periodSeconds: number;
  readonly length: number;
}

/** Places each value at its period; what is missing is NaN, what is off the grid's ends is left out. */
function place(series: Series, result: MetricResult<Date | number>, { startAt, periodSeconds }: Grid): void {
  const values = result.Values ?? [];
  const start = startAt.getTime();
  result.Timestamps?.forEach((timestamp, index) => {
    const atMs = typeof timestamp === 'number' ? timestamp * 1_000 : timestamp.getTime();
    const slot = Math.round((atMs - start) / 1_000 / periodSeconds);
    const value = values[index];
    // Seven digits are more than CloudWatch measures, and what the store keeps: an answer is the same from either.
    if (value !== undefined && slot >= 0 && slot < series.length) series[slot] = Math.fround(value);
  });
}

/** One series per id that has at least one datapoint, all on the same grid. */
export function mapSeries(results: readonly MetricResult<Date | number>[], grid: Grid): ReadonlyMap<string, Series> {
  const byId = new Map<string, Series>();
  for (const result of results) {
    if (result.Id === undefined || (result.Timestamps ?? []).length === 0) continue;
    const series = byId.get(result.Id) ?? new Float64Array(grid.length).fill(Number.NaN);
    byId.set(result.Id, series);
    place(series, result, grid);
  }
  return byId;
}

/** The series of one metric; `average` is all gaps where CloudWatch has none. */
function toUtilization(average: Series | undefined, maximum: Series | undefined, length: number) {
  return {
    average: average ?? new Float64Array(length).fill(Number.NaN),
    ...(maximum ? { maximum } : {}),
  };
}

/** The evidence's metrics from series by query id. A service that never ran has CPU gaps only. */
export function mapMetrics(
  series: ReadonlyMap<string, Series>,
  grid: Grid,
  counts: { readonly runningTaskCount?: Series; readonly requestCount?: Series } = {},
): MetricEvidence {
  const memory = series.get('memory_average');
  const memoryMaximum = series.get('memory_maximum');
  return {
    startAt: grid.startAt.toISOString(),
    periodSeconds: grid.periodSeconds,
    cpuUtilization: toUtilization(series.get('cpu_average'), series.get('cpu_maximum'), grid.length),
    ...(memory || memoryMaximum ? { memoryUtilization: toUtilization(memory, memoryMaximum, grid.length) } : {}),
    ...(counts.runningTaskCount ? { runningTaskCount: counts.runningTaskCount } : {}),
    ...(counts.requestCount ? { requestCount: counts.requestCount } : {}),
  };
}

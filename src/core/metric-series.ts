import type { Series } from './evidence.ts';

/** How CloudWatch made one value of many; it decides how values join into a longer period. */
export const HISTORY_STATISTICS = ['Average', 'Maximum', 'Minimum', 'Sum', 'SampleCount'] as const;
export type HistoryStatistic = (typeof HISTORY_STATISTICS)[number];

/** Seconds of the periods that are kept: five minutes as CloudWatch gives them, an hour once they are old. */
export type HistoryPeriodSeconds = 300 | 3600;

/** One metric of one service on a regular grid. */
export interface MetricSeries {
  /** As CloudWatch names it, such as `CPUUtilization`. */
  readonly metric: string;
  readonly statistic: HistoryStatistic;
  readonly startAt: string;
  readonly periodSeconds: number;
  /** NaN is a gap. */
  readonly values: Series;
}

/** That everything which CloudWatch has of a metric from `from` to `until` was read, gaps included. */
export interface MetricCoverage {
  readonly metric: string;
  readonly statistic: HistoryStatistic;
  readonly from: string;
  readonly until: string;
}

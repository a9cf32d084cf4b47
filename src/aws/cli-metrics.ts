import { fieldsOf, InvalidField } from '../core/json-fields.ts';
import { type MetricResult, mapSeries } from './map-metrics.ts';
import { UTILIZATION_METRICS } from './metric-queries.ts';

/** The series that a printed answer of GetMetricData holds, by query id, on one regular grid. */
export interface CliMetrics {
  readonly startAt: Date;
  readonly periodSeconds: number;
  readonly length: number;
  readonly series: ReturnType<typeof mapSeries>;
}

const DEFAULT_PERIOD_SECONDS = 300;

/** A year of minutes: more periods than CloudWatch keeps at any resolution, few enough to hold. */
const MAX_PERIODS = 527_040;

/** The AWS CLI prints ISO times, or epoch seconds with `cli_timestamp_format = none`. */
function readTimestamp(value: unknown, path: string): Date {
  const time = typeof value === 'number' ? value * 1_000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw new InvalidField(path, 'expected a time: ISO 8601 text or epoch seconds');
  return date;
}

function readResult(raw: unknown, path: string): MetricResult[] {
  const fields = fieldsOf(raw, path);
  const id = fields.text('Id');
  // Results of other queries may stand beside the ones that are known.
  if (!UTILIZATION_METRICS.some((known) => known.id === id)) return [];
  const timestamps = (raw as { readonly Timestamps?: unknown }).Timestamps;
  if (!Array.isArray(timestamps)) return fields.fail('Timestamps', 'expected an array');
  const values = fields.series('Values');
  if (values.length !== timestamps.length) fields.fail('Values', `expected ${timestamps.length}, one a timestamp`);
  const times = timestamps.map((value: unknown, index) => readTimestamp(value, `${path}.Timestamps[${index}]`));
  return [{ Id: id, Timestamps: times, Values: [...values] }];
}

/** Every known result of one printed answer or of several, in order; pages repeat their ids. */
function readResults(printed: unknown): MetricResult[] {
  const isSeveral = Array.isArray(printed);
  const pages: readonly unknown[] = isSeveral ? printed : [printed];
  return pages.flatMap((page, index) => {
    const at = isSeveral ? `[${index}].` : '';
    const fields = fieldsOf(page, isSeveral ? `[${index}]` : '');
    const results = (page as { readonly MetricDataResults?: unknown }).MetricDataResults;
    if (!Array.isArray(results)) return fields.fail('MetricDataResults', 'expected an array');
    return results.flatMap((result: unknown, item) => readResult(result, `${at}MetricDataResults[${item}]`));
  });
}

function timesOf(results: readonly MetricResult[]): number[] {
  const times = results.flatMap(({ Timestamps }) => (Timestamps ?? []).map((date) => date.getTime()));
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The most common gap between neighbours; the shorter of two that are equally common. */
function commonGapSeconds(times: readonly number[]): number {
  const counts = new Map<number, number>();
  times.slice(1).forEach((time, index) => {
    const gap = (time - (times[index] ?? time)) / 1_000;
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  });
  const [gap] = [...counts].sort(([a, many], [b, few]) => few - many || a - b)[0] ?? [DEFAULT_PERIOD_SECONDS];
  return gap;
}

/**
 * Reads what `aws cloudwatch get-metric-data` prints, in any order of time, with repeats and over several pages.
 * The period is the most common gap of `cpu_average`. @throws InvalidField with the path of what is wrong
 */
export function readCliMetrics(printed: unknown): CliMetrics {
  const results = readResults(printed);
  const cpuTimes = timesOf(results.filter(({ Id }) => Id === 'cpu_average'));
  if (cpuTimes.length === 0) {
    throw new InvalidField('MetricDataResults', 'expected a result with the Id cpu_average and datapoints in it');
  }
  const periodSeconds = commonGapSeconds(cpuTimes);
  const times = timesOf(results);
  const startMs = times[0] ?? 0;
  const length = Math.round(((times.at(-1) ?? startMs) - startMs) / 1_000 / periodSeconds) + 1;
  if (length > MAX_PERIODS) {
    throw new InvalidField(
      'MetricDataResults',
      `the timestamps span ${length} periods, at most ${MAX_PERIODS} are read`,
    );
  }
  const grid = { startAt: new Date(startMs), periodSeconds, length };
  return { ...grid, series: mapSeries(results, grid) };
}

import type { PeriodSummaries } from '../account/metric-model.ts';
import { summarizeRemembered } from '../account/remembered-days.ts';
import { type AccountView, epochSeconds } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, instantOf, numberOf, textOf } from './input.ts';
import type { CatalogMetric } from './metric-catalog.ts';
import { type MetricQuery, parseMetricQueries } from './metric-query.ts';
import { type NatMetric, summarizeNat } from './nat-metrics.ts';
import { makeToken, readToken } from './paging.ts';

const dayMs = 86_400_000;
const mostDatapoints = 100_800;
const paging = {
  tokenName: 'NextToken',
  sizeName: null,
  invalidToken: { code: 'InvalidNextToken', message: 'The next token specified is invalid.' },
} as const;

/** Periods of one query: `periods` of them from `startMinute`, none of it older than CloudWatch keeps that period. */
interface Grid {
  readonly query: MetricQuery;
  readonly startMinute: number;
  readonly periods: number;
}

/**
 * GetMetricData: at most 500 queries; at most 100,800 datapoints (or MaxDatapoints) a page; newest first unless told.
 * Every query is on every page of its group; it is PartialData while more of it is to come. A metric that does not
 * exist is Complete and empty.
 */
export function getMetricData(view: AccountView, input: Input): unknown {
  const queries = parseMetricQueries(view, input);
  const startAt = instantOf(input, 'StartTime');
  const endAt = instantOf(input, 'EndTime');
  if (startAt === undefined || endAt === undefined) {
    throw awsError('MissingRequiredParameterException', 'The parameters StartTime and EndTime are required.');
  }
  if (!(startAt < endAt)) {
    throw awsError('ValidationException', 'The parameter StartTime must be less than the parameter EndTime.');
  }
  const scanBy = textOf(input, 'ScanBy') ?? 'TimestampDescending';
  if (scanBy !== 'TimestampDescending' && scanBy !== 'TimestampAscending') {
    throw awsError('ValidationException', `The value ${scanBy} for parameter ScanBy is not supported.`);
  }
  const budget = numberOf(input, 'MaxDatapoints') ?? mostDatapoints;
  if (!Number.isInteger(budget) || budget < 1 || budget > mostDatapoints) {
    throw awsError('ValidationException', `The parameter MaxDatapoints must be between 1 and ${mostDatapoints}.`);
  }
  const grids = queries.filter((query) => query.isReturned).map((query) => gridOf(view, query, startAt, endAt));
  return answerPage(view, input, grids, budget, scanBy === 'TimestampAscending');
}

function answerPage(
  view: AccountView,
  input: Input,
  grids: readonly Grid[],
  budget: number,
  isAscending: boolean,
): unknown {
  const groupSize = Math.max(1, Math.min(grids.length, budget));
  const stride = Math.floor(budget / groupSize);
  const page = readToken(input, paging);
  let pagesBefore = 0;
  let total = 0;
  let results: readonly unknown[] = [];
  for (let first = 0; first < grids.length; first += groupSize) {
    const group = grids.slice(first, first + groupSize);
    const pages = Math.max(1, Math.ceil(Math.max(...group.map((grid) => grid.periods)) / stride));
    if (page >= pagesBefore && page < pagesBefore + pages) {
      results = answerGroup(view, group, (page - pagesBefore) * stride, stride, isAscending);
    }
    pagesBefore += pages;
    total = pagesBefore;
  }
  return {
    MetricDataResults: results,
    NextToken: page + 1 < total ? makeToken(input, paging, page + 1) : undefined,
    Messages: [],
  };
}

function answerGroup(
  view: AccountView,
  group: readonly Grid[],
  offset: number,
  stride: number,
  isAscending: boolean,
): readonly unknown[] {
  // Average, Maximum and SampleCount of one metric are one walk through its minutes.
  const walks = new Map<string, PeriodSummaries>();
  return group.map(({ query, startMinute, periods }) => {
    const size = Math.max(0, Math.min(stride, periods - offset));
    const firstPeriod = isAscending ? offset : periods - offset - size;
    const periodMinutes = query.periodSeconds / 60;
    const timestamps: number[] = [];
    const values: number[] = [];
    if (query.metric !== undefined && size > 0) {
      const from = startMinute + firstPeriod * periodMinutes;
      const key = `${keyOf(query.metric)}/${periodMinutes}/${from}/${size}`;
      const span = [from, periodMinutes, size, newestMinute(view.now)] as const;
      const walk = walks.get(key) ?? summaryOf(query.metric, span);
      walks.set(key, walk);
      for (let step = 0; step < size; step += 1) {
        const index = isAscending ? step : size - 1 - step;
        const value = statisticOf(walk, index, query.statistic);
        if (value === undefined) continue;
        timestamps.push(epochSeconds((from + index * periodMinutes) * 60_000));
        values.push(value);
      }
    }
    const isOver = offset + size >= periods;
    return {
      Id: query.id,
      Label: query.label,
      Timestamps: timestamps,
      Values: values,
      StatusCode: isOver ? 'Complete' : 'PartialData',
    };
  });
}

function keyOf(metric: CatalogMetric | NatMetric): string {
  if ('bytesAMinute' in metric) return `${metric.metricName}/${Object.values(metric.dimensions).join('/')}`;
  return `${metric.service.clusterName}/${metric.service.name}/${metric.quantity}`;
}

function summaryOf(
  metric: CatalogMetric | NatMetric,
  span: readonly [from: number, periodMinutes: number, periods: number, endMinute: number],
): PeriodSummaries {
  if ('bytesAMinute' in metric) return summarizeNat(metric, ...span);
  return summarizeRemembered(metric.service, metric.quantity, ...span);
}

function statisticOf(walk: PeriodSummaries, index: number, statistic: string): number | undefined {
  const samples = walk.sampleCount[index] ?? 0;
  if (samples === 0) return undefined;
  const sum = walk.sum[index] ?? 0;
  switch (statistic) {
    case 'Average':
      return sum / samples;
    case 'Maximum':
      return walk.maximum[index];
    case 'Minimum':
      return walk.minimum[index];
    case 'Sum':
      return sum;
    case 'SampleCount':
      return samples;
    default:
      // Percentiles need the raw samples, which ECS does not publish.
      return undefined;
  }
}

/** The first minute that has not arrived yet; CloudWatch is about a minute behind. */
function newestMinute(now: number): number {
  return Math.floor(now / 60_000) - 1;
}

function gridOf(view: AccountView, query: MetricQuery, startAt: number, endAt: number): Grid {
  const periodMs = query.periodSeconds * 1000;
  if (query.periodSeconds < 60) return { query, startMinute: 0, periods: 0 };
  const oldest = view.now - retentionMs(query.periodSeconds);
  const first = Math.max(Math.floor(startAt / periodMs), Math.ceil(oldest / periodMs));
  const end = Math.min(Math.ceil(endAt / periodMs), Math.ceil(view.now / periodMs));
  return { query, startMinute: (first * periodMs) / 60_000, periods: Math.max(0, end - first) };
}

/** How long CloudWatch keeps datapoints of a period: 15 days under 5 minutes, 63 under an hour, else 455. */
function retentionMs(periodSeconds: number): number {
  if (periodSeconds % 3600 === 0) return 455 * dayMs;
  return (periodSeconds % 300 === 0 ? 63 : 15) * dayMs;
}

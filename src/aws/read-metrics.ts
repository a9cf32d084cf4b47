import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Collection } from './collection.ts';
import { sendLean } from './lean-metric-data.ts';
import type { TargetGroupDimensions } from './map-autoscaling.ts';
import type { MetricResult } from './map-metrics.ts';
import { requestQueries, serviceQueries, utilizationQueries } from './metric-queries.ts';
import { type MetricWindow, splitQueries } from './metric-window.ts';

/** Every page of one call. */
async function readPages(
  { clients, window }: Collection,
  queries: MetricDataQuery[],
  abortSignal: AbortSignal,
): Promise<MetricResult<Date | number>[]> {
  const read: MetricResult<Date | number>[] = [];
  let NextToken: string | undefined;
  do {
    const input = {
      MetricDataQueries: queries,
      StartTime: window.startAt,
      EndTime: window.endAt,
      ...(NextToken ? { NextToken } : {}),
    };
    const page = await sendLean(clients.cloudWatch, input, abortSignal);
    read.push(...page.results);
    NextToken = page.nextToken;
  } while (NextToken);
  return read;
}

/** The service's utilization and task counts over the window. One trip: the queries are spread so that each call is a page. */
export async function readServiceMetrics(collection: Collection): Promise<MetricResult<Date | number>[]> {
  const { ref, window, required } = collection;
  const calls = splitQueries(serviceQueries(ref, window.periodSeconds), window);
  const answers = await Promise.all(
    calls.map((queries) => required('GetMetricData', (signal) => readPages(collection, queries, signal))),
  );
  return answers.flat();
}

/** Requests a period that reached the target group. */
export async function readRequests(
  collection: Collection,
  dimensions: TargetGroupDimensions,
): Promise<MetricResult<Date | number>[]> {
  const queries = requestQueries(dimensions, collection.window.periodSeconds);
  return await collection.optional('GetMetricData', [], (signal) => readPages(collection, queries, signal));
}

/** The service's CPU and memory over another window than the collection's. */
export async function readUtilization(
  collection: Collection,
  window: MetricWindow,
): Promise<MetricResult<Date | number>[]> {
  const queries = utilizationQueries(collection.ref, window.periodSeconds);
  return await collection.optional('GetMetricData', [], (signal) =>
    readPages({ ...collection, window }, queries, signal),
  );
}

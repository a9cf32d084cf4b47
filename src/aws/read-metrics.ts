import { GetMetricDataCommand, type MetricDataQuery, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Collection } from './collection.ts';
import type { TargetGroupDimensions } from './map-autoscaling.ts';
import { requestQueries, serviceQueries } from './metric-queries.ts';
import { splitQueries } from './metric-window.ts';

/** Every page of one call. */
async function readPages(
  { clients, window }: Collection,
  queries: MetricDataQuery[],
  abortSignal: AbortSignal,
): Promise<MetricDataResult[]> {
  const results: MetricDataResult[] = [];
  let NextToken: string | undefined;
  do {
    const page = await clients.cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: window.startAt,
        EndTime: window.endAt,
        ...(NextToken ? { NextToken } : {}),
      }),
      { abortSignal },
    );
    results.push(...(page.MetricDataResults ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return results;
}

/** The service's utilization and task counts over the window. One trip: the queries are spread so that each call is a page. */
export async function readServiceMetrics(collection: Collection): Promise<MetricDataResult[]> {
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
): Promise<MetricDataResult[]> {
  const queries = requestQueries(dimensions, collection.window.periodSeconds);
  return await collection.optional('GetMetricData', [], (signal) => readPages(collection, queries, signal));
}

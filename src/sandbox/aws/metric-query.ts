import type { AccountView } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, numberOf, objectOf, objectsOf, refuseMoreThan, textOf } from './input.ts';
import { type CatalogMetric, findMetric } from './metric-catalog.ts';
import { findNatMetric, type NatMetric } from './nat-metrics.ts';

/** One query of GetMetricData, checked; `metric` is undefined when CloudWatch holds nothing of that name. */
export interface MetricQuery {
  readonly id: string;
  readonly label: string;
  readonly metric: CatalogMetric | NatMetric | undefined;
  readonly periodSeconds: number;
  readonly statistic: string;
  readonly isReturned: boolean;
}

/** The queries of a request. Throws ValidationException in CloudWatch's words for what it refuses. */
export function parseMetricQueries(view: AccountView, input: Input): readonly MetricQuery[] {
  const queries = objectsOf(input, 'MetricDataQueries');
  if (queries === undefined || queries.length === 0) {
    throw awsError('MissingRequiredParameterException', 'The parameter MetricDataQueries is required.');
  }
  refuseMoreThan(queries, 500, 'The collection MetricDataQueries', 'ValidationException');
  const ids = new Set<string>();
  return queries.map((query, index) => {
    const id = textOf(query, 'Id') ?? '';
    const path = `MetricDataQueries.member.${index + 1}`;
    if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(id)) invalid(`The value for ${path}.Id must match ^[a-z][a-zA-Z0-9_]*$.`);
    if (ids.has(id)) invalid('The values for parameter id in MetricDataQueries are not unique.');
    ids.add(id);
    return parseQuery(view, query, id, path);
  });
}

function parseQuery(view: AccountView, query: Input, id: string, path: string): MetricQuery {
  const metricStat = objectOf(query, 'MetricStat');
  if (metricStat === undefined) {
    return invalid(`Error in ${path}: expressions are not served by this endpoint; give a MetricStat.`);
  }
  const metric = objectOf(metricStat, 'Metric');
  const metricName = metric === undefined ? undefined : textOf(metric, 'MetricName');
  const namespace = metric === undefined ? undefined : textOf(metric, 'Namespace');
  const statistic = textOf(metricStat, 'Stat');
  if (metric === undefined || metricName === undefined || namespace === undefined) {
    return invalid(`The parameters ${path}.MetricStat.Metric.Namespace and MetricName are required.`);
  }
  if (statistic === undefined) return invalid(`The parameter ${path}.MetricStat.Stat is required.`);
  if (
    !/^(Average|Maximum|Minimum|Sum|SampleCount|(p|tm|tc|ts|wm)\d{1,3}(\.\d+)?|(TM|TC|TS|WM|PR)\(.+\)|IQM)$/.test(
      statistic,
    )
  ) {
    return invalid(`The value ${statistic} for parameter ${path}.MetricStat.Stat is not supported.`);
  }
  const periodSeconds = numberOf(metricStat, 'Period');
  if (periodSeconds === undefined) return invalid(`The parameter ${path}.MetricStat.Period is required.`);
  if (![1, 5, 10, 20, 30].includes(periodSeconds) && (periodSeconds < 60 || periodSeconds % 60 !== 0)) {
    return invalid(`The parameter ${path}.MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  const dimensions = (objectsOf(metric, 'Dimensions') ?? []).map((each) => ({
    name: textOf(each, 'Name') ?? '',
    value: textOf(each, 'Value') ?? '',
  }));
  const unit = textOf(metricStat, 'Unit');
  const found =
    findMetric(view, namespace, metricName, dimensions) ?? findNatMetric(view, namespace, metricName, dimensions);
  return {
    id,
    label: textOf(query, 'Label') ?? metricName,
    // A unit that the metric was not published with matches nothing.
    metric: unit === undefined || unit === found?.unit ? found : undefined,
    periodSeconds,
    statistic,
    isReturned: query.ReturnData !== false,
  };
}

function invalid(message: string): never {
  throw awsError('ValidationException', message);
}

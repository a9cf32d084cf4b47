import { taskCountAt } from '../account/task-count.ts';
import type { AccountView } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, objectsOf, refuseMoreThan, textOf } from './input.ts';
import { metricsOf } from './metric-catalog.ts';
import { natMetrics } from './nat-metrics.ts';
import { pageOf } from './paging.ts';

/** ListMetrics: 500 a page; filters are namespace, name and dimensions, of which a metric must have all. */
export function listMetrics(view: AccountView, input: Input): unknown {
  const namespace = textOf(input, 'Namespace');
  const metricName = textOf(input, 'MetricName');
  const recentlyActive = textOf(input, 'RecentlyActive');
  if (recentlyActive !== undefined && recentlyActive !== 'PT3H') {
    throw awsError('InvalidParameterValueException', 'The value for parameter RecentlyActive must be PT3H.');
  }
  const filters = objectsOf(input, 'Dimensions') ?? [];
  refuseMoreThan(filters, 10, 'The collection Dimensions', 'InvalidParameterValueException');
  const wanted = filters.map((each) => ({ name: textOf(each, 'Name') ?? '', value: textOf(each, 'Value') }));
  const ofServices = view.clusters
    .flatMap((cluster) => view.servicesOf(cluster.name))
    // A service without tasks publishes nothing, and what published nothing for two weeks is not listed.
    .filter((service) => service.taskCount.kind !== 'fixed' || taskCountAt(service, Math.floor(view.now / 60_000)) > 0)
    .flatMap((service) => metricsOf(view, service));
  const metrics = [...ofServices, ...natMetrics(view)]
    .filter((metric) => namespace === undefined || metric.namespace === namespace)
    .filter((metric) => metricName === undefined || metric.metricName === metricName)
    .filter((metric) =>
      wanted.every(
        ({ name, value }) =>
          Object.hasOwn(metric.dimensions, name) && (value === undefined || metric.dimensions[name] === value),
      ),
    );
  const page = pageOf(metrics, input, {
    tokenName: 'NextToken',
    sizeName: null,
    defaultSize: 500,
    largestSize: 500,
    invalidToken: { code: 'InvalidParameterValueException', message: 'Invalid nextToken' },
    invalidSizeCode: 'InvalidParameterValueException',
  });
  return {
    Metrics: page.items.map((metric) => ({
      Namespace: metric.namespace,
      MetricName: metric.metricName,
      Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
    })),
    NextToken: page.token,
  };
}

import { targetGroupDimensions } from '../account/alarms.ts';
import type { MeasuredQuantity } from '../account/metric-model.ts';
import type { SampleService } from '../account/sample-service.ts';
import type { AccountView } from './account-view.ts';

/** A metric of a service as CloudWatch names it. */
export interface CatalogMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly quantity: MeasuredQuantity;
  readonly service: SampleService;
}

const ecsMetrics: readonly (readonly [string, MeasuredQuantity, string])[] = [
  ['CPUUtilization', 'cpuPercent', 'Percent'],
  ['MemoryUtilization', 'memoryPercent', 'Percent'],
];

const insightsMetrics: readonly (readonly [string, MeasuredQuantity, string])[] = [
  ['CpuUtilized', 'cpuUnits', 'None'],
  ['CpuReserved', 'cpuUnitsReserved', 'None'],
  ['MemoryUtilized', 'memoryMiB', 'Megabytes'],
  ['MemoryReserved', 'memoryMiBReserved', 'Megabytes'],
  ['EphemeralStorageUtilized', 'storageGiB', 'Gigabytes'],
  ['EphemeralStorageReserved', 'storageGiBReserved', 'Gigabytes'],
  ['RunningTaskCount', 'runningTasks', 'Count'],
  ['DesiredTaskCount', 'desiredTasks', 'Count'],
];

const loadBalancerMetrics: readonly (readonly [string, MeasuredQuantity, string])[] = [
  ['RequestCountPerTarget', 'requestsPerTask', 'None'],
  ['RequestCount', 'requests', 'Count'],
];

/** Metrics that exist for a service: Container Insights only where the cluster has it, requests behind a balancer. */
export function metricsOf(view: AccountView, service: SampleService): readonly CatalogMetric[] {
  const cluster = view.clusters.find((each) => each.name === service.clusterName);
  const dimensions = { ClusterName: service.clusterName, ServiceName: service.name };
  const metrics = ecsMetrics.map((row) => catalogMetric('AWS/ECS', dimensions, service, row));
  if (cluster !== undefined && cluster.containerInsights !== 'disabled') {
    metrics.push(...insightsMetrics.map((row) => catalogMetric('ECS/ContainerInsights', dimensions, service, row)));
  }
  const group = targetGroupDimensions(service);
  if (group !== null) {
    const byTarget = { TargetGroup: group.targetGroup };
    const byBoth = { TargetGroup: group.targetGroup, LoadBalancer: group.loadBalancer };
    metrics.push(...loadBalancerMetrics.map((row) => catalogMetric('AWS/ApplicationELB', byTarget, service, row)));
    metrics.push(...loadBalancerMetrics.map((row) => catalogMetric('AWS/ApplicationELB', byBoth, service, row)));
  }
  return metrics;
}

/** The metric with exactly these dimensions, in any order; undefined when one is missing or one too many. */
export function findMetric(
  view: AccountView,
  namespace: string,
  metricName: string,
  dimensions: readonly { readonly name: string; readonly value: string }[],
): CatalogMetric | undefined {
  const dimension = (name: string) => dimensions.find((each) => each.name === name)?.value ?? '';
  const candidates =
    namespace === 'AWS/ApplicationELB'
      ? view.clusters.flatMap((cluster) => view.servicesOf(cluster.name)).filter((each) => each.targetGroup !== null)
      : [view.service(dimension('ClusterName'), dimension('ServiceName'))].filter((each) => each !== undefined);
  return candidates
    .flatMap((service) => metricsOf(view, service))
    .find(
      (metric) =>
        metric.namespace === namespace &&
        metric.metricName === metricName &&
        Object.keys(metric.dimensions).length === dimensions.length &&
        dimensions.every(
          (each) => Object.hasOwn(metric.dimensions, each.name) && metric.dimensions[each.name] === each.value,
        ),
    );
}

function catalogMetric(
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
  service: SampleService,
  [metricName, quantity, unit]: readonly [string, MeasuredQuantity, string],
): CatalogMetric {
  return { namespace, metricName, dimensions, unit, quantity, service };
}

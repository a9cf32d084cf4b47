import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { TargetGroupDimensions } from './map-autoscaling.ts';

/** The ids by which answers are told apart; the first four are those of `fargate-advisor metrics-query` too. */
export type MetricId =
  | 'cpu_average'
  | 'cpu_maximum'
  | 'memory_average'
  | 'memory_maximum'
  | 'cpu_samples'
  | 'running_tasks'
  | 'requests';

interface MetricSpec {
  readonly id: MetricId;
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: 'Average' | 'Maximum' | 'SampleCount' | 'Sum';
}

/** What is read of every service. ServiceName without ClusterName answers nothing. */
export const UTILIZATION_METRICS: readonly MetricSpec[] = [
  { id: 'cpu_average', namespace: 'AWS/ECS', metric: 'CPUUtilization', statistic: 'Average' },
  { id: 'cpu_maximum', namespace: 'AWS/ECS', metric: 'CPUUtilization', statistic: 'Maximum' },
  { id: 'memory_average', namespace: 'AWS/ECS', metric: 'MemoryUtilization', statistic: 'Average' },
  { id: 'memory_maximum', namespace: 'AWS/ECS', metric: 'MemoryUtilization', statistic: 'Maximum' },
];

/** Two sources of the number of tasks; Container Insights answers nothing where it is off. */
const TASK_COUNT_METRICS: readonly MetricSpec[] = [
  { id: 'cpu_samples', namespace: 'AWS/ECS', metric: 'CPUUtilization', statistic: 'SampleCount' },
  { id: 'running_tasks', namespace: 'ECS/ContainerInsights', metric: 'RunningTaskCount', statistic: 'Average' },
];

type Dimensions = Readonly<Record<string, string>>;

function toQuery(spec: MetricSpec, dimensions: Dimensions, periodSeconds: number): MetricDataQuery {
  return {
    Id: spec.id,
    MetricStat: {
      Metric: {
        Namespace: spec.namespace,
        MetricName: spec.metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: periodSeconds,
      Stat: spec.statistic,
    },
  };
}

/** The queries for a service's utilization: what `metrics-query` prints. */
export function utilizationQueries(
  ref: { readonly cluster: string; readonly name: string },
  periodSeconds: number,
): MetricDataQuery[] {
  const dimensions = { ClusterName: ref.cluster, ServiceName: ref.name };
  return UTILIZATION_METRICS.map((spec) => toQuery(spec, dimensions, periodSeconds));
}

/** The queries for a service's utilization and its number of tasks; Container Insights is asked unless it is known to be off. */
export function serviceQueries(
  ref: { readonly cluster: string; readonly name: string },
  periodSeconds: number,
  { containerInsights = true }: { readonly containerInsights?: boolean } = {},
): MetricDataQuery[] {
  const dimensions = { ClusterName: ref.cluster, ServiceName: ref.name };
  return [...UTILIZATION_METRICS, ...TASK_COUNT_METRICS]
    .filter(({ namespace }) => containerInsights || namespace !== 'ECS/ContainerInsights')
    .map((spec) => toQuery(spec, dimensions, periodSeconds));
}

/** The query for the requests a period that reached a target group. */
export function requestQueries(dimensions: TargetGroupDimensions, periodSeconds: number): MetricDataQuery[] {
  const spec: MetricSpec = {
    id: 'requests',
    namespace: 'AWS/ApplicationELB',
    metric: 'RequestCount',
    statistic: 'Sum',
  };
  const { loadBalancer, targetGroup } = dimensions;
  return [toQuery(spec, { LoadBalancer: loadBalancer, TargetGroup: targetGroup }, periodSeconds)];
}

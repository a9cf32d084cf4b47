import { uuid } from './noise.ts';
import type { SamplePolicy, SampleService } from './sample-service.ts';

/** A CloudWatch alarm that a scaling policy acts on. */
export interface SampleAlarm {
  readonly name: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly statistic: 'Average' | 'Sum';
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparison:
    | 'GreaterThanThreshold'
    | 'GreaterThanOrEqualToThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold';
}

/** The name of the target group's dimension, `targetgroup/NAME/ID`, and of its load balancer, `app/NAME/ID`. */
export function targetGroupDimensions(
  service: SampleService,
): { readonly targetGroup: string; readonly loadBalancer: string } | null {
  const group = service.targetGroup;
  if (group === null) return null;
  const digits = uuid(service.seed, 'load balancer').replaceAll('-', '');
  return {
    targetGroup: `targetgroup/${group.name}/${digits.slice(0, 16)}`,
    loadBalancer: `app/${group.loadBalancerName}/${digits.slice(16)}`,
  };
}

/**
 * The alarms of a policy. Target tracking has a high one (3 minutes above the target) and, unless scale-in is
 * disabled, a low one (15 minutes below nine tenths of it), as AWS makes them; step scaling has its own.
 */
export function alarmsOf(service: SampleService, policy: SamplePolicy): readonly SampleAlarm[] {
  const serviceDimensions = [
    { name: 'ClusterName', value: service.clusterName },
    { name: 'ServiceName', value: service.name },
  ];
  if (policy.type === 'StepScaling') {
    const { alarm } = policy;
    return [
      {
        name: alarm.name,
        namespace: 'AWS/ECS',
        metricName: alarm.metric,
        statistic: 'Average',
        dimensions: serviceDimensions,
        periodSeconds: alarm.periodSeconds,
        evaluationPeriods: alarm.evaluationPeriods,
        threshold: alarm.threshold,
        comparison: alarm.comparison,
      },
    ];
  }
  const dimensions = targetGroupDimensions(service);
  const isRequests = policy.metric === 'ALBRequestCountPerTarget' && dimensions !== null;
  const metricName = isRequests
    ? 'RequestCountPerTarget'
    : policy.metric === 'ECSServiceAverageMemoryUtilization'
      ? 'MemoryUtilization'
      : 'CPUUtilization';
  const common = {
    namespace: isRequests ? 'AWS/ApplicationELB' : 'AWS/ECS',
    metricName,
    statistic: isRequests ? ('Sum' as const) : ('Average' as const),
    dimensions: isRequests ? [{ name: 'TargetGroup', value: dimensions.targetGroup }] : serviceDimensions,
    periodSeconds: 60,
  };
  const prefix = `TargetTracking-service/${service.clusterName}/${service.name}`;
  const high: SampleAlarm = {
    ...common,
    name: `${prefix}-AlarmHigh-${uuid(service.seed, `${policy.name} high`)}`,
    evaluationPeriods: 3,
    threshold: policy.target,
    comparison: 'GreaterThanThreshold',
  };
  if (policy.disableScaleIn) return [high];
  const low: SampleAlarm = {
    ...common,
    name: `${prefix}-AlarmLow-${uuid(service.seed, `${policy.name} low`)}`,
    evaluationPeriods: 15,
    threshold: policy.target * 0.9,
    comparison: 'LessThanThreshold',
  };
  return [high, low];
}

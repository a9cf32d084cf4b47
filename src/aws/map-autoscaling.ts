import type {
  ScalableTarget,
  ScheduledAction,
  ScalingPolicy as SdkPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Autoscaling, ScalingAlarm, ScalingPolicy, StepAdjustment } from '../core/evidence.ts';

interface AutoscalingSources {
  readonly targets: readonly ScalableTarget[];
  readonly policies: readonly SdkPolicy[];
  readonly scheduledActions: readonly ScheduledAction[];
  /** The alarms of step policies. */
  readonly alarms: readonly MetricAlarm[];
  /** Stands in for the bounds when the policies could be read and the target could not. */
  readonly desiredCount: number;
}

/** CloudWatch's dimensions of a target group behind a load balancer. */
export interface TargetGroupDimensions {
  readonly loadBalancer: string;
  readonly targetGroup: string;
}

/** Reads `app/web/50dc6c495c0c9188/targetgroup/web/943f017f100becff`; undefined for anything else. */
export function parseResourceLabel(label: string | undefined): TargetGroupDimensions | undefined {
  const [, loadBalancer, targetGroup] =
    /^((?:app|net|gwy)\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label ?? '') ?? [];
  return loadBalancer && targetGroup ? { loadBalancer, targetGroup } : undefined;
}

/** The target group whose requests a policy follows, when one does. */
export function targetGroupOf(policies: readonly SdkPolicy[]): TargetGroupDimensions | undefined {
  for (const { TargetTrackingScalingPolicyConfiguration: tracking } of policies) {
    const { PredefinedMetricType, ResourceLabel } = tracking?.PredefinedMetricSpecification ?? {};
    const dimensions =
      PredefinedMetricType === 'ALBRequestCountPerTarget' ? parseResourceLabel(ResourceLabel) : undefined;
    if (dimensions) return dimensions;
  }
  return undefined;
}

/** The names of the alarms that set off step policies. Target tracking's own alarms say nothing new. */
export function stepAlarmNames(policies: readonly SdkPolicy[]): string[] {
  const names = policies
    .filter(({ PolicyType }) => PolicyType === 'StepScaling')
    .flatMap(({ Alarms }) => (Alarms ?? []).flatMap(({ AlarmName }) => (AlarmName ? [AlarmName] : [])));
  return [...new Set(names)];
}

/** An alarm as evidence says it; undefined when it lacks a threshold, as an anomaly-detection alarm does. */
export function mapAlarm(alarm: MetricAlarm): ScalingAlarm | undefined {
  const stat = alarm.Metrics?.find(({ MetricStat }) => MetricStat !== undefined)?.MetricStat;
  const metric = alarm.MetricName ?? stat?.Metric?.MetricName;
  const periodSeconds = alarm.Period ?? stat?.Period;
  if (metric === undefined || periodSeconds === undefined || alarm.Threshold === undefined) return undefined;
  return {
    metric,
    threshold: alarm.Threshold,
    comparison: alarm.ComparisonOperator ?? 'GreaterThanThreshold',
    periodSeconds,
    evaluationPeriods: alarm.EvaluationPeriods ?? 1,
  };
}

function mapTracking(policy: SdkPolicy): Partial<ScalingPolicy> {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking === undefined) return {};
  const custom = tracking.CustomizedMetricSpecification;
  const metric =
    tracking.PredefinedMetricSpecification?.PredefinedMetricType ??
    custom?.MetricName ??
    custom?.Metrics?.find(({ MetricStat }) => MetricStat !== undefined)?.MetricStat?.Metric?.MetricName;
  return {
    ...(metric ? { metric } : {}),
    ...(tracking.TargetValue === undefined ? {} : { target: tracking.TargetValue }),
    ...(tracking.DisableScaleIn === undefined ? {} : { disableScaleIn: tracking.DisableScaleIn }),
    ...(tracking.ScaleOutCooldown === undefined ? {} : { scaleOutCooldownSeconds: tracking.ScaleOutCooldown }),
    ...(tracking.ScaleInCooldown === undefined ? {} : { scaleInCooldownSeconds: tracking.ScaleInCooldown }),
  };
}

function mapPredictive(policy: SdkPolicy): Partial<ScalingPolicy> {
  const specification = policy.PredictiveScalingPolicyConfiguration?.MetricSpecifications?.[0];
  if (specification === undefined) return {};
  const metric =
    specification.PredefinedMetricPairSpecification?.PredefinedMetricType ??
    specification.PredefinedScalingMetricSpecification?.PredefinedMetricType;
  return {
    ...(metric ? { metric } : {}),
    ...(specification.TargetValue === undefined ? {} : { target: specification.TargetValue }),
  };
}

function mapSteps(policy: SdkPolicy, alarms: readonly MetricAlarm[]): Partial<ScalingPolicy> {
  const steps = policy.StepScalingPolicyConfiguration;
  if (steps === undefined) return {};
  const names = new Set((policy.Alarms ?? []).map(({ AlarmName }) => AlarmName));
  const alarm = alarms.flatMap((candidate) => (names.has(candidate.AlarmName) ? (mapAlarm(candidate) ?? []) : []))[0];
  return {
    ...(alarm ? { metric: alarm.metric, alarm } : {}),
    ...(steps.AdjustmentType ? { adjustmentType: steps.AdjustmentType } : {}),
    // A step policy has one cooldown, for whichever way its steps point.
    ...(steps.Cooldown === undefined
      ? {}
      : { scaleOutCooldownSeconds: steps.Cooldown, scaleInCooldownSeconds: steps.Cooldown }),
    stepAdjustments: (steps.StepAdjustments ?? []).map(
      ({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper, ScalingAdjustment }): StepAdjustment => ({
        ...(lower === undefined ? {} : { lowerBound: lower }),
        ...(upper === undefined ? {} : { upperBound: upper }),
        adjustment: ScalingAdjustment ?? 0,
      }),
    ),
  };
}

/**
 * The service's autoscaling, or null when it has none. Policies without a readable target keep the desired count as
 * both bounds: that a service is autoscaled matters more than how far.
 */
export function mapAutoscaling(sources: AutoscalingSources): Autoscaling | null {
  const { targets, policies, scheduledActions, alarms, desiredCount } = sources;
  const target = targets[0];
  if (target === undefined && policies.length === 0) return null;
  const scheduled = scheduledActions.flatMap(({ Schedule, Timezone, ScalableTargetAction: bounds }) =>
    Schedule === undefined
      ? []
      : [
          {
            schedule: Schedule,
            ...(Timezone ? { timezone: Timezone } : {}),
            ...(bounds?.MinCapacity === undefined ? {} : { minCapacity: bounds.MinCapacity }),
            ...(bounds?.MaxCapacity === undefined ? {} : { maxCapacity: bounds.MaxCapacity }),
          },
        ],
  );
  return {
    minCapacity: target?.MinCapacity ?? desiredCount,
    maxCapacity: target?.MaxCapacity ?? desiredCount,
    policies: policies.map((policy) => ({
      type: policy.PolicyType ?? 'Unknown',
      ...mapTracking(policy),
      ...mapPredictive(policy),
      ...mapSteps(policy, alarms),
    })),
    ...(scheduled.length > 0 ? { scheduledActions: scheduled } : {}),
  };
}

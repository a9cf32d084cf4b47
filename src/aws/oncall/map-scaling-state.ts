import type {
  ScalableTarget,
  ScalingPolicy,
  ScalingActivity as SdkActivity,
} from '@aws-sdk/client-application-auto-scaling';
import type { ScalingActivity, ScalingState } from '../../core/oncall/symptoms.ts';
import { redact } from '../../core/redaction/redact.ts';

/** The bounds and the CPU target, or null where the service does not scale by itself. */
export function mapScalingState(
  targets: readonly ScalableTarget[],
  policies: readonly ScalingPolicy[],
): ScalingState | null {
  const [target] = targets;
  if (target === undefined) return null;
  const tracking = policies
    .map(({ TargetTrackingScalingPolicyConfiguration: configuration }) => configuration)
    .find((each) => /CPUUtilization/.test(each?.PredefinedMetricSpecification?.PredefinedMetricType ?? ''));
  return {
    minCapacity: target.MinCapacity ?? 0,
    maxCapacity: target.MaxCapacity ?? 0,
    cpuTarget: tracking?.TargetValue ?? null,
  };
}

/** Activities since `from`, newest first. */
export function mapScalingActivities(activities: readonly SdkActivity[], from: string): ScalingActivity[] {
  return activities
    .flatMap(({ StartTime, Description = '', Cause = '', NotScaledReasons }) => {
      if (StartTime === undefined) return [];
      const count = /desired count to (\d+)/i.exec(Description)?.[1];
      const isAtMaximum = (NotScaledReasons ?? []).some(({ Code }) => Code === 'AlreadyAtMaxCapacity');
      const isScaled = (NotScaledReasons ?? []).length === 0;
      return [
        {
          at: StartTime.toISOString(),
          toCount: isScaled && count !== undefined ? Number(count) : null,
          cause: redact(Cause),
          isAtMaximum,
        },
      ];
    })
    .filter(({ at }) => at >= from)
    .sort((a, b) => b.at.localeCompare(a.at));
}

import type { Autoscaling, ScalingPolicy } from '../../evidence.ts';
import { scalingCommand } from '../change.ts';
import { type CheckRule, finding, onService, PASSED } from '../rule.ts';

/** Why the number of tasks only ever rises. */
export type ScaleInBlock = 'minimumIsMaximum' | 'disabled' | 'noStepDown';

interface Figures {
  readonly because: ScaleInBlock;
  readonly minCapacity: number;
  readonly maxCapacity: number;
}

function canScaleIn({ type, disableScaleIn, stepAdjustments, adjustmentType }: ScalingPolicy): boolean {
  // A step to an exact number of tasks may go down as well as up.
  if (type === 'StepScaling' && adjustmentType === 'ExactCapacity') return true;
  if (type === 'StepScaling') return (stepAdjustments ?? []).some(({ adjustment }) => adjustment < 0);
  // Predictive scaling forecasts the floor and never takes tasks away by itself.
  return type === 'TargetTrackingScaling' && disableScaleIn !== true;
}

function blockOf({ minCapacity, maxCapacity, policies, scheduledActions = [] }: Autoscaling): ScaleInBlock | null {
  if (minCapacity === maxCapacity && scheduledActions.length === 0) return 'minimumIsMaximum';
  if (policies.length === 0 || policies.some(canScaleIn)) return null;
  return policies.some(({ disableScaleIn }) => disableScaleIn === true) ? 'disabled' : 'noStepDown';
}

/** The number of tasks can rise and never falls again: after the first peak the service pays for it for ever. */
export const NEVER_SCALES_IN: CheckRule<'never-scales-in', Figures> = {
  id: 'never-scales-in',
  severity: 'medium',
  applies: ({ service }) => service === null || service.evidence.autoscaling !== null,
  evaluate: onService(({ evidence: { autoscaling } }) => {
    const because = autoscaling === null ? null : blockOf(autoscaling);
    if (autoscaling === null || because === null) return PASSED;
    return finding({ because, minCapacity: autoscaling.minCapacity, maxCapacity: autoscaling.maxCapacity });
  }),
  change: ({ because, maxCapacity }, subject) => {
    if (because === 'minimumIsMaximum') {
      const fewer = String(Math.max(1, Math.ceil(maxCapacity / 2)));
      return [scalingCommand(subject, 'register-scalable-target', '--min-capacity', fewer)];
    }
    return [
      scalingCommand(
        subject,
        'put-scaling-policy',
        '--policy-name',
        'cpu-60',
        '--policy-type',
        'TargetTrackingScaling',
        '--target-tracking-scaling-policy-configuration',
        '{"TargetValue":60,"PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"},"DisableScaleIn":false}',
      ),
    ];
  },
};

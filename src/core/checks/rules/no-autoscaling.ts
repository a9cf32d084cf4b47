import { levelOf, loadHours } from '../../autoscaling/hourly-load.ts';
import { scalingCommand } from '../change.ts';
import { type CheckRule, finding, isUnread, notKnown, onService, PASSED, unread } from '../rule.ts';

interface Figures {
  readonly tasks: number;
  readonly lowPercent: number;
  readonly highPercent: number;
}

/** Three days show a daily rhythm three times. */
const NEEDED_DAYS = 3;
/** Twice as much by day as by night, and enough of it that a task less would be missed or one more wanted. */
const LEAST_RATIO = 2;
const LEAST_HIGH_PERCENT = 20;
const LARGEST_FLEET_FACTOR = 2;

/** The load comes and goes and the number of tasks stays: too many at night, too few at the peak. */
export const NO_AUTOSCALING: CheckRule<'no-autoscaling', Figures> = {
  id: 'no-autoscaling',
  severity: 'medium',
  applies: ({ service }) =>
    service === null ||
    (service.settings.schedulingStrategy === 'REPLICA' && service.evidence.service.desiredCount > 1),
  evaluate: onService(({ evidence }, subject) => {
    if (evidence.autoscaling !== null) return PASSED;
    if (isUnread(subject, 'DescribeScalableTargets')) return unread(subject, 'DescribeScalableTargets');
    const hours = loadHours(evidence);
    const days = hours.length / 24;
    if (days < NEEDED_DAYS) return notKnown('FewDays', { days, neededDays: NEEDED_DAYS });
    const lowPercent = levelOf(hours, 0.25);
    const highPercent = levelOf(hours, 0.95);
    if (highPercent < LEAST_HIGH_PERCENT || highPercent < LEAST_RATIO * lowPercent) return PASSED;
    return finding({ tasks: evidence.service.desiredCount, lowPercent, highPercent });
  }),
  change: ({ tasks }, subject) => [
    scalingCommand(
      subject,
      'register-scalable-target',
      '--min-capacity',
      String(Math.max(2, Math.ceil(tasks / 2))),
      '--max-capacity',
      String(tasks * LARGEST_FLEET_FACTOR),
    ),
    scalingCommand(
      subject,
      'put-scaling-policy',
      '--policy-name',
      'cpu-60',
      '--policy-type',
      'TargetTrackingScaling',
      '--target-tracking-scaling-policy-configuration',
      '{"TargetValue":60,"PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}',
    ),
  ],
};

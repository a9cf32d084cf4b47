import { scalingCommand, updateService } from '../change.ts';
import { type CheckRule, finding, onService, PASSED } from '../rule.ts';

interface Figures {
  /** The service is autoscaled, and its minimum is what allows one task. */
  readonly isMinimum: boolean;
}

/** One task, always or at the least: a deployment that fails, a lost host or a zone in trouble is an outage. */
export const SINGLE_TASK: CheckRule<'single-task', Figures> = {
  id: 'single-task',
  severity: 'medium',
  applies: ({ service }) =>
    service === null ||
    (service.settings.schedulingStrategy === 'REPLICA' && service.evidence.service.desiredCount > 0),
  evaluate: onService<Figures>(({ evidence: { autoscaling, service } }) => {
    if (autoscaling === null) return service.desiredCount === 1 ? finding({ isMinimum: false }) : PASSED;
    // A minimum of none is meant: nobody waits for it.
    return autoscaling.minCapacity === 1 ? finding({ isMinimum: true }) : PASSED;
  }),
  change: ({ isMinimum }, subject) => [
    isMinimum
      ? scalingCommand(subject, 'register-scalable-target', '--min-capacity', '2')
      : updateService(subject, '--desired-count', '2'),
  ],
};

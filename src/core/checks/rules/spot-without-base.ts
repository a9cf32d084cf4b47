import { approximately } from '../../exact.ts';
import { spotShare } from '../../pricing/fargate-cost.ts';
import { updateService } from '../change.ts';
import { type CheckRule, finding, onService, PASSED } from '../rule.ts';
import type { CheckedService, CheckSubject } from '../subject.ts';

/** The fewest tasks that the service runs with. */
function fewestTasks({ evidence }: CheckedService): number {
  return evidence.autoscaling?.minCapacity ?? evidence.service.desiredCount;
}

/** False where the number of tasks is set to zero, and nothing raises it. */
function runsAnything({ evidence }: CheckedService): boolean {
  return evidence.autoscaling !== null || evidence.service.desiredCount > 0;
}

function usesSpot({ service }: CheckSubject): boolean {
  const providers = service?.evidence.service.capacityProviders ?? [];
  return providers.some(({ name, base, weight }) => name === 'FARGATE_SPOT' && (base > 0 || weight > 0));
}

/** With the strategy as it is, less than one task is sure to run on demand: Spot can take all of them at once. */
export const SPOT_WITHOUT_BASE: CheckRule<'spot-without-base', { readonly tasks: number }> = {
  id: 'spot-without-base',
  severity: 'high',
  applies: (subject) => subject.service === null || (usesSpot(subject) && runsAnything(subject.service)),
  evaluate: onService((service) => {
    const tasks = fewestTasks(service);
    const onSpot = approximately(spotShare(tasks, service.evidence.service.capacityProviders ?? []));
    const onDemand = Math.max(1, tasks) * (1 - onSpot);
    return onDemand >= 1 ? PASSED : finding({ tasks });
  }),
  change: (_figures, subject) => [
    updateService(
      subject,
      '--capacity-provider-strategy',
      'capacityProvider=FARGATE,base=1,weight=1',
      'capacityProvider=FARGATE_SPOT,base=0,weight=4',
      '--force-new-deployment',
    ),
  ],
};

import { updateService } from '../change.ts';
import { type CheckRule, finding, onService, PASSED } from '../rule.ts';

/** A deployment that cannot come up is tried again and again, and nothing brings the last good one back. */
export const NO_CIRCUIT_BREAKER: CheckRule<'no-circuit-breaker', { readonly isOn: boolean }> = {
  id: 'no-circuit-breaker',
  severity: 'medium',
  applies: ({ service }) =>
    service === null ||
    (service.settings.deploymentController === 'ECS' && service.settings.deploymentStrategy === 'ROLLING'),
  evaluate: onService(({ settings: { circuitBreaker } }) =>
    circuitBreaker.enabled && circuitBreaker.rollback ? PASSED : finding({ isOn: circuitBreaker.enabled }),
  ),
  change: (_figures, subject) => [
    updateService(subject, '--deployment-configuration', 'deploymentCircuitBreaker={enable=true,rollback=true}'),
  ],
};

import { containerChange } from '../change.ts';
import { isSidecar } from '../images.ts';
import { type CheckRule, finding, onTaskDefinition, PASSED } from '../rule.ts';

interface Figures {
  readonly containers: readonly string[];
  /** The shortest of theirs. */
  readonly seconds: number;
}

/** Fargate's default and the most it allows. Source: ECS API, ContainerDefinition.stopTimeout. */
const DEFAULT_SECONDS = 30;
const MOST_SECONDS = 120;

/** Spot gives two minutes between SIGTERM and the end; a container with less is killed while time is left. */
export const SHORT_STOP_TIMEOUT: CheckRule<'short-stop-timeout', Figures> = {
  id: 'short-stop-timeout',
  severity: 'medium',
  applies: ({ service }) =>
    (service?.evidence.service.capacityProviders ?? []).some(
      ({ name, base, weight }) => name === 'FARGATE_SPOT' && (base > 0 || weight > 0),
    ),
  evaluate: onTaskDefinition(({ containers }) => {
    const short = containers
      .filter((container) => container.essential && !isSidecar(container))
      .map(({ name, stopTimeoutSeconds = DEFAULT_SECONDS }) => ({ name, seconds: stopTimeoutSeconds }))
      .filter(({ seconds }) => seconds < MOST_SECONDS);
    if (short.length === 0) return PASSED;
    return finding({
      containers: short.map(({ name }) => name),
      seconds: Math.min(...short.map(({ seconds }) => seconds)),
    });
  }),
  change: ({ containers }) => [containerChange(containers, { stopTimeout: MOST_SECONDS })],
};

import { containerChange } from '../change.ts';
import { isSidecar } from '../images.ts';
import { type CheckRule, finding, notKnown, onTaskDefinition, PASSED } from '../rule.ts';

/** Nobody asks the program whether it still works: one that hangs keeps its place. */
export const NO_HEALTH_CHECK: CheckRule<'no-health-check', { readonly containers: readonly string[] }> = {
  id: 'no-health-check',
  severity: 'medium',
  applies: () => true,
  evaluate: onTaskDefinition(({ containers }, { service }) => {
    const programs = containers.filter((container) => container.essential && !isSidecar(container));
    const unchecked = programs.filter(({ hasHealthCheck }) => !hasHealthCheck).map(({ name }) => name);
    if (unchecked.length < programs.length || programs.length === 0) return PASSED;
    // A load balancer asks on its own; whether there is one, a file does not say.
    if (service === null) return notKnown('OnlyTaskDefinition', {});
    return service.settings.loadBalancers > 0 ? PASSED : finding({ containers: unchecked });
  }),
  change: ({ containers }, { taskDefinition }) =>
    containers.map((name) => {
      const port = taskDefinition?.containers.find((container) => container.name === name)?.portMappings[0];
      const asks =
        port?.containerPort === undefined
          ? './healthy'
          : `wget -q -O /dev/null http://localhost:${port.containerPort}/health`;
      return containerChange([name], {
        healthCheck: {
          command: ['CMD-SHELL', `${asks} || exit 1`],
          interval: 30,
          timeout: 5,
          retries: 3,
          startPeriod: 60,
        },
      });
    }),
};

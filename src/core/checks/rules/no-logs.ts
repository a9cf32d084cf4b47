import { containerChange } from '../change.ts';
import { type CheckRule, namesFound, onTaskDefinition } from '../rule.ts';

/** What a container prints is gone with its task. */
export const NO_LOGS: CheckRule<'no-logs', { readonly containers: readonly string[] }> = {
  id: 'no-logs',
  severity: 'medium',
  applies: () => true,
  evaluate: onTaskDefinition(({ containers }) =>
    namesFound(containers.filter(({ log, isLogRouter }) => log === null && !isLogRouter).map(({ name }) => name)),
  ),
  change: ({ containers }, { taskDefinition, region }) => [
    containerChange(containers, {
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': `/ecs/${taskDefinition?.family ?? ''}`,
          'awslogs-region': region,
          'awslogs-stream-prefix': 'ecs',
        },
      },
    }),
  ],
};

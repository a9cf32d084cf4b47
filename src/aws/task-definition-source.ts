import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { TaskDefinitionSource } from '../app/ports.ts';
import { AdvisorError } from '../core/errors.ts';
import type { AwsClients } from './clients.ts';
import { withDeadline } from './deadline.ts';
import { translateSdkError } from './sdk-errors.ts';
import { readWholeTaskDefinition } from './whole-task-definition.ts';

const PATIENCE_MS = 30_000;

/** ECS's word for a family or revision that it does not have; it says nothing more exact. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'ClientException';
}

/** Reads task definitions by name, without the values of their variables. */
export function createTaskDefinitionSource(deps: {
  readonly clientsFor: (region: string) => AwsClients;
}): TaskDefinitionSource {
  return {
    read: async (name, region) => {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition: name });
      try {
        return readWholeTaskDefinition(
          await withDeadline(PATIENCE_MS, new AbortController().signal, (abortSignal) =>
            deps.clientsFor(region).ecs.send(command, { abortSignal }),
          ),
        );
      } catch (error) {
        if (!isNotFound(error)) throw translateSdkError(error, 'DescribeTaskDefinition', { region });
        throw new AdvisorError('task_definition_not_found', `There is no task definition ${name} in ${region}.`, {
          hint: 'Check the family, the revision and the region: aws ecs list-task-definition-families lists the families.',
          details: { taskDefinition: name, region },
          cause: error,
        });
      }
    },
  };
}

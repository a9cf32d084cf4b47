import { type Fields, fieldsOf } from '../core/json-fields.ts';
import type { ContainerDefinitionFields, TaskDefinitionFields } from './map-task-definition.ts';
import type { EnvironmentVariable } from './runtime-hints.ts';

type Raw = Readonly<Record<string, unknown>>;

function listOf(raw: Raw, key: string): readonly unknown[] {
  const value = raw[key];
  return Array.isArray(value) ? value : [];
}

function readPair(raw: unknown): EnvironmentVariable {
  const { name, value } = (raw ?? {}) as Raw;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof value === 'string' ? { value } : {}),
  };
}

function readContainer(raw: unknown, path: string): ContainerDefinitionFields {
  const container = fieldsOf(raw, path);
  return {
    name: container.text('name'),
    essential: container.optionalFlag('essential'),
    cpu: container.optionalCount('cpu'),
    memory: container.optionalCount('memory'),
    memoryReservation: container.optionalCount('memoryReservation'),
    entryPoint: container.optionalTexts('entryPoint'),
    command: container.optionalTexts('command'),
    environment: listOf(raw as Raw, 'environment').map(readPair),
    secrets: listOf(raw as Raw, 'secrets').map(readPair),
  };
}

/** The AWS CLI prints `"1024"`; files written by hand often say 1024. */
function readAmount(definition: Fields, raw: Raw, key: string): string | undefined {
  return typeof raw[key] === 'number' ? String(raw[key]) : definition.optionalText(key);
}

/**
 * Reads what `aws ecs describe-task-definition` prints, or the task definition inside it.
 * @throws InvalidField with the path of what is wrong
 */
export function readCliTaskDefinition(printed: unknown): TaskDefinitionFields {
  const inner = fieldsOf(printed, '').optionalObject('taskDefinition');
  const raw = (inner === null ? printed : (printed as Raw).taskDefinition) as Raw;
  const path = inner === null ? '' : 'taskDefinition';
  const definition = fieldsOf(raw, path);
  const platform = definition.optionalObject('runtimePlatform');
  const containers = raw.containerDefinitions;
  if (!Array.isArray(containers)) return definition.fail('containerDefinitions', 'expected an array');
  const at = path === '' ? 'containerDefinitions' : `${path}.containerDefinitions`;
  return {
    taskDefinitionArn: definition.optionalText('taskDefinitionArn'),
    family: definition.optionalText('family'),
    cpu: readAmount(definition, raw, 'cpu'),
    memory: readAmount(definition, raw, 'memory'),
    runtimePlatform: {
      cpuArchitecture: platform?.optionalText('cpuArchitecture'),
      operatingSystemFamily: platform?.optionalText('operatingSystemFamily'),
    },
    ephemeralStorage: { sizeInGiB: definition.optionalObject('ephemeralStorage')?.optionalCount('sizeInGiB') },
    containerDefinitions: containers.map((container: unknown, index) => readContainer(container, `${at}[${index}]`)),
  };
}

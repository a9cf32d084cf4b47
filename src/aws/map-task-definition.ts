import type { ContainerEvidence } from '../core/evidence.ts';
import type { TaskSize } from '../core/task-size.ts';
import { type EnvironmentVariable, toRuntimeHints } from './runtime-hints.ts';
import { toSafeCommand } from './safe-command.ts';

/** The part of ECS's container definition that matters here; the SDK and the AWS CLI spell it alike. */
export interface ContainerDefinitionFields {
  readonly name?: string | undefined;
  readonly essential?: boolean | undefined;
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  readonly memoryReservation?: number | undefined;
  readonly entryPoint?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
  readonly environment?: readonly EnvironmentVariable[] | undefined;
  readonly secrets?: readonly { readonly name?: string | undefined }[] | undefined;
}

/** The part of ECS's task definition that matters here. */
export interface TaskDefinitionFields {
  readonly taskDefinitionArn?: string | undefined;
  readonly family?: string | undefined;
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
  readonly runtimePlatform?:
    | { readonly cpuArchitecture?: string | undefined; readonly operatingSystemFamily?: string | undefined }
    | undefined;
  readonly ephemeralStorage?: { readonly sizeInGiB?: number | undefined } | undefined;
  readonly containerDefinitions?: readonly ContainerDefinitionFields[] | undefined;
}

/** What evidence keeps of a task definition: no values of variables, no secrets. */
export interface TaskDefinitionEvidence {
  /** Undefined where neither the task nor its containers say. */
  readonly size?: TaskSize;
  readonly operatingSystemFamily?: string;
  readonly cpuArchitecture?: string;
  readonly ephemeralStorageGiB?: number;
  readonly containers: readonly ContainerEvidence[];
}

/** `"1024"` and `"1 vCPU"` are 1024 CPU units; undefined for anything else. */
export function parseCpuUnits(text: string | undefined): number | undefined {
  const [, digits, unit] = /^(\d{1,7}(?:\.\d{1,3})?|\.\d{1,3})\s*(vcpu)?$/i.exec(text?.trim() ?? '') ?? [];
  const value = Number(digits) * (unit ? 1024 : 1);
  return value > 0 ? value : undefined;
}

/** `"2048"` and `"2 GB"` are 2048 MiB; undefined for anything else. */
export function parseMemoryMiB(text: string | undefined): number | undefined {
  const [, digits, unit] = /^(\d{1,9}(?:\.\d{1,3})?|\.\d{1,3})\s*(gb)?$/i.exec(text?.trim() ?? '') ?? [];
  const value = Number(digits) * (unit ? 1024 : 1);
  return value > 0 ? value : undefined;
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const total = values.reduce<number>((soFar, value) => soFar + (value ?? 0), 0);
  return total > 0 ? total : undefined;
}

function toSize(definition: TaskDefinitionFields): { size?: TaskSize } {
  const containers = definition.containerDefinitions ?? [];
  // Tasks on EC2 need no size of their own: CloudWatch's percentages are then of the containers' sum.
  const cpuUnits = parseCpuUnits(definition.cpu) ?? sum(containers.map(({ cpu }) => cpu));
  const memoryMiB =
    parseMemoryMiB(definition.memory) ??
    sum(containers.map(({ memory, memoryReservation }) => memoryReservation ?? memory));
  return cpuUnits === undefined || memoryMiB === undefined ? {} : { size: { cpuUnits, memoryMiB } };
}

function names(items: readonly { readonly name?: string | undefined }[] | undefined): string[] {
  return (items ?? []).flatMap(({ name }) => (name ? [name] : []));
}

/** A container's own limits and names; the values of its variables are gone, their memory settings are in `runtimeHints`. */
export function mapContainer(container: ContainerDefinitionFields): ContainerEvidence {
  const command = [...(container.entryPoint ?? []), ...(container.command ?? [])];
  const runtimeHints = toRuntimeHints({ environment: container.environment ?? [], command });
  const safeCommand = toSafeCommand(command);
  const environmentNames = names(container.environment);
  const secretNames = names(container.secrets);
  return {
    name: container.name ?? '',
    essential: container.essential ?? true,
    ...(container.cpu ? { cpuUnits: container.cpu } : {}),
    ...(container.memory ? { memoryMiB: container.memory } : {}),
    ...(container.memoryReservation ? { memoryReservationMiB: container.memoryReservation } : {}),
    ...(safeCommand ? { command: safeCommand } : {}),
    ...(runtimeHints ? { runtimeHints } : {}),
    ...(environmentNames.length > 0 ? { environmentNames } : {}),
    ...(secretNames.length > 0 ? { secretNames } : {}),
  };
}

/** A task definition as evidence keeps it, sizes in CPU units and MiB. */
export function mapTaskDefinition(definition: TaskDefinitionFields): TaskDefinitionEvidence {
  const { operatingSystemFamily, cpuArchitecture } = definition.runtimePlatform ?? {};
  const ephemeralStorageGiB = definition.ephemeralStorage?.sizeInGiB;
  return {
    ...toSize(definition),
    ...(operatingSystemFamily ? { operatingSystemFamily } : {}),
    ...(cpuArchitecture ? { cpuArchitecture } : {}),
    ...(ephemeralStorageGiB ? { ephemeralStorageGiB } : {}),
    containers: (definition.containerDefinitions ?? []).map(mapContainer),
  };
}

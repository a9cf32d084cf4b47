import type { ContainerDefinition, KeyValuePair, Secret, TaskDefinition } from '@aws-sdk/client-ecs';
import type { DefinitionChange, DefinitionState } from '../../core/oncall/symptoms.ts';
import { redact } from '../../core/redaction/redact.ts';
import { mapTaskDefinition } from '../map-task-definition.ts';

/** The task definition, and what it changed against the one before. Values are compared here and go no further. */
export function mapDefinitionState(now: TaskDefinition, before: TaskDefinition | undefined): DefinitionState {
  return {
    size: mapTaskDefinition(now).size ?? null,
    registeredAt: now.registeredAt?.toISOString() ?? null,
    revision: now.revision ?? null,
    logs: (now.containerDefinitions ?? []).flatMap(({ name, logConfiguration }) => {
      const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix } = logConfiguration?.options ?? {};
      if (logConfiguration?.logDriver !== 'awslogs' || !name || !group) return [];
      return [{ container: name, group, prefix: prefix ?? null }];
    }),
    changes: before === undefined ? [] : changesOf(now, before),
  };
}

function changesOf(now: TaskDefinition, before: TaskDefinition): DefinitionChange[] {
  const size = mapTaskDefinition(now).size;
  const oldSize = mapTaskDefinition(before).size;
  const isResized =
    size !== undefined &&
    oldSize !== undefined &&
    (size.cpuUnits !== oldSize.cpuUnits || size.memoryMiB !== oldSize.memoryMiB);
  return [
    ...(now.containerDefinitions ?? []).flatMap((container) => {
      const old = before.containerDefinitions?.find(({ name }) => name === container.name);
      return old === undefined ? [] : containerChanges(container, old);
    }),
    ...(isResized ? [{ what: 'size', from: oldSize, to: size } as const] : []),
  ];
}

function containerChanges(now: ContainerDefinition, before: ContainerDefinition): DefinitionChange[] {
  const container = now.name ?? '';
  const changes: DefinitionChange[] = [];
  if (now.image && before.image && now.image !== before.image) {
    changes.push({ what: 'image', container, from: redact(before.image), to: redact(now.image) });
  }
  if (commandOf(now) !== commandOf(before)) changes.push({ what: 'command', container });
  const environment = changedNames(valuesOf(now.environment), valuesOf(before.environment));
  if (environment.length > 0) changes.push({ what: 'environment', container, names: environment });
  const secrets = changedNames(sourcesOf(now.secrets), sourcesOf(before.secrets));
  if (secrets.length > 0) changes.push({ what: 'secrets', container, names: secrets });
  return changes;
}

function commandOf({ entryPoint, command }: ContainerDefinition): string {
  return JSON.stringify([entryPoint ?? [], command ?? []]);
}

function valuesOf(variables: readonly KeyValuePair[] | undefined): ReadonlyMap<string, string> {
  return new Map((variables ?? []).map(({ name = '', value = '' }) => [name, value]));
}

function sourcesOf(secrets: readonly Secret[] | undefined): ReadonlyMap<string, string> {
  return new Map((secrets ?? []).map(({ name = '', valueFrom = '' }) => [name, valueFrom]));
}

function changedNames(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): string[] {
  const names = new Set([...now.keys(), ...before.keys()]);
  return [...names].filter((name) => now.get(name) !== before.get(name)).sort();
}

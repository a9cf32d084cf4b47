import type { Task } from '@aws-sdk/client-ecs';
import type { ContainerEvidence, StoppedContainer, StoppedTask, TaskEvidence } from '../core/evidence.ts';
import { redact } from '../core/redaction/redact.ts';
import type { TaskLifetime } from './map-task-count.ts';
import { mapContainer, parseCpuUnits, parseMemoryMiB, type TaskDefinitionEvidence } from './map-task-definition.ts';

/** Tasks that are running, oldest first; a task that has not started yet is left out. */
export function mapRunningTasks(tasks: readonly Task[]): TaskEvidence[] {
  return tasks
    .flatMap((task) => {
      if (task.startedAt === undefined || task.stoppedAt !== undefined) return [];
      const cpuUnits = parseCpuUnits(task.cpu);
      const memoryMiB = parseMemoryMiB(task.memory);
      return [
        {
          startedAt: task.startedAt.toISOString(),
          ...(cpuUnits === undefined ? {} : { cpuUnits }),
          ...(memoryMiB === undefined ? {} : { memoryMiB }),
        },
      ];
    })
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

/** Tasks that stopped within about the last hour (ECS forgets older ones), oldest first. */
export function mapStoppedTasks(tasks: readonly Task[]): StoppedTask[] {
  return tasks
    .flatMap((task) => {
      const stoppedAt = task.stoppedAt ?? task.executionStoppedAt ?? task.stoppingAt;
      if (stoppedAt === undefined) return [];
      return [
        {
          stoppedAt: stoppedAt.toISOString(),
          ...(task.stopCode ? { stopCode: task.stopCode } : {}),
          ...(task.stoppedReason ? { stoppedReason: redact(task.stoppedReason) } : {}),
          containers: mapStoppedContainers(task),
        },
      ];
    })
    .sort((a, b) => a.stoppedAt.localeCompare(b.stoppedAt));
}

/** How each container of a stopped task ended; what AWS says about it is redacted. */
export function mapStoppedContainers({ containers }: Pick<Task, 'containers'>): StoppedContainer[] {
  return (containers ?? []).map(({ name = '', exitCode, reason }) => ({
    name,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(reason ? { reason: redact(reason) } : {}),
  }));
}

/** From when to when each task ran; a task that never started is left out. */
export function mapTaskLifetimes(tasks: readonly Task[]): TaskLifetime[] {
  return tasks.flatMap(({ startedAt, stoppedAt, executionStoppedAt, stoppingAt }) => {
    if (startedAt === undefined) return [];
    const endedAt = executionStoppedAt ?? stoppedAt ?? stoppingAt;
    return [{ startedAt, ...(endedAt === undefined ? {} : { stoppedAt: endedAt }) }];
  });
}

/** `X86_64` or `ARM64` from the attribute that ECS puts on a Fargate task. */
export function cpuArchitectureOf(tasks: readonly Task[]): string | undefined {
  for (const { attributes } of tasks) {
    const value = attributes?.find(({ name }) => name === 'ecs.cpu-architecture')?.value;
    if (value) return value.toUpperCase();
  }
  return undefined;
}

function mapTaskContainers(task: Task): ContainerEvidence[] {
  return (task.containers ?? []).map(({ name, cpu, memory, memoryReservation }) =>
    mapContainer({
      name,
      cpu: parseCpuUnits(cpu),
      memory: parseMemoryMiB(memory),
      memoryReservation: parseMemoryMiB(memoryReservation),
    }),
  );
}

/** What the newest running task tells of its task definition, for when that could not be read. */
export function definitionFromTasks(tasks: readonly Task[]): TaskDefinitionEvidence | undefined {
  const newest = tasks.toSorted((a, b) => Number(b.startedAt ?? 0) - Number(a.startedAt ?? 0))[0];
  const cpuUnits = parseCpuUnits(newest?.cpu);
  const memoryMiB = parseMemoryMiB(newest?.memory);
  if (newest === undefined || cpuUnits === undefined || memoryMiB === undefined) return undefined;
  return { size: { cpuUnits, memoryMiB }, containers: mapTaskContainers(newest) };
}

import type { Task } from '@aws-sdk/client-ecs';
import type { LiveTask, TaskStop } from '../../core/oncall/symptoms.ts';
import { redact } from '../../core/redaction/redact.ts';
import { nameOfArn } from '../map-service.ts';
import { mapStoppedContainers } from '../map-tasks.ts';

/** Tasks that have stopped or are stopping, oldest first. */
export function mapTaskStops(tasks: readonly Task[]): TaskStop[] {
  return tasks.flatMap((task) => mapTaskStop(task) ?? []).sort((a, b) => a.stoppedAt.localeCompare(b.stoppedAt));
}

/** A task that has ended, or null for one that has not. */
export function mapTaskStop(task: Task): TaskStop | null {
  const stoppedAt = task.stoppedAt ?? task.executionStoppedAt ?? task.stoppingAt;
  if (stoppedAt === undefined) return null;
  return {
    taskId: nameOfArn(task.taskArn ?? ''),
    stoppedAt: stoppedAt.toISOString(),
    startedAt: task.startedAt?.toISOString() ?? null,
    stopCode: task.stopCode ?? null,
    reason: task.stoppedReason ? redact(task.stoppedReason) : null,
    deploymentId: task.startedBy?.startsWith('ecs-svc/') ? task.startedBy : null,
    containers: mapStoppedContainers(task),
  };
}

/** What ECS knows and what is remembered of the time since `from`, each task once, oldest first. */
export function joinStops(known: readonly TaskStop[], remembered: readonly TaskStop[], from: string): TaskStop[] {
  const byId = new Map([...remembered, ...known].map((stop) => [stop.taskId, stop]));
  return [...byId.values()]
    .filter(({ stoppedAt }) => stoppedAt >= from)
    .sort((a, b) => a.stoppedAt.localeCompare(b.stoppedAt));
}

/** Tasks that run or are on their way. */
export function mapLiveTasks(tasks: readonly Task[]): LiveTask[] {
  return tasks.map(({ createdAt, startedAt, lastStatus, healthStatus, capacityProviderName }) => ({
    createdAt: (createdAt ?? startedAt ?? new Date(0)).toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    lastStatus: lastStatus ?? '',
    healthStatus: healthStatus ?? 'UNKNOWN',
    capacityProvider: capacityProviderName ?? null,
  }));
}

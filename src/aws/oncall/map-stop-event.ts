import type { Task } from '@aws-sdk/client-ecs';
import type { ServiceStop } from '../../core/oncall/service-stop.ts';
import { mapServiceStop } from './stopped-task-source.ts';

/** What a message of the queue turned out to be; `other` is well-formed and of no use here. */
export type StopEvent =
  | { readonly kind: 'stop'; readonly stop: ServiceStop }
  | { readonly kind: 'other' }
  | { readonly kind: 'malformed' };

/** Reads an EventBridge event `ECS Task State Change`; never throws. */
export function mapStopEvent(body: string): StopEvent {
  const event = parseObject(body);
  if (event === null) return { kind: 'malformed' };
  const { detail, region, 'detail-type': type } = event;
  if (type !== 'ECS Task State Change') return { kind: typeof type === 'string' ? 'other' : 'malformed' };
  if (!isObject(detail) || typeof region !== 'string') return { kind: 'malformed' };
  if (typeof detail.taskArn !== 'string' || typeof detail.clusterArn !== 'string') return { kind: 'malformed' };
  if (detail.lastStatus !== 'STOPPED') return { kind: 'other' };
  const stop = mapServiceStop(toTask(detail), region);
  return stop === null ? { kind: 'other' } : { kind: 'stop', stop };
}

/** The event writes as text what the API's client makes dates of. */
function toTask(detail: Record<string, unknown>): Task {
  const text = (name: string): string | undefined => {
    const value = detail[name];
    return typeof value === 'string' ? value : undefined;
  };
  const date = (name: string): Date | undefined => {
    const at = Date.parse(text(name) ?? '');
    return Number.isNaN(at) ? undefined : new Date(at);
  };
  return {
    taskArn: text('taskArn'),
    clusterArn: text('clusterArn'),
    group: text('group'),
    startedBy: text('startedBy'),
    stopCode: text('stopCode') as Task['stopCode'],
    stoppedReason: text('stoppedReason'),
    startedAt: date('startedAt'),
    stoppingAt: date('stoppingAt'),
    executionStoppedAt: date('executionStoppedAt'),
    stoppedAt: date('stoppedAt'),
    containers: (Array.isArray(detail.containers) ? detail.containers.filter(isObject) : []).map(
      ({ name, exitCode, reason }) => ({
        name: typeof name === 'string' ? name : '',
        exitCode: typeof exitCode === 'number' ? exitCode : undefined,
        reason: typeof reason === 'string' ? reason : undefined,
      }),
    ),
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { ServiceState, Symptoms, TaskStop, Usage } from '../../src/core/oncall/symptoms.ts';

export const READ_AT = '2026-11-21T03:00:00.000Z';
export const minutesAgo = (minutes: number) => new Date(Date.parse(READ_AT) - minutes * 60_000).toISOString();

/** A deployment that ended well a week ago. */
export const DEPLOYED = {
  id: 'ecs-svc/1',
  status: 'PRIMARY',
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  failedTasks: 0,
  createdAt: minutesAgo(10_000),
  rolloutState: 'COMPLETED',
  reason: null,
  taskDefinition: null,
};

export const SERVICE: ServiceState = {
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  launchType: 'FARGATE',
  capacityProviders: [],
  healthCheckGracePeriodSeconds: null,
  hasLoadBalancer: false,
  targetGroupArns: [],
  deployments: [DEPLOYED],
};

/** A service with which nothing is wrong. */
export const HEALTHY: Symptoms = {
  readAt: READ_AT,
  ref: { region: 'eu-west-1', cluster: 'prod', name: 'api' },
  service: SERVICE,
  events: [],
  stops: [],
  tasks: [],
  usage: null,
  scaling: null,
  scalingActivities: [],
  targets: null,
  rollouts: [],
  definition: null,
  logs: null,
  notRead: [],
};

let number = 0;

/** A task whose container `app` ended by itself five minutes ago, unless told otherwise. */
export function stop(
  fields: Partial<TaskStop> & { readonly exitCode?: number; readonly containerReason?: string },
): TaskStop {
  const { exitCode, containerReason, ...rest } = fields;
  number += 1;
  return {
    taskId: `t${number}`,
    stoppedAt: minutesAgo(5),
    startedAt: minutesAgo(8),
    stopCode: 'EssentialContainerExited',
    reason: 'Essential container in task exited',
    deploymentId: 'ecs-svc/1',
    containers: [
      { name: 'app', ...(exitCode !== undefined && { exitCode }), ...(containerReason && { reason: containerReason }) },
      { name: 'sidecar', exitCode: 0 },
    ],
    ...rest,
  };
}

/** Three flat hours. */
export function usage(cpu: number, lastWeek: number, memory = 40): Usage {
  const minutes = (value: number) => new Float64Array(180).fill(value);
  return {
    startAt: minutesAgo(180),
    cpu: minutes(cpu),
    memory: minutes(memory),
    memoryMaximum: minutes(memory + 5),
    lastWeek: { cpu: minutes(lastWeek), memory: minutes(memory) },
  };
}

import type { Deployment, Service, ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import type { DeploymentState, PastRollout, ServiceEvent, ServiceState } from '../../core/oncall/symptoms.ts';
import { redact } from '../../core/redaction/redact.ts';
import { mapCapacity } from '../map-service.ts';

/** The service as on-call asks for it. */
export function mapServiceState(service: Service): ServiceState {
  const { launchType, capacityProviders = [] } = mapCapacity(service, undefined);
  const balancers = service.loadBalancers ?? [];
  const targetGroupArns = balancers.flatMap(({ targetGroupArn }) => (targetGroupArn ? [targetGroupArn] : []));
  return {
    status: service.status ?? '',
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    launchType,
    capacityProviders,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds ?? null,
    hasLoadBalancer: balancers.length > 0,
    targetGroupArns: [...new Set(targetGroupArns)],
    deployments: (service.deployments ?? []).map(mapDeployment).sort(primaryFirst),
  };
}

function mapDeployment(deployment: Deployment): DeploymentState {
  return {
    id: deployment.id ?? '',
    status: deployment.status ?? '',
    desiredCount: deployment.desiredCount ?? 0,
    runningCount: deployment.runningCount ?? 0,
    pendingCount: deployment.pendingCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
    createdAt: (deployment.createdAt ?? new Date(0)).toISOString(),
    rolloutState: deployment.rolloutState ?? null,
    reason: deployment.rolloutStateReason ? redact(deployment.rolloutStateReason) : null,
    taskDefinition: deployment.taskDefinition ?? null,
  };
}

function primaryFirst(a: DeploymentState, b: DeploymentState): number {
  return Number(b.status === 'PRIMARY') - Number(a.status === 'PRIMARY');
}

/** The service's events, newest first. */
export function mapEvents(service: Service): ServiceEvent[] {
  return (service.events ?? [])
    .flatMap(({ createdAt, message }) =>
      createdAt === undefined || !message ? [] : [{ at: createdAt.toISOString(), text: redact(message) }],
    )
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** The rollouts that ECS lists, newest first. */
export function mapRollouts(listed: readonly ServiceDeploymentBrief[]): PastRollout[] {
  return listed
    .flatMap(({ status, startedAt, createdAt, finishedAt, statusReason }) => {
      const began = startedAt ?? createdAt;
      if (began === undefined) return [];
      return [
        {
          status: status ?? '',
          startedAt: began.toISOString(),
          finishedAt: finishedAt?.toISOString() ?? null,
          reason: statusReason ? redact(statusReason) : null,
        },
      ];
    })
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

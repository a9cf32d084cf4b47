import type { SampleService } from '../account/sample-service.ts';
import { deploymentId, runningTasks, type SampleTask, type StoppedTask, stoppedTasks } from '../account/tasks.ts';
import {
  type AccountView,
  clusterArn,
  clusterOf,
  epochSeconds,
  lastPart,
  tagList,
  taskArn,
  taskDefinitionArn,
} from './account-view.ts';
import { awsError } from './aws-error.ts';
import { launchFields } from './ecs-services.ts';
import { type Input, refuseMoreThan, textOf, textsOf } from './input.ts';
import { ecsPaging, pageOf } from './paging.ts';

/** ListTasks: ARNs of a cluster or one of its services, RUNNING unless STOPPED is asked for, 100 a page. */
export function listTasks(view: AccountView, input: Input): unknown {
  const cluster = clusterOf(view, textOf(input, 'cluster'));
  const serviceName = textOf(input, 'serviceName');
  const launchType = textOf(input, 'launchType');
  const status = textOf(input, 'desiredStatus') ?? 'RUNNING';
  if (!['RUNNING', 'PENDING', 'STOPPED'].includes(status)) {
    throw awsError('InvalidParameterException', `Invalid desiredStatus: ${status}`);
  }
  const services =
    serviceName === undefined ? view.servicesOf(cluster.name) : [namedService(view, cluster.name, serviceName)];
  const arns = services
    .filter((service) => launchType === undefined || service.launchType === launchType)
    .flatMap((service) => tasksOf(view, service, status).map((task) => taskArn(view, service, task.id)));
  const page = pageOf(arns, input, { ...ecsPaging, defaultSize: 100 });
  return { taskArns: page.items, nextToken: page.token };
}

function namedService(view: AccountView, clusterName: string, nameOrArn: string): SampleService {
  const found = view.service(clusterName, lastPart(nameOrArn));
  if (found === undefined) throw awsError('ServiceNotFoundException', 'Service not found.');
  return found;
}

function tasksOf(view: AccountView, service: SampleService, status: string): readonly SampleTask[] {
  // Tasks whose desired status is PENDING do not exist in ECS, says its reference.
  if (status === 'PENDING') return [];
  return status === 'STOPPED' ? stoppedTasks(service, view.now) : runningTasks(service, view.now);
}

/** DescribeTasks: at most 100 ids or ARNs of one cluster; the unknown ones are in `failures`. */
export function describeTasks(view: AccountView, input: Input): unknown {
  const cluster = clusterOf(view, textOf(input, 'cluster'));
  const asked = textsOf(input, 'tasks') ?? [];
  if (asked.length === 0) throw awsError('InvalidParameterException', 'Tasks cannot be empty.');
  refuseMoreThan(asked, 100, 'Tasks', 'InvalidParameterException');
  const include = textsOf(input, 'include') ?? [];
  const left = new Set(asked.map(lastPart));
  const found = new Map<string, unknown>();
  for (const service of view.servicesOf(cluster.name)) {
    if (found.size === left.size) break;
    for (const task of [...runningTasks(service, view.now), ...stoppedTasks(service, view.now)]) {
      if (left.has(task.id)) found.set(task.id, taskBody(view, service, task, include));
    }
  }
  return {
    tasks: [...left].map((id) => found.get(id)).filter((task) => task !== undefined),
    failures: [...left]
      .filter((id) => !found.has(id))
      .map((id) => ({
        arn: `arn:aws:ecs:${view.region}:${view.accountId}:task/${cluster.name}/${id}`,
        reason: 'MISSING',
      })),
  };
}

function taskBody(view: AccountView, service: SampleService, task: SampleTask, include: readonly string[]): unknown {
  const { stopped } = task;
  const hasSize = service.launchType !== 'EC2';
  const status = stopped === null ? 'RUNNING' : 'STOPPED';
  const { launchType, platformVersion, platformFamily } = launchFields(service);
  return {
    taskArn: taskArn(view, service, task.id),
    clusterArn: clusterArn(view, service.clusterName),
    taskDefinitionArn: taskDefinitionArn(view, service, task.deployment.revision),
    group: `service:${service.name}`,
    startedBy: deploymentId(service, task.deployment),
    availabilityZone: `${view.region}${task.slot % 2 === 0 ? 'a' : 'c'}`,
    // ECS reports FARGATE for a task of a strategy as well, and the provider beside it.
    launchType: launchType ?? 'FARGATE',
    capacityProviderName: task.capacityProviderName ?? undefined,
    platformVersion,
    platformFamily,
    cpu: hasSize ? String(task.deployment.cpuUnits) : undefined,
    memory: hasSize ? String(task.deployment.memoryMiB) : undefined,
    ephemeralStorage: { sizeInGiB: service.ephemeralStorageGiB ?? 20 },
    connectivity: stopped === null ? 'CONNECTED' : undefined,
    desiredStatus: status,
    lastStatus: status,
    healthStatus: 'UNKNOWN',
    createdAt: epochSeconds(task.createdAt),
    pullStartedAt: epochSeconds(task.createdAt + 15_000),
    pullStoppedAt: task.startedAt === null ? undefined : epochSeconds(task.createdAt + 40_000),
    startedAt: task.startedAt === null ? undefined : epochSeconds(task.startedAt),
    stoppingAt: stopped === null ? undefined : epochSeconds(stopped.at - 20_000),
    stoppedAt: stopped === null ? undefined : epochSeconds(stopped.at),
    stopCode: stopped?.stopCode,
    stoppedReason: stopped?.stoppedReason,
    containers: service.containers.map((container, index) => ({
      containerArn: `arn:aws:ecs:${view.region}:${view.accountId}:container/${service.clusterName}/${task.id}/${index}`,
      taskArn: taskArn(view, service, task.id),
      name: container.name,
      image: container.image.includes(':') ? container.image : `${container.image}:${task.deployment.revision}`,
      lastStatus: status,
      // The stop is of one container, the main one unless told; the others end with it in good order.
      exitCode: stopped === null ? undefined : isEnded(stopped, container.name, index) ? stopped.exitCode : 0,
      reason: stopped !== null && isEnded(stopped, container.name, index) ? stopped.containerReason : undefined,
      healthStatus: 'UNKNOWN',
      cpu: String(container.cpuUnits ?? 0),
      memory: container.memoryMiB === undefined ? undefined : String(container.memoryMiB),
      memoryReservation:
        container.memoryReservationMiB === undefined ? undefined : String(container.memoryReservationMiB),
    })),
    overrides: { containerOverrides: [] },
    tags: include.includes('TAGS') ? tagList(service.tags) : [],
    version: stopped === null ? 4 : 6,
  };
}

function isEnded(stopped: StoppedTask, name: string, index: number): boolean {
  return stopped.containerName === undefined ? index === 0 : stopped.containerName === name;
}

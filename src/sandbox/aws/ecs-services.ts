import { deploymentInForce } from '../account/generations.ts';
import { isOfNewest } from '../account/metric-model.ts';
import type { SampleDeployment, SampleService } from '../account/sample-service.ts';
import { taskCountAt } from '../account/task-count.ts';
import { deploymentId, runningTasks, type SampleTask } from '../account/tasks.ts';
import {
  type AccountView,
  clusterArn,
  clusterOf,
  epochSeconds,
  lastPart,
  serviceArn,
  serviceDeploymentArn,
  serviceRevisionArn,
  tagList,
  targetGroupArn,
  taskDefinitionArn,
} from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, refuseMoreThan, textOf, textsOf } from './input.ts';
import { ecsPaging, pageOf } from './paging.ts';

/** ListServices: ARNs of a cluster, 10 a page unless asked for up to 100. A service with a strategy has no launch type. */
export function listServices(view: AccountView, input: Input): unknown {
  const cluster = clusterOf(view, textOf(input, 'cluster'));
  const launchType = textOf(input, 'launchType');
  const services = view
    .servicesOf(cluster.name)
    .filter((service) => launchType === undefined || service.launchType === launchType);
  const page = pageOf(services, input, { ...ecsPaging, defaultSize: 10 });
  return { serviceArns: page.items.map((service) => serviceArn(view, service)), nextToken: page.token };
}

/** DescribeServices: one to ten names or ARNs of one cluster; the unknown ones are in `failures`. */
export function describeServices(view: AccountView, input: Input): unknown {
  const cluster = clusterOf(view, textOf(input, 'cluster'));
  const asked = textsOf(input, 'services') ?? [];
  if (asked.length === 0) throw awsError('InvalidParameterException', 'Services cannot be empty.');
  refuseMoreThan(asked, 10, 'Services', 'InvalidParameterException');
  const include = textsOf(input, 'include') ?? [];
  const services: unknown[] = [];
  const failures: unknown[] = [];
  for (const nameOrArn of asked) {
    refuseForeignCluster(nameOrArn, cluster.name);
    const found = view.service(cluster.name, lastPart(nameOrArn));
    if (found !== undefined) services.push(serviceBody(view, found, include));
    else {
      const arn = `arn:aws:ecs:${view.region}:${view.accountId}:service/${cluster.name}/${lastPart(nameOrArn)}`;
      failures.push({ arn, reason: 'MISSING' });
    }
  }
  return { services, failures };
}

function refuseForeignCluster(nameOrArn: string, clusterName: string): void {
  const named = /^arn:aws:ecs:[^:]*:[^:]*:service\/([^/]+)\/[^/]+$/.exec(nameOrArn)?.[1];
  if (named === undefined || named === clusterName) return;
  throw awsError(
    'InvalidParameterException',
    `Invalid identifier: Identifier is for cluster ${named}. Your cluster is ${clusterName}`,
  );
}

function serviceBody(view: AccountView, service: SampleService, include: readonly string[]): unknown {
  const inForce = deploymentInForce(service, view.now);
  const inProgress = service.deployments.find((each) => each.finishedAt === null || each.finishedAt > view.now);
  const tasks = runningTasks(service, view.now);
  const running = tasks.length;
  const desired = taskCountAt(service, Math.floor(view.now / 60_000));
  const latest = inProgress ?? inForce;
  const group = targetGroupArn(view, service);
  return {
    serviceArn: serviceArn(view, service),
    serviceName: service.name,
    clusterArn: clusterArn(view, service.clusterName),
    status: 'ACTIVE',
    desiredCount: desired,
    runningCount: running,
    pendingCount: Math.max(0, desired - running),
    ...launchFields(service),
    taskDefinition: latest === undefined ? undefined : taskDefinitionArn(view, service, latest.revision),
    deploymentConfiguration: {
      strategy: 'ROLLING',
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    deployments: serviceDeployments(view, service, inForce, inProgress, desired, tasks),
    currentServiceDeployment: inProgress === undefined ? undefined : serviceDeploymentArn(view, service, inProgress),
    currentServiceRevisions: [inForce, inProgress]
      .filter((each) => each !== undefined)
      .map((each) => ({
        arn: serviceRevisionArn(view, service, each),
        requestedTaskCount: desired,
        runningTaskCount: tasks.filter((task) => task.deployment === each).length,
        pendingTaskCount: 0,
      })),
    loadBalancers: group === undefined ? [] : [{ targetGroupArn: group, containerName: 'app', containerPort: 8080 }],
    serviceRegistries: [],
    events: steadyStateEvents(view, service),
    createdAt: epochSeconds(service.createdAt),
    placementConstraints: [],
    placementStrategy: [],
    networkConfiguration: networkConfiguration(service),
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds ?? undefined,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    createdBy: `arn:aws:iam::${view.accountId}:role/deployer`,
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    enableExecuteCommand: false,
    tags: include.includes('TAGS') ? tagList(service.tags) : undefined,
    ...service.setup?.service,
  };
}

/** Launch type or strategy, never both, with the platform. */
export function launchFields(service: SampleService): Readonly<Record<string, unknown>> {
  const launchType = service.launchType ?? undefined;
  const strategy = service.capacityProviders.map((each) => ({
    capacityProvider: each.name,
    weight: each.weight,
    base: each.base,
  }));
  const isFargate = service.launchType !== 'EC2';
  return {
    launchType,
    capacityProviderStrategy: launchType === undefined ? strategy : undefined,
    platformVersion: isFargate ? (isWindows(service) ? '1.0.0' : '1.4.0') : undefined,
    platformFamily: isFargate ? (isWindows(service) ? service.operatingSystemFamily : 'Linux') : undefined,
  };
}

export function networkConfiguration(service: SampleService): unknown {
  if (service.launchType === 'EC2') return undefined;
  return {
    awsvpcConfiguration: {
      subnets: ['subnet-0a1b2c3d4e5f60718', 'subnet-0f1e2d3c4b5a69788'],
      securityGroups: ['sg-0123456789abcdef0'],
      assignPublicIp: 'DISABLED',
    },
  };
}

function isWindows(service: SampleService): boolean {
  return service.operatingSystemFamily.startsWith('WINDOWS');
}

function serviceDeployments(
  view: AccountView,
  service: SampleService,
  inForce: SampleDeployment | undefined,
  inProgress: SampleDeployment | undefined,
  desired: number,
  tasks: readonly SampleTask[],
): readonly unknown[] {
  const isReplacing = inProgress !== undefined && inProgress !== inForce;
  const body = (deployment: SampleDeployment, status: string) => ({
    id: deploymentId(service, deployment),
    status,
    taskDefinition: taskDefinitionArn(view, service, deployment.revision),
    desiredCount: desired,
    pendingCount: 0,
    runningCount: tasks.filter((task) => task.deployment === deployment).length,
    failedTasks: deployment.finishedAt === null ? service.stops.filter(isOfNewest).length : 0,
    createdAt: epochSeconds(deployment.startedAt),
    updatedAt: epochSeconds(deployment.finishedAt ?? view.now),
    ...launchFields(service),
    networkConfiguration: networkConfiguration(service),
    rolloutState: deployment === inProgress ? 'IN_PROGRESS' : 'COMPLETED',
    rolloutStateReason: `ECS deployment ${deploymentId(service, deployment)} ${deployment === inProgress ? 'in progress' : 'completed'}.`,
  });
  return [
    ...(isReplacing ? [body(inProgress, 'PRIMARY')] : []),
    ...(inForce === undefined ? [] : [body(inForce, isReplacing ? 'ACTIVE' : 'PRIMARY')]),
  ];
}

function steadyStateEvents(view: AccountView, service: SampleService): readonly unknown[] {
  const sixHours = 6 * 3_600_000;
  const latest = Math.floor(view.now / sixHours) * sixHours;
  const trouble = service.stops
    .filter((stop) => stop.at <= view.now)
    .map((stop) => ({ at: stop.at, message: `(service ${service.name}) has stopped a task: ${stop.stoppedReason}` }));
  const steady = [0, 1, 2, 3].map((back) => ({
    at: latest - back * sixHours,
    message: `(service ${service.name}) has reached a steady state.`,
  }));
  const told = service.incident?.events ?? [];
  const troubledSince = Math.min(...told.map((event) => event.at));
  return [...trouble, ...told, ...steady.filter((event) => event.at < troubledSince)]
    .filter((event) => event.at >= service.createdAt)
    .sort((a, b) => b.at - a.at)
    .slice(0, 100)
    .map((event) => ({ id: `${event.at}`, createdAt: epochSeconds(event.at), message: event.message }));
}

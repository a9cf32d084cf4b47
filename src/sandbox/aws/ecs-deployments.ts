import { generationsOf } from '../account/generations.ts';
import type { SampleDeployment, SampleService } from '../account/sample-service.ts';
import { taskCountAt } from '../account/task-count.ts';
import {
  type AccountView,
  clusterArn,
  clusterOf,
  epochSeconds,
  lastPart,
  serviceArn,
  serviceDeploymentArn,
  serviceRevisionArn,
  taskDefinitionArn,
} from './account-view.ts';
import { awsError } from './aws-error.ts';
import { launchFields, networkConfiguration } from './ecs-services.ts';
import { type Input, instantOf, objectOf, refuseMoreThan, textOf, textsOf } from './input.ts';
import { ecsPaging, pageOf } from './paging.ts';

/** ECS tells of deployments of the last ninety days. */
const historyMs = 90 * 86_400_000;

/** ListServiceDeployments: newest first, 20 a page unless asked for up to 100; filters are status and createdAt. */
export function listServiceDeployments(view: AccountView, input: Input): unknown {
  const asked = textOf(input, 'service');
  if (asked === undefined) throw awsError('InvalidParameterException', 'Service can not be blank.');
  const named = /:service\/([^/]+)\//.exec(asked)?.[1];
  const cluster = clusterOf(view, textOf(input, 'cluster') ?? named);
  const service = view.service(cluster.name, lastPart(asked));
  if (service === undefined) throw awsError('ServiceNotFoundException', 'Service not found.');
  const statuses = textsOf(input, 'status') ?? [];
  const created = objectOf(input, 'createdAt') ?? {};
  const after = instantOf(created, 'after') ?? Number.NEGATIVE_INFINITY;
  const before = instantOf(created, 'before') ?? Number.POSITIVE_INFINITY;
  const deployments = keptDeployments(view, service)
    .filter((each) => statuses.length === 0 || statuses.includes(each.status))
    .filter((each) => each.startedAt >= after && each.startedAt <= before)
    .reverse();
  const page = pageOf(deployments, input, { ...ecsPaging, defaultSize: 20 });
  return {
    serviceDeployments: page.items.map((each) => ({
      ...deploymentFields(view, service, each),
      targetServiceRevisionArn: serviceRevisionArn(view, service, each),
    })),
    nextToken: page.token,
  };
}

/** DescribeServiceDeployments: at most 20 ARNs; the unknown ones are in `failures`. */
export function describeServiceDeployments(view: AccountView, input: Input): unknown {
  const arns = textsOf(input, 'serviceDeploymentArns') ?? [];
  refuseMoreThan(arns, 20, 'Service deployment ARNs', 'InvalidParameterException');
  const serviceDeployments: unknown[] = [];
  const failures: unknown[] = [];
  for (const arn of arns) {
    const service = serviceOfArn(view, arn, 'service-deployment');
    const deployment =
      service === undefined
        ? undefined
        : keptDeployments(view, service).find((each) => serviceDeploymentArn(view, service, each) === arn);
    if (service === undefined || deployment === undefined) failures.push({ arn, reason: 'MISSING' });
    else serviceDeployments.push(deploymentBody(view, service, deployment));
  }
  return { serviceDeployments, failures };
}

/** DescribeServiceRevisions: at most 20 ARNs; the unknown ones are in `failures`. */
export function describeServiceRevisions(view: AccountView, input: Input): unknown {
  const arns = textsOf(input, 'serviceRevisionArns') ?? [];
  refuseMoreThan(arns, 20, 'Service revision ARNs', 'InvalidParameterException');
  const serviceRevisions: unknown[] = [];
  const failures: unknown[] = [];
  for (const arn of arns) {
    const service = serviceOfArn(view, arn, 'service-revision');
    const deployment = service?.deployments.find((each) => serviceRevisionArn(view, service, each) === arn);
    if (service === undefined || deployment === undefined) failures.push({ arn, reason: 'MISSING' });
    else serviceRevisions.push(revisionBody(view, service, deployment));
  }
  return { serviceRevisions, failures };
}

function keptDeployments(view: AccountView, service: SampleService): readonly SampleDeployment[] {
  return service.deployments.filter((each) => each.startedAt > view.now - historyMs && each.startedAt <= view.now);
}

function serviceOfArn(view: AccountView, arn: string, kind: string): SampleService | undefined {
  const [, cluster, name] = new RegExp(`:${kind}/([^/]+)/([^/]+)/`).exec(arn) ?? [];
  return cluster === undefined || name === undefined ? undefined : view.service(cluster, name);
}

function deploymentFields(view: AccountView, service: SampleService, deployment: SampleDeployment) {
  return {
    serviceDeploymentArn: serviceDeploymentArn(view, service, deployment),
    serviceArn: serviceArn(view, service),
    clusterArn: clusterArn(view, service.clusterName),
    createdAt: epochSeconds(deployment.startedAt - 2_000),
    startedAt: epochSeconds(deployment.startedAt),
    finishedAt: deployment.finishedAt === null ? undefined : epochSeconds(deployment.finishedAt),
    status: deployment.status,
    statusReason: deployment.statusReason,
  };
}

function deploymentBody(view: AccountView, service: SampleService, deployment: SampleDeployment): unknown {
  const summary = (each: SampleDeployment, running: number) => ({
    arn: serviceRevisionArn(view, service, each),
    requestedTaskCount: tasks,
    runningTaskCount: running,
    pendingTaskCount: 0,
  });
  const tasks = taskCountAt(service, Math.floor(deployment.startedAt / 60_000));
  const source = generationsOf(service)
    .map((generation) => generation.deployment)
    .filter((each) => each.status === 'SUCCESSFUL' && each.startedAt < deployment.startedAt)
    .at(-1);
  const isOver = deployment.status === 'SUCCESSFUL';
  return {
    ...deploymentFields(view, service, deployment),
    updatedAt: epochSeconds(deployment.finishedAt ?? view.now),
    sourceServiceRevisions: source === undefined ? [] : [summary(source, isOver ? 0 : tasks)],
    targetServiceRevision: summary(deployment, isOver ? tasks : 0),
    deploymentConfiguration: { strategy: 'ROLLING', maximumPercent: 200, minimumHealthyPercent: 100 },
    deploymentCircuitBreaker: {
      status: deployment.status === 'ROLLBACK_SUCCESSFUL' ? 'TRIGGERED' : 'MONITORING',
      failureCount: deployment.status === 'SUCCESSFUL' ? 0 : 3,
      threshold: 3,
    },
    rollback:
      deployment.status === 'ROLLBACK_SUCCESSFUL' && source !== undefined && deployment.finishedAt !== null
        ? {
            reason: deployment.statusReason,
            startedAt: epochSeconds(deployment.finishedAt - 300_000),
            serviceRevisionArn: serviceRevisionArn(view, service, source),
          }
        : undefined,
  };
}

function revisionBody(view: AccountView, service: SampleService, deployment: SampleDeployment): unknown {
  return {
    serviceRevisionArn: serviceRevisionArn(view, service, deployment),
    serviceArn: serviceArn(view, service),
    clusterArn: clusterArn(view, service.clusterName),
    taskDefinition: taskDefinitionArn(view, service, deployment.revision),
    ...launchFields(service),
    loadBalancers: [],
    networkConfiguration: networkConfiguration(service),
    containerImages: service.containers.map((container) => ({
      containerName: container.name,
      image: container.image.includes(':') ? container.image : `${container.image}:${deployment.revision}`,
    })),
    guardDutyEnabled: false,
    createdAt: epochSeconds(deployment.startedAt - 2_000),
  };
}

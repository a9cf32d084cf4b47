import type { SampleContainer, SampleDeployment, SampleService } from '../account/sample-service.ts';
import {
  type AccountView,
  epochSeconds,
  familyOf,
  lastPart,
  logGroupOf,
  tagList,
  taskDefinitionArn,
} from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, textOf, textsOf } from './input.ts';

/** DescribeTaskDefinition: a family (its newest revision), `family:revision` or an ARN; environment in plain text. */
export function describeTaskDefinition(view: AccountView, input: Input): unknown {
  const asked = textOf(input, 'taskDefinition');
  if (asked === undefined) throw awsError('InvalidParameterException', 'Task definition can not be blank.');
  const [family = '', revision] = lastPart(asked).split(':');
  const service = view.serviceOfFamily(family);
  const deployment =
    revision === undefined
      ? service?.deployments.at(-1)
      : service?.deployments.find((each) => String(each.revision) === revision);
  if (service === undefined || deployment === undefined) {
    throw awsError('ClientException', 'Unable to describe task definition.');
  }
  const include = textsOf(input, 'include') ?? [];
  return {
    taskDefinition: taskDefinitionBody(view, service, deployment),
    tags: include.includes('TAGS') ? tagList(service.tags) : [],
  };
}

function taskDefinitionBody(view: AccountView, service: SampleService, deployment: SampleDeployment): unknown {
  const isFargate = service.launchType !== 'EC2';
  return {
    taskDefinitionArn: taskDefinitionArn(view, service, deployment.revision),
    family: familyOf(service),
    revision: deployment.revision,
    status: 'ACTIVE',
    containerDefinitions: service.containers.map((container) => containerBody(view, service, container, deployment)),
    taskRoleArn: `arn:aws:iam::${view.accountId}:role/task`,
    executionRoleArn: `arn:aws:iam::${view.accountId}:role/task-execution`,
    networkMode: isFargate ? 'awsvpc' : 'bridge',
    volumes: [],
    placementConstraints: [],
    compatibilities: isFargate ? ['EC2', 'FARGATE'] : ['EC2'],
    requiresCompatibilities: isFargate ? ['FARGATE'] : ['EC2'],
    // A task on EC2 often has no size of its own; its containers do.
    cpu: isFargate ? String(deployment.cpuUnits) : undefined,
    memory: isFargate ? String(deployment.memoryMiB) : undefined,
    runtimePlatform: {
      cpuArchitecture: service.cpuArchitecture,
      operatingSystemFamily: service.operatingSystemFamily,
    },
    ephemeralStorage: service.ephemeralStorageGiB === null ? undefined : { sizeInGiB: service.ephemeralStorageGiB },
    registeredAt: epochSeconds(deployment.startedAt - 120_000),
    registeredBy: `arn:aws:iam::${view.accountId}:role/deployer`,
    ...service.setup?.taskDefinition,
  };
}

function containerBody(
  view: AccountView,
  service: SampleService,
  container: SampleContainer,
  deployment: SampleDeployment,
): unknown {
  const isTagged = container.image.includes(':');
  const main = service.containers.find(({ essential }) => essential);
  return {
    name: container.name,
    image: isTagged ? container.image : `${container.image}:${deployment.revision}`,
    cpu: container.cpuUnits ?? 0,
    memory: container.memoryMiB,
    memoryReservation: container.memoryReservationMiB,
    essential: container.essential,
    // Behind one interface a port is one container's.
    portMappings: container === main ? [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }] : [],
    command: container.command,
    environment: Object.entries(container.environment).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(container.secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    environmentFiles: [],
    mountPoints: [],
    volumesFrom: [],
    firelensConfiguration: container.firelens === true ? { type: 'fluentbit' } : undefined,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': logGroupOf(service),
        'awslogs-region': view.region,
        'awslogs-stream-prefix': container.name,
      },
    },
    systemControls: [],
    ...container.overlay,
  };
}

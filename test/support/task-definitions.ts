import type { ContainerDefinition, TaskDefinition } from '../../src/core/task-definition.ts';

/** A container that does nothing wrong. */
export function container(overrides: Partial<ContainerDefinition> = {}): ContainerDefinition {
  return {
    name: 'app',
    image: 'registry.example/app:1.2.3',
    essential: true,
    user: '10001',
    privileged: false,
    readonlyRootFilesystem: true,
    hasHealthCheck: true,
    log: { driver: 'awslogs', group: '/ecs/web', region: 'us-east-1' },
    isLogRouter: false,
    logRouterFile: null,
    suspectedSecrets: [],
    portMappings: [{ containerPort: 8080 }],
    mountPoints: [],
    volumesFrom: [],
    dependsOn: [],
    links: [],
    ulimits: [],
    gpus: 0,
    otherResources: [],
    extraHosts: 0,
    hasDnsSettings: false,
    dockerSecurityOptions: [],
    disablesNetworking: false,
    hostname: false,
    linuxParameters: [],
    addedCapabilities: [],
    joinsDomain: false,
    ...overrides,
  };
}

/** A task definition for Fargate that does nothing wrong. */
export function taskDefinition(overrides: Partial<TaskDefinition> = {}): TaskDefinition {
  return {
    family: 'web',
    revision: 12,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpuUnits: 1024,
    memoryMiB: 2048,
    operatingSystemFamily: 'LINUX',
    cpuArchitecture: 'ARM64',
    taskRoleArn: 'arn:aws:iam::123456789012:role/web',
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    volumes: [],
    placementConstraints: [],
    inferenceAccelerators: 0,
    containers: [container()],
    ...overrides,
  };
}

import { describe, expect, it } from 'vitest';
import { readTaskDefinitionDocument } from '../../../src/aws/whole-task-definition.ts';
import { assessMigration } from '../../../src/core/migration/assess.ts';
import { convertTaskDefinition, type JsonObject } from '../../../src/core/migration/convert.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';

const SIZE = { cpuUnits: 1024, memoryMiB: 2048 };

const LEGACY: JsonObject = {
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/legacy:7',
  family: 'legacy',
  revision: 7,
  status: 'ACTIVE',
  requiresCompatibilities: ['EC2'],
  networkMode: 'bridge',
  pidMode: 'host',
  ipcMode: 'host',
  placementConstraints: [{ type: 'memberOf', expression: 'x' }],
  volumes: [
    { name: 'data', host: { sourcePath: '/data' } },
    { name: 'efs', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
  ],
  aKeyOfTomorrow: { stays: true },
  containerDefinitions: [
    {
      name: 'app',
      image: 'shop/app:1',
      cpu: 600,
      memory: 4096,
      memoryReservation: 1024,
      privileged: true,
      links: ['cache'],
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }],
      dnsServers: ['10.0.0.2'],
      hostname: 'app',
      portMappings: [{ containerPort: 8080, hostPort: 0, protocol: 'tcp', name: 'http' }],
      environment: [{ name: 'DB_PASSWORD', value: 'my-own-value' }],
      ulimits: [
        { name: 'nofile', softLimit: 1, hardLimit: 1 },
        { name: 'memlock', softLimit: -1, hardLimit: -1 },
      ],
      linuxParameters: {
        sharedMemorySize: 256,
        initProcessEnabled: true,
        capabilities: { add: ['NET_ADMIN', 'SYS_PTRACE'], drop: ['ALL'] },
      },
      resourceRequirements: [{ type: 'GPU', value: '1' }],
      logConfiguration: { logDriver: 'json-file' },
      dockerLabels: { team: 'shop' },
    },
    { name: 'cache', image: 'redis:7', logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'x' } } },
  ],
};

describe('a converted task definition', () => {
  const converted = convertTaskDefinition(LEGACY, SIZE, 'us-east-1');

  it('is what Fargate takes', () => {
    expect(converted).toEqual({
      family: 'legacy',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '1024',
      memory: '2048',
      executionRoleArn: 'arn:aws:iam::ACCOUNT:role/ecsTaskExecutionRole',
      volumes: [{ name: 'data' }, { name: 'efs', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
      aKeyOfTomorrow: { stays: true },
      containerDefinitions: [
        {
          name: 'app',
          image: 'shop/app:1',
          cpu: 600,
          memoryReservation: 1024,
          portMappings: [{ containerPort: 8080, protocol: 'tcp', name: 'http' }],
          environment: [{ name: 'DB_PASSWORD', value: 'my-own-value' }],
          ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 1 }],
          linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'], add: ['SYS_PTRACE'] } },
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/ecs/legacy',
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': 'ecs',
            },
          },
          dockerLabels: { team: 'shop' },
        },
        { name: 'cache', image: 'redis:7', logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'x' } } },
      ],
    });
  });

  it('has nothing left to change', () => {
    const read = readTaskDefinitionDocument(converted);
    if (!read.ok) throw new Error(read.problem.message);
    const context = { region: 'us-east-1', prices: createPriceBook(), tasks: 1, service: null };
    const { blocking, changes, taskSize } = assessMigration(read.definition, context);

    expect(blocking).toEqual([]);
    expect(changes).toEqual([]);
    expect(taskSize).toEqual(SIZE);
  });

  it('gives one that runs on Fargate no role and no logs that it did without', () => {
    const plain = { requiresCompatibilities: ['FARGATE'], containerDefinitions: [{ name: 'app', image: 'a:1' }] };

    expect(convertTaskDefinition(plain, SIZE, 'us-east-1')).toEqual({
      ...plain,
      family: 'task',
      networkMode: 'awsvpc',
      cpu: '1024',
      memory: '2048',
    });
  });

  it('is registered under a name, keeps its tags, and holds no null', () => {
    const described = {
      taskDefinition: {
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:3',
        family: null,
        requiresCompatibilities: ['FARGATE'],
        cpu: null,
        containerDefinitions: [{ name: 'app', image: 'a:1', memory: null, command: ['a', null], healthCheck: null }],
      },
      tags: [{ key: 'team', value: 'shop' }],
    };

    expect(convertTaskDefinition(described, SIZE, 'us-east-1')).toEqual({
      family: 'shop',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '1024',
      memory: '2048',
      tags: [{ key: 'team', value: 'shop' }],
      containerDefinitions: [{ name: 'app', image: 'a:1', command: ['a'] }],
    });
  });

  it('is the same from inside what the AWS CLI prints, and converts to itself', () => {
    expect(convertTaskDefinition({ taskDefinition: LEGACY, tags: [] }, SIZE, 'us-east-1')).toEqual(converted);
    expect(convertTaskDefinition(converted, SIZE, 'us-east-1')).toEqual(converted);
  });
});

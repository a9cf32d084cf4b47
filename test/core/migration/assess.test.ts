import { describe, expect, it } from 'vitest';
import { assessMigration, type MigrationContext } from '../../../src/core/migration/assess.ts';
import { askedSize, firstSize } from '../../../src/core/migration/first-size.ts';
import type { BlockingFigures, IssueCode } from '../../../src/core/migration/issue.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import type { TaskDefinition } from '../../../src/core/task-definition.ts';
import { isValidTaskSize } from '../../../src/core/task-size.ts';
import { checkedService } from '../../support/check-subjects.ts';
import { container, taskDefinition } from '../../support/task-definitions.ts';

const CONTEXT: MigrationContext = { region: 'us-east-1', prices: createPriceBook(), tasks: 1, service: null };

const withContainer = (overrides: Parameters<typeof container>[0]) =>
  taskDefinition({ containers: [container(overrides)] });
const { settings } = checkedService();
const onEc2 = { ...settings, network: null };

type Example = readonly [TaskDefinition, string, Partial<MigrationContext>?];

/** A task definition that has each issue, and where: an issue without one does not compile. */
const EXAMPLES: { readonly [Code in IssueCode]: Example } = {
  Privileged: [withContainer({ privileged: true }), 'containerDefinitions[0].privileged'],
  Gpu: [withContainer({ gpus: 1 }), 'containerDefinitions[0].resourceRequirements'],
  Accelerator: [taskDefinition({ inferenceAccelerators: 1 }), 'inferenceAccelerators'],
  HostVolume: [
    taskDefinition({ volumes: [{ name: 'sock', kind: 'host', hostPath: '/var/run/docker.sock' }] }),
    'volumes[0].host.sourcePath',
  ],
  DockerVolume: [
    taskDefinition({ volumes: [{ name: 'data', kind: 'docker', driver: 'local' }] }),
    'volumes[0].dockerVolumeConfiguration',
  ],
  FsxVolume: [
    taskDefinition({ volumes: [{ name: 'share', kind: 'fsx' }] }),
    'volumes[0].fsxWindowsFileServerVolumeConfiguration',
  ],
  HostNamespace: [taskDefinition({ pidMode: 'host' }), 'pidMode'],
  Devices: [withContainer({ linuxParameters: ['devices'] }), 'containerDefinitions[0].linuxParameters.devices'],
  AddedCapabilities: [
    withContainer({ addedCapabilities: ['SYS_PTRACE', 'NET_ADMIN'] }),
    'containerDefinitions[0].linuxParameters.capabilities.add',
  ],
  WindowsVersion: [
    taskDefinition({ operatingSystemFamily: 'WINDOWS_SERVER_2016_FULL', cpuArchitecture: 'X86_64' }),
    'runtimePlatform.operatingSystemFamily',
  ],
  CredentialSpecs: [
    withContainer({ dockerSecurityOptions: ['credentialspec:file://x'] }),
    'containerDefinitions[0].dockerSecurityOptions',
  ],
  PortConflict: [
    taskDefinition({ containers: [container(), container({ name: 'front', image: 'nginx:1' })] }),
    'containerDefinitions[1].portMappings[0].containerPort',
  ],
  LogRouterFile: [
    withContainer({ isLogRouter: true, logRouterFile: 's3' }),
    'containerDefinitions[0].firelensConfiguration.options',
  ],
  Daemon: [taskDefinition(), 'service.schedulingStrategy', { service: { ...settings, schedulingStrategy: 'DAEMON' } }],
  TooLarge: [taskDefinition({ cpuUnits: 65_536 }), 'cpu, memory'],
  Compatibility: [taskDefinition({ requiresCompatibilities: ['EC2'] }), 'requiresCompatibilities'],
  NetworkMode: [taskDefinition({ networkMode: 'host' }), 'networkMode'],
  HostPort: [
    withContainer({
      portMappings: [
        { containerPort: 80, hostPort: 80 },
        { containerPort: 8080, hostPort: 0 },
      ],
    }),
    'containerDefinitions[0].portMappings[1].hostPort',
  ],
  Links: [withContainer({ links: ['cache'] }), 'containerDefinitions[0].links'],
  ExtraHosts: [withContainer({ extraHosts: 2 }), 'containerDefinitions[0].extraHosts'],
  DnsSettings: [withContainer({ hasDnsSettings: true }), 'containerDefinitions[0].dnsServers'],
  Hostname: [withContainer({ hostname: true }), 'containerDefinitions[0].hostname'],
  NoNetworking: [withContainer({ disablesNetworking: true }), 'containerDefinitions[0].disableNetworking'],
  Ulimits: [withContainer({ ulimits: ['nofile', 'memlock'] }), 'containerDefinitions[0].ulimits'],
  SharedMemory: [
    withContainer({ linuxParameters: ['sharedMemorySize'] }),
    'containerDefinitions[0].linuxParameters.sharedMemorySize',
  ],
  Swap: [withContainer({ linuxParameters: ['maxSwap'] }), 'containerDefinitions[0].linuxParameters'],
  SecurityOptions: [
    withContainer({ dockerSecurityOptions: ['label:type:x'] }),
    'containerDefinitions[0].dockerSecurityOptions',
  ],
  IpcMode: [taskDefinition({ ipcMode: 'task' }), 'ipcMode'],
  PlacementConstraints: [taskDefinition({ placementConstraints: ['distinctInstance'] }), 'placementConstraints'],
  LogDriver: [withContainer({ log: { driver: 'json-file' } }), 'containerDefinitions[0].logConfiguration.logDriver'],
  NoLogDriver: [
    taskDefinition({ requiresCompatibilities: [], containers: [container({ log: null })] }),
    'containerDefinitions[0].logConfiguration',
  ],
  ExecutionRole: [without('executionRoleArn'), 'executionRoleArn'],
  InstanceRole: [without('taskRoleArn'), 'taskRoleArn'],
  TaskSize: [taskDefinition({ cpuUnits: 600, memoryMiB: 1500 }), 'cpu, memory'],
  ContainerMemory: [withContainer({ memoryReservationMiB: 4096 }), 'containerDefinitions'],
  Windows: [
    taskDefinition({ operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' }),
    'runtimePlatform.operatingSystemFamily',
  ],
  TargetType: [taskDefinition(), 'service.loadBalancers', { service: onEc2 }],
  ServiceNetwork: [taskDefinition(), 'service.networkConfiguration', { service: onEc2 }],
};

function without(role: 'taskRoleArn' | 'executionRoleArn'): TaskDefinition {
  const { [role]: _, ...rest } = taskDefinition({ requiresCompatibilities: ['EC2'] });
  return rest;
}

const BLOCKING: readonly (keyof BlockingFigures)[] = [
  'Privileged',
  'Gpu',
  'Accelerator',
  'HostVolume',
  'DockerVolume',
  'FsxVolume',
  'HostNamespace',
  'Devices',
  'AddedCapabilities',
  'WindowsVersion',
  'CredentialSpecs',
  'PortConflict',
  'LogRouterFile',
  'Daemon',
  'TooLarge',
];

describe('a migration', () => {
  it('finds nothing in a task definition that is for Fargate already', () => {
    expect(assessMigration(taskDefinition(), CONTEXT)).toMatchObject({
      blocking: [],
      changes: [],
      taskSize: { cpuUnits: 1024, memoryMiB: 2048 },
    });
  });

  it.each(Object.entries(EXAMPLES))('finds %s where it stands', (code, [definition, where, context = {}]) => {
    const { blocking, changes } = assessMigration(definition, { ...CONTEXT, ...context });
    const isBlocking = BLOCKING.some((known) => known === code);

    expect(isBlocking ? blocking : changes).toContainEqual(expect.objectContaining({ code, where }));
    expect((isBlocking ? changes : blocking).map((found) => found.code)).not.toContain(code);
  });

  it('lets one port be taken once by tcp and once by udp', () => {
    const both = withContainer({
      portMappings: [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }],
    });

    expect(assessMigration(both, CONTEXT).blocking).toEqual([]);
  });

  it('blocks a sign-in that needs an instance in the domain', () => {
    expect(assessMigration(withContainer({ joinsDomain: true }), CONTEXT).blocking).toMatchObject([
      { code: 'CredentialSpecs', where: 'containerDefinitions[0].credentialSpecs' },
    ]);
  });

  it('asks nothing of one that runs on Fargate without roles and logs', () => {
    const { taskRoleArn: _, executionRoleArn: __, ...plain } = withContainer({ log: null });

    expect(assessMigration(plain, CONTEXT)).toMatchObject({ blocking: [], changes: [] });
  });

  it('takes a hard limit of memory before a reservation, and a task size before both', () => {
    const containers = [
      container({ cpuUnits: 512, memoryMiB: 1000, memoryReservationMiB: 300 }),
      container({ cpuUnits: 100, memoryReservationMiB: 200 }),
    ];
    const { cpuUnits: _, memoryMiB: __, ...unsized } = taskDefinition({ containers });

    expect(askedSize(unsized)).toEqual({ cpuUnits: 612, memoryMiB: 1200 });
    expect(askedSize(taskDefinition({ containers }))).toEqual({ cpuUnits: 1024, memoryMiB: 2048 });
    expect(firstSize({ cpuUnits: 612, memoryMiB: 1200 }, 'LINUX')).toEqual({ cpuUnits: 1024, memoryMiB: 2048 });
  });

  it.each([
    [{ cpuUnits: null, memoryMiB: null }, 'LINUX', { cpuUnits: 256, memoryMiB: 512 }],
    [{ cpuUnits: 256, memoryMiB: 9000 }, 'LINUX', { cpuUnits: 2048, memoryMiB: 9216 }],
    [{ cpuUnits: 256, memoryMiB: 512 }, 'WINDOWS_SERVER_2022_CORE', { cpuUnits: 1024, memoryMiB: 2048 }],
    [{ cpuUnits: 20_000, memoryMiB: 70_000 }, 'LINUX', { cpuUnits: 32_768, memoryMiB: 122_880 }],
    [{ cpuUnits: 256, memoryMiB: 300_000 }, 'LINUX', null],
  ])('starts %j on %s with %j', (asked, os, size) => {
    expect(firstSize(asked, os)).toEqual(size);
    if (size !== null) expect(isValidTaskSize(size, os)).toBe(true);
  });

  it('says both bills, and what the one before rests on', () => {
    const { bill } = assessMigration(taskDefinition({ cpuArchitecture: 'X86_64', cpuUnits: 1024, memoryMiB: 2048 }), {
      ...CONTEXT,
      tasks: 2,
    });

    // Two tasks of 1 vCPU and 2 GB in us-east-1: 2 x 36.04, printed once rounded.
    expect(bill.after).toEqual({ monthlyUsd: 72.08 });
    // Half an m6a.large by CPU: 2 x 730 h x 0.0864 / 2 / 0.8.
    expect(bill.before).toEqual({ monthlyUsd: 78.84, instanceType: 'm6a.large', packedPercent: 80 });
  });

  it('knows no bill before for Windows, nor any without a price', () => {
    const windows = taskDefinition({ operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' });

    expect(assessMigration(windows, CONTEXT).bill.before).toBeNull();
    expect(assessMigration(taskDefinition(), { ...CONTEXT, region: 'xx-nowhere-1' }).bill).toMatchObject({
      before: null,
      after: null,
    });
  });
});

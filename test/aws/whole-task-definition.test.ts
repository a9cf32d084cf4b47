import { describe, expect, it } from 'vitest';
import { readTaskDefinitionDocument } from '../../src/aws/whole-task-definition.ts';

const SECRET = 'planted-secret-value';

const WRITTEN = {
  family: 'legacy',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  pidMode: 'host',
  volumes: [
    { name: 'sock', host: { sourcePath: '/var/run/docker.sock' } },
    { name: 'data', dockerVolumeConfiguration: { driver: 'rexray/ebs' } },
    { name: 'shared', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
    { name: 'tmp', host: {} },
    { name: 'disk', configuredAtLaunch: true },
  ],
  placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == c5.large' }],
  containerDefinitions: [
    {
      name: 'app',
      image: 'shop/app',
      cpu: 512,
      memoryReservation: 900,
      links: ['cache'],
      environment: [
        { name: 'DB_PASSWORD', value: SECRET },
        { name: 'LOG_LEVEL', value: 'info' },
      ],
      ulimits: [{ name: 'memlock', softLimit: -1, hardLimit: -1 }],
      linuxParameters: { sharedMemorySize: 256, devices: [], capabilities: { add: ['NET_ADMIN'] } },
      resourceRequirements: [{ type: 'GPU', value: '1' }],
      logConfiguration: { logDriver: 'json-file', options: { 'max-size': SECRET } },
      systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
    },
  ],
};

describe('a whole task definition', () => {
  it('is read as ECS prints it, or as it is registered', () => {
    const bare = readTaskDefinitionDocument(WRITTEN);

    expect(readTaskDefinitionDocument({ taskDefinition: WRITTEN, tags: [] })).toEqual(bare);
    expect(bare).toMatchObject({
      ok: true,
      definition: {
        family: 'legacy',
        networkMode: 'bridge',
        pidMode: 'host',
        operatingSystemFamily: 'LINUX',
        volumes: [
          { name: 'sock', kind: 'host', hostPath: '/var/run/docker.sock' },
          { name: 'data', kind: 'docker', driver: 'rexray/ebs' },
          { name: 'shared', kind: 'efs' },
          { name: 'tmp', kind: 'scratch' },
          { name: 'disk', kind: 'ebs' },
        ],
        placementConstraints: ['attribute:ecs.instance-type == c5.large'],
        containers: [
          {
            name: 'app',
            essential: true,
            cpuUnits: 512,
            memoryReservationMiB: 900,
            links: ['cache'],
            suspectedSecrets: ['DB_PASSWORD'],
            ulimits: ['memlock'],
            linuxParameters: ['sharedMemorySize'],
            addedCapabilities: ['NET_ADMIN'],
            gpus: 1,
            log: { driver: 'json-file' },
          },
        ],
      },
    });
  });

  it('keeps no value of a variable, nor of an option that is not asked for', () => {
    expect(JSON.stringify(readTaskDefinitionDocument(WRITTEN))).not.toContain(SECRET);
  });

  it.each([
    ['an array', [], ''],
    ['no containers', { family: 'x' }, 'containerDefinitions'],
    ['a container without a name', { containerDefinitions: [{}] }, 'containerDefinitions[0].name'],
    [
      'ulimits that are no list',
      { containerDefinitions: [{ name: 'a', ulimits: 3 }] },
      'containerDefinitions[0].ulimits',
    ],
  ])('with %s says where', (_what, written, path) => {
    expect(readTaskDefinitionDocument(written)).toMatchObject({ ok: false, problem: { path } });
  });
});

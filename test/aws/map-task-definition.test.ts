import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapTaskDefinition, parseCpuUnits, parseMemoryMiB } from '../../src/aws/map-task-definition.ts';

describe('task definitions', () => {
  it('keep the size, the platform and the limits of each container', () => {
    const definition = mapTaskDefinition({
      cpu: '1024',
      memory: '4096',
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      ephemeralStorage: { sizeInGiB: 50 },
      containerDefinitions: [
        { name: 'app', essential: true, cpu: 768, memory: 3072 },
        { name: 'envoy', essential: false, cpu: 0, memoryReservation: 256, secrets: [{ name: 'TOKEN' }] },
      ],
    });

    expect(definition).toEqual({
      size: { cpuUnits: 1024, memoryMiB: 4096 },
      cpuArchitecture: 'ARM64',
      operatingSystemFamily: 'LINUX',
      ephemeralStorageGiB: 50,
      containers: [
        { name: 'app', essential: true, cpuUnits: 768, memoryMiB: 3072 },
        { name: 'envoy', essential: false, memoryReservationMiB: 256, secretNames: ['TOKEN'] },
      ],
    });
  });

  it('take the sum of the containers where the task has no size, as on EC2', () => {
    const containerDefinitions = [
      { name: 'a', cpu: 256, memory: 1024, memoryReservation: 512 },
      { name: 'b', cpu: 128, memory: 256 },
    ];

    expect(mapTaskDefinition({ containerDefinitions }).size).toEqual({ cpuUnits: 384, memoryMiB: 768 });
    expect(mapTaskDefinition({ containerDefinitions: [{ name: 'a' }] }).size).toBeUndefined();
  });

  it.each([
    ['1024', 1024],
    ['1 vCPU', 1024],
    ['.25 vcpu', 256],
    ['', undefined],
    ['much', undefined],
  ])('read CPU %j as %j', (text, expected) => {
    expect(parseCpuUnits(text)).toBe(expected);
  });

  it.each([
    ['2048', 2048],
    ['2 GB', 2048],
    ['0.5GB', 512],
    [undefined, undefined],
  ])('read memory %j as %j', (text, expected) => {
    expect(parseMemoryMiB(text)).toBe(expected);
  });

  it('keep a command of harmless words only', () => {
    const container = (command: string[]) => mapTaskDefinition({ containerDefinitions: [{ name: 'a', command }] });

    expect(container(['node', '--max-old-space-size=512', 'dist/server.js']).containers[0]?.command).toHaveLength(3);
    expect(container(['node', 'main.js', '--token=abc']).containers[0]).not.toHaveProperty('command');
    expect(container(['sh', '-c', 'PGPASSWORD=x exec node main.js']).containers[0]).not.toHaveProperty('command');
  });

  it('never keep a value of a variable, a secret or a command', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/_.-]{9,40}$/);
    const place = fc.constantFrom('%', '--password=%', '-Xmx512m -Dkey=%', 'https://user:%@host/', '%\n', '-p %');
    const runtimeVariable = fc.constantFrom(
      'JAVA_OPTS',
      'NODE_OPTIONS',
      'GOMEMLIMIT',
      'DB',
      'DOTNET_GCHeapHardLimitPercent',
    );
    const planted = fc.tuple(secret, place).map(([value, text]) => ({ value, text: text.replace('%', () => value) }));

    fc.assert(
      fc.property(fc.array(planted, { minLength: 1, maxLength: 6 }), runtimeVariable, (all, name) => {
        const texts = all.map(({ text }) => text);
        const definition = mapTaskDefinition({
          containerDefinitions: [
            {
              name: 'app',
              entryPoint: ['sh', '-c', ...texts.slice(0, 2)],
              command: ['node', ...texts.slice(2)],
              environment: texts.map((value, index) => ({ name: index === 0 ? name : `V${index}`, value })),
              secrets: texts.map((valueFrom, index) => ({ name: `S${index}`, valueFrom })),
            },
          ],
        });

        const json = JSON.stringify(definition);
        for (const { value } of all) expect(json).not.toContain(value);
      }),
      { seed: 20_261_121, numRuns: 500 },
    );
  });
});

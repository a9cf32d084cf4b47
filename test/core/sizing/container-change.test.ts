import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContainerEvidence } from '../../../src/core/evidence.ts';
import { containerChanges } from '../../../src/core/sizing/container-change.ts';
import { taskSizes } from '../../../src/core/task-size.ts';

const LARGE = { cpuUnits: 2048, memoryMiB: 4096 };
const SMALL = { cpuUnits: 1024, memoryMiB: 2048 };

function container(overrides: Partial<ContainerEvidence> = {}): ContainerEvidence {
  return { name: 'app', essential: true, ...overrides };
}

describe('containerChanges', () => {
  it('gives the main container what the task loses and leaves the sidecar alone', () => {
    const containers = [
      container({ cpuUnits: 1792, memoryMiB: 3840 }),
      container({ name: 'log_router', cpuUnits: 256, memoryMiB: 256 }),
    ];

    // 2048 - 256 = 1792 MiB and 1024 - 256 = 768 CPU units.
    expect(containerChanges(containers, LARGE, SMALL)).toEqual({
      fits: true,
      containers: [{ container: 'app', cpuUnits: { from: 1792, to: 768 }, memoryMiB: { from: 3840, to: 1792 } }],
      runtime: [],
      follows: [],
    });
  });

  it('gives the main container all of the growth', () => {
    const containers = [container({ memoryMiB: 1792 }), container({ name: 'log_router', memoryMiB: 256 })];

    const { containers: changed } = containerChanges(containers, SMALL, LARGE);

    expect(changed).toEqual([{ container: 'app', memoryMiB: { from: 1792, to: 3840 } }]);
  });

  it('has nothing to change where containers set no values of their own', () => {
    expect(containerChanges([container()], LARGE, SMALL).containers).toEqual([]);
    expect(containerChanges([], LARGE, SMALL)).toEqual({ fits: true, containers: [], runtime: [], follows: [] });
  });

  it('keeps a limit that fits the smaller task as it is', () => {
    expect(containerChanges([container({ memoryMiB: 1024 })], LARGE, SMALL).containers).toEqual([]);
  });

  it('keeps the room of a sidecar that has no limit of its own', () => {
    const containers = [container({ memoryMiB: 3584 }), container({ name: 'agent', essential: false })];

    // 4096 - 3584 = 512 MiB were left to the agent.
    const { containers: changed } = containerChanges(containers, LARGE, SMALL);

    expect(changed).toEqual([{ container: 'app', memoryMiB: { from: 3584, to: 1536 } }]);
  });

  it('lowers a reservation that the new limit does not hold', () => {
    const { containers: changed } = containerChanges(
      [container({ memoryMiB: 4096, memoryReservationMiB: 3072 })],
      LARGE,
      SMALL,
    );

    expect(changed[0]?.memoryReservationMiB).toEqual({ from: 3072, to: 2048 });
  });

  it('says that the size does not fit when the sidecars alone fill it', () => {
    const containers = [container({ memoryMiB: 2048 }), container({ name: 'agent', memoryMiB: 2044 })];

    expect(containerChanges(containers, LARGE, SMALL).fits).toBe(false);
  });

  it('changes a fixed heap with the limit and leaves a share of the limit to follow', () => {
    const fixed = container({ memoryMiB: 4096, runtimeHints: { jvmMaxHeapMiB: 3072, nodeMaxOldSpaceMiB: 512 } });
    const share = container({ memoryMiB: 4096, runtimeHints: { jvmMaxRamPercent: 75 } });

    // 80 % of 2048 MiB; 512 MiB still fit.
    expect(containerChanges([fixed], LARGE, SMALL).runtime).toEqual([
      { container: 'app', setting: 'jvmMaxHeapMiB', from: 3072, to: 1638 },
    ]);
    expect(containerChanges([share], LARGE, SMALL)).toMatchObject({
      runtime: [],
      follows: [{ container: 'app', setting: 'jvmMaxRamPercent' }],
    });
  });

  it('never gives out more than the task has, and never touches a sidecar', () => {
    const sizes = taskSizes('LINUX');
    const size = fc.integer({ min: 0, max: sizes.length - 1 }).map((at) => sizes[at] ?? SMALL);
    const value = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined });
    const anyContainer = fc
      .record({
        cpuUnits: value(4096),
        memoryMiB: value(16_384),
        memoryReservationMiB: value(8192),
        essential: fc.boolean(),
      })
      .map(({ cpuUnits, memoryMiB, memoryReservationMiB, essential }) => ({
        essential,
        ...(cpuUnits === undefined ? {} : { cpuUnits }),
        ...(memoryMiB === undefined ? {} : { memoryMiB }),
        ...(memoryReservationMiB === undefined ? {} : { memoryReservationMiB }),
      }));
    fc.assert(
      fc.property(fc.array(anyContainer, { maxLength: 5 }), size, size, (drawn, current, target) => {
        const containers = drawn.map((given, at) => ({ name: `c${at}`, ...given }));

        const result = containerChanges(containers, current, target);

        if (!result.fits) return;
        expect(result.containers.length).toBeLessThanOrEqual(1);
        const after = containers.map((given) => {
          const change = result.containers.find((changed) => changed.container === given.name);
          return {
            cpuUnits: change?.cpuUnits?.to ?? given.cpuUnits ?? 0,
            memoryMiB: change?.memoryMiB?.to ?? given.memoryMiB,
            memoryReservationMiB: change?.memoryReservationMiB?.to ?? given.memoryReservationMiB,
          };
        });
        const cpu = after.reduce((sum, { cpuUnits }) => sum + cpuUnits, 0);
        const memory = after.reduce((sum, each) => sum + (each.memoryMiB ?? each.memoryReservationMiB ?? 0), 0);
        expect(cpu).toBeLessThanOrEqual(target.cpuUnits);
        expect(memory).toBeLessThanOrEqual(target.memoryMiB);
        for (const { memoryMiB } of after) expect(memoryMiB ?? 0).toBeLessThanOrEqual(target.memoryMiB);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContainerEvidence } from '../../../src/core/evidence.ts';
import { containerChanges, killedAtOwnLimit } from '../../../src/core/sizing/container-change.ts';
import { mainContainer } from '../../../src/core/sizing/main-container.ts';
import { taskSizes } from '../../../src/core/task-size.ts';
import { sampleEvidence } from '../../render/sample-answer.ts';

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

  it('gives the main container all that sidecars with a reservation alone leave', () => {
    const containers = [
      container({ memoryMiB: 2048 }),
      container({ name: 'agent', essential: false, memoryReservationMiB: 100 }),
    ];

    // A task of `payments` in the sample account: 2048 - 100 MiB, though the old limit was half of the task.
    expect(containerChanges(containers, LARGE, SMALL).containers).toEqual([
      { container: 'app', memoryMiB: { from: 2048, to: 1948 } },
    ]);
  });

  it('keeps no room for a sidecar that declares nothing', () => {
    const containers = [container({ memoryMiB: 3584 }), container({ name: 'agent', essential: false })];

    expect(containerChanges(containers, LARGE, SMALL).containers).toEqual([
      { container: 'app', memoryMiB: { from: 3584, to: 2048 } },
    ]);
  });

  it('leaves memory as it is when only the CPU of the task changes', () => {
    const containers = [container({ cpuUnits: 1024, memoryMiB: 1024 })];

    expect(containerChanges(containers, LARGE, { ...LARGE, cpuUnits: 1024 }).containers).toEqual([]);
    expect(containerChanges(containers, LARGE, { ...LARGE, cpuUnits: 4096 }).containers).toEqual([
      { container: 'app', cpuUnits: { from: 1024, to: 4096 } },
    ]);
  });

  it('raises by a fifth the limit of a container that was killed at it, also in a task of the same size', () => {
    const containers = [container({ memoryMiB: 1000 }), container({ name: 'agent', memoryMiB: 256 })];

    expect(containerChanges(containers, LARGE, LARGE, new Set(['app'])).containers).toEqual([
      { container: 'app', memoryMiB: { from: 1000, to: 1200 } },
    ]);
    // 256 MiB and a fifth, rounded up.
    expect(containerChanges(containers, LARGE, LARGE, new Set(['agent'])).containers).toEqual([
      { container: 'agent', memoryMiB: { from: 256, to: 308 } },
    ]);
    expect(containerChanges(containers, SMALL, LARGE, new Set(['agent'])).containers).toEqual([
      { container: 'app', memoryMiB: { from: 1000, to: 4096 - 308 } },
      { container: 'agent', memoryMiB: { from: 256, to: 308 } },
    ]);
  });

  it('takes the raise of a sidecar from the main container when the task has no other room', () => {
    const containers = [container({ memoryMiB: 1792 }), container({ name: 'agent', memoryMiB: 256 })];

    expect(containerChanges(containers, SMALL, SMALL, new Set(['agent'])).containers).toEqual([
      { container: 'app', memoryMiB: { from: 1792, to: 1740 } },
      { container: 'agent', memoryMiB: { from: 256, to: 308 } },
    ]);
  });

  it('finds who was killed at a limit of its own, and not who had the whole task', () => {
    const killed = (memoryMiB: number) =>
      killedAtOwnLimit(
        {
          ...sampleEvidence({}, [container({ memoryMiB }), container({ name: 'agent', memoryMiB: 64 })]),
          stoppedTasks: [
            {
              stoppedAt: '2026-11-19T00:00:00Z',
              containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed' }],
            },
          ],
        },
        LARGE,
      );

    expect([...killed(2048)]).toEqual(['app']);
    expect([...killed(4096)]).toEqual([]);
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

  it('grows no heap because the task shrinks', () => {
    const heap = container({ memoryMiB: 1024, runtimeHints: { jvmMaxHeapMiB: 512 } });

    expect(containerChanges([heap], LARGE, SMALL).runtime).toEqual([]);
  });

  it('never gives out more than the task has, nor less than it has to the main container', () => {
    const sizes = taskSizes('LINUX');
    const size = fc.integer({ min: 0, max: sizes.length - 1 }).map((at) => sizes[at] ?? SMALL);
    const value = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined });
    const anyContainer = fc
      .record({
        cpuUnits: value(4096),
        memoryMiB: value(16_384),
        memoryReservationMiB: value(8192),
        essential: fc.boolean(),
        killed: fc.boolean(),
      })
      .map(({ cpuUnits, memoryMiB, memoryReservationMiB, ...rest }) => ({
        ...rest,
        ...(cpuUnits === undefined ? {} : { cpuUnits }),
        ...(memoryMiB === undefined ? {} : { memoryMiB }),
        ...(memoryReservationMiB === undefined ? {} : { memoryReservationMiB }),
      }));
    fc.assert(
      fc.property(fc.array(anyContainer, { maxLength: 5 }), size, size, (drawn, current, target) => {
        const containers = drawn.map((given, at) => ({ name: `c${at}`, ...given }));
        const killed = new Set(containers.filter((given) => given.killed).map(({ name }) => name));

        const result = containerChanges(containers, current, target, killed);

        if (!result.fits) return;
        const after = containers.map((given) => {
          const change = result.containers.find((changed) => changed.container === given.name);
          return {
            name: given.name,
            cpuUnits: change?.cpuUnits?.to ?? given.cpuUnits ?? 0,
            memoryMiB: change?.memoryMiB?.to ?? given.memoryMiB,
            memoryReservationMiB: change?.memoryReservationMiB?.to ?? given.memoryReservationMiB,
          };
        });
        const held = (each: (typeof after)[number]) => each.memoryMiB ?? each.memoryReservationMiB ?? 0;
        const cpu = after.reduce((sum, { cpuUnits }) => sum + cpuUnits, 0);
        const memory = after.reduce((sum, each) => sum + held(each), 0);
        expect(cpu).toBeLessThanOrEqual(target.cpuUnits);
        expect(memory).toBeLessThanOrEqual(target.memoryMiB);
        for (const { memoryMiB } of after) expect(memoryMiB ?? 0).toBeLessThanOrEqual(target.memoryMiB);

        const main = mainContainer(containers);
        for (const [at, given] of containers.entries()) {
          if (given === main) continue;
          const limit = given.memoryMiB;
          const wanted = limit !== undefined && given.killed ? Math.ceil(limit * 1.2) : limit;
          expect(after[at]?.memoryMiB).toBe(wanted);
          expect(after[at]?.cpuUnits).toBe(given.cpuUnits ?? 0);
        }
        // All of the task is given out, so that the limit holds whatever the task held beyond the sidecars.
        if (main?.memoryMiB !== undefined && target.memoryMiB !== current.memoryMiB) {
          expect(memory).toBe(target.memoryMiB);
        }
        if ((main?.cpuUnits ?? 0) > 0 && target.cpuUnits !== current.cpuUnits) expect(cpu).toBe(target.cpuUnits);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

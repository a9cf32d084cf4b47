import { describe, expect, it } from 'vitest';
import { codes, optionOf, recommendationOf } from '../../support/recommend.ts';
import { dailyDemand, type FleetStory, fleetDocument, simulateFleet } from '../../support/tracked-fleet.ts';

/** A fleet under memory tracking whose tasks hold 1800 MiB without load; by night it is at its minimum. */
const LARGE_BASE: FleetStory = {
  cpuUnits: 512,
  memoryMiB: 4096,
  demand: dailyDemand(0.05, 4),
  target: 60,
  minCapacity: 2,
  maxCapacity: 60,
  tracks: 'memory',
  taskMemory: (load) => 1800 + 4000 * load,
};

describe('a fleet under memory tracking', () => {
  it('whose load of a task varied tells its base to within two in a hundred', () => {
    const { abstained, warnings } = recommendationOf(fleetDocument(LARGE_BASE));
    const base = warnings.find((warning) => warning.code === 'MemoryBase');

    expect(abstained).toEqual([]);
    expect(base?.figures.by).toBe('cpu');
    expect(Math.abs((base?.figures.baseMiB ?? 0) / 1800 - 1)).toBeLessThan(0.02);
  });

  it('reads the base from requests where they are counted', () => {
    const document = fleetDocument(LARGE_BASE);
    const { average } = document.metrics.cpuUtilization;
    document.metrics.requestCount = average.map(
      (percent: number, i: number) => percent * document.metrics.runningTaskCount[i] * 40,
    );

    const base = recommendationOf(document).warnings.find((warning) => warning.code === 'MemoryBase');

    expect(base?.figures.by).toBe('requests');
  });

  it('is offered fewer larger tasks for less money, which is no need for more', () => {
    const answer = recommendationOf(fleetDocument(LARGE_BASE));
    const balanced = optionOf(answer, 'balanced');

    expect(answer.finding).toBe('Overprovisioned');
    expect(answer.reasonCodes).not.toContain('MemoryUnderprovisioned');
    expect(balanced.memoryMiB).toBeGreaterThan(4096);
    expect(balanced.monthlyUsd).toBeLessThan(0.6 * (answer.current?.monthlyUsd ?? 0));
  });

  it('has under every option the tasks, the memory and the CPU that the simulation then has', () => {
    for (const option of recommendationOf(fleetDocument(LARGE_BASE)).options) {
      const truth = simulateFleet({ ...LARGE_BASE, cpuUnits: option.cpuUnits, memoryMiB: option.memoryMiB });

      expect(Math.abs((option.scaling?.averageTasks ?? 0) / truth.averageTasks - 1)).toBeLessThan(0.05);
      expect(truth.hottestMemory).toBeLessThan(100);
      expect(Math.max(...truth.average)).toBeLessThan(100);
    }
  });

  it('whose policy held the load of each task keeps its memory, and says that its base cannot be told', () => {
    const answer = recommendationOf(fleetDocument({ ...LARGE_BASE, demand: dailyDemand(3, 4) }));

    expect(answer.abstained).toEqual([
      { dimension: 'memory', code: 'MemoryTracking', figures: { target: 60, missing: 'steadyLoad' } },
    ]);
    for (const option of answer.options) expect(option.memoryMiB).toBe(4096);
  });

  it('whose memory does not follow its load keeps it, and says so', () => {
    const document = fleetDocument(LARGE_BASE);
    const { average } = document.metrics.memoryUtilization;
    const scrambled = average.map((_: number, i: number) => average[(i * 1549) % average.length]);
    document.metrics.memoryUtilization = { average: scrambled, maximum: scrambled };

    expect(recommendationOf(document).abstained).toMatchObject([
      { code: 'MemoryTracking', figures: { missing: 'noRelation' } },
    ]);
  });

  it('that was resized in the window tells its base by the two sizes, and no heap is suspected', () => {
    const story = { ...LARGE_BASE, demand: dailyDemand(2, 4) };
    const [before, after] = [
      fleetDocument({ ...story, memoryMiB: 3584 }),
      fleetDocument({ ...story, memoryMiB: 8192, cpuUnits: 1024 }),
    ];
    const half = before.metrics.runningTaskCount.length / 2;
    const joined = (read: (metrics: typeof before.metrics) => number[]) => [
      ...read(before.metrics).slice(0, half),
      ...read(after.metrics).slice(half),
    ];
    const cpu = joined(({ cpuUtilization }) => cpuUtilization.average);
    const memory = joined(({ memoryUtilization }) => memoryUtilization.average);
    const answer = recommendationOf({
      ...after,
      taskSizes: [
        { since: '2026-10-01T00:00:00Z', cpuUnits: 512, memoryMiB: 3584 },
        { since: '2026-11-06T00:00:00Z', cpuUnits: 1024, memoryMiB: 8192 },
      ],
      metrics: {
        ...after.metrics,
        cpuUtilization: { average: cpu, maximum: cpu },
        memoryUtilization: { average: memory, maximum: memory },
        runningTaskCount: joined(({ runningTaskCount }) => runningTaskCount),
      },
    });

    expect(codes(answer.warnings)).not.toContain('HeapFollowsLimit');
    const base = answer.warnings.find((warning) => warning.code === 'MemoryBase');
    expect([codes(answer.abstained), Math.abs((base?.figures.baseMiB ?? 0) / 1800 - 1) < 0.1]).toEqual([[], true]);
  });
});

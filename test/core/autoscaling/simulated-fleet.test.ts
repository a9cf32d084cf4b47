import { describe, expect, it } from 'vitest';
import { codes, optionOf, recommendationOf } from '../../support/recommend.ts';
import { dailyDemand, type FleetStory, fleetDocument, simulateFleet } from '../../support/tracked-fleet.ts';

const STORIES: Readonly<Record<string, FleetStory>> = {
  'a fleet that follows its day': {
    cpuUnits: 1024,
    memoryMiB: 2048,
    demand: dailyDemand(1, 8),
    target: 60,
    minCapacity: 2,
    maxCapacity: 30,
  },
  'tasks far too large': {
    cpuUnits: 4096,
    memoryMiB: 8192,
    demand: dailyDemand(0.5, 3.5),
    target: 50,
    minCapacity: 3,
    maxCapacity: 30,
  },
  'a fleet at its minimum': {
    cpuUnits: 1024,
    memoryMiB: 4096,
    demand: () => 0.2,
    target: 50,
    minCapacity: 4,
    maxCapacity: 10,
  },
  'an hour of ten times the load': {
    cpuUnits: 512,
    memoryMiB: 1024,
    demand: (s) => 0.3 + ((s / 3600) % 24 < 1 ? 6 : 0),
    target: 50,
    minCapacity: 2,
    maxCapacity: 20,
  },
  'memory that follows the load': {
    cpuUnits: 1024,
    memoryMiB: 8192,
    demand: dailyDemand(1, 8),
    target: 60,
    minCapacity: 2,
    maxCapacity: 30,
    taskMemory: (load) => 300 + 400 * load,
  },
  'steps on CPU': {
    cpuUnits: 2048,
    memoryMiB: 16384,
    demand: dailyDemand(1, 12),
    target: 50,
    minCapacity: 2,
    maxCapacity: 30,
    steps: { out: 70, more: 2, back: 40, fewer: 1 },
  },
  'memory at its target, and at its minimum by night': {
    cpuUnits: 2048,
    memoryMiB: 4096,
    demand: dailyDemand(0.2, 8),
    target: 70,
    minCapacity: 2,
    maxCapacity: 60,
    tracks: 'memory',
    taskMemory: (load) => 700 + 2400 * load,
  },
};

describe.each(Object.entries(STORIES))('%s', (_, story) => {
  it('runs under each option the tasks that the simulation runs, within a tenth, and within its memory', () => {
    const { options } = recommendationOf(fleetDocument(story));

    for (const { cpuUnits, memoryMiB, scaling } of options) {
      const truth = simulateFleet({ ...story, cpuUnits, memoryMiB });
      expect(Math.abs((scaling?.averageTasks ?? 0) - truth.averageTasks) / truth.averageTasks).toBeLessThan(0.1);
      expect(truth.hottestMemory).toBeLessThan(100);
    }
  });

  it('is left alone once the advice has been followed', () => {
    let size = { cpuUnits: story.cpuUnits, memoryMiB: story.memoryMiB };
    const path = [size];
    for (let round = 0; round < 6; round++) {
      const { recommended } = recommendationOf(fleetDocument({ ...story, ...size }));
      if (recommended === null) break;
      size = { cpuUnits: recommended.cpuUnits, memoryMiB: recommended.memoryMiB };
      path.push(size);
    }

    expect(path.length).toBeLessThanOrEqual(2);
  });
});

describe('a fleet held back by its maximum', () => {
  it('says so, and that the demand is at least that', () => {
    const answer = recommendationOf(
      fleetDocument({
        cpuUnits: 512,
        memoryMiB: 1024,
        demand: dailyDemand(1, 8),
        target: 60,
        minCapacity: 2,
        maxCapacity: 6,
      }),
    );

    expect(answer.finding).toBe('Underprovisioned');
    expect(codes(answer.abstained)).toContain('CpuCensored');
    expect(codes(answer.warnings)).toContain('AtMaxCapacity');
    expect(optionOf(answer, 'cost').cpuUnits).toBeGreaterThanOrEqual(1024);
  });
});

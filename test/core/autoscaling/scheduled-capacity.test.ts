import { describe, expect, it } from 'vitest';
import { scheduledLimits } from '../../../src/core/autoscaling/scheduled-capacity.ts';
import type { ScheduledAction } from '../../../src/core/evidence.ts';
import { optionOf, recommendationOf, sized } from '../../support/recommend.ts';
import { type FleetStory, fleetDocument, simulateFleet } from '../../support/tracked-fleet.ts';

/** Friday. */
const START_MS = Date.parse('2026-10-30T00:00:00Z');

/** The minimum and maximum of each hour of two weeks. */
function limits(...scheduledActions: ScheduledAction[]) {
  return scheduledLimits({ minCapacity: 1, maxCapacity: 9, policies: [], scheduledActions }, START_MS, 3600, 336);
}

describe('scheduledLimits', () => {
  it('moves the limits at the hours of the actions, and begins with what the week before left', () => {
    const found = limits(
      { schedule: 'cron(0 8 ? * MON-FRI *)', minCapacity: 6 },
      { schedule: 'cron(0 18 ? * 2-6 *)', minCapacity: 2, maxCapacity: 4 },
    );

    expect([0, 7, 8, 17, 18, 30].map((hour) => found?.minimum[hour])).toEqual([2, 2, 6, 6, 2, 2]);
    expect(found?.maximum[20]).toBe(4);
  });

  it('reads the time zone of an action', () => {
    const found = limits({ schedule: 'cron(0 9 * * ? *)', timezone: 'Asia/Seoul', minCapacity: 5 });
    const moved = limits(
      { schedule: 'cron(0 9 * * ? *)', timezone: 'Asia/Seoul', minCapacity: 5 },
      { schedule: 'cron(0 18 * * ? *)', timezone: 'Asia/Seoul', minCapacity: 1 },
    );

    expect(found?.minimum[0]).toBe(5);
    expect([0, 8, 9, 23].map((hour) => moved?.minimum[hour])).toEqual([5, 5, 1, 1]);
  });

  it('says nothing where an action is not of every week', () => {
    expect(limits({ schedule: 'rate(2 hours)', minCapacity: 4 })).toBeNull();
    expect(limits({ schedule: 'at(2026-11-01T00:00:00)', minCapacity: 4 })).toBeNull();
    expect(limits({ schedule: 'cron(0 8 1 * ? *)', minCapacity: 4 })).toBeNull();
    expect(limits()).toBeNull();
  });
});

describe('a tracked fleet whose minimum is scheduled', () => {
  const atDay = (seconds: number) => (seconds / 3600) % 24 >= 8 && (seconds / 3600) % 24 < 20;
  const story: FleetStory = {
    cpuUnits: 2048,
    memoryMiB: 8192,
    demand: (s) => (atDay(s) ? 3 : 0.8),
    target: 60,
    minCapacity: 10,
    maxCapacity: 40,
    scheduled: {
      minimum: (s) => (atDay(s) ? 10 : 1),
      actions: [
        { schedule: 'cron(0 8 * * ? *)', minCapacity: 10 },
        { schedule: 'cron(0 20 * * ? *)', minCapacity: 1 },
      ],
    },
  };

  it('runs under each option what the simulation with the same schedule runs', () => {
    for (const option of recommendationOf(fleetDocument(story)).options) {
      const truth = simulateFleet({ ...story, cpuUnits: option.cpuUnits, memoryMiB: option.memoryMiB });

      expect(Math.abs((option.scaling?.averageTasks ?? 0) / truth.averageTasks - 1)).toBeLessThan(0.06);
    }
    expect(optionOf(recommendationOf(fleetDocument(story)), 'balanced').cpuUnits).toBeLessThan(2048);
  });

  it('has its minimum worth what the simulation saves by two tasks at most', () => {
    const lever = sized(fleetDocument(story))
      .explain()
      .flatMap((step) => (step.code === 'Lever' && step.figures.lever === 'minimum' ? [step.figures.monthlyUsd] : []));
    const fewer = simulateFleet({
      ...story,
      scheduled: { minimum: (s) => (atDay(s) ? 2 : 1), actions: [] },
    });
    const saved = simulateFleet(story).averageTasks - fewer.averageTasks;

    // USD 85.06 a month a task of 2 vCPU / 8 GB.
    expect(Math.abs((lever[0] ?? 0) / (saved * 85.06) - 1)).toBeLessThan(0.06);
  });
});

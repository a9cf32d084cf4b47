import { describe, expect, it } from 'vitest';
import { replayFleet, type TrackingRules } from '../../../src/core/autoscaling/fleet-replay.ts';

const RULES: TrackingRules = {
  target: 60,
  minCapacity: 2,
  maxCapacity: 10,
  scaleOutSeconds: 180,
  scaleInSeconds: 900,
  scaleIn: true,
};

/** 300-second periods. */
function replay(demand: number[], capacity: number, rules: Partial<TrackingRules> = {}) {
  return replayFleet(Float64Array.from(demand), capacity, { ...RULES, ...rules }, 300);
}

describe('replayFleet', () => {
  it('runs ceil(demand / (capacity x target)) tasks: 2.4 vCPU at 1 vCPU and 60 % ask for 4', () => {
    expect(replay([2.4, 2.4, 2.4, 2.4], 1).averageTasks).toBe(4);
  });

  it('stays within the capacity limits', () => {
    expect(replay([0.1, 0.1], 1).averageTasks).toBe(2);
    expect(replay([60, 60], 1).averageTasks).toBe(10);
  });

  it('keeps tasks for fifteen minutes after the demand has gone', () => {
    const { tasks } = replay([4.8, 0.1, 0.1, 0.1, 0.1], 1);

    expect([...tasks]).toEqual([8, 8, 8, 2, 2]);
  });

  it('never takes tasks away when scale-in is disabled', () => {
    const { tasks } = replay([4.8, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1, { scaleIn: false });

    expect([...tasks]).toEqual([8, 8, 8, 8, 8, 8, 8]);
  });

  it('costs the same CPU whatever the task has: half the CPU is twice the tasks', () => {
    expect(replay([4.8, 4.8, 4.8], 0.5, { maxCapacity: 100 }).averageTasks).toBe(
      2 * replay([4.8, 4.8, 4.8], 1, { maxCapacity: 100 }).averageTasks,
    );
  });

  it('says nothing of periods without demand', () => {
    expect([...replay([2.4, Number.NaN, 2.4], 1).tasks]).toEqual([4, Number.NaN, 4]);
  });

  it('of one-minute periods adds tasks three minutes after the demand', () => {
    const demand = Float64Array.from([1.2, 4.8, 4.8, 4.8, 4.8, 4.8]);

    expect([...replayFleet(demand, 1, RULES, 60).tasks]).toEqual([2, 2, 2, 2, 8, 8]);
  });
});

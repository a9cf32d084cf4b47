import { describe, expect, it } from 'vitest';
import { mapMetrics, mapSeries } from '../../src/aws/map-metrics.ts';
import { mapRunningTaskCount } from '../../src/aws/map-task-count.ts';
import { serviceQueries } from '../../src/aws/metric-queries.ts';
import { metricWindow, splitQueries } from '../../src/aws/metric-window.ts';

const START = Date.UTC(2026, 10, 1);
const GRID = { startAt: new Date(START), periodSeconds: 300, length: 6 };

function at(...periods: number[]): Date[] {
  return periods.map((period) => new Date(START + period * 300_000));
}

describe('metric data', () => {
  it('is placed by its time, whatever the order and over however many pages', () => {
    const series = mapSeries(
      [
        { Id: 'cpu_average', Timestamps: at(4, 3), Values: [14, 13] },
        { Id: 'cpu_average', Timestamps: at(0, 1), Values: [10, 11] },
        { Id: 'cpu_maximum', Timestamps: at(5, 9, -1), Values: [99, 1, 2] },
      ],
      GRID,
    );

    expect([...(series.get('cpu_average') ?? [])]).toEqual([10, 11, Number.NaN, 13, 14, Number.NaN]);
    expect([...(series.get('cpu_maximum') ?? [])].filter(Number.isFinite)).toEqual([99]);
  });

  it('leaves a metric without datapoints out, but for CPU, which is all gaps then', () => {
    const series = mapSeries([{ Id: 'memory_average', Timestamps: [], Values: [] }], GRID);
    const metrics = mapMetrics(series, GRID);

    expect(metrics.memoryUtilization).toBeUndefined();
    expect(metrics.cpuUtilization.average.every(Number.isNaN)).toBe(true);
    expect(metrics.cpuUtilization.average).toHaveLength(6);
  });

  it('is asked for in whole five-minute periods, hourly where those are gone', () => {
    const now = new Date('2026-11-21T10:07:31Z');

    expect(metricWindow(now, 56)).toMatchObject({ endAt: new Date('2026-11-21T10:05:00Z'), length: 56 * 288 });
    expect(metricWindow(now, 64)).toMatchObject({ periodSeconds: 3_600, length: 64 * 24 });
  });

  it.each([
    [14, 1],
    [56, 1],
    [63, 2],
    [455, 1],
  ])('of %i days takes %i calls, each within one page', (days, calls) => {
    const window = metricWindow(new Date(START), days);
    const split = splitQueries(serviceQueries({ cluster: 'prod', name: 'web' }, window.periodSeconds), window);

    expect(split).toHaveLength(calls);
    expect(split.flat()).toHaveLength(6);
    for (const queries of split) expect(queries.length * window.length).toBeLessThanOrEqual(100_800);
  });
});

describe('the number of running tasks', () => {
  function count(samples: number[], options: Partial<Parameters<typeof mapRunningTaskCount>[0]> = {}) {
    const counted = mapRunningTaskCount({
      runningTasks: undefined,
      cpuSamples: new Float64Array(samples),
      runningCount: 3,
      periodSeconds: 300,
      mixedResolution: false,
      ...options,
    });
    return counted && [...counted];
  }

  it('is the number of samples over the minutes of a period', () => {
    expect(count([10, Number.NaN, 15, 15, 14])).toEqual([2, Number.NaN, 3, 3, 3]);
  });

  it('is found where a task sends three samples a minute', () => {
    expect(count([30, 45, 45, 45])).toEqual([2, 3, 3, 3]);
  });

  it('is left out when it does not agree with what runs now', () => {
    expect(count([5, 5, 5, 5])).toBeUndefined();
    expect(count([15, 15], { runningCount: 0 })).toBeUndefined();
    expect(count([15, 15], { mixedResolution: true })).toBeUndefined();
    expect(count([])).toBeUndefined();
  });

  it('is found where the service has just scaled, by the tasks that ran through the values compared', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 0, minutes));
    const scaled = { startAt: at(0), runningCount: 2 };
    const old = { startedAt: at(-60) };
    const samples = [5, 10, 10, 5, 5, 5];

    // The second task started two minutes before the end of the last period.
    expect(count(samples, { ...scaled, tasks: [old, { startedAt: at(28) }] })).toEqual([1, 2, 2, 1, 1, 1]);
    // Scaled in: four ran until a minute after the last value.
    const stopped = { startedAt: at(-60), stoppedAt: at(31) };
    expect(count([20, 20, 20, 20, 20, 20], { ...scaled, tasks: [old, old, stopped, stopped] })).toHaveLength(6);
    // Not every task could be read.
    expect(count(samples, { ...scaled, tasks: [old] })).toBeUndefined();
  });

  it('is left out where a service sends one sample a minute whatever its tasks', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 0, minutes));
    const [old, young] = [{ startedAt: at(-600) }, { startedAt: at(28) }];
    const samples = [5, 5, 5, 5, 5, 5];

    expect(count(samples, { startAt: at(0), runningCount: 2, tasks: [old, old] })).toBeUndefined();
    expect(count(samples, { startAt: at(0), runningCount: 2, tasks: [old, young] })).toBeUndefined();
  });

  it("is Container Insights' first, with its gaps filled from samples", () => {
    const runningTasks = new Float64Array([Number.NaN, 3.4, 3]);

    expect(count([10, 15, 15], { runningTasks })).toEqual([2, 3.4, 3]);
    expect(count([1, 1, 1], { runningTasks })).toEqual([Number.NaN, 3.4, 3]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredQuantity, summarizePeriods } from '../../../src/sandbox/account/metric-model.ts';
import { summarizeRemembered } from '../../../src/sandbox/account/remembered-days.ts';
import { createSampleAccount } from '../../../src/sandbox/account/sample-account.ts';
import { createSyntheticFleet } from '../../../src/sandbox/account/synthetic-fleet.ts';
import { taskCountAt } from '../../../src/sandbox/account/task-count.ts';
import { runningTasks, stoppedTasks } from '../../../src/sandbox/account/tasks.ts';

const now = Date.UTC(2026, 10, 20, 3, 7);
const nowMinute = now / 60_000;
const account = createSampleAccount(1, now);

function serviceNamed(name: string, clusterName = 'prod') {
  const found = account.services.find((each) => each.name === name && each.clusterName === clusterName);
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

/** Five-minute statistics of some days that end `endDaysAgo`; NaN where there is no sample. */
function series(
  name: string,
  quantity: MeasuredQuantity,
  days: number,
  fields: { endDaysAgo?: number; cluster?: string } = {},
) {
  const end = Math.floor((nowMinute - (fields.endDaysAgo ?? 0) * 1440) / 5) * 5;
  const periods = days * 288;
  const walk = summarizePeriods(serviceNamed(name, fields.cluster), quantity, end - periods * 5, 5, periods, end);
  const average = Array.from(walk.sum, (sum, index) => sum / (walk.sampleCount[index] ?? 0));
  return { average, maximum: [...walk.maximum], tasks: Array.from(walk.sampleCount, (samples) => samples / 5) };
}

const largest = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the sample account', () => {
  it('is the same for a seed and another for another', () => {
    expect(JSON.stringify(createSampleAccount(1, now))).toBe(JSON.stringify(account));
    expect(JSON.stringify(createSampleAccount(2, now))).not.toBe(JSON.stringify(account));
  });

  it('remembers days as they are worked out, and those that are not over never', () => {
    const created = serviceNamed('my-service');
    for (const service of [...account.services.slice(0, 12), { ...created, createdAt: now - 3.3 * 86_400_000 }]) {
      for (const [periodMinutes, endMinute] of [
        [5, nowMinute - 700],
        [60, nowMinute - 123],
        [60, nowMinute],
        [1, nowMinute],
      ] as const) {
        const start = Math.floor(nowMinute / periodMinutes) * periodMinutes - 5 * 1440;
        const asked = [service, 'memoryPercent', start, periodMinutes, (5 * 1440) / periodMinutes, endMinute] as const;
        const walked = summarizePeriods(...asked);
        const remembered = summarizeRemembered(...asked);

        for (const name of ['sampleCount', 'minimum', 'maximum'] as const) {
          expect(remembered[name]).toEqual(walked[name]);
        }
        remembered.sum.forEach((sum, period) => {
          if (Math.abs(sum - (walked.sum[period] ?? 0)) > 1e-6) expect(sum).toBe(walked.sum[period]);
        });
      }
    }
  });

  it('gives the same values twice, whatever part of a series is asked for', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(account.services.length - 1),
        fc.constantFrom<MeasuredQuantity>('cpuPercent', 'memoryPercent', 'runningTasks', 'requests'),
        fc.integer({ min: 60, max: 5_000 }),
        (seed, index, quantity, back) => {
          const [first, second] = [
            createSampleAccount(seed, now).services[index],
            createSampleAccount(seed, now).services[index],
          ];
          if (first === undefined || second === undefined) throw new Error('no service');
          const start = nowMinute - back;
          const whole = summarizePeriods(first, quantity, start, 1, 60, nowMinute);
          const part = summarizePeriods(second, quantity, start + 30, 1, 30, nowMinute);
          expect([...part.sum]).toEqual([...whole.sum.slice(30)]);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  it('names at least twenty-five services, each once in its cluster, each with a story', () => {
    const names = account.services.map((each) => `${each.region}/${each.clusterName}/${each.name}`);

    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(25);
    expect(account.services.every((each) => /^[\w-]{1,255}$/.test(each.name) && each.story.endsWith('.'))).toBe(true);
  });

  it('keeps every Fargate percentage between 0 and 100', () => {
    for (const service of account.services.filter((each) => each.launchType !== 'EC2')) {
      for (const quantity of ['cpuPercent', 'memoryPercent'] as const) {
        const walk = summarizePeriods(service, quantity, nowMinute - 2880, 5, 576, nowMinute);
        for (let index = 0; index < 576; index += 1) {
          if ((walk.sampleCount[index] ?? 0) === 0) continue;
          expect(walk.minimum[index]).toBeGreaterThan(0);
          expect(walk.maximum[index]).toBeLessThanOrEqual(100);
        }
      }
    }
  });
});

describe('the stories', () => {
  it('my-service never needs more than a quarter of its size, nor less than an eighth at the peak', () => {
    const cpu = series('my-service', 'cpuUnits', 56);
    const memory = series('my-service', 'memoryMiB', 56);

    expect(largest(cpu.maximum)).toBeLessThan(512 * 0.8);
    expect(largest(cpu.average)).toBeGreaterThan(256);
    expect(largest(memory.maximum)).toBeLessThan(1024 * 0.7);
    expect(largest(memory.maximum)).toBeGreaterThan(512);
  });

  it('search-api stands at 100 % CPU for hours every weekday', () => {
    const pinned = series('search-api', 'cpuPercent', 1).average.filter((value) => value > 99);

    expect(pinned.length).toBeGreaterThan(60);
  });

  it('image-resizer climbs to its limit before the kill and is well below it before', () => {
    const stop = serviceNamed('image-resizer').stops[0];
    const at = (stop?.at ?? 0) / 60_000;
    const walk = summarizePeriods(serviceNamed('image-resizer'), 'memoryPercent', at - 200, 1, 202, nowMinute);

    expect(largest([...walk.maximum.slice(0, 110)])).toBeLessThan(66);
    expect(walk.maximum[199]).toBeGreaterThan(99);
    expect(walk.sampleCount[200]).toBe(1);
    expect(stoppedTasks(serviceNamed('image-resizer'), now)).toHaveLength(1);
  });

  it('settlement peaks on Monday from nine to eleven and only then', () => {
    const { average } = series('settlement', 'cpuPercent', 14);

    expect(average.filter((value) => value > 70)).toHaveLength(2 * 24);
    expect(average.filter((value) => value > 20 && value <= 70)).toHaveLength(0);
  });

  it('gateway keeps CPU under its target by moving the count, and the count follows demand', () => {
    const { average, tasks } = series('gateway', 'cpuPercent', 14);

    expect(mean(average)).toBeGreaterThan(48);
    expect(largest(average)).toBeLessThan(66);
    expect([Math.min(...tasks), largest(tasks)]).toEqual([2, expect.any(Number)]);
    expect(largest(tasks)).toBeGreaterThan(9);
  });

  it('session-store keeps memory near its target by moving the count', () => {
    const { average, tasks } = series('session-store', 'memoryPercent', 14);

    expect(largest(average)).toBeLessThan(75);
    expect(largest(tasks) - Math.min(...tasks)).toBeGreaterThan(5);
  });

  it('catalog-jvm is flat at 82 % of its memory', () => {
    const { average } = series('catalog-jvm', 'memoryPercent', 14);

    expect([Math.min(...average) > 81, largest(average) < 83]).toEqual([true, true]);
  });

  it('recommendation-feed grows by 7 MiB an hour and drops at a deployment', () => {
    const { average } = series('recommendation-feed', 'memoryMiB', 2);
    const slopePerHour = (mean(average.slice(-12)) - mean(average.slice(0, 12))) / 47;
    const older = series('recommendation-feed', 'memoryMiB', 10).average;

    expect(slopePerHour).toBeGreaterThan(6.5);
    expect(slopePerHour).toBeLessThan(7.5);
    expect(Math.min(...older)).toBeLessThan(480);
    expect(largest(older)).toBeGreaterThan(1500);
  });

  it('tax-calculator is at 100 % in the first minutes of its tasks only', () => {
    const { maximum } = series('tax-calculator', 'cpuPercent', 10);
    const high = maximum.filter((value) => value > 90).length;

    // Seven or eight deployments in the window, each of which touches one or two periods.
    expect(high).toBeGreaterThanOrEqual(7);
    expect(high).toBeLessThanOrEqual(16);
  });

  it('order-history doubles in percent and stays in absolute terms when its size is halved', () => {
    const meanBefore = (quantity: MeasuredQuantity) =>
      mean(series('order-history', quantity, 7, { endDaysAgo: 28 }).average);
    const meanAfter = (quantity: MeasuredQuantity) =>
      mean(series('order-history', quantity, 7, { endDaysAgo: 7 }).average);

    expect(meanAfter('cpuPercent') / meanBefore('cpuPercent')).toBeCloseTo(2, 1);
    expect(meanAfter('memoryPercent') / meanBefore('memoryPercent')).toBeCloseTo(2, 1);
    expect(meanAfter('cpuUnits') / meanBefore('cpuUnits')).toBeCloseTo(1, 1);
  });

  it('wishlist has six hours of data and campaign-2025 has none', () => {
    expect(series('wishlist', 'cpuPercent', 1).average.filter((value) => !Number.isNaN(value))).toHaveLength(72);
    expect(series('campaign-2025', 'cpuPercent', 14).average.every(Number.isNaN)).toBe(true);
  });

  it('monolith goes beyond 100 %, since EC2 lends', () => {
    expect(largest(series('monolith', 'cpuPercent', 2).average)).toBeGreaterThan(110);
  });

  it('auth fills its size without touching it', () => {
    for (const quantity of ['cpuPercent', 'memoryPercent'] as const) {
      const most = largest(series('auth', quantity, 14).maximum);
      expect([most > 60, most < 80]).toEqual([true, true]);
    }
  });

  it('ticket-sale runs six tasks by day and two by night', () => {
    const minutesOfDay = (hour: number) => Math.floor(nowMinute / 1440) * 1440 - 540 + hour * 60;
    const counts = [4, 12, 21].map((hour) => taskCountAt(serviceNamed('ticket-sale'), minutesOfDay(hour)));

    expect(counts).toEqual([2, 6, 2]);
  });

  it('running tasks are as many as the metric has samples', () => {
    for (const service of account.services) {
      const minute = nowMinute - 5;
      const walk = summarizePeriods(service, 'cpuPercent', minute, 1, 1, nowMinute);
      expect(runningTasks(service, minute * 60_000)).toHaveLength(walk.sampleCount[0] ?? 0);
    }
  });
});

describe('the synthetic fleet', () => {
  it('is the same for a seed, in clusters of five hundred, Spot and ARM64 among it', () => {
    const fleet = createSyntheticFleet(1_200, 5, now);

    expect(JSON.stringify(createSyntheticFleet(1_200, 5, now))).toBe(JSON.stringify(fleet));
    expect(fleet.clusters).toHaveLength(3);
    expect(new Set(fleet.services.map((each) => each.name)).size).toBe(1_200);
    expect(fleet.services.some((each) => each.launchType === null)).toBe(true);
    expect(fleet.services.some((each) => each.cpuArchitecture === 'ARM64')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { daily, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, optionOf, recommendationOf } from '../../support/recommend.ts';

const DAY = 86_400;

describe('a plain service', () => {
  it('that uses a tenth of four vCPU is overprovisioned, and the saving is the difference of the two prices', () => {
    const document = evidenceDocument({
      taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 4096, memoryMiB: 8192 }],
      metrics: {
        cpuUtilization: { average: series(14, daily(2, 8)), maximum: series(14, daily(2, 9)) },
        memoryUtilization: { average: series(14, daily(10, 12)), maximum: series(14, daily(10, 12)) },
      },
    });

    const answer = recommendationOf(document);

    expect(answer.finding).toBe('Overprovisioned');
    expect(answer.reasonCodes).toEqual(['CPUOverprovisioned', 'MemoryOverprovisioned']);
    // 2 tasks x 730 h x (4 x 0.04048 + 8 x 0.004445)
    expect(answer.current?.monthlyUsd).toBe(288.32);
    expect(answer.recommended?.cpuUnits).toBeLessThanOrEqual(1024);
    expect(answer.recommended?.estimatedMonthlySavingsUsd).toBeCloseTo(
      288.32 - (answer.recommended?.monthlyUsd ?? 0),
      2,
    );
    expect(answer.recommended?.replay).toMatchObject({ cpuCappedMinutes: 0, memoryOverMinutes: 0, days: 14 });
  });

  it('with less than a day of data is undetermined, and says how much there is', () => {
    const answer = recommendationOf(
      evidenceDocument({
        metrics: {
          cpuUtilization: { average: series(0.25, daily(2, 8)) },
          memoryUtilization: { average: series(0.25, level(20)) },
        },
      }),
    );

    expect(answer.finding).toBe('Undetermined');
    expect(answer.options).toEqual([]);
    expect(answer.abstained).toEqual([
      { dimension: 'service', code: 'NotEnoughHistory', figures: { hours: 6, neededHours: 24 } },
    ]);
  });

  it('on EC2 is not for us', () => {
    const answer = recommendationOf(evidenceDocument({ service: { launchType: 'EC2' } }));

    expect(codes(answer.abstained)).toEqual(['NotFargate']);
  });

  it('under a Fargate capacity provider strategy is Fargate', () => {
    const capacityProviders = [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }];

    const answer = recommendationOf(evidenceDocument({ service: { launchType: null, capacityProviders } }));

    expect(answer.options).toHaveLength(3);
    expect(codes(answer.warnings)).toContain('SpotOnly');
  });
});

describe('censoring', () => {
  const pinned = evidenceDocument({
    metrics: {
      cpuUtilization: {
        average: series(14, (s) => (s % DAY < 4 * 3600 ? 92 : 30)),
        maximum: series(14, (s) => (s % DAY < 4 * 3600 ? 100 : 40)),
      },
    },
  });

  it('of CPU at the cap is underprovisioned, with every option at least one step up', () => {
    const answer = recommendationOf(pinned);

    expect(answer.finding).toBe('Underprovisioned');
    expect(answer.reasonCodes).toContain('CPUUnderprovisioned');
    expect(codes(answer.abstained)).toEqual(['CpuCensored']);
    for (const option of answer.options) expect(option.cpuUnits).toBeGreaterThanOrEqual(2048);
  });

  it('is over once the service has been given more', () => {
    const resizedAt = '2026-11-03T00:00:00.000Z';
    const afterDays = 4 * DAY;
    const answer = recommendationOf(
      evidenceDocument({
        taskSizes: [
          { since: '2026-10-01T00:00:00Z', cpuUnits: 512, memoryMiB: 2048 },
          { since: resizedAt, cpuUnits: 2048, memoryMiB: 4096 },
        ],
        metrics: {
          cpuUtilization: {
            average: series(14, (s) => (s < afterDays ? 99 : 30)),
            maximum: series(14, (s) => (s < afterDays ? 100 : 35)),
          },
        },
      }),
    );

    expect(codes(answer.abstained)).not.toContain('CpuCensored');
  });
});

describe('memory', () => {
  it('killed in the window vetoes a cut and raises by a fifth at least', () => {
    const answer = recommendationOf(
      evidenceDocument({
        stoppedTasks: [
          {
            stoppedAt: '2026-11-12T02:00:00Z',
            stopCode: 'EssentialContainerExited',
            containers: [
              { name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
            ],
          },
        ],
      }),
    );

    expect(answer.finding).toBe('Underprovisioned');
    expect(answer.reasonCodes).toContain('MemoryUnderprovisioned');
    for (const option of answer.options) expect(option.memoryMiB).toBeGreaterThanOrEqual(1.2 * 2048);
    expect(codes(answer.warnings)).toContain('OutOfMemoryStops');
  });

  it('is not killed by exit status 137 alone', () => {
    const answer = recommendationOf(
      evidenceDocument({
        stoppedTasks: [{ stoppedAt: '2026-11-12T02:00:00Z', containers: [{ name: 'app', exitCode: 137 }] }],
      }),
    );

    expect(codes(answer.warnings)).not.toContain('OutOfMemoryStops');
  });

  it('that was never measured stays as it is', () => {
    const answer = recommendationOf(
      evidenceDocument({
        taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 4096, memoryMiB: 8192 }],
        metrics: { memoryUtilization: undefined, cpuUtilization: { average: series(14, level(5)) } },
      }),
    );

    expect(answer.abstained).toEqual([{ dimension: 'memory', code: 'NoMemoryMetric', figures: {} }]);
    for (const option of answer.options) expect(option.memoryMiB).toBe(8192);
    expect(optionOf(answer, 'balanced').cpuUnits).toBeLessThan(4096);
  });

  it('that rises with the age of the tasks is a leak: it is neither cut nor just raised', () => {
    // 400 MiB at the start, 100 MiB a day, back to the start at the deployment a week in.
    const leak = (s: number) => (100 * (400 + (100 * (s % (7 * DAY))) / DAY)) / 2048;
    const answer = recommendationOf(
      evidenceDocument({
        deployments: [
          { startedAt: '2026-10-30T00:00:00Z', finishedAt: '2026-10-30T00:10:00Z', status: 'SUCCESSFUL' },
          { startedAt: '2026-11-06T00:00:00Z', finishedAt: '2026-11-06T00:10:00Z', status: 'SUCCESSFUL' },
        ],
        tasks: [{ startedAt: '2026-11-06T00:01:00Z', cpuUnits: 1024, memoryMiB: 2048 }],
        metrics: { memoryUtilization: { average: series(14, leak), maximum: series(14, leak) } },
      }),
    );

    for (const option of answer.options) expect(option.memoryMiB).toBe(2048);
    const warning = answer.warnings.find(({ code }) => code === 'MemoryLeakSuspected');
    expect(warning?.figures).toMatchObject({ mibPerDay: 100 });
    expect(codes(answer.warnings)).toContain('MemoryRestartsMaskGrowth');
  });

  it('that a percentage heap holds at its share of the limit is not cut', () => {
    const answer = recommendationOf(
      evidenceDocument({
        containers: [{ name: 'app', essential: true, runtimeHints: { jvmMaxRamPercent: 75 } }],
        metrics: { memoryUtilization: { average: series(14, level(78)), maximum: series(14, level(79)) } },
      }),
    );

    expect(codes(answer.warnings)).toContain('HeapFollowsLimit');
    for (const option of answer.options) expect(option.memoryMiB).toBe(2048);
  });
});

describe('a service resized in the window', () => {
  it('is read in absolute units: the same demand before and after gives the same answer', () => {
    const demandVcpu = daily(0.1, 0.4);
    const at = 7 * DAY;
    const resized = evidenceDocument({
      taskSizes: [
        { since: '2026-10-01T00:00:00Z', cpuUnits: 2048, memoryMiB: 4096 },
        { since: '2026-11-06T00:00:00.000Z', cpuUnits: 1024, memoryMiB: 2048 },
      ],
      metrics: {
        cpuUtilization: { average: series(14, (s, i) => (100 * (demandVcpu(s, i) ?? 0)) / (s < at ? 2 : 1)) },
        memoryUtilization: { average: series(14, (s) => (s < at ? 20 : 40)) },
      },
    });
    const steady = evidenceDocument({
      metrics: {
        cpuUtilization: { average: series(14, (s, i) => 100 * (demandVcpu(s, i) ?? 0)) },
        memoryUtilization: { average: series(14, level(40)) },
      },
    });

    expect(recommendationOf(resized).options).toEqual(recommendationOf(steady).options);
    expect(codes(recommendationOf(resized).warnings)).toContain('SizeChanged');
  });
});

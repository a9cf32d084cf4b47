import { describe, expect, it } from 'vitest';
import { type Document, daily, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, optionOf, recommendationOf } from '../../support/recommend.ts';

const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

function withMemory(
  percent: (s: number, i: number) => number | null,
  size = { cpuUnits: 1024, memoryMiB: 4096 },
  more: Document = {},
): Document {
  const values = series(14, percent);
  return evidenceDocument({
    taskSizes: [{ since: '2026-10-01T00:00:00Z', ...size }],
    ...more,
    metrics: { memoryUtilization: { average: values, maximum: values }, ...more.metrics },
  });
}

describe('memory that was seen', () => {
  it('is held by every option, with a tenth to spare', () => {
    const answer = recommendationOf(withMemory(level(82)));

    for (const option of answer.options) {
      expect(option.memoryMiB).toBeGreaterThanOrEqual(1.1 * 0.82 * 4096);
      expect(option.replay.memoryOverMinutes).toBe(0);
    }
  });

  it('of ten datapoints is too little to cut by', () => {
    const answer = recommendationOf(withMemory((_, i) => (i < 10 ? 10 : null), { cpuUnits: 1024, memoryMiB: 8192 }));

    expect(answer.abstained).toMatchObject([{ dimension: 'memory', code: 'NotEnoughHistory' }]);
    for (const option of answer.options) expect(option.memoryMiB).toBe(8192);
  });

  it('is not what one broken datapoint says', () => {
    const sane = recommendationOf(withMemory(level(20)));
    for (const broken of [1e9, 1e308, Number.MAX_VALUE, -5]) {
      const answer = recommendationOf(withMemory((_, i) => (i === 77 ? broken : 20)));

      expect(answer.options).toEqual(sane.options);
      expect(codes(answer.warnings)).toContain('BadDatapoints');
    }
  });

  it('while a rollout of another size was rolled back is left out', () => {
    const startedAt = '2026-11-05T10:00:00Z';
    const inRollout = (s: number) => s >= 6 * 86_400 + 10 * 3600 && s < 6 * 86_400 + 10 * 3600 + 2400;
    const answer = recommendationOf(
      withMemory((s) => (inRollout(s) ? 90 : 20), undefined, {
        deployments: [{ startedAt, finishedAt: '2026-11-05T10:40:00Z', status: 'ROLLBACK_SUCCESSFUL' }],
      }),
    );

    expect(answer.options).toEqual(
      recommendationOf(withMemory(level(20))).options.map((option) => ({ ...option, replay: expect.anything() })),
    );
  });
});

describe('a kill for memory', () => {
  const stopped = (container: string, stoppedAt = '2026-11-08T02:00:00Z') => [
    { stoppedAt, containers: [{ name: container, exitCode: 137, reason: OUT_OF_MEMORY }] },
  ];

  it('at the limit of a sidecar vetoes a cut and buys no bigger task', () => {
    const document = withMemory(
      level(10),
      { cpuUnits: 1024, memoryMiB: 8192 },
      {
        containers: [
          { name: 'app', essential: true },
          { name: 'envoy', essential: true, memoryMiB: 256 },
        ],
        stoppedTasks: stopped('envoy'),
      },
    );

    const answer = recommendationOf(document);

    expect(optionOf(answer, 'cost').memoryMiB).toBe(8192);
    expect(answer.warnings.find(({ code }) => code === 'OutOfMemoryStops')?.figures).toMatchObject({
      ownLimitMiB: 256,
    });
  });

  it('before the service was given more vetoes a cut all the same', () => {
    const document = withMemory(
      level(10),
      { cpuUnits: 1024, memoryMiB: 8192 },
      {
        taskSizes: [
          { since: '2026-10-01T00:00:00Z', cpuUnits: 1024, memoryMiB: 2048 },
          { since: '2026-11-08T00:00:00Z', cpuUnits: 1024, memoryMiB: 8192 },
        ],
        stoppedTasks: stopped('app', '2026-11-05T02:00:00Z'),
      },
    );

    for (const option of recommendationOf(document).options) expect(option.memoryMiB).toBeGreaterThanOrEqual(8192);
  });
});

describe('one hot task of twenty', () => {
  const uneven = (hottest: number) =>
    recommendationOf(
      evidenceDocument({
        service: { desiredCount: 20, runningCount: 20 },
        metrics: { cpuUtilization: { average: series(14, level(10)), maximum: series(14, level(hottest)) } },
      }),
    );

  it('keeps the CPU that it takes all the time, and the answer is not sure', () => {
    const answer = uneven(80);

    for (const option of answer.options) expect(option.cpuUnits).toBeGreaterThanOrEqual(0.8 * 1024);
    expect(codes(answer.warnings)).toContain('CpuImbalance');
    expect(answer.confidence).not.toBe('high');
  });

  it('counts for less than the hot task of one: the maximum over many is higher with no task needing more', () => {
    const spiky = (tasks: number) =>
      recommendationOf(
        evidenceDocument({
          service: { desiredCount: tasks, runningCount: tasks },
          metrics: {
            cpuUtilization: {
              average: series(14, level(20)),
              maximum: series(14, (_, i) => (i % 400 === 0 ? 60 : 25)),
            },
          },
        }),
      );

    expect(optionOf(spiky(40), 'balanced').cpuUnits).toBeLessThanOrEqual(optionOf(spiky(2), 'balanced').cpuUnits);
  });
});

describe('a slow start', () => {
  it('may take twice as long and no longer', () => {
    const deployments = Array.from({ length: 12 }, (_, day) => ({
      startedAt: `2026-11-${String(day + 1).padStart(2, '0')}T09:00:00Z`,
      finishedAt: `2026-11-${String(day + 1).padStart(2, '0')}T09:10:00Z`,
      status: 'SUCCESSFUL',
    }));
    const starting = (s: number) => s >= 2 * 86_400 && s % 86_400 >= 9 * 3600 && s % 86_400 < 9 * 3600 + 600;
    const answer = recommendationOf(
      evidenceDocument({
        service: { healthCheckGracePeriodSeconds: 300 },
        deployments,
        metrics: {
          cpuUtilization: {
            average: series(14, (s) => (starting(s) ? 90 : 6)),
            maximum: series(14, (s) => (starting(s) ? 100 : 8)),
          },
        },
      }),
    );

    for (const option of answer.options) expect(option.cpuUnits).toBe(512);
    expect(answer.warnings.find(({ code }) => code === 'StartupSpike')?.figures).toMatchObject({
      peakVcpu: 1,
      graceSeconds: 300,
    });
  });
});

describe('growth', () => {
  const rising = (s: number) => 20 + (3 * s) / 86_400;

  it('that CPU shares is traffic and no leak', () => {
    const answer = recommendationOf(
      withMemory(rising, undefined, {
        tasks: [{ startedAt: '2026-10-20T00:00:00Z' }],
        metrics: { cpuUtilization: { average: series(14, (s) => 10 + (3 * s) / 86_400) } },
      }),
    );

    expect(answer.warnings.find(({ code }) => code === 'MemoryLeakSuspected')?.figures).toMatchObject({
      isLeak: false,
    });
  });

  it('with the age of the tasks at a steady load is a leak: memory stays', () => {
    const answer = recommendationOf(
      withMemory(rising, undefined, {
        tasks: [{ startedAt: '2026-10-20T00:00:00Z' }],
        metrics: { cpuUtilization: { average: series(14, daily(10, 20)) } },
      }),
    );

    expect(answer.warnings.find(({ code }) => code === 'MemoryLeakSuspected')?.figures).toMatchObject({ isLeak: true });
    for (const option of answer.options) expect(option.memoryMiB).toBe(4096);
  });
});

describe('documents at odds with themselves', () => {
  it('whose data is all of an unknown size name that, not a lack of data', () => {
    const answer = recommendationOf(
      evidenceDocument({ taskSizes: [{ since: '2026-11-12T23:00:00Z', cpuUnits: 1024, memoryMiB: 2048 }] }),
    );

    expect(codes(answer.abstained)).toEqual(['MixedSizes']);
  });

  it('of a service that is not on Fargate have no Fargate price', () => {
    const answer = recommendationOf(evidenceDocument({ service: { launchType: 'EXTERNAL' } }));

    expect(answer.current?.monthlyUsd).toBeNull();
    expect(answer.prices).toBeNull();
  });

  it('with a current size that Fargate does not have still get sizes that it has', () => {
    const answer = recommendationOf(
      evidenceDocument({ taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 300, memoryMiB: 700 }] }),
    );

    expect(answer.options).toHaveLength(3);
  });

  it('at the largest size with CPU pinned say to add tasks, and cut nothing', () => {
    const answer = recommendationOf(
      evidenceDocument({
        taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 32768, memoryMiB: 249856 }],
        metrics: { cpuUtilization: { average: series(14, level(99)), maximum: series(14, level(100)) } },
      }),
    );

    expect(answer.recommended).toBeNull();
    expect(codes(answer.warnings)).toContain('LargestSize');
  });
});

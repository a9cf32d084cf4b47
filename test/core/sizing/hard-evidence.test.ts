import { describe, expect, it } from 'vitest';
import { type Document, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, recommendationOf } from '../../support/recommend.ts';

const DAY = 86_400;
const TRACKING = { type: 'TargetTrackingScaling', metric: 'ECSServiceAverageCPUUtilization', target: 50 };

function tracked(
  cpu: number,
  tasks: (s: number, i: number) => number | null,
  scaling: Document,
  more: Document = {},
): Document {
  return evidenceDocument({
    service: { desiredCount: 4, runningCount: 4 },
    autoscaling: { minCapacity: 1, maxCapacity: 10, policies: [TRACKING], ...scaling },
    ...more,
    metrics: {
      cpuUtilization: { average: series(14, level(cpu)), maximum: series(14, level(Math.min(100, cpu * 1.1))) },
      runningTaskCount: series(14, tasks),
      ...more.metrics,
    },
  });
}

describe('tasks that scaling adds at the peak', () => {
  it('take nothing of the peak away', () => {
    const busy = (s: number) => s % DAY >= 10 * 3600 && s % DAY < 20 * 3600;
    const cpu = { average: series(14, (s) => (busy(s) ? 90 : 10)), maximum: series(14, (s) => (busy(s) ? 99 : 11)) };
    const tasks = Array.from({ length: 40 }, (_, i) => ({
      startedAt: new Date(Date.parse('2026-11-12T10:00:00Z') + i * 900_000).toISOString(),
    }));
    const document = evidenceDocument({
      service: { desiredCount: 40, runningCount: 40 },
      metrics: { cpuUtilization: cpu },
    });

    expect(recommendationOf({ ...document, tasks }).options).toEqual(recommendationOf(document).options);
  });
});

describe('CPU at its cap', () => {
  it('for weeks is short whatever the policy waits for', () => {
    const answer = recommendationOf(tracked(98, level(4), {}));

    expect(answer.finding).toBe('Underprovisioned');
    expect(codes(answer.abstained)).toContain('CpuCensored');
  });

  it('is an answer even where neither dimension can be weighed', () => {
    const policies = [{ type: 'StepScaling', metric: 'CPUUtilization' }];
    const answer = recommendationOf(tracked(98, level(4), { policies }, { metrics: { memoryUtilization: undefined } }));

    expect(answer.finding).toBe('Underprovisioned');
    expect(codes(answer.abstained)).toEqual(['CpuCensored', 'NoMemoryMetric', 'StepScaling']);
    for (const option of answer.options) expect(option.cpuUnits).toBeGreaterThanOrEqual(2048);
  });
});

describe('the number of tasks', () => {
  it('known for an hour of two weeks is not known', () => {
    const answer = recommendationOf(tracked(50, (_, i) => (i < 12 ? 4 : null), {}));

    expect(codes(answer.abstained)).toEqual(['NoTaskCount']);
  });

  it('beyond a maximum of zero means that scaling is suspended, not that the service costs nothing', () => {
    const answer = recommendationOf(tracked(50, level(4), { minCapacity: 0, maxCapacity: 0 }));

    for (const option of answer.options) {
      expect(option.monthlyUsd).toBeGreaterThan(0);
      expect(option.cpuUnits).toBeLessThanOrEqual(4096);
    }
  });
});

describe('a fleet that needs more', () => {
  it('never gets less CPU, memory or a lower price', () => {
    const document = (k: number) => {
      const base = tracked(30 * k, level(8), { maxCapacity: 20, policies: [{ ...TRACKING, target: 30 }] });
      return { ...base, taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 1024, memoryMiB: 8192 }] };
    };
    let before = recommendationOf(document(1)).options;
    for (const k of [1.03, 1.2, 1.5, 2, 2.5]) {
      const after = recommendationOf(document(k)).options;
      after.forEach((option, i) => {
        expect(option.cpuUnits).toBeGreaterThanOrEqual(before[i]?.cpuUnits ?? 0);
        expect(option.memoryMiB).toBeGreaterThanOrEqual(before[i]?.memoryMiB ?? 0);
      });
      before = after;
    }
  });
});

describe('a day of data', () => {
  it('with one deployment in it is a day of data', () => {
    const document = evidenceDocument({
      deployments: [{ startedAt: '2026-10-30T12:00:00Z', finishedAt: '2026-10-30T12:05:00Z', status: 'SUCCESSFUL' }],
      metrics: {
        cpuUtilization: { average: series(1, level(20)) },
        memoryUtilization: { average: series(1, level(30)), maximum: series(1, level(30)) },
      },
    });

    expect(recommendationOf(document).options).toHaveLength(3);
  });

  it('of impossible values is none', () => {
    const answer = recommendationOf(
      evidenceDocument({ metrics: { cpuUtilization: { average: series(14, level(1e9)) } } }),
    );

    expect(codes(answer.abstained)).toEqual(['NotEnoughHistory']);
  });
});

describe('a strategy with a Spot provider that takes no tasks', () => {
  it('has the on-demand price', () => {
    const capacityProviders = [
      { name: 'FARGATE', base: 0, weight: 1 },
      { name: 'FARGATE_SPOT', base: 0, weight: 0 },
    ];
    const answer = recommendationOf(
      evidenceDocument({
        service: { launchType: null, capacityProviders, operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      }),
    );

    expect(answer.current?.monthlyUsd).toBeGreaterThan(0);
  });
});

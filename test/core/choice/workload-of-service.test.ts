import { describe, expect, it } from 'vitest';
import { workloadOfService } from '../../../src/core/choice/workload-of-service.ts';
import { parseEvidence } from '../../../src/core/parse-evidence.ts';
import { type Document, evidenceDocument, level, series } from '../../support/evidence.ts';
import { recommendationOf } from '../../support/recommend.ts';

function evidenceOf(document: Document) {
  const parsed = parseEvidence(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.evidence;
}

/** The truth that the metrics are made of: so many tasks from nine, for so many hours of each day. */
interface Truth {
  readonly hours: number;
  readonly tasks: number;
  /** While it runs. */
  readonly requestsAnHour?: number;
}

function workloadOf({ hours, tasks, requestsAnHour }: Truth, service: Document = {}) {
  const isUp = (seconds: number) => (seconds % 86_400) / 3600 >= 9 && (seconds % 86_400) / 3600 < 9 + hours;
  const up = (value: number, else_: number | null) =>
    series(14, (seconds) => (hours === 24 || isUp(seconds) ? value : else_));
  const document = evidenceDocument({
    service,
    metrics: {
      cpuUtilization: { average: up(30, null), maximum: up(33, null) },
      memoryUtilization: { average: up(30, null), maximum: up(33, null) },
      runningTaskCount: up(tasks, 0),
      ...(requestsAnHour === undefined ? {} : { requestCount: up(requestsAnHour / 12, null) }),
    },
  });
  return workloadOfService(evidenceOf(document), recommendationOf(document));
}

describe('what a service says of itself as a workload', () => {
  it.each([
    { hours: 24, tasks: 3 },
    { hours: 8, tasks: 5 },
    { hours: 12, tasks: 1 },
    { hours: 2, tasks: 40 },
  ])('is $hours hours a day with $tasks tasks', (truth) => {
    expect(workloadOf(truth)).toMatchObject({ kind: 'service', hoursPerDay: truth.hours, tasks: truth.tasks });
  });

  it('counts its requests over day and night, so that a month has no more than there were', () => {
    // 36,000 an hour: 26.28 M in 730 hours, a third of it in 8 hours of 24.
    expect(workloadOf({ hours: 24, tasks: 2, requestsAnHour: 36_000 }).requestsPerMonth).toBe(26_280_000);
    expect(workloadOf({ hours: 8, tasks: 2, requestsAnHour: 36_000 }).requestsPerMonth).toBe(8_760_000);
  });

  it('knows no requests where nothing counts them, and never how long one takes', () => {
    expect(workloadOf({ hours: 24, tasks: 1 }).requestsPerMonth).toBeNull();
    expect(workloadOf({ hours: 24, tasks: 1 })).not.toHaveProperty('runtimeMs');
  });

  it('may be interrupted where it runs on Spot today', () => {
    const capacityProviders = [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }];

    expect(workloadOf({ hours: 24, tasks: 2 }, { launchType: null, capacityProviders })).toMatchObject({
      interruptible: true,
    });
    expect(workloadOf({ hours: 24, tasks: 2 })).not.toHaveProperty('interruptible');
  });

  it('takes the size that is recommended, where the size of today is not right', () => {
    const tooLarge = evidenceDocument({
      taskSizes: [{ since: '2026-10-30T00:00:00.000Z', cpuUnits: 4096, memoryMiB: 16_384 }],
      metrics: { runningTaskCount: series(14, level(2)) },
    });
    const recommendation = recommendationOf(tooLarge);
    const balanced = recommendation.options.find(({ goal }) => goal === 'balanced');
    const { vcpu, memoryMiB } = workloadOfService(evidenceOf(tooLarge), recommendation);

    expect(recommendation.finding).toBe('Overprovisioned');
    expect({ vcpu, memoryMiB }).toEqual({
      vcpu: (balanced?.cpuUnits ?? 0) / 1024,
      memoryMiB: balanced?.memoryMiB,
    });
    expect(memoryMiB).toBeLessThan(16_384);
  });
});

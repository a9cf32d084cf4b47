import { describe, expect, it } from 'vitest';
import { evidenceDocument, series } from '../../support/evidence.ts';
import { codes, optionOf, recommendationOf, sized } from '../../support/recommend.ts';
import { dailyDemand, type FleetStory, fleetDocument, simulateFleet } from '../../support/tracked-fleet.ts';

function levers(document: Parameters<typeof sized>[0]) {
  return sized(document)
    .explain()
    .flatMap((step) => (step.code === 'Lever' ? [step.figures] : []));
}

const STORY: FleetStory = {
  cpuUnits: 1024,
  memoryMiB: 2048,
  demand: dailyDemand(1, 8),
  target: 30,
  minCapacity: 2,
  maxCapacity: 60,
};

describe('which lever holds the money', () => {
  it('is the target of a fleet that is held far below what its tasks can do, worth what the simulation then saves', () => {
    const [most] = levers(fleetDocument(STORY));
    const saved = simulateFleet(STORY).averageTasks - simulateFleet({ ...STORY, target: 40 }).averageTasks;

    expect(most?.lever).toBe('target');
    // USD 36.04 a task of 1 vCPU / 2 GB a month.
    expect(Math.abs((most?.monthlyUsd ?? 0) / (saved * 36.04) - 1)).toBeLessThan(0.05);
  });

  it('is the minimum of a fleet that never leaves it', () => {
    const [most] = levers(fleetDocument({ ...STORY, demand: () => 0.4, minCapacity: 12, target: 60, memoryMiB: 2048 }));

    expect(most?.lever).toBe('minimum');
    expect(most?.monthlyUsd).toBeCloseTo(10 * 36.04, 0);
  });

  it('is the memory of a fleet whose tasks have far too much of it', () => {
    const document = fleetDocument({ ...STORY, target: 70, memoryMiB: 8192 });
    const { warnings } = recommendationOf(document);

    expect(warnings.find(({ code }) => code === 'TargetTracking')?.figures).toMatchObject({ lever: 'memory' });
  });

  it('is the minimum under requests a task, where requests and tasks are counted', () => {
    const requestCount = series(14, (s) => 5 * (200 + 100 * Math.cos(s / 13_751)));
    const document = evidenceDocument({
      autoscaling: {
        minCapacity: 6,
        maxCapacity: 20,
        policies: [{ type: 'TargetTrackingScaling', metric: 'ALBRequestCountPerTarget', target: 100 }],
      },
      metrics: { requestCount, runningTaskCount: series(14, () => 6) },
    });

    expect(codes(recommendationOf(document).abstained)).toEqual([]);
    // 200 requests a minute in the mean are two to three tasks at 100 a task.
    expect(levers(document).find(({ lever }) => lever === 'minimum')?.monthlyUsd).toBeGreaterThan(2.5 * 36.04);
  });
});

describe('a lever without a price', () => {
  it('cannot be told, rather than that there is none', () => {
    const document = fleetDocument(STORY);
    document.service.region = 'xx-nowhere-1';
    const { warnings } = recommendationOf(document);

    expect(warnings.find(({ code }) => code === 'TargetTracking')?.figures).toMatchObject({ lever: 'unknown' });
  });
});

describe('several policies', () => {
  const withMemoryPolicy = (target: number) => {
    const document = fleetDocument({ ...STORY, target: 60, memoryMiB: 8192 });
    document.autoscaling.policies.push({
      type: 'TargetTrackingScaling',
      metric: 'ECSServiceAverageMemoryUtilization',
      target,
    });
    return document;
  };

  it('of which one never came near its target are replayed by the other, and no size wakes it', () => {
    // 600 MiB of 8 GiB are 7 %.
    const answer = recommendationOf(withMemoryPolicy(50));

    expect(answer.abstained).toEqual([]);
    expect(codes(answer.warnings)).toContain('PolicyAtRest');
    expect(answer.finding).toBe('Overprovisioned');
    for (const option of answer.options) expect(600 / option.memoryMiB).toBeLessThanOrEqual(0.45);
  });

  it('that both acted keep CPU and memory', () => {
    const answer = recommendationOf(withMemoryPolicy(7));

    expect(codes(answer.abstained)).toContain('MixedPolicies');
    expect(answer.options).toEqual([]);
  });
});

describe('what a larger task must hold', () => {
  it('is decided neither by one outlier nor less by a rise of late', () => {
    const story: FleetStory = { ...STORY, target: 60, minCapacity: 1, taskMemory: (load) => 300 + 900 * load };
    const plain = fleetDocument(story);
    const outlier = fleetDocument(story);
    outlier.metrics.memoryUtilization.average[900] = 0.1;
    outlier.metrics.memoryUtilization.maximum[900] = 0.1;
    const risen = fleetDocument(story);
    const { maximum } = risen.metrics.memoryUtilization;
    risen.metrics.memoryUtilization.maximum = maximum.map((value: number, i: number) =>
      i > maximum.length / 2 ? Math.max(value, 25) : value,
    );
    const memoryOf = (document: typeof plain) => optionOf(recommendationOf(document), 'balanced').memoryMiB;

    expect(memoryOf(outlier)).toBe(memoryOf(plain));
    expect(memoryOf(risen)).toBeGreaterThanOrEqual(memoryOf(plain));
  });
});

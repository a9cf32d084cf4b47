import { describe, expect, it } from 'vitest';
import { type Document, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, optionOf, recommendationOf } from '../../support/recommend.ts';

const DAY = 86_400;

/** A service whose fleet follows a daily demand at a CPU target of 60 %, simulated: the truth is known. */
function trackedDocument(options: {
  cpuUnits: number;
  memoryMiB: number;
  memoryUsedMiB: number;
  minCapacity?: number;
  peakVcpu?: number;
}): Document {
  const { cpuUnits, memoryMiB, memoryUsedMiB, minCapacity = 2, peakVcpu = 12 } = options;
  const vcpu = cpuUnits / 1024;
  const demand = (s: number) => 2 + ((peakVcpu - 2) * (1 - Math.cos((2 * Math.PI * s) / DAY))) / 2;
  const tasks = (s: number) => Math.max(minCapacity, Math.ceil(demand(s) / (vcpu * 0.6)));
  const average = series(14, (s) => (100 * demand(s)) / (tasks(s) * vcpu));
  const memory = series(14, level((100 * memoryUsedMiB) / memoryMiB));
  return evidenceDocument({
    service: { desiredCount: 10, runningCount: 10 },
    taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits, memoryMiB }],
    autoscaling: {
      minCapacity,
      maxCapacity: 200,
      policies: [{ type: 'TargetTrackingScaling', metric: 'ECSServiceAverageCPUUtilization', target: 60 }],
    },
    metrics: {
      cpuUtilization: { average, maximum: average.map((value) => (value ?? 0) * 1.15) },
      memoryUtilization: { average: memory, maximum: memory },
      runningTaskCount: series(14, (s) => tasks(s)),
    },
  });
}

describe('a service under CPU target tracking', () => {
  it('whose memory is far too large saves by memory, not by CPU', () => {
    const answer = recommendationOf(trackedDocument({ cpuUnits: 1024, memoryMiB: 8192, memoryUsedMiB: 900 }));

    expect(answer.finding).toBe('Overprovisioned');
    expect(answer.reasonCodes).toContain('MemoryOverprovisioned');
    expect(optionOf(answer, 'balanced').memoryMiB).toBeLessThan(4096);
    expect(optionOf(answer, 'balanced').scaling).toMatchObject({ minCapacity: 2, maxCapacity: 200, target: 60 });
    expect(codes(answer.warnings)).toContain('TargetTracking');
  });

  it('never halves CPU at equal memory: twice the tasks would pay for the memory twice', () => {
    const answer = recommendationOf(trackedDocument({ cpuUnits: 1024, memoryMiB: 4096, memoryUsedMiB: 3000 }));

    for (const option of answer.options) {
      expect(option.monthlyUsd).toBeLessThanOrEqual((answer.current?.monthlyUsd ?? 0) * 1.5);
      expect(option.cpuUnits).toBeGreaterThanOrEqual(1024);
    }
  });

  it('does not shrink in a spiral: what follows the advice is left alone', () => {
    let size = { cpuUnits: 2048, memoryMiB: 8192 };
    const path: string[] = [];
    for (let round = 0; round < 6; round++) {
      const answer = recommendationOf(trackedDocument({ ...size, memoryUsedMiB: 1500 }));
      const { recommended } = answer;
      if (recommended === null) break;
      size = { cpuUnits: recommended.cpuUnits, memoryMiB: recommended.memoryMiB };
      path.push(`${size.cpuUnits}/${size.memoryMiB}`);
    }

    expect(path.length).toBeLessThanOrEqual(2);
    expect(size.cpuUnits).toBeGreaterThanOrEqual(512);
  });

  it('pinned at its minimum by a tiny demand can have less CPU a task', () => {
    const answer = recommendationOf(
      trackedDocument({ cpuUnits: 4096, memoryMiB: 8192, memoryUsedMiB: 700, minCapacity: 10, peakVcpu: 3 }),
    );

    const balanced = optionOf(answer, 'balanced');
    expect(balanced.cpuUnits).toBeLessThan(4096);
    expect(balanced.scaling?.averageTasks).toBeGreaterThanOrEqual(10);
    expect(answer.finding).toBe('Overprovisioned');
  });

  it('whose task count is unknown keeps its CPU, and says that the count is missing', () => {
    const document = trackedDocument({ cpuUnits: 1024, memoryMiB: 8192, memoryUsedMiB: 900 });
    document.metrics.runningTaskCount = undefined;

    const answer = recommendationOf(document);

    expect(answer.abstained).toEqual([
      { dimension: 'cpu', code: 'NoTaskCount', figures: { metric: 'ECSServiceAverageCPUUtilization' } },
    ]);
    for (const option of answer.options) expect(option.cpuUnits).toBe(1024);
  });

  it('predicts the tasks that a simulation of the new size then runs, within a tenth', () => {
    const before = trackedDocument({ cpuUnits: 4096, memoryMiB: 30720, memoryUsedMiB: 1200 });
    const option = optionOf(recommendationOf(before), 'balanced');
    const after = trackedDocument({ cpuUnits: option.cpuUnits, memoryMiB: option.memoryMiB, memoryUsedMiB: 1200 });
    const truth = after.metrics.runningTaskCount as number[];
    const mean = truth.reduce((a, b) => a + b, 0) / truth.length;

    expect(Math.abs((option.scaling?.averageTasks ?? 0) - mean) / mean).toBeLessThan(0.1);
  });
});

describe('other ways of scaling', () => {
  const scaled = (policy: Document) =>
    recommendationOf(evidenceDocument({ autoscaling: { minCapacity: 2, maxCapacity: 10, policies: [policy] } }));

  it('by steps on CPU keep the CPU and size the memory', () => {
    const answer = scaled({
      type: 'StepScaling',
      alarm: {
        metric: 'CPUUtilization',
        threshold: 70,
        comparison: 'GreaterThanThreshold',
        periodSeconds: 60,
        evaluationPeriods: 3,
      },
    });

    expect(answer.abstained).toEqual([
      { dimension: 'cpu', code: 'StepScaling', figures: { metric: 'CPUUtilization', missing: 'taskCount' } },
    ]);
    for (const option of answer.options) expect(option.cpuUnits).toBe(1024);
  });

  it('by memory tracking keep the memory and size the CPU', () => {
    const answer = scaled({ type: 'TargetTrackingScaling', metric: 'ECSServiceAverageMemoryUtilization', target: 70 });

    expect(codes(answer.abstained)).toEqual(['MemoryTracking']);
    for (const option of answer.options) expect(option.memoryMiB).toBe(2048);
  });

  it('by requests a target size as usual: the task count does not depend on the size', () => {
    const answer = scaled({ type: 'TargetTrackingScaling', metric: 'ALBRequestCountPerTarget', target: 500 });

    expect(answer.abstained).toEqual([]);
    expect(answer.options).toHaveLength(3);
  });
});

import { describe, expect, it } from 'vitest';
import { candidateSizes } from '../../../src/core/sizing/candidates.ts';
import { cpuRisk, memoryRisk } from '../../../src/core/sizing/risk.ts';
import { type Document, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, optionOf, recommendationOf, sized } from '../../support/recommend.ts';

const DAY = 86_400;
const PERIODS_A_DAY = 288;

/** One task of 4 vCPU at 5 %, whose Maximum reaches 40 % for five minutes on so many days of fourteen. */
function busyOn(days: number): Document {
  const isBusy = (i: number) => i % PERIODS_A_DAY === 100 && Math.floor(i / PERIODS_A_DAY) < days;
  const average = series(14, (_, i) => (isBusy(i) ? 30 : 5));
  return evidenceDocument({
    taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 4096, memoryMiB: 8192 }],
    service: { runningCount: 1, desiredCount: 1 },
    metrics: {
      cpuUtilization: { average, maximum: series(14, (_, i) => (isBusy(i) ? 40 : 6)) },
      memoryUtilization: { average: series(14, level(5)), maximum: series(14, level(5)) },
    },
  });
}

function cpuLevel(document: Document, name: string): number | undefined {
  for (const step of sized(document).explain()) {
    if (step.code === 'CpuLevel' && step.figures.level === name) return step.figures.vcpu;
  }
  return undefined;
}

describe('the hottest task', () => {
  it('counts with what it reached on one day in four', () => {
    expect(cpuLevel(busyOn(3), 'busiest')).toBeCloseTo(0.24, 3);
    expect(cpuLevel(busyOn(4), 'busiest')).toBeCloseTo(1.6, 3);

    expect(optionOf(recommendationOf(busyOn(3)), 'balanced').cpuUnits).toBe(256);
    expect(optionOf(recommendationOf(busyOn(4)), 'balanced').cpuUnits).toBeGreaterThan(256);
  });

  it('counts up to twice the highest average, wherever its Maximum went', () => {
    const document = busyOn(14);
    document.metrics.cpuUtilization.average = series(14, level(5));

    expect(cpuLevel(document, 'busiest')).toBeCloseTo(0.4, 3);
  });
});

describe('risk', () => {
  const cpu = { high: 1.5, recentHigh: 1.5, lastDay: 1.5, busiest: 3, top: 2, usualPeak: 1.5, days: 14 };

  it('of CPU falls with each step by the votes against staying', () => {
    expect(cpuRisk(cpu, 1) - cpuRisk(cpu, 2)).toBeCloseTo(3, 3);
    expect(cpuRisk(cpu, 2) - cpuRisk(cpu, 4)).toBeCloseTo(1, 2);
    expect(cpuRisk(cpu, 4)).toBeCloseTo(0, 2);
  });

  it('of memory is nothing for days that are all alike, and ends at the reach of the goal', () => {
    const drifting = { peak: 1024, usualPeak: 1000, drift: 1 };

    expect(memoryRisk({ ...drifting, drift: 0 }, 1536, 'safe')).toBe(0);
    expect(memoryRisk(drifting, 2048, 'balanced')).toBeGreaterThan(0.5);
    expect(memoryRisk(drifting, 3072, 'balanced')).toBe(0);
    expect(memoryRisk(drifting, 3072, 'safe')).toBeGreaterThan(0);
    expect(memoryRisk(drifting, 4096, 'safe')).toBe(0);
  });
});

describe('sizes to choose from', () => {
  it('never have less memory with more CPU than the floor comes to in the row below', () => {
    const sizes = candidateSizes('LINUX', {
      minCpuUnits: 16_384,
      minMemoryMiB: 58 * 1024,
      keepCpuUnits: null,
      keepMemoryMiB: null,
    });

    expect(sizes[0]).toEqual({ cpuUnits: 16_384, memoryMiB: 64 * 1024 });
    expect(sizes.filter(({ cpuUnits }) => cpuUnits === 32_768).map(({ memoryMiB }) => memoryMiB / 1024)).toEqual([
      120, 244,
    ]);
  });
});

describe('a plateau at two sizes', () => {
  const shares = (before: number, after: number, factor: number): Document => {
    const memory = series(14, (s) => factor * (s < 7 * DAY ? before : after));
    return evidenceDocument({
      taskSizes: [
        { since: '2026-10-30T00:00:00Z', cpuUnits: 1024, memoryMiB: 2048 },
        { since: '2026-11-06T00:00:00Z', cpuUnits: 1024, memoryMiB: 4096 },
      ],
      metrics: { memoryUtilization: { average: memory, maximum: memory } },
    });
  };

  it('stays one when everything grows, or when the larger size is filled still more', () => {
    for (const document of [shares(40, 42, 1), shares(40, 42, 1.9), shares(40, 60, 1)]) {
      const answer = recommendationOf(document);

      expect(codes(answer.warnings)).toContain('HeapFollowsLimit');
      expect(optionOf(answer, 'cost').memoryMiB).toBeGreaterThanOrEqual(4096);
    }
  });

  it('is none when the larger size is filled less', () => {
    expect(codes(recommendationOf(shares(40, 30, 1)).warnings)).not.toContain('HeapFollowsLimit');
  });
});

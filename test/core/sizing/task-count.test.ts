import { describe, expect, it } from 'vitest';
import { parseEvidence } from '../../../src/core/parse-evidence.ts';
import type { SizeOption } from '../../../src/core/recommendation.ts';
import { readDemand } from '../../../src/core/sizing/demand.ts';
import { readLevels } from '../../../src/core/sizing/levels.ts';
import { noDearer } from '../../../src/core/sizing/options.ts';
import { type Document, daily, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, optionOf, recommendationOf } from '../../support/recommend.ts';

/** Normal noise from a fixed sequence: the sum of twelve equal shares, less six. */
function createNoise(): () => number {
  let state = 12_345;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6);
}

/** A service of n tasks that all need the same: 30 % of a vCPU, give or take 5. */
function busiestOf(n: number): number {
  const noise = createNoise();
  const periods = series(14, () => 0, 3600);
  const tasks = periods.map(() => Array.from({ length: n }, () => 30 + 5 * noise()));
  const average = tasks.map((values) => values.reduce((sum, value) => sum + value, 0) / n);
  const maximum = tasks.map((values) => Math.max(...values));
  const parsed = parseEvidence(
    evidenceDocument({
      metrics: { periodSeconds: 3600, cpuUtilization: { average, maximum }, memoryUtilization: undefined },
    }),
  );
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return readLevels(readDemand(parsed.evidence), n).cpu?.busiest ?? 0;
}

describe('the hottest of n tasks', () => {
  it('counts the same whether 5, 20 or 100 tasks of the same need run', () => {
    const five = busiestOf(5);

    expect(Math.abs(busiestOf(20) / five - 1)).toBeLessThan(0.1);
    expect(Math.abs(busiestOf(100) / five - 1)).toBeLessThan(0.1);
  });
});

describe('fewer or more tasks', () => {
  const service = (desiredCount: number, memory: Document, cpuUnits = 1024) => {
    const cpu = series(14, daily(10, 60));
    const used = series(14, memory);
    return recommendationOf(
      evidenceDocument({
        service: { desiredCount, runningCount: desiredCount },
        taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits, memoryMiB: 2048 }],
        metrics: {
          cpuUtilization: { average: cpu, maximum: cpu },
          memoryUtilization: { average: used, maximum: used },
        },
      }),
    );
  };

  it('a single task is compared with two of half its size, each with room for the base', () => {
    // It holds 20 % of 2 GiB always, and up to 40 % under load.
    const answer = service(1, daily(20, 40));
    const two = answer.warnings.find((warning) => warning.code === 'TwoSmallerTasks');
    const balanced = optionOf(answer, 'balanced');

    expect(codes(answer.warnings)).toContain('SingleTask');
    expect(two?.figures.cpuUnits).toBe(balanced.cpuUnits / 2);
    expect(two?.figures.memoryMiB).toBeGreaterThanOrEqual(1.1 * (410 + 205));
    expect(two?.figures.baseMiB).toBeGreaterThan(400);
    expect(two?.figures.extraMonthlyUsd).toBeLessThanOrEqual(0.25 * (balanced.monthlyUsd ?? 0));
  });

  it('two halves that would both hold a large base are not offered: they are dearer', () => {
    const used = level(85);
    const cpu = series(14, daily(2, 20));
    const memory = series(14, used);
    const answer = recommendationOf(
      evidenceDocument({
        service: { desiredCount: 1, runningCount: 1 },
        taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 512, memoryMiB: 4096 }],
        metrics: {
          cpuUtilization: { average: cpu, maximum: cpu },
          memoryUtilization: { average: memory, maximum: memory },
        },
      }),
    );

    expect(codes(answer.warnings)).toContain('SingleTask');
    expect(codes(answer.warnings)).not.toContain('TwoSmallerTasks');
  });

  it('many small tasks are offered as half as many, with the base held by fewer', () => {
    const answer = service(8, daily(20, 40), 512);
    const fewer = answer.warnings.find((warning) => warning.code === 'FewerBiggerTasks');

    expect(optionOf(answer, 'balanced').cpuUnits).toBeLessThan(1024);
    expect(fewer?.figures).toMatchObject({ tasks: 4 });
    expect(fewer?.figures.extraMonthlyUsd).toBeLessThanOrEqual(1);
  });
});

describe('whole tasks that make the safer size the cheaper one', () => {
  const pick = (goal: 'cost' | 'safe', cpuUnits: number, monthlyUsd: number | null) => {
    const replay = { days: 14, cpuCappedShare: 0, cpuCappedMinutes: 0, cpuPeakMinutes: 0, memoryOverMinutes: 0 };
    const option: SizeOption = {
      goal,
      cpuUnits,
      memoryMiB: 2048,
      monthlyUsd,
      estimatedMonthlySavingsUsd: null,
      replay,
    };
    const choice = { goal, size: { cpuUnits, memoryMiB: 2048 }, cpuRisk: 0, memoryRisk: 0, priceOverBase: 1 };
    return { choice, option };
  };

  it('give that to the cheaper goal too, under its own name', () => {
    const found = noDearer(pick('cost', 512, 120), pick('safe', 1024, 100));

    expect(found.option).toMatchObject({ goal: 'cost', cpuUnits: 1024, monthlyUsd: 100 });
    expect(found.choice).toMatchObject({ goal: 'cost', size: { cpuUnits: 1024 } });
  });

  it('leave it where it is cheaper, as dear, or without a price', () => {
    for (const usd of [90, 100, null]) {
      expect(noDearer(pick('cost', 512, usd), pick('safe', 1024, 100)).option.cpuUnits).toBe(512);
    }
  });
});

describe('what cannot be priced or bought', () => {
  it('a small saving without a price has no dollars, and the words say so', () => {
    const memory = series(14, level(87));
    const cpu = series(14, daily(20, 70));
    const document = evidenceDocument({
      service: { region: 'xx-nowhere-1' },
      taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 1024, memoryMiB: 3072 }],
      metrics: {
        cpuUtilization: { average: cpu, maximum: cpu },
        memoryUtilization: { average: series(14, level(55)), maximum: memory.map(() => 55) },
      },
    });
    const answer = recommendationOf(document);

    expect(answer.finding).toBe('Optimized');
    expect(answer.warnings.find(({ code }) => code === 'SmallSaving')?.figures).toMatchObject({ usd: null });
    expect(codes(answer.warnings)).toContain('NoPrice');
  });

  it('the largest size with its memory at 95 % is underprovisioned, and told to add tasks', () => {
    const cpu = series(14, daily(10, 30));
    const memory = series(14, daily(80, 96.5));
    const answer = recommendationOf(
      evidenceDocument({
        taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 32_768, memoryMiB: 249_856 }],
        metrics: {
          cpuUtilization: { average: cpu, maximum: cpu },
          memoryUtilization: { average: memory, maximum: memory },
        },
      }),
    );

    expect(answer.finding).toBe('Underprovisioned');
    expect(answer.reasonCodes).toContain('MemoryUnderprovisioned');
    expect(answer.recommended).toBeNull();
    expect(codes(answer.warnings)).toContain('LargestSize');
  });
});

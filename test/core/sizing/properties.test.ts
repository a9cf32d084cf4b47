import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOALS, type Recommendation } from '../../../src/core/recommendation.ts';
import { isValidTaskSize } from '../../../src/core/task-size.ts';
import { type Document, evidenceDocument, series } from '../../support/evidence.ts';
import { recommendationOf } from '../../support/recommend.ts';

const PERIOD = 3600;
const RUNS = 120;

/** A fortnight of hourly utilization with a rhythm, bursts and gaps; percent, never near the cap. */
const utilization = fc
  .record({
    base: fc.double({ min: 0.2, max: 20, noNaN: true }),
    swing: fc.double({ min: 0, max: 15, noNaN: true }),
    bursts: fc.array(fc.tuple(fc.nat(335), fc.double({ min: 0, max: 40, noNaN: true })), { maxLength: 6 }),
    gaps: fc.array(fc.nat(335), { maxLength: 30 }),
  })
  .map(({ base, swing, bursts, gaps }) => {
    const values: (number | null)[] = series(14, (s) => base + (swing * (1 + Math.sin(s / 13_751))) / 2, PERIOD);
    for (const [at, height] of bursts) values[at] = (values[at] ?? 0) + height;
    for (const at of gaps) values[at] = null;
    return values;
  });

const size = fc.constantFrom(
  { cpuUnits: 256, memoryMiB: 512 },
  { cpuUnits: 512, memoryMiB: 4096 },
  { cpuUnits: 1024, memoryMiB: 3072 },
  { cpuUnits: 4096, memoryMiB: 16384 },
  { cpuUnits: 16384, memoryMiB: 65536 },
);

function documentOf(
  cpu: (number | null)[],
  memory: (number | null)[],
  taskSize = { cpuUnits: 1024, memoryMiB: 2048 },
): Document {
  return evidenceDocument({
    taskSizes: [{ since: '2026-10-01T00:00:00Z', ...taskSize }],
    metrics: {
      periodSeconds: PERIOD,
      cpuUtilization: { average: cpu, maximum: cpu },
      memoryUtilization: { average: memory, maximum: memory },
    },
  });
}

const times = (values: (number | null)[], k: number, from = 0) =>
  values.map((value, i) => (value === null || i < from ? value : value * k));

function sizes(answer: Recommendation) {
  return answer.options.map(({ goal, cpuUnits, memoryMiB }) => ({ goal, cpuUnits, memoryMiB }));
}

function expectNoSmaller(before: Recommendation, after: Recommendation): void {
  before.options.forEach((option, i) => {
    expect(after.options[i]?.cpuUnits).toBeGreaterThanOrEqual(option.cpuUnits);
    expect(after.options[i]?.memoryMiB).toBeGreaterThanOrEqual(option.memoryMiB);
  });
}

describe('every answer', () => {
  it('names sizes that Fargate has, one a goal, each no cheaper than the one before', () => {
    const family = fc.constantFrom('LINUX', 'WINDOWS_SERVER_2022_CORE');
    fc.assert(
      fc.property(utilization, utilization, size, family, (cpu, memory, taskSize, operatingSystemFamily) => {
        const document = documentOf(cpu, memory, taskSize);
        document.service.operatingSystemFamily = operatingSystemFamily;

        const { options } = recommendationOf(document);

        expect(options.map(({ goal }) => goal)).toEqual(GOALS);
        for (const option of options) expect(isValidTaskSize(option, operatingSystemFamily)).toBe(true);
        const prices = options.map(({ monthlyUsd }) => monthlyUsd ?? 0);
        expect(prices).toEqual([...prices].sort((a, b) => a - b));
      }),
      { numRuns: RUNS },
    );
  });

  it('is no smaller when CPU, memory or both are multiplied by one or more', () => {
    const factor = fc.double({ min: 1, max: 2, noNaN: true });
    fc.assert(
      fc.property(utilization, utilization, size, factor, factor, (cpu, memory, taskSize, kc, km) => {
        const before = recommendationOf(documentOf(cpu, memory, taskSize));

        expectNoSmaller(before, recommendationOf(documentOf(times(cpu, kc), memory, taskSize)));
        expectNoSmaller(before, recommendationOf(documentOf(cpu, times(memory, km), taskSize)));
        expectNoSmaller(before, recommendationOf(documentOf(times(cpu, kc), times(memory, km), taskSize)));
      }),
      { numRuns: RUNS },
    );
  });

  it('is no smaller when the latest part of the history is raised', () => {
    const from = fc.integer({ min: 0, max: 335 });
    const factor = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(utilization, utilization, from, factor, (cpu, memory, start, k) => {
        const before = recommendationOf(documentOf(cpu, memory));

        expectNoSmaller(before, recommendationOf(documentOf(times(cpu, k, start), memory)));
        expectNoSmaller(before, recommendationOf(documentOf(cpu, times(memory, k, start))));
      }),
      { numRuns: RUNS },
    );
  });

  it('is no smaller when the latest of two sizes was used more', () => {
    const day = fc.integer({ min: 1, max: 13 });
    const factor = fc.double({ min: 1, max: 2, noNaN: true });
    fc.assert(
      fc.property(utilization, utilization, size, size, day, factor, (cpu, memory, earlier, latest, start, k) => {
        const resized = (cpuValues: (number | null)[], memoryValues: (number | null)[]): Document => {
          const document = documentOf(cpuValues, memoryValues, earlier);
          const since = new Date(Date.parse(document.metrics.startAt) + start * 86_400_000).toISOString();
          document.taskSizes.push({ since, ...latest });
          return document;
        };
        const before = recommendationOf(resized(cpu, memory));

        expectNoSmaller(before, recommendationOf(resized(times(cpu, k, 24 * start), memory)));
        expectNoSmaller(before, recommendationOf(resized(cpu, times(memory, k, 24 * start))));
      }),
      { numRuns: RUNS },
    );
  });

  it('depends on what was used, not on what it was a percentage of', () => {
    fc.assert(
      fc.property(utilization, utilization, (cpu, memory) => {
        const half = documentOf(times(cpu, 0.5), times(memory, 0.5), { cpuUnits: 8192, memoryMiB: 32768 });
        const whole = documentOf(cpu, memory, { cpuUnits: 4096, memoryMiB: 16384 });

        expect(sizes(recommendationOf(half))).toEqual(sizes(recommendationOf(whole)));
      }),
      { numRuns: RUNS },
    );
  });

  it('is the same byte for byte, whatever the order of keys', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, field]) => [key, reversed(field)]),
            )
          : value;
    fc.assert(
      fc.property(utilization, utilization, (cpu, memory) => {
        const document = JSON.parse(JSON.stringify(documentOf(cpu, memory)));

        expect(JSON.stringify(recommendationOf(reversed(document)))).toBe(JSON.stringify(recommendationOf(document)));
      }),
      { numRuns: 20 },
    );
  });

  it('comes, or is a named abstention, for any values and any gaps', () => {
    const wild = fc.array(
      fc.oneof(
        fc.constant(null),
        fc.double(),
        fc.double({ min: 0, max: 1e9 }),
        fc.constantFrom(Number.NaN, -1, 0, 100, 101, 1e9, Number.POSITIVE_INFINITY, Number.MAX_VALUE),
      ),
      { maxLength: 400 },
    );
    fc.assert(
      fc.property(wild, wild, size, (cpu, memory, taskSize) => {
        const answer = recommendationOf(documentOf(cpu, memory, taskSize));

        expect(answer.options.length > 0 || answer.abstained.length > 0).toBe(true);
        JSON.stringify(answer, (_, value) => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          return value;
        });
      }),
      { numRuns: 300 },
    );
  });
});

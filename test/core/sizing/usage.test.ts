import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../src/core/sizing/usage.ts';
import { type Document, evidenceDocument, level, series } from '../../support/evidence.ts';
import { sized } from '../../support/recommend.ts';

const CHANGED = '2026-11-08T00:00:00.000Z';

/** Nine days at 4 vCPU / 8 GB, then five at 1 vCPU / 2 GB, of the same need: 0.4 vCPU, at most 0.5, and 1 GB. */
function changedDocument(metrics: Document = {}, rest: Document = {}): Document {
  const since = (seconds: number) => (seconds < 9 * 86_400 ? 4 : 1);
  const average = series(14, (seconds) => 40 / since(seconds));
  const memory = series(14, (seconds) => 50 / since(seconds));
  return evidenceDocument({
    taskSizes: [
      { since: '2026-10-01T00:00:00Z', cpuUnits: 4096, memoryMiB: 8192 },
      { since: CHANGED, cpuUnits: 1024, memoryMiB: 2048 },
    ],
    metrics: {
      cpuUtilization: { average, maximum: average.map((value) => (value ?? 0) * 1.25) },
      memoryUtilization: { average: memory, maximum: memory },
      runningTaskCount: series(14, (seconds) => (seconds < 9 * 86_400 ? 2 : 3)),
      ...metrics,
    },
    ...rest,
  });
}

function usageOf(document: Document): Usage {
  const usage = sized(document).usage();
  if (usage === null) throw new Error('Nothing was measured.');
  return usage;
}

describe('what a service takes at its size of today', () => {
  it('is read of the time of that size alone, in absolute amounts', () => {
    const usage = usageOf(changedDocument());

    expect(usage).toMatchObject({ size: { cpuUnits: 1024, memoryMiB: 2048 }, sinceAt: CHANGED, tasks: 3 });
    expect(usage.days).toBeCloseTo(5, 1);
    expect(usage.cpu?.typical).toBeCloseTo(0.4);
    expect(usage.cpu?.peak).toBeCloseTo(0.5);
    expect(usage.memory).toEqual({ typical: 1024, peak: 1024 });
    // Three tasks of 1 vCPU and 2 GB in us-east-1: 3 x 730 h x (0.04048 + 2 x 0.004445) USD.
    expect(usage.monthlyUsd).toBeCloseTo(108.12, 1);
  });

  it('knows of no beginning where the size was the same all the time', () => {
    expect(usageOf(evidenceDocument())).toMatchObject({ sinceAt: null, pinnedMinutes: 0, outOfMemoryStops: 0 });
    expect(usageOf(evidenceDocument()).days).toBeCloseTo(14, 1);
  });

  it('counts the minutes at the cap and the kills since the change', () => {
    const average = series(14, level(99));
    const stop = (stoppedAt: string) => ({
      stoppedAt,
      containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    });
    const usage = usageOf(
      changedDocument(
        { cpuUtilization: { average, maximum: average } },
        { stoppedTasks: [stop('2026-11-02T00:00:00.000Z'), stop('2026-11-10T00:00:00.000Z')] },
      ),
    );

    expect(usage.pinnedMinutes / 1440).toBeCloseTo(5, 1);
    expect(usage.outOfMemoryStops).toBe(1);
  });

  it('has nothing yet of a size that came a moment ago', () => {
    const document = changedDocument({}, {});
    document.taskSizes[1].since = '2026-11-12T23:59:00.000Z';

    expect(usageOf(document)).toMatchObject({ days: 0, cpu: null, memory: null, sinceAt: '2026-11-12T23:59:00.000Z' });
  });
});

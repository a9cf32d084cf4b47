import { describe, expect, it } from 'vitest';
import {
  type EarlierAdvice,
  isMeasured,
  isUnderVerification,
  verifyChange,
} from '../../../src/core/digest/verification.ts';
import type { Usage } from '../../../src/core/sizing/usage.ts';
import { sampleService } from '../../render/sample-fleet.ts';

const SMALL = { cpuUnits: 1024, memoryMiB: 2048 };
const LARGE = { cpuUnits: 4096, memoryMiB: 8192 };

function usage(overrides: Partial<Usage> = {}): Usage {
  return {
    size: SMALL,
    sinceAt: '2026-11-17T00:00:00.000Z',
    days: 7,
    tasks: 2,
    monthlyUsd: 72.08,
    cpu: { typical: 0.42, peak: 0.88 },
    memory: { typical: 1100, peak: 1300 },
    pinnedMinutes: 0,
    outOfMemoryStops: 0,
    ...overrides,
  };
}

/** Two tasks of 4 vCPU / 8 GB that need 0.4 vCPU, at most 0.8, and 1 GB each: too large by construction. */
function advice(overrides: Partial<EarlierAdvice> = {}): EarlierAdvice {
  return {
    service: { region: 'us-east-1', cluster: 'prod', name: 'web' },
    finding: 'Overprovisioned',
    current: LARGE,
    recommended: SMALL,
    currentMonthlyUsd: 288.32,
    estimatedMonthlySavingsUsd: 216.24,
    usage: usage({
      size: LARGE,
      sinceAt: null,
      days: 56,
      monthlyUsd: 288.32,
      cpu: { typical: 0.4, peak: 0.8 },
      memory: { typical: 1024, peak: 1228.8 },
    }),
    ...overrides,
  };
}

function verify(measured: Usage | null, before = advice(), finding: 'Optimized' | 'Underprovisioned' = 'Optimized') {
  const { recommendation, ...service } = sampleService('web', { finding, current: { ...SMALL, monthlyUsd: 72.08 } });
  return verifyChange({ service, recommendation, usage: measured }, before);
}

describe('the verification of a change of size', () => {
  it('holds what was measured against what the earlier demand foretold, and the bill against the promise', () => {
    expect(verify(usage())).toMatchObject({
      from: LARGE,
      to: SMALL,
      changedAt: '2026-11-17T00:00:00.000Z',
      promisedMonthlyUsd: 216.24,
      realisedMonthlyUsd: 216.24,
      predicted: { cpu: { typical: 40, peak: 80 }, memory: { typical: 50, peak: 60 } },
      measured: { cpu: { typical: 42, peak: 88 }, memory: { typical: expect.closeTo(53.7, 1) } },
      measuredDays: 7,
      worse: [],
    });
  });

  it('shares the CPU of the service among as many tasks as run now, and the bill is theirs', () => {
    const verified = verify(usage({ tasks: 4, monthlyUsd: 144.16 }));

    expect(verified?.predicted).toMatchObject({ cpu: { typical: 20, peak: 40 }, memory: { typical: 50, peak: 60 } });
    expect(verified?.realisedMonthlyUsd).toBe(144.16);
  });

  it('foretells no more than the whole of a task', () => {
    const before = advice({ usage: usage({ size: LARGE, cpu: { typical: 1.5, peak: 3 } }) });

    expect(verify(usage(), before)?.predicted?.cpu).toEqual({ typical: 100, peak: 100 });
  });

  it('was promised nothing where another size was recommended', () => {
    const verified = verify(usage(), advice({ recommended: { cpuUnits: 512, memoryMiB: 1024 } }));

    expect(verified).toMatchObject({ promisedMonthlyUsd: null, realisedMonthlyUsd: 216.24 });
  });

  it('is none where the size is the same', () => {
    expect(verify(usage(), advice({ current: SMALL }))).toBeUndefined();
    expect(verify(usage(), advice({ current: null }))).toBeUndefined();
  });

  it('measures nothing where nobody could say when the size changed', () => {
    expect(verify(usage({ sinceAt: null, days: 56 }))).toMatchObject({
      changedAt: null,
      measured: null,
      measuredDays: 0,
      realisedMonthlyUsd: 216.24,
    });
  });

  it('lasts seven days', () => {
    expect([3, 6.5, 6.95, 7].map((measuredDays) => isMeasured({ measuredDays }))).toEqual([false, false, true, true]);
  });

  it.each([
    ['CPU at its cap for more than before', usage({ pinnedMinutes: 300 }), advice(), ['cpuAtCap']],
    ['a quarter of an hour in a week, which is a peak', usage({ pinnedMinutes: 15 }), advice(), []],
    ['CPU at its cap as before', usage({ pinnedMinutes: 300 }), advice({ usage: usage({ pinnedMinutes: 600 }) }), []],
    ['tasks killed for memory', usage({ outOfMemoryStops: 2 }), advice(), ['outOfMemory']],
    [
      'tasks killed as often as before',
      usage({ outOfMemoryStops: 2 }),
      advice({ usage: usage({ outOfMemoryStops: 2 }) }),
      [],
    ],
  ])('names what became worse: %s', (_what, measured, before, codes) => {
    expect(verify(measured, before)?.worse.map(({ code }) => code)).toEqual(codes);
  });

  it('names a size that is too small now and was not before', () => {
    expect(verify(usage(), advice(), 'Underprovisioned')?.worse).toEqual([{ code: 'tooSmall' }]);
    expect(verify(usage(), advice({ finding: 'Underprovisioned' }), 'Underprovisioned')?.worse).toEqual([]);
  });
});

describe('whether a change is still to be verified', () => {
  it.each([
    ['no change was seen', usage({ sinceAt: null }), advice(), false],
    ['it came since the digest before', usage(), advice(), true],
    ['it was being measured', usage({ days: 10 }), advice({ current: SMALL, usage: usage({ days: 3 }) }), true],
    ['it was measured', usage({ days: 14 }), advice({ current: SMALL, usage: usage({ days: 7 }) }), false],
    ['there was no digest before, and it is fresh', usage({ days: 2 }), undefined, true],
    ['there was no digest before, and it is old', usage({ days: 30 }), undefined, false],
  ])('%s', (_what, now, before, expected) => {
    expect(isUnderVerification(now, before)).toBe(expected);
  });
});

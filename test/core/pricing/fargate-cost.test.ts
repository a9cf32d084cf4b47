import { describe, expect, it } from 'vitest';
import { approximately, roundedTo, times } from '../../../src/core/exact.ts';
import { HOURS_A_MONTH, spotShare, taskHourUsd } from '../../../src/core/pricing/fargate-cost.ts';
import { toCents } from '../../../src/core/pricing/money.ts';
import { isNoPrice } from '../../../src/core/pricing/no-price.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';

const prices = createPriceBook();

function monthUsd(region: string, cpuUnits: number, memoryMiB: number, cpuArchitecture = 'X86_64'): number | null {
  const rate = prices.fargateRate({ region, operatingSystemFamily: 'LINUX', cpuArchitecture, capacity: 'on-demand' });
  return isNoPrice(rate) ? null : toCents(times(taskHourUsd({ cpuUnits, memoryMiB }, rate), HOURS_A_MONTH));
}

describe('a month of one task', () => {
  it.each([
    ['ap-northeast-2', 256, 512, 10.36],
    ['ap-northeast-2', 512, 1024, 20.72],
    ['ap-northeast-2', 1024, 2048, 41.45],
    ['ap-northeast-2', 2048, 4096, 82.9],
    ['us-east-1', 256, 512, 9.01],
    ['us-east-1', 512, 1024, 18.02],
    ['us-east-1', 1024, 2048, 36.04],
    ['us-east-1', 2048, 4096, 72.08],
  ])('in %s with %i units and %i MiB costs %d', (region, cpuUnits, memoryMiB, usd) => {
    expect(monthUsd(region, cpuUnits, memoryMiB)).toBe(usd);
  });

  it('on Graviton in Seoul costs a fifth less', () => {
    expect(monthUsd('ap-northeast-2', 1024, 2048, 'ARM64')).toBe(33.16);
  });

  it('adds the licence on Windows and the storage beyond 20 GiB', () => {
    const windows = {
      vcpuHour: 0.046552,
      gbHour: 0.00511175,
      osVcpuHour: 0.046,
      ephemeralGbHour: 0.000111,
      asOf: '',
      source: '',
    };

    // 1 x (0.046552 + 0.046) + 2 x 0.00511175 + 30 x 0.000111
    expect(roundedTo(10, taskHourUsd({ cpuUnits: 1024, memoryMiB: 2048 }, windows, 50))).toBe(0.1061055);
  });
});

describe('spotShare', () => {
  const provider = (name: string, base: number, weight: number) => ({ name, base, weight });

  const share = (tasks: number, ...providers: ReturnType<typeof provider>[]) =>
    approximately(spotShare(tasks, providers));

  it('serves the base first, then splits by weight', () => {
    expect(share(10, provider('FARGATE', 2, 1), provider('FARGATE_SPOT', 0, 3))).toBe(0.6);
  });

  it('is zero while the base takes every task', () => {
    expect(share(2, provider('FARGATE', 2, 0), provider('FARGATE_SPOT', 0, 1))).toBe(0);
  });

  it('is one on Spot alone, and zero without a strategy', () => {
    expect(share(3, provider('FARGATE_SPOT', 0, 1))).toBe(1);
    expect(share(3)).toBe(0);
  });
});

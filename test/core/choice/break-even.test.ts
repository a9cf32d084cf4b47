import { describe, expect, it } from 'vitest';
import { lambdaBreakEvenRequests, packingBreakEven } from '../../../src/core/choice/break-even.ts';
import { fargateOffer } from '../../../src/core/choice/fargate-offer.ts';
import { lambdaUsd } from '../../../src/core/choice/lambda-offer.ts';
import { approximately } from '../../../src/core/exact.ts';
import { isNoPrice } from '../../../src/core/pricing/no-price.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { workload } from '../../support/workload.ts';

const prices = createPriceBook();

function lambdaRate(region: string) {
  const rate = prices.lambdaRate(region, 'X86_64');
  if (isNoPrice(rate)) throw new Error(`no Lambda price in ${region}`);
  return rate;
}

describe('the packing at which a machine is cheaper than Fargate', () => {
  // EC2's price over the same vCPU and memory on Fargate, as in 0.1003 / (2 x 0.03725 + 8 x 0.00409) = 93.5 % for m7g.large in Seoul.
  it.each([
    ['us-east-1', 'm7g.large', '87.5'],
    ['us-east-1', 'm6i.large', '82.4'],
    ['us-east-1', 'c7g.large', '91.8'],
    ['us-east-1', 'r7g.large', '88.0'],
    ['us-east-1', 't3.large', '71.4'],
    ['us-east-1', 't4g.large', '72.1'],
    ['ap-northeast-2', 'm7g.large', '93.5'],
    ['ap-northeast-2', 'm6i.large', '88.1'],
    ['ap-northeast-2', 'c7g.large', '89.8'],
    ['ap-northeast-2', 'r7g.large', '92.3'],
    ['ap-northeast-2', 't3.large', '77.6'],
    ['ap-northeast-2', 't4g.large', '77.6'],
  ])('in %s on %s is %s %', (region, type, percent) => {
    expect(packingBreakEven('ecs-ec2', type, region, prices)?.at?.toFixed(1)).toBe(percent);
  });

  it.each([
    ['m7g.large', '104.8'],
    ['m6i.large', '98.6'],
    ['c7g.large', '100.6'],
    ['r7g.large', '103.4'],
    ['t3.large', '86.9'],
    ['t4g.large', '86.9'],
  ])('of Managed Instances in Seoul on %s, with the fee, is %s %', (type, percent) => {
    expect(packingBreakEven('ecs-managed-instances', type, 'ap-northeast-2', prices)?.at?.toFixed(1)).toBe(percent);
  });

  it('is compared on the architecture of the machine', () => {
    expect(packingBreakEven('ecs-ec2', 'm7g.large', 'us-east-1', prices)?.between).toEqual([
      'ecs-ec2',
      'fargate-arm64',
    ]);
    expect(packingBreakEven('ecs-ec2', 'm6i.large', 'us-east-1', prices)?.between).toEqual(['ecs-ec2', 'fargate']);
  });

  it('is not known where the machine has no price', () => {
    expect(packingBreakEven('ecs-ec2', 'm7g.large', 'me-central-1', prices)).toBeNull();
  });
});

describe('the requests at which Lambda costs what one task around the clock costs', () => {
  // Seoul: 41.45 dollars / (0.2e-6 + 0.5 GB x 0.5 s x 0.0000166667) = 9.5 M requests.
  it.each([
    [0.25, 512, 512, 100, '10.0 M'],
    [0.25, 512, 512, 500, '2.4 M'],
    [0.25, 512, 1024, 100, '5.6 M'],
    [0.25, 512, 1024, 1000, '0.61 M'],
    [0.5, 1024, 512, 100, '20.1 M'],
    [0.5, 1024, 512, 500, '4.7 M'],
    [0.5, 1024, 1024, 100, '11.1 M'],
    [0.5, 1024, 1024, 1000, '1.2 M'],
    [1, 2048, 512, 100, '40.1 M'],
    [1, 2048, 512, 500, '9.5 M'],
    [1, 2048, 1024, 100, '22.2 M'],
    [1, 2048, 1024, 1000, '2.5 M'],
  ])('%s vCPU and %s MiB in Seoul against %s MB for %s ms: %s', (vcpu, memoryMiB, functionMiB, runtimeMs, expected) => {
    const offer = fargateOffer(workload({ vcpu, memoryMiB }), prices, 'X86_64');
    if (!offer.priced) throw new Error('no price');

    const need = { memoryMiB: functionMiB, vcpu: null };
    const at = lambdaBreakEvenRequests(offer.monthly, need, runtimeMs, lambdaRate('ap-northeast-2'));

    const digits = at < 1e6 ? 2 : 1;
    expect(`${(at / 1e6).toFixed(digits)} M`).toBe(expected);
  });

  it('is exact through the tiers: so many requests cost what was to be spent', () => {
    const rate = lambdaRate('us-east-1');
    const need = { memoryMiB: 10_240, vcpu: null };
    // 10 GB for 900 s are 9,000 GB-seconds: beyond 6 billion of them the second price holds, beyond 15 billion the third.
    for (const requests of [1_000, 700_000, 1_700_000, 5_000_000]) {
      const usd = lambdaUsd(requests, need, 900_000, rate);

      expect(lambdaBreakEvenRequests(usd, need, 900_000, rate)).toBeCloseTo(requests, 3);
      expect(approximately(usd)).toBeGreaterThan(0);
    }
  });
});

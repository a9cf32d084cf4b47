import { describe, expect, it } from 'vitest';
import { isKnownRegion } from '../../../src/core/pricing/nearest-region.ts';
import { isNoPrice } from '../../../src/core/pricing/no-price.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { BUNDLED_PRICES, EVERY_REGION } from '../../../src/core/pricing/price-list.ts';

const prices = createPriceBook();
const seoulX86 = { region: 'ap-northeast-2', operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' };

describe('a price book', () => {
  it('tells the date and source of every number', () => {
    const rows = Object.values(BUNDLED_PRICES).flat();

    expect(rows.filter(({ asOf, source }) => !/^20\d\d(-\d\d-\d\d)?$/.test(asOf) || source === '')).toEqual([]);
    expect(rows.filter(({ region }) => region !== EVERY_REGION && !isKnownRegion(region))).toEqual([]);
  });

  it('has the rates of Fargate with the storage of the region', () => {
    expect(prices.fargateRate({ ...seoulX86, capacity: 'spot' })).toEqual({
      vcpuHour: 0.013968,
      gbHour: 0.001533,
      ephemeralGbHour: 0.000127,
      asOf: '2026-09-29',
      source: 'AWS Fargate Spot price feed',
    });
  });

  it('names the nearest region of the same geography instead of a price', () => {
    const query = { ...seoulX86, capacity: 'on-demand' as const };

    expect(prices.fargateRate({ ...query, region: 'ap-southeast-7' })).toEqual({
      code: 'NoPrice',
      what: 'Fargate on Linux x86',
      region: 'ap-southeast-7',
      nearest: 'ap-southeast-1',
    });
    expect(prices.fargateRate({ ...query, region: 'eu-central-2' })).toMatchObject({ nearest: 'eu-south-1' });
    expect(prices.fargateRate({ ...query, region: 'cn-north-1' })).toMatchObject({ nearest: null });
    expect(prices.fargateRate({ ...query, region: 'ap-northest-2' })).toMatchObject({ nearest: 'ap-northeast-2' });
    expect(prices.fargateRate({ ...query, region: 'mars-east-1' })).toMatchObject({ nearest: null });
  });

  it('has no price for Spot without a row of the feed, and an estimate that says so', () => {
    const query = { ...seoulX86, cpuArchitecture: 'ARM64' };

    expect(prices.fargateRate({ ...query, capacity: 'spot' })).toMatchObject({
      code: 'NoPrice',
      what: 'Fargate Spot on Linux ARM64',
    });
    expect(prices.spotEstimate(query)).toMatchObject({
      vcpuHour: 0.01192,
      gbHour: 0.0013088,
      source: 'estimate: 0.32 x on-demand',
    });
  });

  it('has no Spot at all for Windows', () => {
    const windows = { ...seoulX86, region: 'us-east-1', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' };

    expect(prices.spotEstimate(windows)).toMatchObject({ code: 'NoPrice' });
  });

  it('has the rates under a Savings Plan where they were read', () => {
    const query = { architecture: 'X86_64', term: '3y' } as const;

    expect(prices.savingsPlanRate({ ...query, region: 'us-east-1' })).toMatchObject({
      vcpuHour: 0.022264,
      gbHour: 0.00244475,
      ephemeralGbHour: 0.000111,
    });
    expect(prices.savingsPlanRate({ ...query, region: 'us-west-2' })).toMatchObject({ nearest: 'us-east-1' });
    expect(prices.savingsPlanRate({ ...query, region: 'ap-northeast-2' })).toMatchObject({ nearest: 'us-east-1' });
    expect(prices.savingsPlanRate({ ...query, region: 'us-gov-west-1' })).toMatchObject({ nearest: null });
  });

  it('has an instance type with its shape', () => {
    expect(prices.instance('ap-northeast-2', 'm7g.large')).toMatchObject({
      vcpu: 2,
      memoryGiB: 8,
      architecture: 'ARM64',
      gpus: 0,
      hourUsd: 0.1003,
    });
    expect(prices.instances('ap-northeast-2')).toHaveLength(29);
    expect(prices.instances('eu-central-1')).toEqual([]);
    expect(prices.instance('eu-west-1', 'g5.xlarge')).toMatchObject({ code: 'NoPrice', what: 'EC2 g5.xlarge' });
  });

  it('reads the fee of Managed Instances, or estimates it and says so', () => {
    expect(prices.managedInstanceFee('ap-northeast-1', 'c8g.4xlarge')).toMatchObject({ usd: 0.096 });
    expect(prices.managedInstanceFee('ap-northeast-2', 'm7g.large')).toMatchObject({
      usd: 0.012036,
      source: 'estimate: 0.12 x EC2 on demand',
    });
    expect(prices.managedInstanceFee('ap-northeast-2', 'g5.xlarge')).toMatchObject({ usd: 0.096486 });
    expect(isNoPrice(prices.managedInstanceFee('eu-central-1', 'm7g.large'))).toBe(true);
  });

  it('has fees of a region and fees that are the same everywhere', () => {
    expect(prices.fee('ap-northeast-2', 'nat-gateway-hour')).toMatchObject({ usd: 0.059 });
    expect(prices.fee('eu-central-1', 'eks-cluster-hour')).toMatchObject({ usd: 0.1 });
    expect(prices.fee('ap-northeast-1', 'nat-gateway-hour')).toMatchObject({ nearest: 'ap-northeast-2' });
  });
});

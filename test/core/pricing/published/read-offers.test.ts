import { describe, expect, it } from 'vitest';
import { UnusablePriceFile } from '../../../../src/core/pricing/published/price-file-problem.ts';
import { type OfferService, readOffer } from '../../../../src/core/pricing/published/read-offers.ts';
import { readSpotFeed } from '../../../../src/core/pricing/published/read-spot-feed.ts';
import {
  ecsRows,
  eksRows,
  lambdaRows,
  offerFile,
  type PriceFileRow,
  spotFeed,
} from '../../../../src/sandbox/aws/price-files.ts';

const readAt = '2026-11-21T04:00:00.000Z';

function read(service: OfferService, region: string, document: unknown) {
  // As it comes over the network.
  return readOffer(JSON.parse(JSON.stringify(document)), { service, region, readAt });
}

function problemOf(readIt: () => unknown): unknown {
  try {
    readIt();
  } catch (error) {
    if (error instanceof UnusablePriceFile) return error.problem;
    throw error;
  }
  return null;
}

const ecs = (region: string, rows: readonly PriceFileRow[] = ecsRows(region)) => offerFile('AmazonECS', region, rows);
const without = (rows: readonly PriceFileRow[], end: string) =>
  rows.filter(({ usagetype }) => !usagetype.endsWith(end));
const priced = (rows: readonly PriceFileRow[], end: string, usd: string) =>
  rows.map((row) => (row.usagetype.endsWith(end) ? { ...row, usd } : row));

describe('a price file of Fargate', () => {
  it.each(['us-east-1', 'eu-west-1', 'ap-northeast-2'])('is read by the exact usage type in %s', (region) => {
    const kept = read('fargate', region, ecs(region));

    expect(kept).toMatchObject({ service: 'fargate', region, publishedAt: '2026-11-14T18:03:22.000Z' });
    expect(kept.prices.fargate).toMatchObject([
      { os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0475, gbHour: 0.0052 },
      { os: 'LINUX', architecture: 'ARM64', vcpuHour: 0.038, gbHour: 0.0042 },
      { os: 'WINDOWS', vcpuHour: 0.0535, gbHour: 0.00588, osVcpuHour: 0.046 },
    ]);
    expect(kept.prices.fees).toEqual([
      {
        region,
        item: 'fargate-ephemeral-gb-hour',
        usd: 0.00013,
        asOf: '2026-11-14',
        source: 'AWS Price List (AmazonECS)',
      },
    ]);
  });

  it('does without Windows and ARM where AWS has none', () => {
    const rows = ecsRows('us-east-1').filter(({ usagetype }) => !/Windows-(vCPU|GB)|ARM/.test(usagetype));

    expect(read('fargate', 'us-east-1', ecs('us-east-1', rows)).prices.fargate).toHaveLength(1);
  });

  it.each([
    ['half of a pair', without(ecsRows('us-east-1'), 'Fargate-ARM-GB-Hours'), 'Fargate-ARM-GB-Hours'],
    ['no x86', without(ecsRows('us-east-1'), '1-Fargate-vCPU-Hours:perCPU'), 'Fargate-vCPU-Hours:perCPU'],
    ['no licence', without(ecsRows('us-east-1'), 'OS-Hours:perCPU'), 'Fargate-Windows-OS-Hours:perCPU'],
  ])('with %s is partial', (_what, rows, missing) => {
    expect(problemOf(() => read('fargate', 'us-east-1', ecs('us-east-1', rows)))).toEqual({
      code: 'Missing',
      figures: { what: missing },
    });
  });

  it.each(['0.0000000000', '-1', 'free', ''])('with a price of %j is broken', (usd) => {
    const rows = priced(ecsRows('us-east-1'), '-Fargate-GB-Hours', usd);

    expect(problemOf(() => read('fargate', 'us-east-1', ecs('us-east-1', rows)))).toMatchObject({ code: 'NotAPrice' });
  });

  it.each([
    ['several currencies, of which one is ours', { CNY: '0.3', USD: '0.0475' }, null],
    ['another currency alone', { CNY: '0.3' }, 'NotAPrice'],
    ['a number that is no text', { USD: 0.0475 }, 'NotAPrice'],
    ['no currency at all', {}, 'NotAPrice'],
  ])('with %s is what it is', (_what, pricePerUnit, code) => {
    const text = JSON.stringify(ecs('us-east-1')).replace(
      /"pricePerUnit":\{"USD":"0\.0475\d*"\}/,
      `"pricePerUnit":${JSON.stringify(pricePerUnit)}`,
    );
    expect(text).toContain(JSON.stringify(pricePerUnit));
    const problem = problemOf(() => read('fargate', 'us-east-1', JSON.parse(text)));

    if (code === null) expect(problem).toBeNull();
    else expect(problem).toMatchObject({ code });
  });

  it('may say a price twice, but not two prices', () => {
    const [same] = ecsRows('us-east-1').filter(({ usagetype }) => usagetype.endsWith('-Fargate-GB-Hours'));
    if (same === undefined) throw new Error('no sample');
    const twice = [...ecsRows('us-east-1'), same];
    const two = [...ecsRows('us-east-1'), { ...same, usd: '0.9' }];

    expect(problemOf(() => read('fargate', 'us-east-1', ecs('us-east-1', twice)))).toBeNull();
    expect(problemOf(() => read('fargate', 'us-east-1', ecs('us-east-1', two)))).toMatchObject({ code: 'Ambiguous' });
  });

  it('leaves out the rows of Local Zones', () => {
    const zone = { usagetype: 'USE1-Fargate-GB-Hours', usd: '0.9', attributes: { regionCode: 'us-east-1-bos-1' } };
    const kept = read('fargate', 'us-east-1', ecs('us-east-1', [...ecsRows('us-east-1'), zone]));

    expect(kept.prices.fargate?.[0]).toMatchObject({ gbHour: 0.0052 });
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['another service', offerFile('AmazonEC2', 'us-east-1', ecsRows('us-east-1'))],
    ['no date', { ...ecs('us-east-1'), publicationDate: 'soon' }],
    ['no products', { ...ecs('us-east-1'), products: {} }],
  ])('that is %s is none', (_what, document) => {
    expect(problemOf(() => read('fargate', 'us-east-1', document))).toMatchObject({ code: 'NotThisOffer' });
  });

  it('without terms is partial', () => {
    expect(problemOf(() => read('fargate', 'us-east-1', { ...ecs('us-east-1'), terms: {} }))).toMatchObject({
      code: 'Missing',
    });
  });
});

describe('a price file of Lambda', () => {
  it.each(['us-east-1', 'ap-northeast-2'])('has tiers, with and without a prefix (%s)', (region) => {
    const { prices } = read('lambda', region, offerFile('AWSLambda', region, lambdaRows(region)));

    expect(prices.lambda).toMatchObject([
      {
        architecture: 'X86_64',
        requestUsd: 2e-7,
        gbSecondTiers: [
          { upToGbSeconds: 6e9, gbSecond: 0.0000166667 },
          { upToGbSeconds: 15e9, gbSecond: 0.000015 },
          { upToGbSeconds: null, gbSecond: 0.0000133334 },
        ],
      },
      { architecture: 'ARM64', requestUsd: 2e-7 },
    ]);
  });

  it('with a gap between tiers is partial', () => {
    const rows = lambdaRows('us-east-1').map((row) =>
      row.usagetype === 'Lambda-GB-Second' && typeof row.usd !== 'string' ? { ...row, usd: row.usd.slice(1) } : row,
    );

    expect(problemOf(() => read('lambda', 'us-east-1', offerFile('AWSLambda', 'us-east-1', rows)))).toEqual({
      code: 'Missing',
      figures: { what: 'Lambda-GB-Second' },
    });
  });
});

describe('a price file of EKS', () => {
  it('has the hour of a cluster', () => {
    const { prices } = read('eks', 'eu-west-1', offerFile('AmazonEKS', 'eu-west-1', eksRows('eu-west-1')));

    expect(prices.fees).toMatchObject([{ region: 'eu-west-1', item: 'eks-cluster-hour', usd: 0.1 }]);
  });
});

describe('the feed of Spot', () => {
  const options = { regions: ['us-east-1', 'eu-west-1'], publishedAt: '2026-11-20T21:37:30.000Z', readAt };

  it('has both architectures of the regions asked, of the day that it was changed', () => {
    const kept = readSpotFeed(spotFeed(['us-east-1', 'ap-east-1']), options);

    expect(kept.map(({ region }) => region)).toEqual(['us-east-1']);
    expect(kept[0]?.prices.fargate).toMatchObject([
      { architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.0141, gbHour: 0.00155, asOf: '2026-11-20' },
      { architecture: 'ARM64', capacity: 'spot', vcpuHour: 0.0113, gbHour: 0.00124 },
    ]);
  });

  it('is not used when it is something else, or has a price that is none', () => {
    const free = { prices: [{ unit: 'GB-Hours', price: { USD: '0' }, attributes: { 'aws:region': 'us-east-1' } }] };

    expect(problemOf(() => readSpotFeed({ prices: [] }, options))).toMatchObject({ code: 'NotThisOffer' });
    expect(problemOf(() => readSpotFeed(free, options))).toMatchObject({ code: 'NotAPrice' });
  });
});

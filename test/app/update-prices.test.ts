import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLivePrices } from '../../src/app/live-prices.ts';
import { createRefreshPrices } from '../../src/app/refresh-prices.ts';
import { createUpdatePrices } from '../../src/app/update-prices.ts';
import { createPublishedPrices } from '../../src/aws/published-prices.ts';
import { isNoPrice } from '../../src/core/pricing/no-price.ts';
import { ecsRows, offerFile } from '../../src/sandbox/aws/price-files.ts';
import { offerPath, type PriceServer, startPriceServer } from '../../src/sandbox/aws/price-server.ts';
import { createPriceFile } from '../../src/storage/price-file.ts';

let server: PriceServer;
let folder: string;
beforeEach(async () => {
  [server, folder] = await Promise.all([startPriceServer(), mkdtemp(join(tmpdir(), 'prices-'))]);
});
afterEach(async () => {
  await Promise.all([server.close(), rm(folder, { recursive: true })]);
});

const X86 = { operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64', capacity: 'on-demand' } as const;

function bench({ now = '2026-11-21T04:00:00.000Z' } = {}) {
  let at = now;
  const clock = () => new Date(at);
  const live = createLivePrices();
  const archive = createPriceFile(join(folder, 'cache', 'prices.json'));
  const published = createPublishedPrices({ listUrl: server.url, spotUrl: server.spotUrl });
  const updatePrices = createUpdatePrices({ published, archive, live, clock });
  const x86 = (region: string) => live.prices.fargateRate({ ...X86, region });
  return {
    live,
    archive,
    updatePrices,
    clock,
    x86,
    pass: (later: string) => {
      at = later;
    },
  };
}

describe('an update of prices', () => {
  it('reads the files of the region, and the price book has them at once', async () => {
    const { live, updatePrices, x86 } = bench();
    const update = await updatePrices(['us-east-1']);

    expect(update.notUpdated).toEqual([]);
    expect(update.updated).toMatchObject([
      { service: 'fargate', region: 'us-east-1', publishedAt: '2026-11-14T18:03:22.000Z', prices: 4, changed: 4 },
      { service: 'lambda', region: 'us-east-1', prices: 2, changed: 0 },
      { service: 'eks', prices: 1 },
      { service: 'fargate-spot', region: 'us-east-1', publishedAt: '2026-11-20T21:37:30.000Z', prices: 2, changed: 2 },
    ]);
    expect(x86('us-east-1')).toMatchObject({ vcpuHour: 0.0475, asOf: '2026-11-14', ephemeralGbHour: 0.00013 });
    expect(live.prices.fargateRate({ ...X86, region: 'us-east-1', capacity: 'spot' })).toMatchObject({
      asOf: '2026-11-20',
    });
    expect(x86('eu-west-1')).toMatchObject({ vcpuHour: 0.04048 });
  });

  it('gives a region a price that had none', async () => {
    server.files.set(
      offerPath('AmazonECS', 'ap-southeast-7'),
      JSON.stringify(offerFile('AmazonECS', 'ap-southeast-7', ecsRows('ap-southeast-7'))),
    );
    const { updatePrices, x86 } = bench();
    expect(isNoPrice(x86('ap-southeast-7'))).toBe(true);

    const update = await updatePrices(['ap-southeast-7']);

    expect(x86('ap-southeast-7')).toMatchObject({ vcpuHour: 0.0475 });
    expect(update.notUpdated).toEqual([
      { service: 'lambda', region: 'ap-southeast-7', problem: { code: 'Refused', figures: { status: 404 } } },
      { service: 'eks', region: 'ap-southeast-7', problem: { code: 'Refused', figures: { status: 404 } } },
    ]);
  });

  it.each([
    ['is cut off', (file: string) => file.slice(0, file.length / 2), 'NotJson'],
    ['lacks a row', (file: string) => file.replaceAll('Fargate-GB-Hours', 'Fargate-Gone'), 'Missing'],
    ['lacks what was known', (file: string) => file.replaceAll('Fargate-ARM', 'Fargate-Gone'), 'Missing'],
    ['has a price that is none', (file: string) => file.replace('0.0052000000', 'free'), 'NotAPrice'],
    ['is a page of something else', () => '<html></html>', 'NotJson'],
  ])('changes nothing by a file that %s, and says why', async (_what, spoil, code) => {
    const path = offerPath('AmazonECS', 'us-east-1');
    server.files.set(path, spoil(server.files.get(path) ?? ''));
    const { archive, updatePrices, x86 } = bench();
    const before = x86('us-east-1');

    const update = await updatePrices(['us-east-1']);

    expect(update.notUpdated).toMatchObject([{ service: 'fargate', region: 'us-east-1', problem: { code } }]);
    expect(x86('us-east-1')).toEqual(before);
    expect((await archive.all()).map(({ service }) => service)).toEqual(['lambda', 'eks', 'fargate-spot']);
  });

  it('says so when nothing can be reached', async () => {
    const { updatePrices } = bench();
    await server.close();

    const update = await updatePrices(['us-east-1']);

    expect(update.updated).toEqual([]);
    expect(update.notUpdated).toHaveLength(4);
    expect(update.notUpdated[0]).toMatchObject({
      problem: { code: 'Unreachable', figures: { detail: 'ECONNREFUSED' } },
    });
    server = await startPriceServer();
  });
});

describe('prices that were kept', () => {
  it('serve the next process, from the file', async () => {
    await bench().updatePrices(['us-east-1']);
    const { live, archive, x86 } = bench();

    live.take(await archive.all());

    expect(x86('us-east-1')).toMatchObject({ vcpuHour: 0.0475 });
  });

  it('give way to a program whose own prices are newer, and fill its gaps', async () => {
    server.files.set(
      offerPath('AmazonECS', 'ap-southeast-7'),
      JSON.stringify(offerFile('AmazonECS', 'ap-southeast-7', ecsRows('ap-southeast-7'))),
    );
    const { updatePrices, x86 } = bench({ now: '2026-01-01T00:00:00.000Z' });

    await updatePrices(['us-east-1', 'ap-southeast-7']);

    expect(x86('us-east-1')).toMatchObject({ vcpuHour: 0.04048 });
    expect(x86('ap-southeast-7')).toMatchObject({ vcpuHour: 0.0475 });
  });

  it.each(['', '{', '{"schema":"other","kept":[]}', '{"schema":"fargate-advisor/prices/1","kept":[{"service":1}]}'])(
    'count as none in a file that holds %j, which the next update replaces',
    async (text) => {
      const { archive, updatePrices } = bench();
      await updatePrices(['us-east-1']);
      const path = join(folder, 'cache', 'prices.json');
      await writeFile(path, text);

      expect(await archive.all()).toEqual([]);
      await updatePrices(['us-east-1']);
      expect(JSON.parse(await readFile(path, 'utf8')).kept).toHaveLength(4);
    },
  );
});

describe('the daily refresh', () => {
  it('reads once a day the region and every region that was kept', async () => {
    const { live, archive, updatePrices, clock, pass } = bench();
    await updatePrices(['eu-west-1']);
    const refresh = createRefreshPrices({
      archive,
      live,
      updatePrices,
      clock,
      region: 'us-east-1',
      newId: () => 'me',
    });

    const first = await refresh();
    pass('2026-11-21T05:00:00.000Z');
    const soon = await refresh();
    pass('2026-11-22T04:00:00.000Z');
    const nextDay = await refresh();

    expect(new Set(first?.updated.map(({ region }) => region))).toEqual(new Set(['us-east-1', 'eu-west-1']));
    expect(soon).toBeNull();
    expect(nextDay?.updated.length).toBe(8);
  });

  it('tries again within the day when nothing could be read', async () => {
    const { live, archive, updatePrices, clock } = bench();
    const kept = new Map(server.files);
    server.files.clear();
    const refresh = createRefreshPrices({ archive, live, updatePrices, clock, region: 'us-east-1', newId: () => 'me' });

    const failed = await refresh();
    for (const [path, body] of kept) server.files.set(path, body);
    const again = await refresh();

    expect(failed?.updated).toEqual([]);
    expect(again?.updated).toHaveLength(4);
  });
});

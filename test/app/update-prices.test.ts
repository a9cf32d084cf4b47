import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
import { createPriceFolder } from '../../src/storage/price-folder.ts';

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
  const archive = createPriceFolder(join(folder, 'cache'));
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
    expect((await archive.all()).map(({ service }) => service)).toEqual(['eks', 'fargate-spot', 'lambda']);
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

  it.each([
    '',
    '{',
    '[]',
    '{"schema":"other","kept":{}}',
    '{"schema":"fargate-advisor/prices/1","kept":{"service":1}}',
    keptRow({ vcpuHour: '0.04' }),
    keptRow({ vcpuHour: -0.04 }),
    keptRow({ gbHour: 0 }),
    keptRow({ gbHour: null }),
    keptRow({ source: 5 }),
    keptRow({}, 'tables of tomorrow'),
    keptRow(null),
  ])('count as none in a file that holds %j, which the next update replaces', async (text) => {
    const { archive, updatePrices } = bench();
    await updatePrices(['us-east-1']);
    const path = join(folder, 'cache', 'fargate%20us-east-1.json');
    await writeFile(path, text);

    expect((await archive.all()).map(({ service }) => service)).toEqual(['eks', 'fargate-spot', 'lambda']);
    await updatePrices(['us-east-1']);
    expect(JSON.parse(await readFile(path, 'utf8')).kept).toMatchObject({ service: 'fargate', region: 'us-east-1' });
  });

  it('are all there after two updates at once', async () => {
    await Promise.all([bench().updatePrices(['us-east-1']), bench().updatePrices(['eu-west-1'])]);
    const kept = await bench().archive.all();

    expect(kept.map(({ service, region }) => `${service} ${region}`).toSorted()).toEqual(
      ['eu-west-1', 'us-east-1']
        .flatMap((region) => ['eks', 'fargate', 'fargate-spot', 'lambda'].map((service) => `${service} ${region}`))
        .toSorted(),
    );
    expect((await readdir(join(folder, 'cache'))).every((name) => name.endsWith('.json'))).toBe(true);
  });

  it('are what they were when an update is interrupted', async () => {
    await bench().updatePrices(['us-east-1']);
    const { archive, updatePrices } = bench({ now: '2026-11-22T04:00:00.000Z' });
    const before = await archive.all();
    const update = await updatePrices(['us-east-1', 'eu-west-1'], AbortSignal.abort());

    expect(update.updated).toEqual([]);
    expect(new Set(update.notUpdated.map(({ problem }) => problem.code))).toEqual(new Set(['Unreachable']));
    expect(await archive.all()).toEqual(before);
  });
});

/** A file of one row of Fargate's prices with some of it replaced. */
function keptRow(change: object | null, table = 'fargate'): string {
  const told = { region: 'us-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', asOf: '2026-11-20' };
  const row = change && { ...told, source: 'AWS', vcpuHour: 0.04, gbHour: 0.004, ...change };
  const at = '2026-11-20T00:00:00.000Z';
  const kept = { service: 'fargate', region: 'us-east-1', publishedAt: at, readAt: at, prices: { [table]: [row] } };
  return JSON.stringify({ schema: 'fargate-advisor/prices/1', kept });
}

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

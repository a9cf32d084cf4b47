import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerPath, type PriceServer, startPriceServer } from '../../src/sandbox/aws/price-server.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from './captured-run.ts';

let server: PriceServer;
let folder: string;
let env: Record<string, string>;
beforeEach(async () => {
  [server, folder] = await Promise.all([startPriceServer(), mkdtemp(join(tmpdir(), 'prices-'))]);
  env = {
    XDG_CACHE_HOME: folder,
    ADVISOR_PRICES_URL: server.url,
    ADVISOR_SPOT_PRICES_URL: server.spotUrl,
    AWS_REGION: 'us-east-1',
  };
});
afterEach(async () => {
  await Promise.all([server.close(), rm(folder, { recursive: true })]);
});

/** A command in a process of its own, as far as prices go. */
const advise = (text: string, more: Record<string, string> = {}) =>
  run(text.split(' '), { env: { ...env, ...more }, deps: createCliDependencies({}) });

describe('prices', () => {
  it('shows what is known of a region, its age and source', async () => {
    const { status, stdout } = await advise('prices --region ap-northeast-2,ap-southeast-7');

    expect(status).toBe(0);
    expect(stdout).toMatch(/Fargate x86 +Oct 6, 2026 +\d+ days old +AWS Price List \(AmazonECS\)/);
    expect(stdout).toContain('No price is known in ap-southeast-7.');
    expect(stdout).toContain(join(folder, 'fargate-advisor', 'prices'));
  });

  it('shows everything as JSON', async () => {
    const { stdout } = await advise('prices --format json');
    const { regions } = JSON.parse(stdout);

    expect(regions.map(({ region }: { region: string }) => region)).toContain('us-gov-east-1');
    expect(regions.at(-1).region).toBe('every');
  });
});

describe.each([
  ['a file', {}],
  ['a store', { ADVISOR_STORE: 'advisor.db' }],
])('prices update, kept in %s', (_what, more: Record<string, string>) => {
  const place = () => ('ADVISOR_STORE' in more ? { ADVISOR_STORE: join(folder, 'advisor.db') } : {});

  it('changes what every later command says', async () => {
    const update = await advise('prices update', place());
    const cost = await advise('cost 1 2', place());
    const shown = await advise('prices --region us-east-1', place());

    expect(update).toMatchObject({ status: 0 });
    expect(update.stdout).toContain('us-east-1: Fargate, published Nov 14, 2026, 4 prices, 4 changed.');
    // 730 x (0.0475 + 2 x 0.0052)
    expect(cost.stdout).toContain('$42.27 a month');
    expect(cost.stdout).toContain('as of Nov 14, 2026');
    expect(shown.stdout).toMatch(/Fargate x86 +Nov 14, 2026/);
  });

  it('fails and says why when a file is broken, and keeps the others', async () => {
    server.files.set(offerPath('AmazonECS', 'us-east-1'), '{');

    const update = await advise('prices update --format json', place());
    const cost = await advise('cost 1 2', place());

    expect(update.status).toBe(1);
    expect(JSON.parse(update.stdout)).toMatchObject({
      updated: [{ service: 'lambda' }, { service: 'eks' }, { service: 'fargate-spot' }],
      notUpdated: [{ service: 'fargate', region: 'us-east-1', code: 'NotJson' }],
    });
    expect(cost.stdout).toContain('$36.04 a month');
  });
});

describe('a command about money', () => {
  it('goes on with the bundled prices when the store cannot be read', async () => {
    const { status, stdout, stderr } = await advise('cost 1 2', { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });

    expect(status).toBe(0);
    expect(stdout).toContain('$36.04 a month');
    expect(stderr).toContain('those that came with the program serve');
  });
});

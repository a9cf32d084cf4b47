import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mapBounded } from '../../src/aws/map-bounded.ts';
import { createServiceDirectory } from '../../src/aws/service-directory.ts';
import type { SampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { NOW, REGION, sampleAccount, startAccount } from './local-account.ts';

/** The sample account with 230 more services in staging and 120 empty clusters: pages of both. */
function largeAccount(): SampleAccount {
  const account = sampleAccount();
  const [model] = account.services.filter(({ clusterName }) => clusterName === 'staging');
  const [cluster] = account.clusters;
  if (model === undefined || cluster === undefined) throw new Error('The sample account has changed.');
  return {
    ...account,
    clusters: [
      ...account.clusters,
      ...Array.from({ length: 120 }, (_, index) => ({ ...cluster, name: `empty-${index}` })),
    ],
    services: [
      ...account.services,
      ...Array.from({ length: 230 }, (_, index) => ({ ...model, name: `many-${String(index).padStart(3, '0')}` })),
    ],
  };
}

describe('the service directory', () => {
  let local: Awaited<ReturnType<typeof startAccount>>;
  let nowMs = NOW;
  beforeAll(async () => {
    local = await startAccount({ account: largeAccount(), maxAttempts: 1 });
  });
  afterEach(() => {
    local.aws.faults.clear();
    nowMs = NOW;
  });
  afterAll(() => local.close());

  function directory(timeToLiveSeconds = 300) {
    return createServiceDirectory({
      clientsFor: local.connections.forRegion,
      clock: () => new Date(nowMs),
      timeToLiveSeconds,
    });
  }

  function calls(operation: string, since = 0): number {
    return local.aws.requests.slice(since).filter((request) => request.operation === operation).length;
  }

  it('lists every service of every cluster, all pages', async () => {
    const refs = await directory().list({ region: REGION });

    expect(refs.filter(({ name }) => name.startsWith('many-'))).toHaveLength(230);
    expect(refs.filter(({ name }) => name === 'checkout').map(({ cluster }) => cluster)).toEqual(['prod', 'staging']);
    expect(refs[0]).toMatchObject({ region: REGION, accountId: '123456789012' });
  });

  it('reads once for all who ask at the same time, and for a while after', async () => {
    const since = local.aws.requests.length;
    const names = directory();
    await Promise.all([names.list({ region: REGION }), names.list({ region: REGION }), names.refresh()]);
    await names.list({ region: REGION });

    expect(calls('ListClusters', since)).toBe(2);
  });

  it('asks only for the cluster that was named', async () => {
    const since = local.aws.requests.length;
    const refs = await directory().list({ region: REGION, cluster: 'batch' });

    expect(new Set(refs.map(({ cluster }) => cluster))).toEqual(new Set(['batch']));
    expect(local.aws.requests.length - since).toBe(1);
    await expect(directory().list({ region: REGION, cluster: 'nowhere' })).rejects.toMatchObject({
      code: 'cluster_not_found',
    });
  });

  it('answers a stale list at once and reads it anew behind', async () => {
    const names = directory();
    const before = await names.list({ region: REGION });
    local.aws.faults.add({ kind: 'drop', clusterName: 'prod', serviceName: 'my-service', region: REGION });

    nowMs += 301_000;
    expect(await names.list({ region: REGION })).toHaveLength(before.length);
    await expect.poll(async () => (await names.list({ region: REGION })).length).toBe(before.length - 1);
  });

  it('reads anew when asked for a fresh list, or when the kept one is an hour old', async () => {
    const names = directory();
    const before = await names.list({ region: REGION });
    local.aws.faults.add({ kind: 'drop', clusterName: 'prod', serviceName: 'my-service', region: REGION });

    expect(await names.list({ region: REGION, fresh: true })).toHaveLength(before.length - 1);
    local.aws.faults.clear();
    nowMs += 3_600_000;
    expect(await names.list({ region: REGION })).toHaveLength(before.length);
  });

  it('keeps what it had when a refresh fails', async () => {
    const names = directory();
    const before = await names.list({ region: REGION });
    local.aws.faults.add({ operation: 'ListClusters', kind: 'fail' });

    await names.refresh();
    expect(await names.list({ region: REGION })).toHaveLength(before.length);
  });

  it('leaves out clusters that fail, and fails when all of them do', async () => {
    const throttled = local.aws.faults.add({
      operation: 'ListServices',
      kind: 'error',
      code: 'AccessDeniedException',
      message: 'no',
    });
    await expect(directory().list({ region: REGION })).rejects.toMatchObject({
      code: 'access_denied',
      hint: expect.stringContaining('ecs:ListServices'),
    });

    throttled();
    local.aws.faults.add({ operation: 'ListServices', kind: 'throttle', share: 0.05 });
    expect((await directory().list({ region: REGION })).length).toBeGreaterThan(0);
  });

  it('names the action when clusters may not be listed', async () => {
    local.aws.faults.add({ operation: 'ListClusters', kind: 'deny' });

    await expect(directory().list({ region: REGION })).rejects.toMatchObject({
      code: 'access_denied',
      hint: expect.stringContaining('ecs:ListClusters'),
    });
  });
});

describe('bounded concurrency', () => {
  it('keeps the order and never goes over the limit', async () => {
    let running = 0;
    let most = 0;
    const results = await mapBounded([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < item; turn++) await Promise.resolve();
      running -= 1;
      return item * 10;
    });

    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });
});

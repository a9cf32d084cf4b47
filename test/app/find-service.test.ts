import { describe, expect, it } from 'vitest';
import { createFindService } from '../../src/app/find-service.ts';
import type { ServiceRef } from '../../src/core/ecs-service.ts';

const REGION = 'ap-northeast-2';
const NAMES: readonly (readonly [string, string])[] = [
  ['prod', 'checkout'],
  ['staging', 'checkout'],
  ['prod', 'checkout-worker'],
  ['prod', 'my-service'],
  ['batch', 'invoice-export'],
];

function createFinder(names = NAMES, fresh = names) {
  const asked: boolean[] = [];
  const toRefs = (list: typeof NAMES, cluster?: string): ServiceRef[] =>
    list
      .filter(([c]) => cluster === undefined || c === cluster)
      .map(([c, name]) => ({ region: REGION, cluster: c, name }));
  const find = createFindService({
    locator: { locate: async () => ({ services: [], notRead: [] }) },
    directory: {
      list: async (scope) => {
        asked.push(scope.fresh ?? false);
        return toRefs(scope.fresh ? fresh : names, scope.cluster);
      },
    },
  });
  return {
    find: (text: string, cluster?: string) => find(text, { region: REGION, ...(cluster ? { cluster } : {}) }),
    asked,
  };
}

describe('findService', () => {
  it('takes the exact name before any longer one', async () => {
    const { find } = createFinder();

    expect(await find('prod/checkout')).toEqual({
      kind: 'found',
      ref: { region: REGION, cluster: 'prod', name: 'checkout' },
    });
  });

  it('lists the clusters of one exact name', async () => {
    const { find } = createFinder();

    expect(await find('checkout')).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ cluster: 'prod' }, { cluster: 'staging' }],
    });
  });

  it('narrows by the cluster option', async () => {
    const { find } = createFinder();

    expect(await find('checkout', 'staging')).toMatchObject({ kind: 'found', ref: { cluster: 'staging' } });
  });

  it.each([
    ['my-', 'my-service'],
    ['export', 'invoice-export'],
    ['MY-Service', 'my-service'],
  ])('finds %s as a unique part', async (text, name) => {
    expect(await createFinder().find(text)).toMatchObject({ kind: 'found', ref: { name } });
  });

  it('offers the three closest names for one that is none', async () => {
    const found = await createFinder().find('my-servcie');

    const closest = found.kind === 'none' ? found.closest.map(({ name }) => name) : [];
    expect(closest).toHaveLength(3);
    expect(closest[0]).toBe('my-service');
  });

  it.each(['zzz', 'q'])('offers no name for %s, of which more than half would have to change', async (text) => {
    expect(
      await createFinder([
        ['prod', 'etl-mix'],
        ['prod', 'ledger'],
        ['prod', 'auth'],
      ]).find(text),
    ).toEqual({ kind: 'none', closest: [] });
  });

  it('takes an ARN as it stands, without looking it up', async () => {
    const { find, asked } = createFinder();

    const found = await find('arn:aws:ecs:us-east-1:123456789012:service/prod/api');

    expect(found).toEqual({
      kind: 'found',
      ref: { region: 'us-east-1', accountId: '123456789012', cluster: 'prod', name: 'api' },
    });
    expect(asked).toEqual([]);
  });

  it('looks a miss up afresh, since the service may be new', async () => {
    const { find, asked } = createFinder([], [['prod', 'brand-new']]);

    expect(await find('brand-new')).toMatchObject({ kind: 'found' });
    expect(asked).toEqual([false, true]);
  });

  it('looks in the account that is named, and says which it found', async () => {
    const asked: (string | undefined)[] = [];
    const find = createFindService({
      accounts: [{ id: '210987654321', name: 'shop', regions: [] }],
      locator: { locate: async () => ({ services: [], notRead: [] }) },
      directory: {
        list: async ({ accountId }) => {
          asked.push(accountId);
          return [{ region: REGION, cluster: 'prod', name: 'checkout' }];
        },
      },
    });

    expect(await find('checkout', { region: REGION, account: 'Shop' })).toMatchObject({
      kind: 'found',
      ref: { accountId: '210987654321', cluster: 'prod', name: 'checkout' },
    });
    expect(asked).toEqual(['210987654321']);
    await expect(find('checkout', { region: REGION, account: 'warehouse' })).rejects.toMatchObject({
      code: 'account_not_found',
    });
  });
});

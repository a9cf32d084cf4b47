import { afterEach, describe, expect, it } from 'vitest';
import { createListShards } from '../../../src/app/list-shards.ts';
import { createSweepFleet } from '../../../src/app/sweep-fleet.ts';
import { createAwsConnections } from '../../../src/aws/clients.ts';
import { createFleetSource } from '../../../src/aws/fleet/fleet-source.ts';
import type { FleetAccount } from '../../../src/core/fleet/account.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { createSecondAccount } from '../../../src/sandbox/account/second-account.ts';
import { startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { environmentFor, NOW, REGION, sampleAccount } from '../local-account.ts';

const ROLE = 'arn:aws:iam::210987654321:role/fargate-advisor-read';
const HOME: FleetAccount = { id: '123456789012', name: 'platform', regions: [REGION] };
const OTHER: FleetAccount = {
  id: '210987654321',
  name: 'shop',
  roleArn: ROLE,
  externalId: 'one of a kind',
  regions: [REGION, 'eu-west-1'],
};

/** A sweep of both sample accounts at a local AWS that neither paces itself nor waits between tries. */
async function start(accounts: readonly FleetAccount[] = [HOME, OTHER]) {
  const account = { ...sampleAccount() };
  const few = { ...account, services: account.services.filter(({ name }) => ['checkout', 'ledger'].includes(name)) };
  const aws = await startLocalAws({
    now: () => NOW,
    account: few,
    roles: [{ account: createSecondAccount(1, NOW), roleArn: ROLE, externalId: 'one of a kind' }],
  });
  const connections = createAwsConnections({ environment: environmentFor(aws.url), accounts });
  const clock = () => new Date(NOW);
  const paced: string[] = [];
  const source = createFleetSource({
    connections,
    clock,
    random: () => 0.5,
    retryBaseMs: 0,
    paceOf: () => {
      paced.push('pace');
      return { enter: async () => undefined, chargeDatapoints: () => undefined };
    },
  });
  const sweepFleet = createSweepFleet({
    source,
    listShards: createListShards({ source, accounts }),
    prices: createPriceBook(),
    clock,
  });
  running = {
    close: async () => {
      connections.close();
      await aws.close();
    },
  };
  return {
    aws,
    sweepFleet,
    paced,
    calls: (name: string) => aws.requests.filter(({ operation }) => operation === name),
  };
}

let running: { readonly close: () => Promise<void> } | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

describe('a sweep of several accounts', () => {
  it('reads each with its own role, in its own regions, at its own pace', async () => {
    const { sweepFleet, paced, calls } = await start();
    const report = await sweepFleet({ days: 2 });

    expect(report.accounts).toEqual(['123456789012', '210987654321']);
    expect(
      report.services
        .map(({ accountId, region, cluster, name }) => [accountId, region, cluster, name].join('/'))
        .sort(),
    ).toEqual([
      '123456789012/ap-northeast-2/prod/checkout',
      '123456789012/ap-northeast-2/prod/ledger',
      '123456789012/ap-northeast-2/staging/checkout',
      '210987654321/ap-northeast-2/prod/checkout',
      '210987654321/eu-west-1/search/indexer',
    ]);
    expect(report.leftOut).toEqual([
      {
        what: '210987654321/eu-west-1/search/frozen',
        code: 'SnoozedByTag',
        figures: { tag: 'fargate-advisor:snooze-until', until: '2099-01-01' },
      },
    ]);
    expect(calls('AssumeRole')).toHaveLength(1);
    expect(calls('AssumeRole')[0]?.input).toMatchObject({ RoleArn: ROLE, RoleSessionName: 'fargate-advisor' });
    expect(paced).toHaveLength(3);
    expect(report.api.calls / report.api.minimumCalls).toBeLessThan(1.05);
  });

  it('takes the accounts and services that are asked for', async () => {
    const { sweepFleet } = await start();
    const shop = await sweepFleet({ days: 1, accounts: ['Shop'], filter: { owner: 'ada' } });

    expect(shop.services.map(({ name, owner }) => [name, owner])).toEqual([['indexer', 'ada@example.com']]);
    expect(shop.leftOut).toEqual([]);
    expect(shop.accounts).toEqual(['210987654321']);
  });

  it('leaves out an account whose external id is wrong, and goes on', async () => {
    const { sweepFleet } = await start([HOME, { ...OTHER, externalId: 'guessed' }]);
    const report = await sweepFleet({ days: 1 });

    expect(report.services).toHaveLength(3);
    expect(report.leftOut).toEqual(
      ['ap-northeast-2', 'eu-west-1'].map((region) => ({
        what: `210987654321/${region}`,
        code: 'Denied',
        figures: { iamAction: 'sts:AssumeRole' },
      })),
    );
    await expect(sweepFleet({ days: 1, accounts: ['shop'] })).rejects.toMatchObject({
      code: 'access_denied',
      hint: expect.stringContaining('docs/accounts.md'),
      details: { account: '210987654321' },
    });
    // With a cluster nothing is listed first; the denial is found out all the same.
    expect((await sweepFleet({ days: 1, cluster: 'prod', regions: [REGION] })).leftOut).toEqual([
      { what: `210987654321/${REGION}/prod`, code: 'Denied', figures: { iamAction: 'sts:AssumeRole' } },
    ]);
  });

  it('leaves out a region that one account may not use, and reads it of the other', async () => {
    const { aws, sweepFleet } = await start();
    aws.faults.add({ kind: 'deny', operation: 'ListClusters', region: REGION, accountId: OTHER.id });
    const report = await sweepFleet({ days: 1 });

    expect(report.leftOut).toContainEqual({
      what: `210987654321/${REGION}`,
      code: 'Denied',
      figures: { iamAction: 'ecs:ListClusters' },
    });
    expect(report.services).toHaveLength(4);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { createSecondAccount } from '../../src/sandbox/account/second-account.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from './captured-run.ts';

const ROLE = 'arn:aws:iam::210987654321:role/fargate-advisor-read';
const SHOP = '210987654321';

describe('one service of another account', () => {
  let aws: LocalAws;
  let directory: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    const now = Date.now();
    aws = await startLocalAws({
      account: createSampleAccount(1, now),
      roles: [{ account: createSecondAccount(1, now), roleArn: ROLE, externalId: 'one-of-a-kind' }],
    });
    directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-'));
    const file = join(directory, 'accounts.yml');
    await writeFile(
      file,
      `accounts: [{ id: "${SHOP}", name: shop, roleArn: "${ROLE}", externalId: one-of-a-kind, regions: [eu-west-1] }]\n`,
    );
    env = {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
      AWS_REGION: 'eu-west-1',
      ADVISOR_ACCOUNTS: file,
    };
  });
  afterAll(async () => {
    await aws.close();
    await rm(directory, { recursive: true });
  });

  const live = (argv: readonly string[], extra: Record<string, string> = {}) =>
    run(argv, { env: { ...env, ...extra }, deps: createCliDependencies(env) });

  it.each(['shop', 'SHOP', SHOP])('is sized in the account %s', async (account) => {
    const { status, stdout } = await live(['size', 'indexer', '--days', '7', '--account', account, '--format', 'json']);

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'search/indexer', current: { cpuUnits: 4096 } });
  });

  it('is collected, checked and looked into there', async () => {
    const collected = await live(['collect', 'search/indexer', '--days', '2', '--account', 'shop']);
    const checked = await live(['check', 'indexer', '--days', '2', '--account', 'shop', '--format', 'json']);
    const why = await live(['why', 'indexer', '--account', 'shop', '--format', 'json']);

    expect(JSON.parse(collected.stdout)).toMatchObject({ service: { accountId: SHOP, name: 'indexer' } });
    expect([checked.status, why.status]).toEqual([0, 0]);
    expect(JSON.parse(why.stdout)).toMatchObject({ service: { cluster: 'search', name: 'indexer' } });
  });

  it('is found by its ARN, and not taken for one of the same name at home', async () => {
    const size = (argv: readonly string[]) => live(['size', ...argv, '--days', '2', '--format', 'json']);
    const atHome = await size(['prod/checkout', '--region', 'ap-northeast-2']);
    const byArn = await size([`arn:aws:ecs:ap-northeast-2:${SHOP}:service/prod/checkout`]);

    expect(JSON.parse(byArn.stdout).current).toMatchObject({ cpuUnits: 2048, memoryMiB: 4096 });
    expect(JSON.parse(atHome.stdout).current).not.toMatchObject({ cpuUnits: 2048, memoryMiB: 4096 });
  });

  it('is not looked for in an account that nobody configured', async () => {
    const unknown = await live(['size', 'indexer', '--account', 'warehouse']);
    const nowhere = await live(['why', 'indexer', '--account', 'shop'], { ADVISOR_ACCOUNTS: '' });

    expect([unknown.status, nowhere.status]).toEqual([1, 1]);
    expect(unknown.stderr).toContain('warehouse');
    expect(unknown.stderr).toContain('Configured are shop.');
    expect(nowhere.stderr).toContain('ADVISOR_ACCOUNTS');
  });
});

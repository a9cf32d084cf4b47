import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { environmentFor } from '../aws/local-account.ts';
import { type CompiledProduct, compileProduct } from '../support/compiled-product.ts';

const NOW = Date.now();
const HOME = 'ap-northeast-2';
const ABROAD = 'us-east-1';
const SERVICES = ['checkout', 'payments', 'etl-mix', 'edge-router', 'geo-lookup'];

describe('a sweep of the command line that is stopped in its middle', { timeout: 120_000 }, () => {
  let compiled: CompiledProduct;
  let aws: LocalAws;
  let store: string;
  let runs = 0;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    compiled = await compileProduct();
  }, 60_000);
  afterAll(() => compiled.remove());
  beforeEach(async () => {
    const account = createSampleAccount(1, NOW);
    const services = account.services.filter(({ name }) => SERVICES.includes(name));
    aws = await startLocalAws({ now: () => NOW, account: { ...account, services } });
    store = join(compiled.directory, `sweep-${++runs}.db`);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await aws.close();
  });

  function sweep(...options: readonly string[]) {
    const child = spawn(
      process.execPath,
      [
        compiled.script('cli.js'),
        'fleet',
        '--region',
        `${HOME},${ABROAD}`,
        '--days',
        '2',
        '--format',
        'json',
        ...options,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...environmentFor(aws.url), PATH: process.env.PATH, AWS_REGION: HOME, ADVISOR_STORE: store },
      },
    );
    children.push(child);
    const said = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => {
      said.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said.stderr += chunk;
    });
    const ended = once(child, 'close').then(([status]) => ({ status, ...said }));
    return { child, ended };
  }

  /** Runs until the one cluster abroad is kept; the region at home does not answer. */
  async function sweepUntilHome() {
    const answerAgain = aws.faults.add({ kind: 'hang', operation: 'DescribeServices', region: HOME });
    const running = sweep();
    await expect.poll(keptShards, { timeout: 60_000 }).toBe(1);
    return { ...running, answerAgain };
  }

  function keptShards(): number {
    try {
      const database = new Database(store, { readonly: true });
      const { kept } = database.prepare('select count(*) as kept from sweep_shard').get() as { kept: number };
      database.close();
      return kept;
    } catch {
      // It is not there yet, or not filled.
      return 0;
    }
  }

  function clustersDescribed(since: number): string[] {
    const calls = aws.requests.slice(since).filter(({ operation }) => operation === 'DescribeServices');
    return [...new Set(calls.map(({ input }) => String(input.cluster)))];
  }

  const namesOf = (stdout: string): string[] =>
    (JSON.parse(stdout).services as { cluster: string; name: string }[])
      .map(({ cluster, name }) => `${cluster}/${name}`)
      .sort();

  it('goes on where it was killed, says so, and reads nothing twice', async () => {
    const { child, ended, answerAgain } = await sweepUntilHome();
    child.kill('SIGKILL');
    await ended;
    answerAgain();
    const before = aws.requests.length;

    const resumed = await sweep().ended;
    const described = clustersDescribed(before);
    const anew = await sweep('--fresh').ended;

    expect(resumed.status).toBe(0);
    expect(resumed.stderr).toMatch(/^resumed: 1 of 4 clusters from .+; --fresh begins anew\n/);
    expect(described.sort()).toEqual(['batch', 'prod', 'staging']);
    expect(namesOf(resumed.stdout)).toEqual(namesOf(anew.stdout));
    expect(anew.stderr).not.toContain('resumed');
  });

  it('prints at Ctrl-C what is done so far, and goes on from there the next time', async () => {
    const { child, ended, answerAgain } = await sweepUntilHome();
    child.kill('SIGINT');
    const stopped = await ended;
    answerAgain();

    const resumed = await sweep().ended;

    expect(stopped.status).toBe(130);
    expect(namesOf(stopped.stdout)).toEqual(['edge/edge-router', 'edge/geo-lookup']);
    expect(resumed.stderr).toMatch(/^resumed: 1 of 4 clusters/);
    expect(namesOf(resumed.stdout)).toEqual(expect.arrayContaining(['prod/checkout', 'prod/payments']));
  });
});

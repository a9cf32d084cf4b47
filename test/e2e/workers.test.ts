import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/store.ts';
import { shardKey } from '../../src/core/fleet/shard.ts';
import { createSampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { CHANNELS, TEAM, USERS } from '../../src/sandbox/slack/workspace.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { type CompiledProduct, compileProduct } from '../support/compiled-product.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const TOKEN = 'xoxb-7777777777-8888888888-thebottokenoftheworkers';
const REGION = 'ap-northeast-2';
const MINUTE_MS = 60_000;
/** Of the five workers, in seconds. */
const SKEWS = [-90, -45, 0, 45, 90];

const account = createSampleAccount(1, Date.now());
const server = await startPostgres();
let compiled: CompiledProduct;
beforeAll(async () => {
  compiled = await compileProduct();
});
afterAll(async () => {
  await compiled.remove();
  await server?.stop();
});

/** A worker as a process, its digests' clock off by so many seconds. */
function botScript(): string {
  const load = (name: string) => JSON.stringify(pathToFileURL(compiled.script(name)).href);
  return `
    import { loadConfig } from ${load('config.js')};
    import { createBotProcess } from ${load('wire/bot-process.js')};
    const loaded = loadConfig(process.env);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const log = { debug() {}, info() {}, warn() {}, error: (figures, message) => console.error(message, figures) };
    const clock = () => new Date(Date.now() + Number(process.env.SKEW_SECONDS) * 1000);
    const pace = { pollMs: 50, rescueEveryMs: 200, graceSeconds: 1 };
    const queue = { pace, retries: { limit: 4, delaySeconds: 0 } };
    const bot = await createBotProcess(loaded.value, process.env, log, { clock, queue });
    process.on('SIGTERM', async () => process.exit((await bot.stop()) ? 0 : 1));
    await bot.start();
    process.stdout.write('started');
  `;
}

interface Worker {
  readonly started: Promise<unknown>;
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

describe.skipIf(server === null)('workers that share a sweep', () => {
  const { url } = server as TestPostgres;
  let database: string;
  let aws: LocalAws;
  let slack: LocalSlack;
  let store: Store;
  const running = new Set<Worker>();
  afterEach(async () => {
    await Promise.all([...running].map((worker) => worker.end('SIGKILL')));
    running.clear();
    await store.close();
    await aws.close();
    await slack.close();
  });

  /** A database of its own, a fleet that takes a while to read, and a digest that was due a minute ago. */
  async function prepare(): Promise<void> {
    const name = `workers_${randomUUID().replaceAll('-', '')}`;
    await query(url, `create database ${name}`);
    const address = new URL(url);
    address.pathname = `/${name}`;
    database = address.href;
    aws = await startLocalAws({ account });
    aws.faults.add({ kind: 'delay', operation: 'GetMetricData', delayMs: 400 });
    slack = await startLocalSlack({ signingSecret: 'unused-by-workers', botToken: TOKEN });
    store = await openStore({ url: database, clock: () => new Date() });
    const due = new Date(Date.now() - 3 * MINUTE_MS);
    await store.subscriptions.add({
      id: 'daily',
      teamId: TEAM.id,
      channelId: CHANNELS.platform,
      ownerId: USERS.member,
      schedule: { frequency: 'daily', hour: due.getUTCHours(), minute: due.getUTCMinutes(), timeZone: 'UTC' },
      filter: {},
      locale: 'en',
      status: { kind: 'active' },
      handledUntil: new Date(due.getTime() - 60 * MINUTE_MS).toISOString(),
      createdAt: new Date(due.getTime() - 60 * MINUTE_MS).toISOString(),
    });
  }

  function start(skewSeconds: number): Worker {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', botScript()], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        ADVISOR_ROLE: 'worker',
        HOST: '127.0.0.1',
        PORT: '0',
        SLACK_BOT_TOKEN: TOKEN,
        SLACK_API_URL: slack.apiUrl,
        AWS_REGION: REGION,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'not-a-secret',
        DATABASE_URL: database,
        SKEW_SECONDS: String(skewSeconds),
      },
    });
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const worker: Worker = {
      started: Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), gone]),
      async end(signal) {
        running.delete(worker);
        child.kill(signal);
        return await gone;
      },
    };
    running.add(worker);
    return worker;
  }

  /** One connection to each database. */
  const clients = new Map<string, Promise<pg.Client>>();
  afterAll(async () => {
    for (const client of clients.values()) await (await client).end();
  });

  async function connect(connectionString: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  }

  async function query(at: string, sql: string): Promise<readonly Record<string, string>[]> {
    const client = clients.get(at) ?? connect(at);
    clients.set(at, client);
    return (await (await client).query(sql)).rows;
  }

  /** Asks until the answer is yes, and between leaves the cores to the processes that it waits for. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await pause(25);
  }

  async function activeJobs(): Promise<number> {
    const there = await query(database, "select to_regclass('fargate_advisor_queue.job') as found");
    if (there[0]?.found === null) return 0;
    const [row] = await query(
      database,
      "select count(*)::text as jobs from fargate_advisor_queue.job where name = 'sweep-shards' and state = 'active'",
    );
    return Number(row?.jobs);
  }

  async function sweepsKept(): Promise<readonly string[]> {
    const rows = await query(database, 'select sweep_id, shard from fargate_advisor.sweep_shard');
    return rows.map(({ sweep_id: sweepId, shard }) => `${sweepId} ${shard}`);
  }

  /** Messages of the channel, without what follows in their threads. */
  const digests = () => slack.messages(CHANNELS.platform).filter(({ threadTs }) => threadTs === undefined);

  /** The clusters of the region, each of which is one shard. */
  const clusters = account.clusters.filter(({ region }) => region === REGION);

  /** Starts a worker whose clock is past the next look at the run, and waits for the digest. */
  async function waitForDigest(): Promise<void> {
    const late = start(150);
    await late.started;
    await until(async () => digests().length > 0);
    await until(async () => (await store.ledger.list({ subscriptionId: 'daily', limit: 5 }))[0]?.state === 'sent');
  }

  it('finish what one of them had begun when it was killed, and send one digest', async () => {
    await prepare();
    const workers = SKEWS.map(start);
    await Promise.all(workers.map(({ started }) => started));
    await until(async () => (await activeJobs()) > 0);

    await Promise.all(workers.slice(0, 3).map((worker) => worker.end('SIGKILL')));
    await until(async () => (await sweepsKept()).length >= clusters.length);
    await waitForDigest();
    await Promise.all([...running].map((worker) => worker.end('SIGTERM')));

    const kept = await sweepsKept();
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toHaveLength(clusters.length);
    expect(digests()).toHaveLength(1);
    expect(await store.ledger.list({ subscriptionId: 'daily', limit: 5 })).toMatchObject([{ state: 'sent' }]);
    const [plan] = await query(database, 'select sweep_id from fargate_advisor.sweep_plan');
    const results = await store.shards.results(plan?.sweep_id ?? '');
    const services = results.flatMap((result) =>
      result.services.map(({ name }) => `${shardKey(result.shard)}/${name}`),
    );
    expect(new Set(services).size).toBe(services.length);
    expect(services.length).toBeGreaterThan(20);
    expect(results.flatMap(({ leftOut }) => leftOut.map(({ code }) => code))).not.toContain('NotSwept');
  });

  it('hand back what is under way when they are stopped, so that another goes on at once', async () => {
    await prepare();
    const first = start(0);
    await first.started;
    await until(async () => (await activeJobs()) > 0);

    const status = await first.end('SIGTERM');
    const left = await activeJobs();
    const retried = await query(
      database,
      "select id from fargate_advisor_queue.job where name = 'sweep-shards' and (state = 'retry' or retry_count > 0)",
    );
    await start(0).started;
    await until(async () => (await sweepsKept()).length >= clusters.length);
    await waitForDigest();

    expect({ status, left, retried }).toEqual({ status: 0, left: 0, retried: [] });
    expect(digests()).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShardJob, ShardWork } from '../../src/app/shard-queue.ts';
import { jobId } from '../../src/queue/job-id.ts';
import { type OpenQueue, openQueue } from '../../src/queue/open-queue.ts';
import type { QueuePace, ShardWorker } from '../../src/queue/shard-worker.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const RETRIES = { limit: 1, delaySeconds: 0 };
const PACE: QueuePace = { jobsAtOnce: 2, pollMs: 10, rescueEveryMs: 20, graceSeconds: 1 };

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

function job(cluster: string, sweepId = 'monday'): ShardJob {
  return { sweepId, shard: { accountId: '123456789012', region: 'eu-west-1', cluster }, request: { days: 56 } };
}

describe('the id of a job', () => {
  it('is a UUID of its sweep and its shard, and of nothing else', () => {
    const id = jobId(job('prod'));

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(jobId({ ...job('prod'), request: { days: 1 } } as ShardJob)).toBe(id);
    expect(jobId(job('prod', 'tuesday'))).not.toBe(id);
    expect(jobId(job('prod2'))).not.toBe(id);
  });
});

describe.skipIf(postgres === null)('the queue of shards', () => {
  const { url } = postgres as TestPostgres;
  let schema: string;
  let queues: OpenQueue[];
  let workers: ShardWorker[];
  let failures: unknown[];
  beforeEach(() => {
    schema = `queue_${randomUUID().replaceAll('-', '')}`;
    queues = [];
    workers = [];
    failures = [];
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.all(queues.map((queue) => queue.close()));
    await query(`drop schema if exists ${schema} cascade`);
  });

  async function open(retries = RETRIES, pace = PACE): Promise<OpenQueue> {
    const queue = await openQueue({ url, schema, pace, retries, onFailure: (error) => failures.push(error) });
    queues.push(queue);
    return queue;
  }

  function work(queue: OpenQueue, what: Partial<ShardWork>): ShardWorker {
    const worker = queue.work({ run: async () => undefined, bury: async () => undefined, ...what });
    workers.push(worker);
    return worker;
  }

  async function query(sql: string): Promise<readonly Record<string, unknown>[]> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  /** Resolves with the nth call. */
  function calls<T>() {
    const made: T[] = [];
    const waiting: { readonly count: number; readonly resolve: (made: readonly T[]) => void }[] = [];
    return {
      made,
      add(call: T) {
        made.push(call);
        for (const { count, resolve } of waiting) if (made.length >= count) resolve(made);
      },
      nth: (count: number) =>
        new Promise<readonly T[]>((resolve) => {
          waiting.push({ count, resolve });
          if (made.length >= count) resolve(made);
        }),
    };
  }

  it('is made once when five processes open it together', async () => {
    const opened = await Promise.all([1, 2, 3, 4, 5].map(() => open()));

    expect(opened).toHaveLength(5);
    expect(failures).toEqual([]);
  });

  it('gives each job to one worker, whoever adds it and however often', async () => {
    const all = await Promise.all([open(), open(), open()]);
    const clusters = Array.from({ length: 25 }, (_, i) => `cluster-${i}`);
    const ran = calls<string>();
    for (const queue of all) work(queue, { run: async ({ shard }) => ran.add(shard.cluster) });

    await Promise.all(all.map((queue) => queue.add(clusters.map((cluster) => job(cluster)))));
    await ran.nth(25);
    await all[0]?.add([job('cluster-3'), job('last')]);
    await ran.nth(26);

    expect(ran.made.toSorted()).toEqual([...clusters, 'last'].sort());
    expect(failures).toEqual([]);
  });

  it('tries a job again, says which try is the last, and buries it after that', async () => {
    const queue = await open();
    const tries = calls<boolean>();
    const buried = calls<[string, number]>();
    work(queue, {
      async run(_job, { isLastTry }) {
        tries.add(isLastTry);
        throw new Error('AWS is away');
      },
      bury: async ({ shard }, count) => buried.add([shard.cluster, count]),
    });

    await queue.add([job('prod')]);
    await buried.nth(1);

    expect(tries.made).toEqual([false, true]);
    expect(buried.made).toEqual([['prod', 2]]);
    expect(failures).toHaveLength(2);
  });

  it('hands a job back when its worker is asked to stop, to be taken at once, as the same try', async () => {
    const [one, other] = [await open({ limit: 0, delaySeconds: 60 }), await open()];
    const begun = calls<string>();
    const worker = work(one, {
      run: (_job, { abortSignal }) =>
        new Promise((_, reject) => {
          begun.add('one');
          abortSignal.addEventListener('abort', () => reject(abortSignal.reason));
        }),
    });
    await one.add([job('prod')]);
    await begun.nth(1);

    await worker.stop();
    const taken = calls<boolean>();
    work(other, { run: async (_job, { isLastTry }) => taken.add(isLastTry) });

    expect(await taken.nth(1)).toEqual([true]);
    expect(failures).toEqual([]);
  });

  it('gives the job of a process that is gone to another, and counts the try', async () => {
    const [one, other] = [await open(RETRIES, { ...PACE, jobsAtOnce: 1 }), await open()];
    const begun = calls<string>();
    work(one, {
      run: (_job, { abortSignal }) =>
        new Promise((_, reject) => {
          begun.add('one');
          abortSignal.addEventListener('abort', () => reject(abortSignal.reason));
        }),
    });
    await one.add([job('prod')]);
    await begun.nth(1);
    const taken = calls<boolean>();
    work(other, { run: async (_job, { isLastTry }) => taken.add(isLastTry) });

    // What PostgreSQL does when the process at the other end dies.
    await query(`select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory'`);

    expect(await taken.nth(1)).toEqual([true]);
  });

  it('leaves a job alone for as long as its worker lives', async () => {
    const [one, other] = [await open(RETRIES, { ...PACE, jobsAtOnce: 1 }), await open()];
    const begun = calls<string>();
    let finish = (): void => undefined;
    work(one, {
      run: ({ shard }) =>
        new Promise((resolve) => {
          begun.add(shard.cluster);
          finish = resolve;
        }),
    });
    await one.add([job('long')]);
    await begun.nth(1);
    const taken = calls<string>();
    work(other, { run: async ({ shard }) => taken.add(shard.cluster) });

    // The other looks for lost jobs between all of these.
    for (let i = 1; i <= 20; i++) {
      await other.add([job(`short-${i}`)]);
      await taken.nth(i);
    }
    finish();

    expect(taken.made).not.toContain('long');
    expect(failures).toEqual([]);
  });
});

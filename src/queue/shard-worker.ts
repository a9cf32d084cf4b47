import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { ShardJob, ShardWork } from '../app/shard-queue.ts';
import { shardKey } from '../core/fleet/shard.ts';
import type { JobLocks } from './job-locks.ts';
import { DEAD_SHARDS, SHARDS } from './queues.ts';

/** How patient a worker is, and how much it does at a time. */
export interface QueuePace {
  /** Shards at the same time; what AWS takes from one account and region bounds them anyway. */
  readonly jobsAtOnce: number;
  /** How long an idle worker waits before it looks for a job again. */
  readonly pollMs: number;
  /** How often it is looked for jobs whose worker is gone. */
  readonly rescueEveryMs: number;
  /** A job that was taken more recently may not be locked yet. */
  readonly graceSeconds: number;
}

const PACE: QueuePace = { jobsAtOnce: 2, pollMs: 2000, rescueEveryMs: 15_000, graceSeconds: 10 };

/** Hears what went wrong; the queue goes on. */
export type QueueFailure = (error: unknown, about: { readonly shard?: string; readonly tries?: number }) => void;

export interface ShardWorker {
  /** Takes no job any more and hands back what is under way, so that another worker may take it at once. */
  readonly stop: () => Promise<void>;
}

type Taken = PgBoss.JobWithMetadata<ShardJob>;

/**
 * Takes jobs until it is stopped. A job whose worker died is tried again by another; one that fails is tried again later,
 * and buried after its last try. A database that does not answer is asked again.
 */
export function createShardWorker({
  boss,
  schema,
  locks,
  work,
  onFailure,
  tries,
  pace: given,
}: {
  readonly boss: PgBoss;
  readonly schema: string;
  readonly locks: JobLocks;
  readonly work: ShardWork;
  readonly onFailure: QueueFailure;
  /** How often a job is tried in all. */
  readonly tries: number;
  readonly pace?: Partial<QueuePace>;
}): ShardWorker {
  const pace = { ...PACE, ...given };
  const stopping = new AbortController();

  async function run(job: Taken): Promise<void> {
    try {
      await locks.hold(job.id);
      await work.run(job.data, { isLastTry: job.retryCount >= job.retryLimit, abortSignal: stopping.signal });
      await boss.complete(SHARDS, job.id);
    } catch (error) {
      if (stopping.signal.aborted) return await handBack(job);
      onFailure(error, { shard: shardKey(job.data.shard), tries: job.retryCount + 1 });
      await boss.fail(SHARDS, job.id, { message: error instanceof Error ? error.message : String(error) });
    } finally {
      await locks.letGo(job.id);
    }
  }

  /** As if nobody had taken it. pg-boss would count it as a failure, and let it wait. */
  async function handBack({ id }: Taken): Promise<void> {
    await boss.getDb().executeSql(
      `update ${schema}.job set state = 'created', started_on = null
       where name = $1 and id = $2 and state = 'active'`,
      [SHARDS, id],
    );
  }

  /** Jobs whose worker is gone count as failed: one that ends each process that takes it must come to an end. */
  async function rescue(): Promise<void> {
    const { rows } = await boss.getDb().executeSql(
      `select id::text as id from ${schema}.job
       where name = $1 and state = 'active' and started_on < now() - make_interval(secs => $2)`,
      [SHARDS, pace.graceSeconds],
    );
    const orphans = await locks.orphans(rows.map(({ id }: { readonly id: string }) => id));
    for (const id of orphans) await boss.fail(SHARDS, id, { message: 'The process of its worker is gone.' });
  }

  async function bury(): Promise<boolean> {
    const [dead] = await boss.fetch<ShardJob>(DEAD_SHARDS);
    if (dead === undefined) return false;
    try {
      await work.bury(dead.data, tries);
      await boss.complete(DEAD_SHARDS, dead.id);
    } catch (error) {
      await boss.fail(DEAD_SHARDS, dead.id);
      throw error;
    }
    return true;
  }

  async function takeOne(): Promise<boolean> {
    const [job] = await boss.fetch<ShardJob>(SHARDS, { includeMetadata: true });
    if (job === undefined) return await bury();
    // What was asked for before the stop may come after it.
    await (stopping.signal.aborted ? handBack(job) : run(job));
    return true;
  }

  /** Repeats the step until the worker is stopped, with a pause whenever there was nothing to do. */
  async function repeat(step: () => Promise<boolean>, pauseMs: number): Promise<void> {
    while (!stopping.signal.aborted) {
      const isBusy = await step().catch((error: unknown) => {
        onFailure(error, {});
        return false;
      });
      if (!isBusy) await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const loops = [
    ...Array.from({ length: pace.jobsAtOnce }, () => repeat(takeOne, pace.pollMs)),
    repeat(async () => {
      await rescue();
      return false;
    }, pace.rescueEveryMs),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

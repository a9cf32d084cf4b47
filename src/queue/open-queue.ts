import type PgBoss from 'pg-boss';
import type { ShardJob, ShardQueue, ShardWork } from '../app/shard-queue.ts';
import { jobId } from './job-id.ts';
import { createJobLocks } from './job-locks.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { DEAD_SHARDS, RETRIES, type Retries, SHARDS } from './queues.ts';
import { createShardWorker, type QueueFailure, type QueuePace, type ShardWorker } from './shard-worker.ts';

/** The patience of the queue, where it is not what is right for AWS. */
export interface QueueTerms {
  readonly pace?: Partial<QueuePace>;
  readonly retries?: Retries;
}

/** The queue of shards in PostgreSQL. */
export interface OpenQueue extends ShardQueue {
  /** Takes jobs from now on, until the worker is stopped. */
  readonly work: (work: ShardWork) => ShardWorker;
  readonly close: () => Promise<void>;
}

/** A schema beside the store's. */
const SCHEMA = 'fargate_advisor_queue';
const CONNECTIONS = 4;

/** The largest cluster takes less; a worker that dies is noticed much earlier, by its locks. */
const LONGEST_JOB_SECONDS = 2 * 3600;
/** Rows of one insert. */
const JOBS_AT_ONCE = 1000;

/** The queue, its tables made when there are none. @throws what the driver throws when the database does not answer */
export async function openQueue({
  url,
  schema = SCHEMA,
  onFailure,
  pace,
  retries = RETRIES,
}: {
  readonly url: string;
  readonly schema?: string;
  readonly onFailure: QueueFailure;
} & QueueTerms): Promise<OpenQueue> {
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({
    connectionString: url,
    schema,
    max: CONNECTIONS,
    application_name: 'fargate-advisor queue',
    schedule: false,
  });
  // What its own maintenance meets is met again by the next; without a listener it would end the process.
  boss.on('error', (error) => onFailure(error, {}));
  // Two processes that make the same queue together wait for each other for good, and PostgreSQL ends one of them.
  await oneAtATime(url, async () => {
    await boss.start();
    await boss.createQueue(DEAD_SHARDS, { name: DEAD_SHARDS, retryLimit: 10, retryDelay: 30 });
    await boss.createQueue(SHARDS, {
      name: SHARDS,
      retryLimit: retries.limit,
      retryDelay: retries.delaySeconds,
      retryBackoff: true,
      expireInSeconds: LONGEST_JOB_SECONDS,
      deadLetter: DEAD_SHARDS,
    });
  });
  const locks = createJobLocks(url);
  return {
    async add(jobs) {
      for (let from = 0; from < jobs.length; from += JOBS_AT_ONCE) {
        await boss.insert(jobs.slice(from, from + JOBS_AT_ONCE).map(toInsert));
      }
    },
    work: (work) =>
      createShardWorker({ boss, schema, locks, work, onFailure, tries: retries.limit + 1, ...(pace && { pace }) }),
    async close() {
      await locks.close();
      await boss.stop({ graceful: false });
    },
  };
}

function toInsert(job: ShardJob): PgBoss.JobInsert {
  return { id: jobId(job), name: SHARDS, data: job };
}

/**
 * Who works on which job, as PostgreSQL knows it: an advisory lock of a session, so that it is free in the moment in which
 * the worker's process dies, and nobody has to guess by a clock.
 */
export interface JobLocks {
  /** Marks the job as this process's. */
  readonly hold: (jobId: string) => Promise<void>;
  readonly letGo: (jobId: string) => Promise<void>;
  /** Those of the jobs that no process works on any more. */
  readonly orphans: (jobIds: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The locks over one connection of their own. One that breaks is made anew; its locks are then free. */
export function createJobLocks(url: string): JobLocks {
  const held = new Set<string>();
  let session: Promise<Session> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function connect(): Promise<Session> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url, application_name: 'fargate-advisor jobs', keepAlive: true });
    client.on('error', () => {
      session = undefined;
    });
    await client.connect();
    return client;
  }

  async function askNow(sql: string, jobIds: readonly string[]): Promise<readonly Row[]> {
    session ??= connect();
    try {
      const { rows } = await (await session).query(sql, [jobIds]);
      return rows as Row[];
    } catch (error) {
      session = undefined;
      throw error;
    }
  }

  /** One question at a time, as a connection takes them. */
  function ask(sql: string, jobIds: readonly string[]): Promise<readonly Row[]> {
    const answer = last.then(() => askNow(sql, jobIds));
    last = answer.catch(() => undefined);
    return answer;
  }

  return {
    async hold(jobId) {
      held.add(jobId);
      // Not waited for: who holds it still is done with the job, or will find that it was given to another.
      await ask(`select pg_try_advisory_lock(${KEY}) from unnest($1::text[]) as id`, [jobId]);
    },
    async letGo(jobId) {
      held.delete(jobId);
      await ask(`select pg_advisory_unlock(${KEY}) from unnest($1::text[]) as id`, [jobId]);
    },
    async orphans(jobIds) {
      // A session may take its own locks twice.
      const others = jobIds.filter((jobId) => !held.has(jobId));
      if (others.length === 0) return [];
      const free = await ask(
        `select id from unnest($1::text[]) as id
         where case when pg_try_advisory_lock(${KEY}) then pg_advisory_unlock(${KEY}) else false end`,
        others,
      );
      return free.map(({ id }) => id);
    },
    async close() {
      const client = await session?.catch(() => undefined);
      session = undefined;
      await client?.end();
    },
  };
}

/** 64 bits of the job's id. */
const KEY = `('x' || left(replace(id, '-', ''), 16))::bit(64)::bigint`;

interface Row {
  readonly id: string;
}

interface Session {
  readonly query: (sql: string, parameters: unknown[]) => Promise<{ readonly rows: unknown[] }>;
  readonly end: () => Promise<void>;
}

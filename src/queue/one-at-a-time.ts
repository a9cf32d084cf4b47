/** Any number that nobody else takes. */
const ADVISORY_LOCK = 4_207_716_135_109;

/** Does the work while no other process does such work on the database. */
export async function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, application_name: 'fargate-advisor queue' });
  // A connection that breaks lets the lock go; what is asked of it next says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    return await work();
  } finally {
    // The end of the session is the end of its locks.
    await client.end();
  }
}

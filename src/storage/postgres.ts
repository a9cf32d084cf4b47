import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { translateStoreError } from './store-errors.ts';
import type { StoreTables } from './tables.ts';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MILLISECONDS = 10_000;
const STATEMENT_TIMEOUT_MILLISECONDS = 60_000;

/** PostgreSQL's type number of bigint, which the driver gives as text: ours stay far below 2^53. */
const BIGINT_OID = 20;

/** A pool of connections to the schema; nothing is connected yet. */
export async function openPostgres(url: string, schema: string): Promise<Kysely<StoreTables>> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MILLISECONDS,
    statement_timeout: STATEMENT_TIMEOUT_MILLISECONDS,
    application_name: 'fargate-advisor',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new Kysely<StoreTables>({ dialect: new PostgresDialect({ pool: translating(pool) }) }).withSchema(schema);
}

type Query = (sql: string, parameters: readonly unknown[]) => Promise<unknown>;

/** The pool, with what the driver throws put into the words of the product. */
function translating(pool: {
  readonly connect: () => Promise<{ readonly query: unknown; readonly release: () => void }>;
  readonly end: () => Promise<void>;
}): PostgresPool {
  return {
    async connect() {
      try {
        const client = await pool.connect();
        const query: Query = async (sql, parameters) => {
          try {
            return await (client.query as Query).call(client, sql, parameters);
          } catch (error) {
            throw translateStoreError(error);
          }
        };
        return { query, release: () => client.release() } as unknown as PostgresPoolClient;
      } catch (error) {
        throw translateStoreError(error);
      }
    },
    end: () => pool.end(),
  };
}

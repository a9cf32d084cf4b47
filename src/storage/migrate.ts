import { type Kysely, sql, type Transaction } from 'kysely';
import { columnTypes, MIGRATIONS, type Migration, newestVersion } from './migrations.ts';
import { unusableStore } from './store-errors.ts';
import type { Database, StoreTables } from './tables.ts';

/** Any number that nobody else takes: it keeps two replicas from migrating one PostgreSQL at a time. */
const ADVISORY_LOCK = 4_207_716_135_108;

/**
 * Brings the schema up to date, all steps or none. Safe when several processes start together: one holds the write lock
 * (SQLite) or the advisory lock (PostgreSQL) from before the version is read until the last step is committed.
 * A schema that is newer than the program, and a file of something else, are left as they are.
 * @throws AdvisorError `storage_unavailable`
 */
export async function migrate(
  { engine, schema, tables }: Database,
  at: Date,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await tables.transaction().execute(async (transaction) => {
    if (engine === 'postgresql') {
      await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(transaction);
      if (schema !== null) await transaction.schema.createSchema(schema).ifNotExists().execute();
    }
    const isEmpty = await isEmptyStore(transaction, engine, schema);
    if (isEmpty) {
      const types = columnTypes(engine);
      await transaction.schema
        .createTable('store_schema')
        .addColumn('version', types.integer, (column) => column.primaryKey().notNull())
        .addColumn('applied_at', types.text, (column) => column.notNull())
        .execute();
    }
    const version = isEmpty ? 0 : await schemaVersion(transaction);
    if (version > newestVersion(migrations)) throw unusableStore('newer');
    for (const migration of migrations.filter((step) => step.version > version)) {
      // A step knows the schema as it was then, not the tables as they are now.
      await migration.up(transaction as unknown as Kysely<unknown>, columnTypes(engine));
      await transaction
        .insertInto('store_schema')
        .values({ version: migration.version, applied_at: at.toISOString() })
        .execute();
    }
  });
}

/** The version of the newest step that was taken. */
export async function schemaVersion(tables: Kysely<StoreTables>): Promise<number> {
  const row = await tables
    .selectFrom('store_schema')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

/** True when nothing was ever stored. @throws AdvisorError when a SQLite file holds the tables of something else */
async function isEmptyStore(
  transaction: Transaction<StoreTables>,
  engine: Database['engine'],
  schema: string | null,
): Promise<boolean> {
  if (engine === 'postgresql') {
    const found = await sql<{ name: string | null }>`
      select table_name as name from information_schema.tables
      where table_name = 'store_schema' and table_schema = ${schema ?? 'public'}`.execute(transaction);
    return found.rows.length === 0;
  }
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    transaction,
  );
  if (rows.length > 0 && !rows.some(({ name }) => name === 'store_schema')) throw unusableStore('foreign');
  return rows.length === 0;
}

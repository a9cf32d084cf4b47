import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { patient, toKyselyDatabase } from './sqlite-driver.ts';
import { translateStoreError } from './store-errors.ts';
import type { StoreTables } from './tables.ts';

/** `rollback` is for file systems over the network, such as EFS, where the shared memory of WAL does not work. */
export type Journal = 'wal' | 'rollback';

/**
 * A SQLite file, made if there is none; its folder too. Transactions take the write lock when they begin, since one
 * that reads first and writes later may find that it cannot; `isReadOnly` ones do not.
 * @throws AdvisorError `storage_unavailable`
 */
export async function openSqlite(
  path: string,
  { isReadOnly = false }: { readonly isReadOnly?: boolean } = {},
): Promise<Kysely<StoreTables>> {
  const native = await translated(async () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const { default: Libsql } = await import('libsql');
    // The driver would wait for a lock without letting anything else run, not even what holds the lock: see `patient`.
    return new Libsql(path, { timeout: 0 });
  });
  const dialect = new SqliteDialect({ database: toKyselyDatabase(native) });
  const tables = new Kysely<StoreTables>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (tables) => dialect.createIntrospector(tables),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => patient(dialect.createDriver(), isReadOnly ? 'begin' : 'begin immediate'),
    },
  });
  try {
    // FULL: a digest that was sent must still be known as sent after a power cut.
    await sql.raw('pragma synchronous = full').execute(tables);
    return tables;
  } catch (error) {
    await tables.destroy();
    throw error;
  }
}

/** Sets the file's journal, once the file is known to be ours. @throws AdvisorError `storage_unavailable` */
export async function setJournal(tables: Kysely<StoreTables>, journal: Journal): Promise<void> {
  await sql.raw(`pragma journal_mode = ${journal === 'wal' ? 'wal' : 'delete'}`).execute(tables);
}

async function translated<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw translateStoreError(error);
  }
}

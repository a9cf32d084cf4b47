import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CompiledQuery, type Driver, Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import { isAdvisorError } from '../core/errors.ts';
import { translateStoreError } from './store-errors.ts';
import type { StoreTables } from './tables.ts';

/** `rollback` is for file systems over the network, such as EFS, where the shared memory of WAL does not work. */
export type Journal = 'wal' | 'rollback';

/** How long a statement waits for the lock of another process, or of another connection of this one. */
const BUSY_TIMEOUT_MILLISECONDS = 10_000;
const BUSY_RETRY_MILLISECONDS = 10;

type Native = InstanceType<typeof import('libsql')>;

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
    const opened = new Libsql(path, { timeout: 0 });
    // FULL: a digest that was sent must still be known as sent after a power cut.
    opened.prepare('pragma synchronous = full').run();
    return opened;
  });
  const dialect = new SqliteDialect({ database: toKyselyDatabase(native) });
  return new Kysely<StoreTables>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (tables) => dialect.createIntrospector(tables),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => patient(dialect.createDriver(), isReadOnly ? 'begin' : 'begin immediate'),
    },
  });
}

/** Sets the file's journal, once the file is known to be ours. @throws AdvisorError `storage_unavailable` */
export async function setJournal(tables: Kysely<StoreTables>, journal: Journal): Promise<void> {
  await sql.raw(`pragma journal_mode = ${journal === 'wal' ? 'wal' : 'delete'}`).execute(tables);
}

/** The driver, whose statements wait for a lock while others go on. */
function patient(driver: Driver, begin: string): Driver {
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      return {
        executeQuery: (query) => patiently(() => connection.executeQuery(query)),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
    },
    async beginTransaction(connection) {
      await connection.executeQuery(CompiledQuery.raw(begin));
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}

async function patiently<T>(execute: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += BUSY_RETRY_MILLISECONDS) {
    try {
      return await execute();
    } catch (error) {
      const isBusy = isAdvisorError(error) && error.details.fault === 'busy';
      if (!isBusy || waited >= BUSY_TIMEOUT_MILLISECONDS) throw error;
    }
    await delay(BUSY_RETRY_MILLISECONDS);
  }
}

function toKyselyDatabase(native: Native): SqliteDatabase {
  return {
    close: () => native.close(),
    prepare(text) {
      const statement = sync(() => native.prepare(text));
      return {
        reader: statement.reader,
        all: (parameters) => sync(() => statement.all(bindable(parameters)).map(toPlainRow)),
        run: (parameters) => {
          const { changes, lastInsertRowid } = sync(() => statement.run(bindable(parameters)));
          return { changes, lastInsertRowid };
        },
        iterate: (parameters) => sync(() => statement.all(bindable(parameters)).map(toPlainRow)[Symbol.iterator]()),
      };
    },
  };
}

/** The driver ends the whole process on a parameter of a type that it does not know. @throws TypeError */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    const isKnown =
      value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array;
    if (!isKnown) throw new TypeError(`A column cannot hold a value of the type ${typeof value}.`);
    return value;
  });
}

/** The driver gives bytes as an ArrayBuffer. */
function toPlainRow(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}

function sync<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw translateStoreError(error);
  }
}

async function translated<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw translateStoreError(error);
  }
}

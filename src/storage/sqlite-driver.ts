import { setTimeout as delay } from 'node:timers/promises';
import { CompiledQuery, type Driver, type QueryResult, type SqliteDatabase } from 'kysely';
import { isAdvisorError } from '../core/errors.ts';
import { translateStoreError } from './store-errors.ts';

/** How long a statement waits for the lock of another process, or of another connection of this one. */
const BUSY_TIMEOUT_MILLISECONDS = 10_000;
const BUSY_RETRY_MILLISECONDS = 10;

/** The driver of one SQLite file. */
export type Native = InstanceType<typeof import('libsql')>;

const WRITES: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

/**
 * The driver, whose statements wait for a lock while others go on. Every write is in a transaction, so that it is its
 * beginning that waits: any other write that was refused once would stand in the way of the next commit.
 */
export function patient(driver: Driver, begin: string): Driver {
  let isInTransaction = false;
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      return {
        async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
          if (isInTransaction || !WRITES.has(query.query.kind)) {
            return await patiently(() => connection.executeQuery<Row>(query));
          }
          await patiently(() => connection.executeQuery(CompiledQuery.raw(begin)));
          try {
            const result = await patiently(() => connection.executeQuery<Row>(query));
            await patiently(() => connection.executeQuery(CompiledQuery.raw('commit')));
            return result;
          } catch (error) {
            // SQLite takes some failures, such as a full disk, back by itself.
            await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
            throw error;
          }
        },
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
    },
    async beginTransaction(connection) {
      await connection.executeQuery(CompiledQuery.raw(begin));
      isInTransaction = true;
    },
    async commitTransaction(connection) {
      await driver.commitTransaction(connection);
      isInTransaction = false;
    },
    async rollbackTransaction(connection) {
      isInTransaction = false;
      await driver.rollbackTransaction(connection);
    },
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

/** Statements that are kept prepared. Those that begin and end transactions are used so often that they never go. */
const STATEMENTS_KEPT = 100;

/** The driver in the shape that Kysely asks for, its errors in the words of the product. */
export function toKyselyDatabase(native: Native): SqliteDatabase {
  const kept = new Map<string, ReturnType<Native['prepare']>>();

  /** A statement that was refused a lock has to be the one that is run again: left as it is, it holds commits up. */
  function prepare(text: string): ReturnType<Native['prepare']> {
    const statement = kept.get(text) ?? native.prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  }

  return {
    close: () => native.close(),
    prepare(text) {
      const statement = sync(() => prepare(text));
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

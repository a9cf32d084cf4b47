import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { StoreFacts } from '../core/doctor/store-checks.ts';
import { isAdvisorError } from '../core/errors.ts';
import { schemaVersion } from './migrate.ts';
import { newestVersion } from './migrations.ts';
import { DEFAULT_SCHEMA, readStoragePlace, type StoreOptions } from './open-store.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { translateStoreError, unusableStore } from './store-errors.ts';
import type { StoreTables } from './tables.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A store that is there and may be written to, or the version zero of one that is still to be made. */
type UsableFacts = Omit<StoreFacts & { readonly kind: 'usable' }, 'kind'>;

/**
 * Looks at the store without making, migrating or changing it: what is written to see whether it may be is taken back.
 * Never throws for a store that cannot be used.
 */
export async function probeStore(options: StoreOptions, environment: Environment): Promise<StoreFacts> {
  try {
    const facts =
      'url' in options
        ? await probePostgres(options.url, options.schema ?? DEFAULT_SCHEMA)
        : await probeSqlite(resolve(options.path), environment);
    if (facts.schemaVersion > facts.newestVersion) throw unusableStore('newer');
    return { kind: 'usable', ...facts };
  } catch (error) {
    const failure = translateStoreError(error);
    if (!isAdvisorError(failure)) throw failure;
    const { message, hint = '', details } = failure;
    return { kind: 'unusable', fault: String(details.fault ?? 'unusable'), message, hint };
  }
}

async function probeSqlite(path: string, environment: Environment): Promise<UsableFacts> {
  const { isEphemeral, isOnNetwork } = await readStoragePlace(path, environment);
  const place = { engine: 'sqlite', newestVersion: newestVersion(), isEphemeral } as const;
  if (!(await isThere(path))) {
    await access(await nearestFolder(path), constants.W_OK);
    return { ...place, schemaVersion: 0, isWalOnNetwork: false };
  }
  await access(path, constants.R_OK | constants.W_OK);
  const tables = await openSqlite(path);
  try {
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(tables);
    const isOurs = rows.some(({ name }) => name === 'store_schema');
    if (rows.length > 0 && !isOurs) throw unusableStore('foreign');
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(tables);
    const version = isOurs ? await schemaVersion(tables) : 0;
    if (version > 0) await tryWriting(tables);
    const isWalOnNetwork = isOnNetwork && journal.rows[0]?.journal_mode === 'wal';
    return { ...place, schemaVersion: version, isWalOnNetwork };
  } finally {
    await tables.destroy();
  }
}

async function probePostgres(url: string, schema: string): Promise<UsableFacts> {
  const place = {
    engine: 'postgresql',
    newestVersion: newestVersion(),
    isEphemeral: false,
    isWalOnNetwork: false,
  } as const;
  const tables = await openPostgres(url, schema);
  try {
    const { rows } = await sql<{ version: string | null; may_create: boolean }>`
      select to_regclass(${`${schema}.store_schema`}) as version,
        has_database_privilege(current_database(), 'CREATE') as may_create`.execute(tables);
    const [found] = rows;
    if (found === undefined || found.version === null) {
      if (found?.may_create !== true) throw unusableStore('not_allowed');
      return { ...place, schemaVersion: 0 };
    }
    await tryWriting(tables);
    return { ...place, schemaVersion: await schemaVersion(tables) };
  } finally {
    await tables.destroy();
  }
}

/** Takes the write back: nobody is told that it was tried. */
class TakenBack extends Error {}

async function tryWriting(tables: Kysely<StoreTables>): Promise<void> {
  await tables
    .transaction()
    .execute(async (transaction) => {
      await transaction
        .insertInto('store_lock')
        .values({ name: 'doctor', holder: 'doctor', fencing: 1, expires_at: '' })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ expires_at: '' }))
        .execute();
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** The folder that the file would be made in, or the one that it would be made under. */
async function nearestFolder(path: string): Promise<string> {
  const folder = dirname(path);
  return folder === path || (await isThere(folder)) ? folder : await nearestFolder(folder);
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Store } from '../app/store.ts';
import { createDecisionLog } from './decision-log.ts';
import { createDeliveryLog, DELIVERY_MINUTES } from './delivery-log.ts';
import { createDigestLedger } from './digest-ledger.ts';
import { createDigestSubscriptions } from './digest-subscriptions.ts';
import { createMetricHistory } from './metric-history.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { createPriceArchive } from './price-archive.ts';
import { createRecommendationLog } from './recommendation-log.ts';
import { createShardStore } from './shard-store.ts';
import { type Journal, openSqlite, setJournal } from './sqlite.ts';
import { createStoppedTaskLog } from './stopped-task-log.ts';
import { type StoragePlace, storagePlace } from './storage-place.ts';
import { createStoreLocks } from './store-locks.ts';
import { createStoreMaintenance } from './store-maintenance.ts';
import { createSweepPlans } from './sweep-plans.ts';
import type { Database } from './tables.ts';

/** Where the store is: a SQLite file, or the address of a PostgreSQL. */
export type StoreOptions = {
  readonly clock: () => Date;
  /** How long a handled delivery is known; an hour unless told. */
  readonly deliveryMinutes?: number;
} & (
  | {
      readonly path: string;
      /** Without it, WAL everywhere but on a network file system. */
      readonly journal?: Journal;
    }
  | {
      readonly url: string;
      /** The PostgreSQL schema that holds the tables; `fargate_advisor` unless told otherwise. */
      readonly schema?: string;
    }
);

/** The PostgreSQL schema of the tables where none is named. */
export const DEFAULT_SCHEMA = 'fargate_advisor';

/**
 * The store, its schema up to date. A file that is damaged, newer or of another program is left as it is.
 * @throws AdvisorError `storage_unavailable`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ('url' in options) return await openPostgresStore(options.url, options.schema ?? DEFAULT_SCHEMA, options);
  return await openSqliteStore(options.path, options.journal, options);
}

/** What kind of disk the path lies on, for a warning at start. Reads /proc/self/mountinfo where there is one. */
export async function readStoragePlace(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<StoragePlace> {
  const mountInfo = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return storagePlace({ path: resolve(path), environment, mountInfo });
}

async function openSqliteStore(path: string, journal: Journal | undefined, options: Times): Promise<Store> {
  const database: Database = { engine: 'sqlite', schema: null, tables: await openSqlite(path) };
  try {
    await migrate(database, options.clock());
    const { isOnNetwork } = await readStoragePlace(path, {});
    await setJournal(database.tables, journal ?? (isOnNetwork ? 'rollback' : 'wal'));
  } catch (error) {
    await database.tables.destroy();
    throw error;
  }
  return toStore(database, options, async () => {
    // Another connection to a store in memory would be to another store.
    if (path === ':memory:') return { tables: database.tables, close: async () => undefined };
    const tables = await openSqlite(path, { isReadOnly: true });
    return { tables, close: () => tables.destroy() };
  });
}

async function openPostgresStore(url: string, schema: string, options: Times): Promise<Store> {
  const database: Database = { engine: 'postgresql', schema, tables: await openPostgres(url, schema) };
  try {
    await migrate(database, options.clock());
  } catch (error) {
    await database.tables.destroy();
    throw error;
  }
  return toStore(database, options, async () => ({ tables: database.tables, close: async () => undefined }));
}

/** The clock, and how long what is known by it. */
type Times = Pick<StoreOptions, 'clock' | 'deliveryMinutes'>;

function toStore(
  database: Database,
  { clock, deliveryMinutes: keepMinutes = DELIVERY_MINUTES }: Times,
  openReader: Parameters<typeof createStoreMaintenance>[0]['openReader'],
): Store {
  const { tables } = database;
  return {
    metrics: createMetricHistory(tables),
    shards: createShardStore(tables),
    plans: createSweepPlans(tables),
    recommendations: createRecommendationLog(tables),
    decisions: createDecisionLog(tables),
    subscriptions: createDigestSubscriptions(tables),
    ledger: createDigestLedger(tables),
    deliveries: createDeliveryLog(tables, { clock, keepMinutes }),
    stoppedTasks: createStoppedTaskLog(tables),
    locks: createStoreLocks(tables, clock),
    prices: createPriceArchive(tables),
    maintenance: createStoreMaintenance({ database, clock, openReader }),
    close: () => tables.destroy(),
  };
}

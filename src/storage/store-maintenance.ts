import { type Kysely, sql } from 'kysely';
import type { Retention, StoreMaintenance } from '../app/store.ts';
import { shortenCoverage } from './metric-coverage.ts';
import { joinIntoHours } from './metric-history.ts';
import { schemaVersion } from './migrate.ts';
import { exportLines, importLines } from './store-export.ts';
import { type Database, EXPORTED_TABLES, type StoreTables } from './tables.ts';

const DAY_MILLISECONDS = 86_400_000;

/** Runs in these states are over. */
const ENDED = ['sent', 'refused', 'unknown', 'failed', 'skipped_late', 'cancelled'];

export function createStoreMaintenance({
  database,
  clock,
  openReader,
}: {
  readonly database: Database;
  readonly clock: () => Date;
  /** A connection of its own for the export, so that reading all does not hold others up. */
  readonly openReader: () => Promise<{ readonly tables: Kysely<StoreTables>; readonly close: () => Promise<void> }>;
}): StoreMaintenance {
  const { engine, schema, tables } = database;

  async function deleteOlder(retention: Retention, now: number): Promise<number> {
    const before = (days: number) => new Date(now - days * DAY_MILLISECONDS).toISOString();
    let gone = 0;
    if (retention.metricDays !== undefined) {
      const { numDeletedRows } = await tables
        .deleteFrom('metric_day')
        .where('day', '<', before(retention.metricDays).slice(0, 10))
        .executeTakeFirst();
      await shortenCoverage(tables, before(retention.metricDays).slice(0, 10));
      gone += Number(numDeletedRows);
    }
    if (retention.recommendationDays !== undefined) {
      const { numDeletedRows } = await tables
        .deleteFrom('recommendation')
        .where('given_at', '<', before(retention.recommendationDays))
        .executeTakeFirst();
      gone += Number(numDeletedRows);
    }
    if (retention.shardDays !== undefined) {
      await tables.deleteFrom('sweep_plan').where('swept_at', '<', before(retention.shardDays)).execute();
      const { numDeletedRows } = await tables
        .deleteFrom('sweep_shard')
        .where('swept_at', '<', before(retention.shardDays))
        .executeTakeFirst();
      gone += Number(numDeletedRows);
    }
    if (retention.runDays !== undefined) {
      const { numDeletedRows } = await tables
        .deleteFrom('digest_run')
        .where('slot_at', '<', before(retention.runDays))
        .where('state', 'in', ENDED)
        .executeTakeFirst();
      gone += Number(numDeletedRows);
    }
    return gone;
  }

  /** Deliveries that may come again; they are of no use to anybody, and are not counted. */
  async function deleteExpired(now: number): Promise<void> {
    await tables.deleteFrom('delivery').where('expires_at', '<=', new Date(now).toISOString()).execute();
  }

  return {
    async status() {
      const rows: Record<string, number> = {};
      for (const table of EXPORTED_TABLES) {
        const counted = await tables
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirst();
        rows[table] = Number(counted?.rows ?? 0);
      }
      return { engine, schemaVersion: await schemaVersion(tables), rows };
    },
    async *export() {
      const reader = await openReader();
      try {
        yield* exportLines(reader.tables, clock());
      } finally {
        await reader.close();
      }
    },
    import: (lines) => importLines(tables, lines),
    async applyRetention(retention) {
      const now = clock().getTime();
      await deleteExpired(now);
      const gone = await deleteOlder(retention, now);
      if (retention.fiveMinuteMetricDays === undefined) return gone;
      const day = new Date(now - retention.fiveMinuteMetricDays * DAY_MILLISECONDS).toISOString().slice(0, 10);
      return gone + (await joinIntoHours(tables, day));
    },
    async vacuum() {
      if (schema === null) {
        await sql`vacuum`.execute(tables);
        return;
      }
      await tables.connection().execute(async (connection) => {
        // A large table takes longer than any other statement may.
        await sql`set statement_timeout = 0`.execute(connection);
        try {
          for (const table of EXPORTED_TABLES) {
            await sql`vacuum (analyze) ${sql.table(`${schema}.${table}`)}`.execute(connection);
          }
        } finally {
          await sql`reset statement_timeout`.execute(connection);
        }
      });
    },
  };
}

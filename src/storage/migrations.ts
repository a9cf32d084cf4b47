import { type ColumnDataType, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Engine, StoreTables } from './tables.ts';

/** One step of the schema. Steps are only ever added: a step that was released is never changed. */
export interface Migration {
  readonly version: number;
  readonly up: (tables: Kysely<unknown>, types: ColumnTypes) => Promise<void>;
  /** A row that was exported before this step, as the step leaves the rows of a store; absent where it leaves them alone. */
  readonly row?: (table: string, row: ExportedRow) => ExportedRow;
}

/** A row of an export, by column. */
export type ExportedRow = Readonly<Record<string, unknown>>;

/** The engine's names of the four kinds of columns. Text compares byte by byte on both. */
export interface ColumnTypes {
  readonly text: ColumnDataType | RawBuilder<unknown>;
  /** 64 bits on both. */
  readonly integer: ColumnDataType;
  readonly bytes: ColumnDataType;
}

export function columnTypes(engine: Engine): ColumnTypes {
  return engine === 'sqlite'
    ? { text: 'text', integer: 'integer', bytes: 'blob' }
    : { text: sql`text collate "C"`, integer: 'bigint', bytes: 'bytea' };
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, up: createTables },
  { version: 2, up: addObservedAndThread, row: addThreadTo },
  { version: 3, up: createSweepTables },
  { version: 4, up: createSweepPlans },
  { version: 5, up: createPriceTable },
  { version: 6, up: createStoppedTasks },
  // Days are deflated from here on (packed-day.ts): a program that does not know it must not open the store.
  { version: 7, up: async () => undefined },
];

/** The newest schema that this program knows. */
export function newestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

/** The row of an export of the schema `version`, as a store of the newest schema holds it. */
export function migrateRow(
  table: string,
  row: ExportedRow,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): ExportedRow {
  return migrations
    .filter((step) => step.version > version)
    .reduce((before, step) => step.row?.(table, before) ?? before, row);
}

async function createTables(tables: Kysely<unknown>, { text, integer, bytes }: ColumnTypes): Promise<void> {
  const { schema } = tables;
  await schema
    .createTable('metric_day')
    .addColumn('service_key', text, (column) => column.notNull())
    .addColumn('metric', text, (column) => column.notNull())
    .addColumn('statistic', text, (column) => column.notNull())
    .addColumn('period_seconds', integer, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('newest_at', text, (column) => column.notNull())
    .addColumn('packed', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('metric_day_key', ['service_key', 'metric', 'statistic', 'period_seconds', 'day'])
    .execute();
  await schema.createIndex('metric_day_by_age').on('metric_day').columns(['day', 'period_seconds']).execute();
  await schema
    .createTable('recommendation')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('service_key', text, (column) => column.notNull())
    .addColumn('given_at', text, (column) => column.notNull())
    .addColumn('goal', text, (column) => column.notNull())
    .addColumn('finding', text, (column) => column.notNull())
    .addColumn('current_cpu_units', integer)
    .addColumn('current_memory_mib', integer)
    .addColumn('cpu_units', integer)
    .addColumn('memory_mib', integer)
    .addColumn('current_monthly_micro_usd', integer)
    .addColumn('savings_monthly_micro_usd', integer)
    .addColumn('document', text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex('recommendation_by_service')
    .on('recommendation')
    .columns(['service_key', 'given_at'])
    .execute();
  await schema.createIndex('recommendation_by_age').on('recommendation').columns(['given_at']).execute();
  await schema
    .createTable('decision')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('service_key', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('until_at', text)
    .addColumn('decided_by', text, (column) => column.notNull())
    .addColumn('reason', text)
    .addColumn('recommendation_id', text)
    .addColumn('decided_at', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('decision_by_service').on('decision').columns(['service_key', 'decided_at']).execute();
  await schema
    .createTable('digest_subscription')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('team_id', text, (column) => column.notNull())
    .addColumn('channel_id', text, (column) => column.notNull())
    .addColumn('owner_id', text, (column) => column.notNull())
    .addColumn('schedule', text, (column) => column.notNull())
    .addColumn('filter', text, (column) => column.notNull())
    .addColumn('locale', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('paused_because', text)
    .addColumn('handled_until', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('digest_run')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('subscription_id', text, (column) => column.notNull())
    .addColumn('slot_at', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('failures', integer, (column) => column.notNull())
    .addColumn('fencing', integer, (column) => column.notNull())
    .addColumn('lease_until', text)
    .addColumn('not_before', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('is_by_hand', integer, (column) => column.notNull())
    .addColumn('sending_started_at', text)
    .addColumn('message_ts', text)
    .addColumn('refusal', text)
    .addColumn('failure', text)
    .addColumn('notice', text)
    .addColumn('notice_tries', integer, (column) => column.notNull())
    .addColumn('notice_lease_until', text)
    .addColumn('updated_at', text, (column) => column.notNull())
    .addUniqueConstraint('digest_run_slot', ['subscription_id', 'slot_at'])
    .execute();
  await schema.createIndex('digest_run_by_state').on('digest_run').columns(['state', 'slot_at']).execute();
  await schema
    .createTable('delivery')
    .addColumn('key', text, (column) => column.primaryKey().notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('delivery_by_age').on('delivery').columns(['expires_at']).execute();
  await schema
    .createTable('store_lock')
    .addColumn('name', text, (column) => column.primaryKey().notNull())
    .addColumn('holder', text, (column) => column.notNull())
    .addColumn('fencing', integer, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
}

/** What a service took when it was advised on, and which message of a run has its thread. */
async function addObservedAndThread(tables: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await tables.schema.alterTable('recommendation').addColumn('observed', text).execute();
  await tables.schema.alterTable('digest_run').addColumn('thread_ts', text).execute();
  // What was sent before has its thread: a second one would come late.
  await (tables as Kysely<StoreTables>)
    .updateTable('digest_run')
    .set(({ ref }) => ({ thread_ts: ref('message_ts') }))
    .execute();
}

function addThreadTo(table: string, row: ExportedRow): ExportedRow {
  return table === 'digest_run' ? { ...row, thread_ts: row.message_ts } : row;
}

async function createSweepPlans({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('sweep_plan')
    .addColumn('sweep_id', text, (column) => column.primaryKey().notNull())
    .addColumn('swept_at', text, (column) => column.notNull())
    .addColumn('plan', text, (column) => column.notNull())
    .execute();
}

async function createSweepTables({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('sweep_shard')
    .addColumn('sweep_id', text, (column) => column.notNull())
    .addColumn('shard', text, (column) => column.notNull())
    .addColumn('swept_at', text, (column) => column.notNull())
    .addColumn('result', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('sweep_shard_key', ['sweep_id', 'shard'])
    .execute();
  await schema.createIndex('sweep_shard_by_age').on('sweep_shard').columns(['swept_at']).execute();
  await schema
    .createTable('metric_coverage')
    .addColumn('service_key', text, (column) => column.notNull())
    .addColumn('metric', text, (column) => column.notNull())
    .addColumn('statistic', text, (column) => column.notNull())
    .addColumn('from_at', text, (column) => column.notNull())
    .addColumn('until_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('metric_coverage_key', ['service_key', 'metric', 'statistic'])
    .execute();
}

async function createPriceTable({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('kept_price')
    .addColumn('service', text, (column) => column.notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('read_at', text, (column) => column.notNull())
    .addColumn('entry', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('kept_price_key', ['service', 'region'])
    .execute();
}

async function createStoppedTasks({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('stopped_task')
    .addColumn('task_id', text, (column) => column.primaryKey().notNull())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('cluster', text, (column) => column.notNull())
    .addColumn('service', text, (column) => column.notNull())
    .addColumn('stopped_at', text, (column) => column.notNull())
    .addColumn('stop', text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex('stopped_task_by_service')
    .on('stopped_task')
    .columns(['region', 'cluster', 'service', 'stopped_at'])
    .execute();
  await schema.createIndex('stopped_task_by_age').on('stopped_task').columns(['stopped_at']).execute();
}

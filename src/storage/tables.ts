import type { Kysely } from 'kysely';

/**
 * The columns, alike on both engines: text, whole numbers, real numbers and bytes. Instants are ISO 8601 text in UTC,
 * money is whole micro-dollars, a flag is 0 or 1. migrations.ts makes them; this is how they stand after the last one.
 */
export interface StoreTables {
  readonly store_schema: { readonly version: number; readonly applied_at: string };
  readonly metric_day: MetricDayRow;
  readonly metric_coverage: MetricCoverageRow;
  readonly sweep_shard: SweepShardRow;
  readonly sweep_plan: { readonly sweep_id: string; readonly swept_at: string; readonly plan: string };
  readonly kept_price: KeptPriceRow;
  readonly recommendation: RecommendationRow;
  readonly decision: DecisionRow;
  readonly digest_subscription: SubscriptionRow;
  readonly digest_run: RunRow;
  readonly delivery: { readonly key: string; readonly expires_at: string };
  readonly stopped_task: {
    readonly task_id: string;
    /** Blank where it is not known. */
    readonly account_id: string;
    readonly region: string;
    readonly cluster: string;
    readonly service: string;
    readonly stopped_at: string;
    /** JSON, redacted. */
    readonly stop: string;
  };
  readonly store_lock: {
    readonly name: string;
    readonly holder: string;
    readonly fencing: number;
    readonly expires_at: string;
  };
}

export interface MetricDayRow {
  readonly service_key: string;
  readonly metric: string;
  readonly statistic: string;
  readonly period_seconds: number;
  /** `2026-11-20`, UTC. */
  readonly day: string;
  /** The end of the day's newest period with a value. */
  readonly newest_at: string;
  /** The day's values as packed-day.ts packs them, NaN for a gap. */
  readonly packed: Uint8Array;
}

/** Not exported: what was imported from another store is read anew. */
export interface MetricCoverageRow {
  readonly service_key: string;
  readonly metric: string;
  readonly statistic: string;
  readonly from_at: string;
  readonly until_at: string;
}

export interface SweepShardRow {
  readonly sweep_id: string;
  readonly shard: string;
  readonly swept_at: string;
  /** JSON. */
  readonly result: string;
}

export interface KeptPriceRow {
  readonly service: string;
  readonly region: string;
  readonly read_at: string;
  /** JSON. */
  readonly entry: string;
}

export interface RecommendationRow {
  readonly id: string;
  readonly service_key: string;
  readonly given_at: string;
  readonly goal: string;
  readonly finding: string;
  readonly current_cpu_units: number | null;
  readonly current_memory_mib: number | null;
  readonly cpu_units: number | null;
  readonly memory_mib: number | null;
  readonly current_monthly_micro_usd: number | null;
  readonly savings_monthly_micro_usd: number | null;
  readonly document: string;
  /** JSON of `tags`, `owner` and `usage`; null in rows from before they were kept. */
  readonly observed: string | null;
}

export interface DecisionRow {
  readonly id: string;
  readonly service_key: string;
  readonly kind: string;
  readonly until_at: string | null;
  readonly decided_by: string;
  readonly reason: string | null;
  readonly recommendation_id: string | null;
  readonly decided_at: string;
}

export interface SubscriptionRow {
  readonly id: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly owner_id: string;
  /** JSON. */
  readonly schedule: string;
  /** JSON. */
  readonly filter: string;
  readonly locale: string;
  readonly status: string;
  readonly paused_because: string | null;
  readonly handled_until: string;
  readonly created_at: string;
}

export interface RunRow {
  readonly id: string;
  readonly subscription_id: string;
  readonly slot_at: string;
  readonly state: string;
  readonly failures: number;
  readonly fencing: number;
  readonly lease_until: string | null;
  readonly not_before: string;
  readonly expires_at: string;
  readonly is_by_hand: number;
  readonly sending_started_at: string | null;
  readonly message_ts: string | null;
  readonly refusal: string | null;
  readonly failure: string | null;
  readonly notice: string | null;
  readonly notice_tries: number;
  readonly notice_lease_until: string | null;
  /** The message whose thread was begun; null where none was. */
  readonly thread_ts: string | null;
  readonly updated_at: string;
}

export type Engine = 'sqlite' | 'postgresql';

/** The tables on one engine, opened. */
export interface Database {
  readonly engine: Engine;
  /** The PostgreSQL schema of the tables, which the queries have already; raw SQL has to name it. Null on SQLite. */
  readonly schema: string | null;
  readonly tables: Kysely<StoreTables>;
}

/** The key of every table that is exported, in the order in which an import fills them. */
export const TABLE_KEYS = {
  metric_day: ['service_key', 'metric', 'statistic', 'period_seconds', 'day'],
  recommendation: ['id'],
  decision: ['id'],
  digest_subscription: ['id'],
  digest_run: ['id'],
} as const satisfies { readonly [Table in keyof StoreTables]?: readonly (keyof StoreTables[Table])[] };
export type ExportedTable = keyof typeof TABLE_KEYS;
export const EXPORTED_TABLES = Object.keys(TABLE_KEYS) as readonly ExportedTable[];

import { type Kysely, sql } from 'kysely';
import type { GivenRecommendation, RecommendationLog } from '../app/store.ts';
import type { Finding, Goal } from '../core/recommendation.ts';
import type { TaskSize } from '../core/task-size.ts';
import { serviceKey, serviceOf } from './service-key.ts';
import type { RecommendationRow, StoreTables } from './tables.ts';

const ROWS_AT_ONCE = 500;
const MICROS = 1_000_000;

export function createRecommendationLog(tables: Kysely<StoreTables>): RecommendationLog {
  return {
    async record(given) {
      await tables.transaction().execute(async (transaction) => {
        for (let i = 0; i < given.length; i += ROWS_AT_ONCE) {
          await transaction
            .insertInto('recommendation')
            .values(given.slice(i, i + ROWS_AT_ONCE).map(toRow))
            .onConflict((conflict) => conflict.column('id').doNothing())
            .execute();
        }
      });
    },
    async latest({ before, service }) {
      let given = tables
        .selectFrom('recommendation')
        .selectAll()
        .select(sql<number>`row_number() over (partition by service_key order by given_at desc, id desc)`.as('place'));
      if (before !== undefined) given = given.where('given_at', '<', before);
      if (service !== undefined) given = given.where('service_key', '=', serviceKey(service));
      const rows = await tables
        .selectFrom(given.as('given'))
        .selectAll()
        .where('place', '=', 1)
        .orderBy('service_key')
        .execute();
      return rows.map(toGiven);
    },
    async list({ service, since, limit }) {
      let given = tables.selectFrom('recommendation').selectAll();
      if (service !== undefined) given = given.where('service_key', '=', serviceKey(service));
      if (since !== undefined) given = given.where('given_at', '>=', since);
      const rows = await given.orderBy('given_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(toGiven);
    },
  };
}

function toRow(given: GivenRecommendation): RecommendationRow {
  return {
    id: given.id,
    service_key: serviceKey(given.service),
    given_at: given.givenAt,
    goal: given.goal,
    finding: given.finding,
    current_cpu_units: given.current?.cpuUnits ?? null,
    current_memory_mib: given.current?.memoryMiB ?? null,
    cpu_units: given.recommended?.cpuUnits ?? null,
    memory_mib: given.recommended?.memoryMiB ?? null,
    current_monthly_micro_usd: toMicros(given.currentMonthlyUsd),
    savings_monthly_micro_usd: toMicros(given.estimatedMonthlySavingsUsd),
    document: JSON.stringify(given.document ?? null),
    observed: JSON.stringify({
      ...(given.tags && { tags: given.tags }),
      ...(given.owner && { owner: given.owner }),
      usage: given.usage,
    }),
  };
}

function toGiven(row: RecommendationRow): GivenRecommendation {
  return {
    id: row.id,
    service: serviceOf(row.service_key),
    givenAt: row.given_at,
    goal: row.goal as Goal,
    finding: row.finding as Finding,
    current: toSize(row.current_cpu_units, row.current_memory_mib),
    recommended: toSize(row.cpu_units, row.memory_mib),
    currentMonthlyUsd: toUsd(row.current_monthly_micro_usd),
    estimatedMonthlySavingsUsd: toUsd(row.savings_monthly_micro_usd),
    document: JSON.parse(row.document),
    ...toObserved(row.observed),
  };
}

function toObserved(json: string | null): Pick<GivenRecommendation, 'tags' | 'owner' | 'usage'> {
  return json === null ? { usage: null } : JSON.parse(json);
}

function toSize(cpuUnits: number | null, memoryMiB: number | null): TaskSize | null {
  return cpuUnits === null || memoryMiB === null ? null : { cpuUnits, memoryMiB };
}

function toMicros(usd: number | null): number | null {
  return usd === null ? null : Math.round(usd * MICROS);
}

function toUsd(micros: number | null): number | null {
  return micros === null ? null : micros / MICROS;
}

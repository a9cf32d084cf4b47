import { type Kysely, sql } from 'kysely';
import type { Decision, DecisionLog } from '../app/store.ts';
import { serviceKey, serviceOf } from './service-key.ts';
import type { DecisionRow, StoreTables } from './tables.ts';

export function createDecisionLog(tables: Kysely<StoreTables>): DecisionLog {
  return {
    async record(decision) {
      await tables
        .insertInto('decision')
        .values(toRow(decision))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async inForce(at) {
      const newest = tables
        .selectFrom('decision')
        .selectAll()
        .select(
          sql<number>`row_number() over (partition by service_key order by decided_at desc, id desc)`.as('place'),
        );
      const rows = await tables
        .selectFrom(newest.as('newest'))
        .selectAll()
        .where('place', '=', 1)
        .where('kind', '!=', 'reopened')
        .where(({ eb, or }) => or([eb('until_at', 'is', null), eb('until_at', '>', at)]))
        .orderBy('service_key')
        .execute();
      return rows.map(toDecision);
    },
    async history(service) {
      const rows = await tables
        .selectFrom('decision')
        .selectAll()
        .where('service_key', '=', serviceKey(service))
        .orderBy('decided_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toDecision);
    },
  };
}

function toRow(decision: Decision): DecisionRow {
  return {
    id: decision.id,
    service_key: serviceKey(decision.service),
    kind: decision.kind,
    until_at: decision.until,
    decided_by: decision.by,
    reason: decision.reason,
    recommendation_id: decision.recommendationId,
    decided_at: decision.decidedAt,
  };
}

function toDecision(row: DecisionRow): Decision {
  return {
    id: row.id,
    service: serviceOf(row.service_key),
    kind: row.kind as Decision['kind'],
    until: row.until_at,
    by: row.decided_by,
    reason: row.reason,
    recommendationId: row.recommendation_id,
    decidedAt: row.decided_at,
  };
}

import type { Kysely } from 'kysely';
import type { StoppedTaskLog } from '../app/store.ts';
import type { TaskStop } from '../core/oncall/symptoms.ts';
import type { StoreTables } from './tables.ts';

const KEPT_MS = 7 * 86_400_000;
/** PostgreSQL takes 65,535 values a statement. */
const ROWS_AT_ONCE = 1_000;

export function createStoppedTaskLog(tables: Kysely<StoreTables>): StoppedTaskLog {
  return {
    async record(stops, at) {
      const rows = stops.map(({ service, stop }) => ({
        task_id: stop.taskId,
        account_id: service.accountId ?? '',
        region: service.region,
        cluster: service.cluster,
        service: service.name,
        stopped_at: stop.stoppedAt,
        stop: JSON.stringify(stop),
      }));
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        await tables
          .insertInto('stopped_task')
          .values(rows.slice(from, from + ROWS_AT_ONCE))
          .onConflict((conflict) => conflict.column('task_id').doNothing())
          .execute();
      }
      const before = new Date(Date.parse(at) - KEPT_MS).toISOString();
      await tables.deleteFrom('stopped_task').where('stopped_at', '<', before).execute();
    },
    async list({ service, since }) {
      let query = tables
        .selectFrom('stopped_task')
        .select('stop')
        .where('region', '=', service.region)
        .where('cluster', '=', service.cluster)
        .where('service', '=', service.name)
        .where('stopped_at', '>=', since)
        .orderBy('stopped_at')
        .orderBy('task_id');
      if (service.accountId !== undefined) query = query.where('account_id', 'in', ['', service.accountId]);
      return (await query.execute()).map(({ stop }) => JSON.parse(stop) as TaskStop);
    },
  };
}

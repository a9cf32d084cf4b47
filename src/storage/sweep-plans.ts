import type { Kysely } from 'kysely';
import type { SweepPlan, SweepPlans } from '../app/store.ts';
import type { StoreTables } from './tables.ts';

export function createSweepPlans(tables: Kysely<StoreTables>): SweepPlans {
  async function find(sweepId: string): Promise<SweepPlan | null> {
    const row = await tables.selectFrom('sweep_plan').select('plan').where('sweep_id', '=', sweepId).executeTakeFirst();
    return row === undefined ? null : (JSON.parse(row.plan) as SweepPlan);
  }

  return {
    find,
    async keep(sweepId, plan) {
      await tables
        .insertInto('sweep_plan')
        .values({ sweep_id: sweepId, swept_at: plan.sweptAt, plan: JSON.stringify(plan) })
        .onConflict((conflict) => conflict.column('sweep_id').doNothing())
        .execute();
      return (await find(sweepId)) ?? plan;
    },
  };
}

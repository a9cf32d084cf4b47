import type { Kysely } from 'kysely';
import type { HistoryStatistic, MetricCoverage, MetricSeries } from '../core/metric-series.ts';
import type { MetricCoverageRow, StoreTables } from './tables.ts';

/** What is known of the services without a hole, in the order of the keys. */
export async function readCoverage(
  tables: Kysely<StoreTables>,
  keys: readonly string[],
): Promise<readonly (readonly MetricCoverage[])[]> {
  if (keys.length === 0) return [];
  const rows = await tables.selectFrom('metric_coverage').selectAll().where('service_key', 'in', keys).execute();
  return keys.map((key) => rows.filter((row) => row.service_key === key).map(toCoverage));
}

/** The metrics of the series are known in that time too; time that does not touch what was known takes its place. */
export async function extendCoverage(
  transaction: Kysely<StoreTables>,
  key: string,
  series: readonly Pick<MetricSeries, 'metric' | 'statistic'>[],
  { from, until }: { readonly from: string; readonly until: string },
): Promise<void> {
  if (series.length === 0) return;
  const [known = []] = await readCoverage(transaction, [key]);
  const rows = series.map(({ metric, statistic }): MetricCoverageRow => {
    const before = known.find((each) => each.metric === metric && each.statistic === statistic);
    const touches = before !== undefined && before.from <= until && from <= before.until;
    return {
      service_key: key,
      metric,
      statistic,
      from_at: touches && before.from < from ? before.from : from,
      until_at: touches && before.until > until ? before.until : until,
    };
  });
  await transaction
    .insertInto('metric_coverage')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['service_key', 'metric', 'statistic'])
        .doUpdateSet(({ ref }) => ({ from_at: ref('excluded.from_at'), until_at: ref('excluded.until_at') })),
    )
    .execute();
}

/** Nothing before the day (`2026-11-20`) is known at five minutes any more. */
export async function shortenCoverage(tables: Kysely<StoreTables>, day: string): Promise<void> {
  const at = `${day}T00:00:00.000Z`;
  await tables.deleteFrom('metric_coverage').where('until_at', '<=', at).execute();
  await tables.updateTable('metric_coverage').set({ from_at: at }).where('from_at', '<', at).execute();
}

function toCoverage(row: MetricCoverageRow): MetricCoverage {
  return {
    metric: row.metric,
    statistic: row.statistic as HistoryStatistic,
    from: row.from_at,
    until: row.until_at,
  };
}

import type { Kysely, Transaction } from 'kysely';
import type { MetricHistory } from '../app/store.ts';
import type { HistoryPeriodSeconds, HistoryStatistic, MetricSeries } from '../core/metric-series.ts';
import { extendCoverage, readCoverage, shortenCoverage } from './metric-coverage.ts';
import { pack, unpack } from './packed-day.ts';
import { regrid } from './period-grid.ts';
import { serviceKey, serviceOf } from './service-key.ts';
import type { MetricDayRow, StoreTables } from './tables.ts';

const DAY_SECONDS = 86_400;
const DAY_MILLISECONDS = DAY_SECONDS * 1000;

/** Rows of one insert: seven columns each, well below what either engine takes as parameters. */
const ROWS_AT_ONCE = 500;
const SERVICES_AT_ONCE = 200;

export function createMetricHistory(tables: Kysely<StoreTables>): MetricHistory {
  return {
    async write(batch) {
      await tables.transaction().execute(async (transaction) => {
        for (const { service, series, covered } of batch) {
          const key = serviceKey(service);
          await writeService(transaction, key, series);
          if (covered !== undefined) await extendCoverage(transaction, key, series, covered);
        }
      });
    },
    async read(service, { from, to, periodSeconds }) {
      const start = Math.floor(Date.parse(from) / 1000 / periodSeconds) * periodSeconds;
      const end = Math.ceil(Date.parse(to) / 1000 / periodSeconds) * periodSeconds;
      const rows = await tables
        .selectFrom('metric_day')
        .selectAll()
        .where('service_key', '=', serviceKey(service))
        .where('day', '>=', dayOf(start))
        .where('day', '<=', dayOf(end))
        // Hours first: five-minute values, which say more, are laid over them.
        .orderBy('period_seconds', 'desc')
        .orderBy('metric')
        .orderBy('statistic')
        .orderBy('day')
        .execute();
      return joinDays(rows, { start, end, periodSeconds });
    },
    covered: (services) => readCoverage(tables, services.map(serviceKey)),
    async newest() {
      const rows = await tables
        .selectFrom('metric_day')
        .select(({ fn }) => ['service_key', fn.max('newest_at').as('newest_at')])
        .groupBy('service_key')
        .orderBy('service_key')
        .execute();
      return rows.map((row) => ({ service: serviceOf(row.service_key), newestAt: row.newest_at }));
    },
  };
}

/**
 * Joins five-minute rows of days before `day` into hours and deletes them. The number of rows that are gone.
 * Some services of one day at a time: little memory, and others get their turn between.
 */
export async function joinIntoHours(tables: Kysely<StoreTables>, day: string): Promise<number> {
  for (let gone = 0; ; ) {
    const joined = await tables.transaction().execute(async (transaction) => {
      const old = await transaction
        .selectFrom('metric_day')
        .select(['day', 'service_key'])
        .distinct()
        .where('day', '<', day)
        .where('period_seconds', '=', 300)
        .orderBy('day')
        .orderBy('service_key')
        .limit(SERVICES_AT_ONCE)
        .execute();
      const [first] = old;
      if (first === undefined) return 0;
      const keys = old.filter((row) => row.day === first.day).map((row) => row.service_key);
      const rows = await transaction
        .selectFrom('metric_day')
        .selectAll()
        .where('day', '=', first.day)
        .where('period_seconds', '=', 300)
        .where('service_key', 'in', keys)
        .execute();
      await mergeRows(
        transaction,
        rows.map((row) => ({ ...row, period_seconds: 3600, packed: pack(hoursOf(row)) })),
      );
      await shortenCoverage(transaction, day);
      await transaction
        .deleteFrom('metric_day')
        .where('day', '=', first.day)
        .where('period_seconds', '=', 300)
        .where('service_key', 'in', keys)
        .execute();
      return rows.length;
    });
    if (joined === 0) return gone;
    gone += joined;
  }
}

function hoursOf(row: MetricDayRow): Float64Array {
  return regrid(valuesOf(row), row.statistic as HistoryStatistic, { from: 300, to: 3600 });
}

function valuesOf({ packed, period_seconds }: MetricDayRow): Float64Array {
  return unpack(packed, DAY_SECONDS / period_seconds);
}

async function writeService(
  transaction: Transaction<StoreTables>,
  key: string,
  series: readonly MetricSeries[],
): Promise<void> {
  await mergeRows(
    transaction,
    series.flatMap((one) => toRows(key, one)),
  );
}

/** The series as rows of a day each, days without a value left out. */
function toRows(key: string, { metric, statistic, startAt, periodSeconds, values }: MetricSeries): MetricDayRow[] {
  const kept = keptPeriod(periodSeconds);
  const first = Math.floor(Date.parse(startAt) / 1000 / kept) * kept;
  const lead = Math.floor((Date.parse(startAt) / 1000 - first) / periodSeconds);
  const padded = new Float64Array(lead + values.length).fill(Number.NaN);
  padded.set(values, lead);
  const grid = regrid(padded, statistic, { from: periodSeconds, to: kept });
  const rows: MetricDayRow[] = [];
  const perDay = DAY_SECONDS / kept;
  // Places of the grid, cut where a day begins.
  for (let from = 0; from < grid.length; ) {
    const place = ((first + from * kept) % DAY_SECONDS) / kept;
    const to = Math.min(grid.length, from + perDay - place);
    const newest = grid.subarray(from, to).findLastIndex((value) => !Number.isNaN(value));
    if (newest >= 0) {
      const values = new Float64Array(perDay).fill(Number.NaN);
      values.set(grid.subarray(from, to), place);
      rows.push({
        service_key: key,
        metric,
        statistic,
        period_seconds: kept,
        day: dayOf(first + from * kept),
        newest_at: new Date((first + (from + newest + 1) * kept) * 1000).toISOString(),
        packed: pack(values),
      });
    }
    from = to;
  }
  return rows;
}

/** A minute divides five, five divide an hour; anything else would not fit a day. @throws RangeError */
function keptPeriod(periodSeconds: number): HistoryPeriodSeconds {
  if (Number.isInteger(300 / periodSeconds)) return 300;
  if (Number.isInteger(3600 / periodSeconds)) return 3600;
  throw new RangeError(`A period of ${periodSeconds} s does not divide an hour.`);
}

/** Writes the rows over what is there: a gap in a row leaves the value that was known. */
async function mergeRows(transaction: Transaction<StoreTables>, rows: readonly MetricDayRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    const some = rows.slice(i, i + ROWS_AT_ONCE);
    const known = await transaction
      .selectFrom('metric_day')
      .selectAll()
      .where('service_key', 'in', [...new Set(some.map((row) => row.service_key))])
      .where('day', 'in', [...new Set(some.map((row) => row.day))])
      .execute();
    const knownByKey = new Map(known.map((row) => [keyOf(row), row]));
    await transaction
      .insertInto('metric_day')
      .values(some.map((row) => mergeRow(knownByKey.get(keyOf(row)), row)))
      .onConflict((conflict) =>
        conflict
          .columns(['service_key', 'metric', 'statistic', 'period_seconds', 'day'])
          .doUpdateSet(({ ref }) => ({ newest_at: ref('excluded.newest_at'), packed: ref('excluded.packed') })),
      )
      .execute();
  }
}

function keyOf(row: MetricDayRow): string {
  return [row.service_key, row.metric, row.statistic, row.period_seconds, row.day].join('|');
}

function mergeRow(known: MetricDayRow | undefined, row: MetricDayRow): MetricDayRow {
  if (known === undefined) return row;
  const values = valuesOf(known);
  valuesOf(row).forEach((value, i) => {
    if (!Number.isNaN(value)) values[i] = value;
  });
  const newest_at = known.newest_at > row.newest_at ? known.newest_at : row.newest_at;
  return { ...row, newest_at, packed: pack(values) };
}

/** Lays the rows of every metric and statistic onto one grid; those without a value in the window are left out. */
function joinDays(
  rows: readonly MetricDayRow[],
  { start, end, periodSeconds }: { readonly start: number; readonly end: number; readonly periodSeconds: number },
): readonly MetricSeries[] {
  const startAt = new Date(start * 1000).toISOString();
  const byName = new Map<string, MetricSeries>();
  for (const row of rows) {
    const { metric } = row;
    const statistic = row.statistic as HistoryStatistic;
    const values = regrid(valuesOf(row), statistic, { from: row.period_seconds, to: periodSeconds });
    const offset = (Date.parse(row.day) / 1000 - start) / periodSeconds;
    const name = `${metric}|${statistic}`;
    const series = byName.get(name) ?? {
      metric,
      statistic,
      startAt,
      periodSeconds,
      values: new Float64Array((end - start) / periodSeconds).fill(Number.NaN),
    };
    let isKnown = byName.has(name);
    values.forEach((value, i) => {
      const place = offset + i;
      if (Number.isNaN(value) || place < 0 || place >= series.values.length) return;
      series.values[place] = value;
      isKnown = true;
    });
    if (isKnown) byName.set(name, series);
  }
  return [...byName.values()].sort((a, b) => (`${a.metric}|${a.statistic}` < `${b.metric}|${b.statistic}` ? -1 : 1));
}

function dayOf(seconds: number): string {
  return new Date(Math.floor(seconds / DAY_SECONDS) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { MetricMemory } from '../../app/ports.ts';
import type { ServiceRef } from '../../core/ecs-service.ts';
import type { Series } from '../../core/evidence.ts';
import { HISTORY_STATISTICS, type HistoryStatistic, type MetricCoverage } from '../../core/metric-series.ts';
import type { MetricWindow } from '../metric-window.ts';

type SeriesById = ReadonlyMap<string, Series>;

/** Five minutes are what is kept; a window of hours is read whole. */
const KEPT_PERIOD_SECONDS = 300;

/**
 * Datapoints of the last hours may still change or come late, so that they are read again: CloudWatch has those of ECS
 * within minutes, those of a load balancer or of Container Insights within an hour.
 */
const OVERLAP_MS = 3 * 3_600_000;

/** Where to begin is rounded down, so that services which were read at different times share their calls. */
const STEP_MS = 6 * 3_600_000;

/** The part of the window that is not known yet of all the queries; the whole of it where one has a hole. */
export function windowToRead(
  window: MetricWindow,
  queries: readonly MetricDataQuery[],
  known: readonly MetricCoverage[],
): MetricWindow {
  const startAt = window.startAt.toISOString();
  let untilMs = window.endAt.getTime();
  for (const query of queries) {
    const { metric, statistic } = nameOf(query);
    const coverage = known.find((each) => each.metric === metric && each.statistic === statistic);
    if (coverage === undefined || coverage.from > startAt) return window;
    untilMs = Math.min(untilMs, Date.parse(coverage.until));
  }
  const fromMs = Math.floor((untilMs - OVERLAP_MS) / STEP_MS) * STEP_MS;
  if (fromMs <= window.startAt.getTime()) return window;
  const length = (window.endAt.getTime() - fromMs) / 1_000 / window.periodSeconds;
  return { ...window, startAt: new Date(fromMs), length };
}

/** What is known of the services, in their order; nothing where nothing is kept. */
export async function readKnown(
  memory: MetricMemory | undefined,
  services: readonly ServiceRef[],
  window: MetricWindow,
): Promise<readonly (readonly MetricCoverage[])[]> {
  if (memory === undefined || window.periodSeconds !== KEPT_PERIOD_SECONDS) return services.map(() => []);
  // A store that does not answer costs the longer read, and no service.
  return await memory.covered(services).catch(() => services.map(() => []));
}

/**
 * A service's series over the whole window, from what was read just now and what is kept; what was read is kept.
 * @throws AdvisorError `storage_unavailable` when what is kept is needed
 */
export async function completeSeries(
  memory: MetricMemory | undefined,
  reading: {
    readonly service: ServiceRef;
    readonly queries: readonly MetricDataQuery[];
    readonly window: MetricWindow;
    /** The part of the window that the series are of. */
    readonly read: MetricWindow;
    readonly series: SeriesById;
  },
): Promise<SeriesById> {
  const { service, queries, window, read, series } = reading;
  if (memory === undefined || window.periodSeconds !== KEPT_PERIOD_SECONDS) return series;
  const covered = { from: read.startAt.toISOString(), until: read.endAt.toISOString() };
  const kept = memory.write([{ service, series: queries.map((query) => toKept(query, read, series)), covered }]);
  if (read.length === window.length) {
    // What was read whole needs no store.
    await kept.catch(() => undefined);
    return series;
  }
  await kept;
  const all = await memory.read(service, {
    from: window.startAt.toISOString(),
    to: window.endAt.toISOString(),
    periodSeconds: KEPT_PERIOD_SECONDS,
  });
  const byName = new Map(all.map((each) => [`${each.metric} ${each.statistic}`, each.values]));
  return new Map(
    queries.flatMap((query) => {
      const { metric, statistic } = nameOf(query);
      const values = byName.get(`${metric} ${statistic}`);
      return values === undefined ? [] : [[query.Id ?? '', values] as const];
    }),
  );
}

function toKept(query: MetricDataQuery, { startAt, periodSeconds }: MetricWindow, series: SeriesById) {
  const values = series.get(query.Id ?? '') ?? new Float64Array();
  return { ...nameOf(query), startAt: startAt.toISOString(), periodSeconds, values };
}

/** What a query is kept under; requests are of a target group, and another one's are not theirs. */
function nameOf({ MetricStat }: MetricDataQuery): { readonly metric: string; readonly statistic: HistoryStatistic } {
  const { MetricName = '', Dimensions = [] } = MetricStat?.Metric ?? {};
  const others = Dimensions.filter(({ Name }) => Name !== 'ClusterName' && Name !== 'ServiceName');
  const statistic = HISTORY_STATISTICS.find((known) => known === MetricStat?.Stat);
  if (statistic === undefined) throw new RangeError(`The statistic ${MetricStat?.Stat} is not kept.`);
  return { metric: [MetricName, ...others.map(({ Value }) => Value)].join(' '), statistic };
}

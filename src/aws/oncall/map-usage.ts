import type { Series } from '../../core/evidence.ts';
import type { Usage } from '../../core/oncall/symptoms.ts';
import { type MetricResult, mapSeries } from '../map-metrics.ts';
import type { MetricWindow } from '../metric-window.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;

/** The last three hours a minute each; CloudWatch finishes a minute some time after it. */
export function recentWindow(now: Date): MetricWindow {
  const length = 180;
  const endMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return { startAt: new Date(endMs - length * MINUTE_MS), endAt: new Date(endMs), periodSeconds: 60, length };
}

/** The same hours a week before: AWS still has them a minute each. */
export function weekBefore({ startAt, endAt, ...rest }: MetricWindow): MetricWindow {
  return { ...rest, startAt: new Date(startAt.getTime() - WEEK_MS), endAt: new Date(endAt.getTime() - WEEK_MS) };
}

/** CPU and memory of now beside those of last week; null where CloudWatch has nothing of now. */
export function mapUsage(
  window: MetricWindow,
  now: readonly MetricResult<Date | number>[],
  lastWeek: readonly MetricResult<Date | number>[],
): Usage | null {
  const series = mapSeries(now, window);
  const before = mapSeries(lastWeek, weekBefore(window));
  const gaps = (): Series => new Float64Array(window.length).fill(Number.NaN);
  const cpu = series.get('cpu_average');
  const memory = series.get('memory_average');
  if (cpu === undefined && memory === undefined) return null;
  return {
    startAt: window.startAt.toISOString(),
    cpu: cpu ?? gaps(),
    memory: memory ?? gaps(),
    memoryMaximum: series.get('memory_maximum') ?? memory ?? gaps(),
    lastWeek: { cpu: before.get('cpu_average') ?? gaps(), memory: before.get('memory_average') ?? gaps() },
  };
}

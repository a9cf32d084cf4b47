import type { Evidence, Series } from '../evidence.ts';
import { HOURS_A_MONTH } from '../pricing/fargate-cost.ts';
import type { Recommendation } from '../recommendation.ts';
import { isWindows } from '../task-size.ts';
import type { KnownWorkload } from './read-workload.ts';

/**
 * What a service's own metrics say of it as a workload: the size that was recommended for it, else today's; its mean
 * tasks while any ran; the hours of a day in which any ran; its requests a month where the load balancer counts them. How
 * long a request takes is in no metric that is read, and stays unknown.
 */
export function workloadOfService(evidence: Evidence, recommendation: Recommendation): KnownWorkload {
  const { service, metrics } = evidence;
  const balanced = recommendation.options.find(({ goal }) => goal === 'balanced');
  const size = recommendation.finding === 'Optimized' ? recommendation.current : (balanced ?? recommendation.current);
  const counts = metrics.runningTaskCount ?? null;
  const running = counts === null ? null : meanWhere(counts, (tasks) => tasks > 0);
  return {
    kind: 'service',
    ...(size === null ? {} : { vcpu: size.cpuUnits / 1024, memoryMiB: size.memoryMiB }),
    tasks: Math.max(1, Math.round(running ?? service.desiredCount)),
    hoursPerDay: hoursADay(counts, metrics.cpuUtilization.average),
    requestsPerMonth:
      metrics.requestCount === undefined
        ? null
        : requestsAMonth(metrics.requestCount, counts ?? metrics.cpuUtilization.average, metrics.periodSeconds),
    windows: isWindows(service.operatingSystemFamily),
    ...(service.capacityProviders?.some(({ name }) => name === 'FARGATE_SPOT') ? { interruptible: true } : {}),
  };
}

/**
 * Requests a month as they came while the service was watched, from the first datapoint to the last of either series. A
 * load balancer that has none to count says nothing: a period without a datapoint is one without a request.
 */
function requestsAMonth(requests: Series, watched: Series, periodSeconds: number): number | null {
  let sum = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < requests.length; i++) {
    const count = requests[i] as number;
    if (Number.isNaN(count) && Number.isNaN(watched[i])) continue;
    if (count > 0) sum += count;
    if (first < 0) first = i;
    last = i;
  }
  if (requests.every(Number.isNaN)) return null;
  return Math.round((sum / (last - first + 1)) * ((HOURS_A_MONTH * 3600) / periodSeconds));
}

/** Periods at most of which a service that runs around the clock may be missing, for gaps in the metrics. */
const GAPS = 0.03;

/** The share of time with tasks, in hours a day. Without a task count a CPU datapoint is one: CloudWatch has none of no task. */
function hoursADay(tasks: Series | null, cpu: Series): number {
  const series = tasks ?? cpu;
  let known = 0;
  let running = 0;
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (tasks !== null && Number.isNaN(value)) continue;
    known++;
    if (tasks === null ? value >= 0 : value > 0) running++;
  }
  if (known === 0 || running >= (1 - GAPS) * known) return 24;
  return Math.max(0.1, Math.round((240 * running) / known) / 10);
}

function meanWhere(series: Series, counts: (value: number) => boolean): number | null {
  let sum = 0;
  let count = 0;
  for (const value of series) {
    if (!counts(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}

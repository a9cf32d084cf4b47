import { livedSeconds, type StopSeries, stopsOfKind } from './stops.ts';
import type { Symptoms } from './symptoms.ts';

/** Stops for failed health checks, with how long the tasks had lived. */
export interface HealthStops {
  readonly series: StopSeries;
  readonly by: 'loadBalancer' | 'container';
  /** The middle of the lifetimes, in seconds; null when none is known. */
  readonly livedSeconds: number | null;
  readonly graceSeconds: number | null;
  /** True when every task ended soon after the grace, and none of its revision has served before. */
  readonly neverHealthy: boolean;
}

/** After the grace a load balancer needs some failed checks, and the task a while to stop. */
const AFTER_GRACE_SECONDS = 240;

/** The stops for failed health checks, or null. */
export function healthStops(symptoms: Symptoms): HealthStops | null {
  const series = stopsOfKind(symptoms, 'health');
  if (series === null) return null;
  const lives = series.stops.map(livedSeconds).filter((seconds) => seconds !== null);
  const lived = lives.sort((a, b) => a - b)[Math.floor(lives.length / 2)] ?? null;
  const longest = lives.at(-1) ?? null;
  const graceSeconds = symptoms.service?.healthCheckGracePeriodSeconds ?? null;
  return {
    series,
    by: /container health checks?/i.test(series.latest.reason ?? '') ? 'container' : 'loadBalancer',
    livedSeconds: lived,
    graceSeconds,
    neverHealthy:
      longest !== null && longest <= (graceSeconds ?? 0) + AFTER_GRACE_SECONDS && !hasServed(symptoms, series),
  };
}

/** True when the deployment of these tasks had ended well: with a dependency that is down, new tasks never get healthy. */
function hasServed({ service }: Symptoms, { stops }: StopSeries): boolean {
  const ended = (service?.deployments ?? []).filter(({ rolloutState }) => rolloutState === 'COMPLETED');
  return stops.every(({ deploymentId }) => ended.some(({ id }) => id === deploymentId));
}

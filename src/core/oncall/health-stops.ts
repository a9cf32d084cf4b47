import { livedSeconds, type StopSeries, stopsOfKind } from './stops.ts';
import type { Symptoms } from './symptoms.ts';

/** Stops for failed health checks, with how long the tasks had lived. */
export interface HealthStops {
  readonly series: StopSeries;
  readonly by: 'loadBalancer' | 'container';
  /** The middle of the lifetimes, in seconds; null when none is known. */
  readonly livedSeconds: number | null;
  readonly graceSeconds: number | null;
  /** True when the tasks end soon after the grace: they have never been healthy. */
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
  const graceSeconds = symptoms.service?.healthCheckGracePeriodSeconds ?? null;
  return {
    series,
    by: /container health checks?/i.test(series.latest.reason ?? '') ? 'container' : 'loadBalancer',
    livedSeconds: lived,
    graceSeconds,
    neverHealthy: lived !== null && lived <= (graceSeconds ?? 0) + AFTER_GRACE_SECONDS,
  };
}

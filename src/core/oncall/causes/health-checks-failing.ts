import type { Evaluate, Proof } from '../cause.ts';
import { healthStops } from '../health-stops.ts';
import { stopProofs, taskProofs } from '../stops.ts';
import type { Symptoms } from '../symptoms.ts';
import { minutesAgo, minutesBetween } from '../usage.ts';

const UNHEALTHY = /unhealthy|failed.{0,40}health checks?/i;
const RECENT_MINUTES = 60;

/** Health checks of the load balancer or of a container fail: tasks were stopped for it, or are about to be. */
export const healthChecksFailing: Evaluate<'HealthChecksFailing'> = (symptoms) => {
  const stopped = healthStops(symptoms);
  const event = symptoms.events.find(
    ({ text, at }) => UNHEALTHY.test(text) && minutesAgo(symptoms, at) <= RECENT_MINUTES,
  );
  const told: Proof[] = event === undefined ? [] : [{ code: 'Event', figures: { text: event.text, at: event.at } }];
  const targets = targetProofs(symptoms);
  if (stopped !== null) {
    const { series, by, graceSeconds, livedSeconds, neverHealthy } = stopped;
    const { since, sinceAtLeast, lastAt, stops } = series;
    const lived: Proof[] =
      livedSeconds === null ? [] : [{ code: 'Lived', figures: { seconds: livedSeconds, graceSeconds } }];
    return {
      code: 'HealthChecksFailing',
      figures: { by, phase: neverHealthy ? 'start' : 'later', times: stops.length, graceSeconds },
      since,
      sinceAtLeast,
      lastAt,
      confidence: 'high',
      proofs: [...stopProofs(series), ...lived, ...targets, ...told],
    };
  }
  const sick = (symptoms.targets ?? []).filter(({ state }) => state.startsWith('unhealthy')).length;
  const unhealthyTargets = sick > inGrace(symptoms);
  const unhealthyTasks = (symptoms.tasks ?? []).filter(({ healthStatus }) => healthStatus === 'UNHEALTHY');
  if (!unhealthyTargets && unhealthyTasks.length === 0) return null;
  return {
    code: 'HealthChecksFailing',
    figures: {
      by: unhealthyTargets ? 'loadBalancer' : 'container',
      phase: 'now',
      times: 0,
      graceSeconds: symptoms.service?.healthCheckGracePeriodSeconds ?? null,
    },
    since: event?.at ?? symptoms.readAt,
    sinceAtLeast: true,
    lastAt: symptoms.readAt,
    confidence: 'medium',
    proofs: [...targets, ...told, ...taskProofs(symptoms)],
  };
};

/** Tasks that still start: until their grace is over, ECS ignores that their targets are unhealthy. */
function inGrace({ tasks, service, readAt }: Symptoms): number {
  const graceMinutes = (service?.healthCheckGracePeriodSeconds ?? 0) / 60;
  return (tasks ?? []).filter(({ startedAt }) => startedAt === null || minutesBetween(startedAt, readAt) < graceMinutes)
    .length;
}

function targetProofs({ targets }: Symptoms): Proof[] {
  if (targets === null || targets.length === 0) return [];
  const sick = targets.find(({ state }) => state.startsWith('unhealthy'));
  const reason = sick === undefined ? null : [sick.reason, sick.description].filter((text) => text !== null).join(': ');
  const healthy = targets.filter(({ state }) => state === 'healthy').length;
  return [{ code: 'Targets', figures: { healthy, total: targets.length, reason: reason || null } }];
}

import type { Cause, CauseCode } from './cause.ts';
import type { Symptoms } from './symptoms.ts';
import { minutesAgo, minutesBetween } from './usage.ts';

/** What was not seen for so long is over, whatever else is known. */
const OVER_AFTER_MINUTES = 60;

/** A service that has recovered is believed after so long, or after twice the usual time between two stops. */
const HEALED_AFTER_MINUTES = 10;

/** What ends with tasks that run; the others are seen now, or are not undone by tasks that run. */
const HEALS: ReadonlySet<CauseCode> = new Set([
  'OutOfMemory',
  'ImagePullFailed',
  'StartSetupFailed',
  'ContainerCannotStart',
  'VcpuQuotaReached',
  'CapacityUnavailable',
  'SpotInterrupted',
  'PlatformStopped',
  'CrashLoop',
  'SlowStart',
  'HealthChecksFailing',
]);

/** True when it was last seen an hour ago or more, or when the service has recovered from it since. */
export function isOver(symptoms: Symptoms, cause: Cause): boolean {
  const quietMinutes = minutesAgo(symptoms, cause.lastAt);
  if (quietMinutes > OVER_AFTER_MINUTES) return true;
  return HEALS.has(cause.code) && quietMinutes >= patienceMinutes(cause) && isWholeSince(symptoms, cause.lastAt);
}

/** A task that dies every twenty minutes is no better after fifteen. */
function patienceMinutes({ proofs }: Cause): number {
  const seen = proofs.find(({ code }) => code === 'Stops');
  if (seen?.code !== 'Stops' || seen.figures.count < 2) return HEALED_AFTER_MINUTES;
  const { count, firstAt, lastAt } = seen.figures;
  return Math.max(HEALED_AFTER_MINUTES, (2 * minutesBetween(firstAt, lastAt)) / (count - 1));
}

/** True when ECS has called the service steady since, and nothing of it is missing or changing now. */
function isWholeSince({ service, events, targets }: Symptoms, at: string): boolean {
  if (service === null || service.desiredCount === 0 || service.runningCount < service.desiredCount) return false;
  if (service.deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS')) return false;
  if ((targets ?? []).some(({ state }) => state.startsWith('unhealthy'))) return false;
  return events.some((event) => event.at > at && /has reached a steady state/i.test(event.text));
}

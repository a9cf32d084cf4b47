import type { Evaluate } from '../cause.ts';
import { taskProofs } from '../stops.ts';
import { minutesAgo } from '../usage.ts';

const RECENT_MINUTES = 180;

/** Tasks run, and the load balancer sends them nothing: no target is left, or none is in use. */
export const targetsDrained: Evaluate<'TargetsDrained'> = (symptoms) => {
  const { targets, service } = symptoms;
  if (targets === null || service === null || service.targetGroupArns.length === 0 || service.runningCount === 0)
    return null;
  const isServing = targets.some(({ state }) => ['healthy', 'initial', 'unavailable', 'unhealthy'].includes(state));
  if (isServing) return null;
  const draining = targets.filter(({ state }) => state.includes('draining')).length;
  const kind = targets.length === 0 ? 'empty' : draining > 0 ? 'draining' : 'unused';
  const event = symptoms.events.find(
    ({ text, at }) => /deregistered|draining/i.test(text) && minutesAgo(symptoms, at) <= RECENT_MINUTES,
  );
  const reason = targets.find(({ reason: why }) => why !== null)?.reason ?? null;
  return {
    code: 'TargetsDrained',
    figures: { kind, targets: targets.length },
    since: event?.at ?? symptoms.readAt,
    sinceAtLeast: event === undefined,
    lastAt: symptoms.readAt,
    confidence: 'high',
    proofs: [
      { code: 'Targets', figures: { healthy: 0, total: targets.length, reason } },
      ...(event === undefined ? [] : [{ code: 'Event', figures: { text: event.text, at: event.at } } as const]),
      ...taskProofs(symptoms),
    ],
  };
};

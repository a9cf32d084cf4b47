import type { Evaluate, Proof } from '../cause.ts';
import type { Symptoms } from '../symptoms.ts';
import { minutesAgo } from '../usage.ts';

const RECENT_MINUTES = 24 * 60;
const STATES: Readonly<Record<string, 'done' | 'underWay' | 'failed'>> = {
  ROLLBACK_SUCCESSFUL: 'done',
  ROLLBACK_REQUESTED: 'underWay',
  ROLLBACK_IN_PROGRESS: 'underWay',
  ROLLBACK_FAILED: 'failed',
};

/** The newest rollout was taken back, or failed without being taken back: what was to be released is not running. */
export const deploymentRolledBack: Evaluate<'DeploymentRolledBack'> = (symptoms) => {
  const [newest] = symptoms.rollouts;
  const state = newest === undefined ? undefined : STATES[newest.status];
  const primary = symptoms.service?.deployments.find(({ status }) => status === 'PRIMARY');
  if (newest !== undefined && state !== undefined) {
    const lastAt = newest.finishedAt ?? symptoms.readAt;
    if (minutesAgo(symptoms, lastAt) > RECENT_MINUTES) return null;
    return {
      code: 'DeploymentRolledBack',
      figures: { state },
      since: newest.startedAt,
      sinceAtLeast: false,
      lastAt,
      confidence: 'high',
      proofs: [
        ...(newest.reason ? [{ code: 'Event', figures: { text: newest.reason, at: lastAt } } as const] : []),
        ...rollbackEvents(symptoms, newest.startedAt),
      ],
    };
  }
  if (primary?.rolloutState !== 'FAILED') return null;
  return {
    code: 'DeploymentRolledBack',
    figures: { state: 'failed' },
    since: primary.createdAt,
    sinceAtLeast: false,
    lastAt: symptoms.readAt,
    confidence: 'high',
    proofs:
      primary.reason === null ? [] : [{ code: 'Event', figures: { text: primary.reason, at: primary.createdAt } }],
  };
};

function rollbackEvents({ events }: Symptoms, since: string): Proof[] {
  return events
    .filter(({ text, at }) => /roll(?:ing|ed)? ?back|deployment failed|circuit breaker/i.test(text) && at >= since)
    .slice(0, 2)
    .map(({ text, at }) => ({ code: 'Event', figures: { text, at } }));
}

import type { Proof } from './cause.ts';
import type { DeploymentState, Symptoms } from './symptoms.ts';
import { minutesAgo } from './usage.ts';

/** A rollout that goes on for too long or fails. */
export interface UnfinishedRollout {
  readonly primary: DeploymentState;
  /** Tasks of older revisions that still run. */
  readonly oldRunning: number;
  readonly proofs: readonly Proof[];
}

/** A rollout that lasts no longer and loses no task is no news. */
const PATIENCE_MINUTES = 15;

/** The rollout that should have ended, or null. */
export function unfinishedRollout(symptoms: Symptoms): UnfinishedRollout | null {
  const { service } = symptoms;
  const primary = service?.deployments.find(({ status }) => status === 'PRIMARY');
  if (service === null || primary === undefined || primary.rolloutState !== 'IN_PROGRESS') return null;
  if (service.desiredCount === 0) return null;
  if (minutesAgo(symptoms, primary.createdAt) < PATIENCE_MINUTES && primary.failedTasks === 0) return null;
  const oldRunning = service.deployments
    .filter((each) => each !== primary)
    .reduce((sum, { runningCount }) => sum + runningCount, 0);
  const { failedTasks: count } = primary;
  return {
    primary,
    oldRunning,
    proofs: [
      ...(count === 0 ? [] : [{ code: 'FailedTasks', figures: { count } } as const]),
      ...(oldRunning === 0 ? [] : [{ code: 'OldTasksServe', figures: { running: oldRunning } } as const]),
      // ECS always writes that it is in progress.
      ...(primary.reason === null || /in progress\.?$/i.test(primary.reason)
        ? []
        : [{ code: 'Event', figures: { text: primary.reason, at: primary.createdAt } } as const]),
    ],
  };
}

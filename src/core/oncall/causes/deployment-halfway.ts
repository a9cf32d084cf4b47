import type { Evaluate } from '../cause.ts';
import { unfinishedRollout } from '../unfinished-rollout.ts';

/** A deployment stands half way: some of its tasks run, and it does not end. */
export const deploymentHalfway: Evaluate<'DeploymentHalfway'> = (symptoms) => {
  const rollout = unfinishedRollout(symptoms);
  if (rollout === null || rollout.primary.runningCount === 0) return null;
  const { primary, oldRunning, proofs } = rollout;
  return {
    code: 'DeploymentHalfway',
    figures: { running: primary.runningCount, desired: primary.desiredCount, oldRunning },
    since: primary.createdAt,
    sinceAtLeast: false,
    lastAt: symptoms.readAt,
    confidence: primary.failedTasks > 0 || oldRunning > 0 ? 'high' : 'medium',
    proofs,
  };
};

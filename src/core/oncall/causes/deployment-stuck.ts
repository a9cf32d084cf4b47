import type { Evaluate } from '../cause.ts';
import { unfinishedRollout } from '../unfinished-rollout.ts';

/** A deployment does not get its tasks to run: mostly the consequence of another cause. */
export const deploymentStuck: Evaluate<'DeploymentStuck'> = (symptoms) => {
  const rollout = unfinishedRollout(symptoms);
  if (rollout === null || rollout.primary.runningCount > 0) return null;
  const { primary, proofs } = rollout;
  return {
    code: 'DeploymentStuck',
    figures: { running: 0, desired: primary.desiredCount, failedTasks: primary.failedTasks },
    since: primary.createdAt,
    sinceAtLeast: false,
    lastAt: symptoms.readAt,
    confidence: primary.failedTasks > 0 ? 'high' : 'medium',
    proofs,
  };
};

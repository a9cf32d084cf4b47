import type { DeploymentEvidence, Evidence } from '../evidence.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';

/** Periods `from` up to but not including `to`, during which one size was in force. */
export interface SizeRegime {
  readonly size: TaskSize;
  readonly from: number;
  readonly to: number;
}

/** Periods in which tasks of two revisions ran side by side. */
export interface Rollout {
  readonly from: number;
  readonly to: number;
  /** The task size changed in it, so that its percentages are of two sizes at once. */
  readonly resized: boolean;
}

export interface SizeHistory {
  /** Oldest first; periods before the first known size belong to none. */
  readonly regimes: readonly SizeRegime[];
  readonly rollouts: readonly Rollout[];
}

/**
 * A rollout that goes on longer is a deployment that is stuck: its minutes are the service's daily life. ECS waits three
 * hours before it calls a deployment without a circuit breaker steady or failed, most are done within one.
 */
const LONGEST_ROLLOUT_SECONDS = 3 * 3600;

/** Which size was in force in each period, and which periods lie in a rollout. */
export function readSizeHistory(evidence: Evidence, periods: number): SizeHistory {
  const { startAt, periodSeconds } = evidence.metrics;
  const startMs = Date.parse(startAt);
  const periodMs = periodSeconds * 1000;
  const clamp = (index: number) => Math.min(periods, Math.max(0, index));
  const firstFrom = (time: string) => clamp(Math.ceil((Date.parse(time) - startMs) / periodMs));
  const lastBefore = (time: string) => clamp(Math.floor((Date.parse(time) - startMs) / periodMs));

  const sizes = evidence.taskSizes.filter((change, i, all) => {
    const before = all[i - 1];
    return before === undefined || !isSameSize(before, change);
  });
  const regimes = sizes
    .map((change, i) => {
      const next = sizes[i + 1];
      // A change inside a period leaves that period to neither size.
      return { size: change, from: firstFrom(change.since), to: next === undefined ? periods : lastBefore(next.since) };
    })
    .filter(({ from, to }) => to > from);

  const changedAt = sizes.slice(1).map(({ since }) => Date.parse(since));
  const rollouts = (evidence.deployments ?? [])
    .map((deployment) => ({ deployment, endMs: endOf(deployment, evidence.collectedAt) }))
    .filter(({ deployment, endMs }) => endMs - Date.parse(deployment.startedAt) <= LONGEST_ROLLOUT_SECONDS * 1000)
    .map(({ deployment, endMs }) => {
      const beginMs = Date.parse(deployment.startedAt);
      return {
        from: clamp(Math.floor((beginMs - startMs) / periodMs)),
        to: clamp(Math.ceil((endMs - startMs) / periodMs)),
        // A rollout that was rolled back may have run a size that never came into force.
        resized:
          deployment.status !== 'SUCCESSFUL' ||
          changedAt.some((ms) => ms >= beginMs - periodMs && ms <= endMs + periodMs),
      };
    })
    .filter(({ from, to }) => to > from);

  return { regimes, rollouts };
}

function endOf(deployment: DeploymentEvidence, collectedAt: string): number {
  return Date.parse(deployment.finishedAt ?? collectedAt);
}

/** The size in force at an instant, or null before the first known one. */
export function sizeAt(evidence: Evidence, time: string): TaskSize | null {
  const ms = Date.parse(time);
  return evidence.taskSizes.findLast(({ since }) => Date.parse(since) <= ms) ?? null;
}

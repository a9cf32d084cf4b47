import type { ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import type { DeploymentEvidence, TaskSizeChange } from '../core/evidence.ts';
import { isSameSize, type TaskSize } from '../core/task-size.ts';

/** A deployment with what its revision's task definition says; `size` is missing where that could not be read. */
export interface SizedDeployment {
  readonly status: string;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  readonly size?: TaskSize;
}

interface SizeHistory {
  readonly windowStart: Date;
  readonly createdAt: Date | undefined;
  /** The size that the service's task definition gives now. */
  readonly currentSize: TaskSize | undefined;
  /** When the service's task definition was last changed, where ECS says so. */
  readonly currentSince: Date | undefined;
  /** In any order; empty when they could not be read. */
  readonly deployments: readonly SizedDeployment[];
}

/** When a deployment began: a pending one has no start yet. */
function startOfDeployment(deployment: ServiceDeploymentBrief): Date | undefined {
  return deployment.startedAt ?? deployment.createdAt;
}

/** A deployment with the size of its revision; nothing for one that has no time at all. */
export function toSizedDeployment(deployment: ServiceDeploymentBrief, size: TaskSize | undefined): SizedDeployment[] {
  const startedAt = startOfDeployment(deployment);
  if (startedAt === undefined) return [];
  const { status = 'UNKNOWN', finishedAt } = deployment;
  return [{ status, startedAt, ...(finishedAt ? { finishedAt } : {}), ...(size ? { size } : {}) }];
}

/** The deployments that touch the window, oldest first. */
export function mapDeployments(
  deployments: readonly ServiceDeploymentBrief[],
  windowStart: Date,
): DeploymentEvidence[] {
  return deployments
    .flatMap((deployment) => {
      const startedAt = startOfDeployment(deployment);
      const { finishedAt } = deployment;
      if (startedAt === undefined || (finishedAt ?? startedAt) < windowStart) return [];
      return [
        {
          startedAt: startedAt.toISOString(),
          ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
          status: deployment.status ?? 'UNKNOWN',
        },
      ];
    })
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

/** When a deployment's size came into force; undefined when it was rolled back, stopped or never began. */
function inForceSince({ status, startedAt, finishedAt }: SizedDeployment): Date | undefined {
  if (status === 'SUCCESSFUL') return finishedAt ?? startedAt;
  return status === 'IN_PROGRESS' ? startedAt : undefined;
}

function collapse(changes: readonly { since: Date; size: TaskSize }[]): TaskSizeChange[] {
  return changes
    .filter(({ size }, index) => {
      const before = changes[index - 1];
      return before === undefined || !isSameSize(before.size, size);
    })
    .map(({ since, size: { cpuUnits, memoryMiB } }) => ({ since: since.toISOString(), cpuUnits, memoryMiB }));
}

/** The changes that matter from `start` on, the size in force at `start` first. */
function changesFrom(start: Date, history: SizeHistory): { since: Date; size: TaskSize | undefined }[] {
  const changes = history.deployments
    .flatMap((deployment) => {
      const since = inForceSince(deployment);
      return since === undefined ? [] : [{ since, size: deployment.size }];
    })
    .sort((a, b) => Number(a.since) - Number(b.since));
  const inside = changes.filter(({ since }) => since > start);
  const before = changes.findLast(({ since }) => since <= start);
  if (before !== undefined) return [{ since: start, size: before.size }, ...inside];
  const [first, ...later] = inside;
  // Before a new service's first deployment there was no other size.
  return first !== undefined && start === history.createdAt ? [{ ...first, since: start }, ...later] : inside;
}

/**
 * The task size in force over the window, oldest first, one entry per change. It begins at the window's start, or
 * later: when the service was created, or at the first deployment whose size is known. A deployment counts from its
 * end, since its own minutes are mixed; one under way counts from its start. Empty when no size is known.
 */
export function mapTaskSizes(history: SizeHistory): TaskSizeChange[] {
  const { windowStart, createdAt, currentSize, currentSince } = history;
  const start = createdAt !== undefined && createdAt > windowStart ? createdAt : windowStart;
  const known = changesFrom(start, history);
  const lastUnknown = known.findLastIndex(({ size }) => size === undefined);
  const sized = known.slice(lastUnknown + 1).flatMap(({ since, size }) => (size ? [{ since, size }] : []));
  const last = known.at(-1);
  if (currentSize === undefined) return collapse(sized);
  if (last === undefined) return collapse([{ since: start, size: currentSize }]);
  if (last.size === undefined) return collapse([{ since: last.since, size: currentSize }]);
  // A deployment that is not listed (yet) has changed the size.
  const since = currentSince !== undefined && currentSince > last.since ? currentSince : undefined;
  return collapse(since === undefined ? sized : [...sized, { since, size: currentSize }]);
}

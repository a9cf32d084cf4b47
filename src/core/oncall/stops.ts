import type { Proof } from './cause.ts';
import { type StopKind, stopKind, wordsOf } from './stop-kind.ts';
import type { Symptoms, TaskStop } from './symptoms.ts';

/** Stops of one kind, oldest first, with when that began. */
export interface StopSeries {
  readonly stops: readonly [TaskStop, ...TaskStop[]];
  readonly latest: TaskStop;
  readonly since: string;
  readonly sinceAtLeast: boolean;
  readonly lastAt: string;
}

/** ECS forgets stopped tasks after about an hour: what began before the oldest that it knows may be older still. */
const FORGOTTEN_AFTER_MS = 50 * 60_000;

/** The stops of a kind, or null when there are none. They began with the deployment while one that fails goes on. */
export function stopsOfKind(
  symptoms: Symptoms,
  kind: StopKind,
  fits: (stop: TaskStop) => boolean = () => true,
): StopSeries | null {
  const [first, ...others] = (symptoms.stops ?? []).filter((stop) => stopKind(stop) === kind && fits(stop));
  if (first === undefined) return null;
  const latest = others.at(-1) ?? first;
  const rollout = (symptoms.service?.deployments ?? []).find(
    ({ id, rolloutState }) =>
      rolloutState === 'IN_PROGRESS' && [first, ...others].every((stop) => stop.deploymentId === id),
  );
  const seenForMs = Date.parse(symptoms.readAt) - Date.parse(first.stoppedAt);
  const isOldest = (symptoms.stops ?? [])[0] === first;
  return {
    stops: [first, ...others],
    latest,
    since: rollout?.createdAt ?? first.stoppedAt,
    sinceAtLeast:
      rollout === undefined &&
      isOldest &&
      others.length > 0 &&
      seenForMs >= FORGOTTEN_AFTER_MS &&
      seenForMs <= 75 * 60_000,
    lastAt: latest.stoppedAt,
  };
}

/** How often, and in AWS's own words why. */
export function stopProofs({ stops, latest }: StopSeries): Proof[] {
  const said = wordsOf(latest);
  return [
    ...(said === '' ? [] : [{ code: 'Reason', figures: { text: said, at: latest.stoppedAt } } as const]),
    {
      code: 'Stops',
      figures: { count: stops.length, firstAt: stops[0].stoppedAt, lastAt: latest.stoppedAt },
    },
  ];
}

/** How many tasks run of how many, where the service could be read. */
export function taskProofs({ service }: Symptoms): Proof[] {
  if (service === null) return [];
  const { runningCount: running, desiredCount: desired, pendingCount: pending } = service;
  return [{ code: 'Tasks', figures: { running, desired, pending } }];
}

/** Seconds from a task's start to its end; null when it never started. */
export function livedSeconds({ startedAt, stoppedAt }: TaskStop): number | null {
  return startedAt === null ? null : Math.max(0, (Date.parse(stoppedAt) - Date.parse(startedAt)) / 1000);
}

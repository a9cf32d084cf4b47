import type { Evidence } from '../evidence.ts';

/** How long after its start a task may still be warming up; others leave out between 2 and 60 minutes. */
export const STARTUP_SECONDS = 900;

/** The moments, in milliseconds, at which tasks are known to have started: deployments, and the tasks that run now. */
export function taskStarts(evidence: Evidence): readonly number[] {
  const starts = [...(evidence.deployments ?? []), ...(evidence.tasks ?? [])];
  return [...new Set(starts.map(({ startedAt }) => Date.parse(startedAt)))].sort((a, b) => a - b);
}

import type { Evidence } from '../evidence.ts';

/** How long after its start a task may still be warming up; others leave out between 2 and 60 minutes. */
export const STARTUP_SECONDS = 900;

/** Starts that take up more of the window than this are the service's daily life. */
const LARGEST_SHARE = 0.05;

/**
 * The moments, in milliseconds, at which the service is known to have started: deployments, and those at which half of
 * the tasks that run now began. A task that scaling adds starts beside many that work.
 */
export function serviceStarts({ deployments = [], tasks = [], service }: Evidence): readonly number[] {
  const taskStarts = tasks.map(({ startedAt }) => Date.parse(startedAt)).sort((a, b) => a - b);
  const together = (ms: number) => taskStarts.filter((other) => Math.abs(other - ms) <= STARTUP_SECONDS * 1000).length;
  const half = Math.max(service.runningCount, tasks.length) / 2;
  const starts = [
    ...deployments.map(({ startedAt }) => Date.parse(startedAt)),
    ...[...new Set(taskStarts)].filter((ms) => together(ms) >= half),
  ];
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** The starts whose CPU is left out of the demand: none where they would take up more than a twentieth of the window. */
export function startsLeftOut(evidence: Evidence, windowSeconds: number): readonly number[] {
  const starts = serviceStarts(evidence);
  return starts.length * STARTUP_SECONDS > LARGEST_SHARE * windowSeconds ? [] : starts;
}

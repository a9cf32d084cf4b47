import type { Series } from '../core/evidence.ts';

interface TaskCountSources {
  /** Container Insights' RunningTaskCount, where it is on. */
  readonly runningTasks: Series | undefined;
  /** How many samples CloudWatch has of CPUUtilization in each period. */
  readonly cpuSamples: Series | undefined;
  readonly runningCount: number;
  readonly periodSeconds: number;
  /** True when revisions of the window differ in the resolution of their metrics: samples mean two things then. */
  readonly mixedResolution: boolean;
}

/** A task sends one sample a minute, or three where 20-second metrics are on. */
const SAMPLES_PER_MINUTE = [1, 3];

/** How far the count that samples give may be from ECS's own runningCount. */
const AGREEMENT = 0.2;

/** The last values looked at, and how far back: the newest minutes may not be in CloudWatch yet. */
const RECENT_VALUES = 3;
const RECENT_PERIODS = 12;

function recentMedian(series: Series): number | undefined {
  const recent = [...series.slice(-RECENT_PERIODS)].filter(Number.isFinite).slice(-RECENT_VALUES);
  return recent.sort((a, b) => a - b)[Math.floor(recent.length / 2)];
}

/** How many samples a task sends in a period, found by comparison with runningCount; undefined when none agrees. */
function samplesPerTask(samples: Series, { runningCount, periodSeconds }: TaskCountSources): number | undefined {
  const recent = recentMedian(samples);
  if (recent === undefined || runningCount === 0) return undefined;
  return SAMPLES_PER_MINUTE.map((perMinute) => (perMinute * periodSeconds) / 60).find(
    (perTask) => Math.abs(recent / perTask - runningCount) <= AGREEMENT * runningCount,
  );
}

/**
 * The number of running tasks by period: from Container Insights, its gaps filled from the number of CPU samples
 * where that agrees with ECS's running count within 20 % at the window's end. Undefined when neither can be trusted.
 */
export function mapRunningTaskCount(sources: TaskCountSources): Series | undefined {
  const { runningTasks, cpuSamples, mixedResolution } = sources;
  const perTask = cpuSamples && !mixedResolution ? samplesPerTask(cpuSamples, sources) : undefined;
  if (cpuSamples === undefined || perTask === undefined) return runningTasks;
  return cpuSamples.map((samples, index) => {
    const counted = runningTasks?.[index] ?? Number.NaN;
    // A period with any sample had a task: a lone late sample must not round to none.
    return Number.isNaN(counted) ? Math.max(1, Math.round(samples / perTask)) : counted;
  });
}

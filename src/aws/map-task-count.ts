import type { Series } from '../core/evidence.ts';

/** From when to when a task ran. */
export interface TaskLifetime {
  readonly startedAt: Date;
  /** Absent while it runs. */
  readonly stoppedAt?: Date;
}

interface TaskCountSources {
  /** Container Insights' RunningTaskCount, where it is on. */
  readonly runningTasks: Series | undefined;
  /** How many samples CloudWatch has of CPUUtilization in each period. */
  readonly cpuSamples: Series | undefined;
  readonly runningCount: number;
  /** The tasks of now and those that ECS still remembers, where they could be read. */
  readonly tasks?: readonly TaskLifetime[];
  /** The beginning of the first period. */
  readonly startAt?: Date;
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

/** The last values of a series: their median, and the periods that they are of. */
interface Stretch {
  readonly median: number;
  readonly from: number;
  readonly to: number;
}

function recentStretch(series: Series): Stretch | undefined {
  const periods = [...series.keys()].slice(-RECENT_PERIODS).filter((period) => !Number.isNaN(series[period]));
  const recent = periods.slice(-RECENT_VALUES);
  const [from, to] = [recent[0], recent.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const values = recent.map((period) => series[period] ?? Number.NaN).sort((a, b) => a - b);
  return { median: values[Math.floor(values.length / 2)] ?? Number.NaN, from, to };
}

/** How many tasks ran from the stretch's first minute to its last; undefined unless every task of now is known. */
function tasksThrough({ from, to }: Stretch, sources: TaskCountSources): number | undefined {
  const { tasks = [], startAt, periodSeconds, runningCount } = sources;
  if (startAt === undefined || tasks.filter(({ stoppedAt }) => stoppedAt === undefined).length !== runningCount) {
    return undefined;
  }
  const fromMs = startAt.getTime() + from * periodSeconds * 1_000;
  const toMs = startAt.getTime() + (to + 1) * periodSeconds * 1_000;
  return tasks.filter(
    ({ startedAt, stoppedAt }) => startedAt.getTime() <= fromMs && (stoppedAt?.getTime() ?? toMs) >= toMs,
  ).length;
}

function agrees(counted: number, tasks: number): boolean {
  return tasks > 0 && Math.abs(counted - tasks) <= AGREEMENT * tasks;
}

/**
 * How many samples a task sends in a period, found by comparison with runningCount or, where the service has just
 * scaled, with the tasks that ran all through the values compared. One task agrees with a service that sends one sample
 * a minute whatever its tasks, so that then the samples must have shown more at some time. Undefined when none agrees.
 */
function samplesPerTask(samples: Series, sources: TaskCountSources): number | undefined {
  const { runningCount, periodSeconds } = sources;
  const stretch = recentStretch(samples);
  if (stretch === undefined || runningCount === 0) return undefined;
  const candidates = SAMPLES_PER_MINUTE.map((perMinute) => (perMinute * periodSeconds) / 60);
  const now = candidates.find((perTask) => agrees(stretch.median / perTask, runningCount));
  if (now !== undefined) return now;
  const through = tasksThrough(stretch, sources) ?? 0;
  return candidates.find(
    (perTask) =>
      agrees(stretch.median / perTask, through) &&
      (through > 1 || samples.some((value) => value / perTask >= 2 - AGREEMENT)),
  );
}

/**
 * The number of running tasks by period: from Container Insights, its gaps filled from the number of CPU samples
 * where that agrees with ECS's tasks within 20 % at the window's end. Undefined when neither can be trusted.
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

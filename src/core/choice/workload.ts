import type { Architecture } from '../pricing/price-list.ts';
import { type TaskSize, taskSizes } from '../task-size.ts';

/** What a workload is: a server that answers, a worker that takes jobs as they come, or runs that each begin and end. */
export const WORKLOAD_KINDS = ['service', 'worker', 'batch'] as const;
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** What it keeps on disk: nothing, files that several tasks share, or a disk of its own. */
export const STATE_KINDS = ['none', 'shared', 'disk'] as const;
export type StateKind = (typeof STATE_KINDS)[number];

/** What of the machine below it takes for itself: nothing, its network, its kernel, or an image of one's own. */
export const HOST_ACCESS_KINDS = ['none', 'network', 'privileged', 'image'] as const;
export type HostAccessKind = (typeof HOST_ACCESS_KINDS)[number];

/** Everything about a workload that decides where it can run and what that costs. Null is "nobody said". */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly region: string;
  /** How long one request or run takes; null for what runs around the clock. */
  readonly runtimeMs: number | null;
  readonly requestsPerMonth: number | null;
  /** Requests that one task serves at the same time. */
  readonly concurrency: number;
  /** Tasks that run at the same time while it runs. */
  readonly tasks: number;
  /** Tasks that are kept however few requests there are. */
  readonly fewestTasks: number;
  /** Hours a day in which it runs. */
  readonly hoursPerDay: number;
  /** What one task needs. */
  readonly vcpu: number | null;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly windows: boolean;
  readonly kubernetes: boolean;
  readonly state: StateKind;
  readonly hostAccess: HostAccessKind;
  /** Connections that stay open longer than a request, such as WebSockets. */
  readonly longConnections: boolean;
  /** The image as it lies on disk. */
  readonly imageGiB: number | null;
  /** The longest start that is accepted. */
  readonly startSeconds: number | null;
  /** Whether a task may be stopped with two minutes' notice. */
  readonly interruptible: boolean | null;
  /** Whether the team is willing to run servers. */
  readonly servers: boolean | null;
  /** The architectures that its images exist for. */
  readonly architectures: readonly Architecture[];
}

/** Days of a month where requests become tasks, as the bill's 730 hours are 24 hours on 30.4 days. */
const DAYS_A_MONTH = 30.4;

/**
 * Tasks that serve so many requests at once: ceil(requests x runtime / (hours x 30.4 x 3600) / concurrency), at least one.
 * Example: 3 M requests of 800 ms around the clock keep 2,400,000 / 2,626,560 = 0.91 tasks busy, so that one serves them.
 */
export function tasksFor(
  requestsPerMonth: number,
  runtimeMs: number,
  { hoursPerDay, concurrency }: Pick<Workload, 'hoursPerDay' | 'concurrency'>,
): number {
  const busySeconds = (requestsPerMonth * runtimeMs) / 1000;
  return Math.max(1, Math.ceil(busySeconds / secondsAMonth(hoursPerDay) / concurrency));
}

/** Requests a month that one task serves when it is at work all the time. */
export function requestsATask(
  runtimeMs: number,
  { hoursPerDay, concurrency }: Pick<Workload, 'hoursPerDay' | 'concurrency'>,
): number {
  return (1000 * concurrency * secondsAMonth(hoursPerDay)) / runtimeMs;
}

/** Seconds of a month in which it runs. */
export function secondsAMonth(hoursPerDay: number): number {
  return hoursPerDay * DAYS_A_MONTH * 3600;
}

/** The smallest Fargate size that gives a task what it needs, or null when none does. */
export function fargateSizeFor(
  need: { readonly vcpu: number | null; readonly memoryMiB: number },
  operatingSystemFamily: 'LINUX' | 'WINDOWS_SERVER_2022_CORE',
  largest: { readonly cpuUnits: number } = { cpuUnits: Number.POSITIVE_INFINITY },
): TaskSize | null {
  const fits = (size: TaskSize) =>
    size.cpuUnits >= 1024 * (need.vcpu ?? 0) && size.memoryMiB >= need.memoryMiB && size.cpuUnits <= largest.cpuUnits;
  return taskSizes(operatingSystemFamily).find(fits) ?? null;
}

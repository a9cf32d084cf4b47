import type { ServiceRef } from '../ecs-service.ts';
import type { CapacityProvider, NotRead, Series, StoppedContainer } from '../evidence.ts';
import type { TaskSize } from '../task-size.ts';

/**
 * All that is known about a service at one moment. Instants are ISO 8601 in UTC; texts of AWS have been redacted; null
 * is what could not be read.
 */
export interface Symptoms {
  readonly readAt: string;
  readonly ref: ServiceRef;
  readonly service: ServiceState | null;
  /** Newest first. */
  readonly events: readonly ServiceEvent[];
  /** Of the last day, oldest first; ECS itself keeps about an hour. */
  readonly stops: readonly TaskStop[] | null;
  /** Running and starting tasks. */
  readonly tasks: readonly LiveTask[] | null;
  readonly usage: Usage | null;
  readonly scaling: ScalingState | null;
  /** Newest first; of the last day. */
  readonly scalingActivities: readonly ScalingActivity[];
  readonly targets: readonly TargetState[] | null;
  /** Newest first. */
  readonly rollouts: readonly PastRollout[];
  /** The task size now and what the newest revision changed. */
  readonly definition: DefinitionState | null;
  /** The last lines of the container that stopped; null unless asked for, or where there is none. */
  readonly logs: LogExcerpt | null;
  readonly notRead: readonly NotRead[];
}

/** Redacted lines of one log stream, oldest first. */
export interface LogExcerpt {
  readonly container: string;
  readonly group: string;
  readonly lines: readonly { readonly at: string; readonly text: string }[];
}

export interface ServiceState {
  readonly status: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly launchType: string | null;
  readonly capacityProviders: readonly CapacityProvider[];
  readonly healthCheckGracePeriodSeconds: number | null;
  readonly hasLoadBalancer: boolean;
  readonly targetGroupArns: readonly string[];
  /** The PRIMARY one first; more than one while a rollout goes on. */
  readonly deployments: readonly DeploymentState[];
}

export interface DeploymentState {
  readonly id: string;
  readonly status: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly createdAt: string;
  /** COMPLETED, FAILED or IN_PROGRESS; null where ECS does not say. */
  readonly rolloutState: string | null;
  readonly reason: string | null;
  readonly taskDefinition: string | null;
}

export interface ServiceEvent {
  readonly at: string;
  readonly text: string;
}

/** A task that ended, or that never began. */
export interface TaskStop {
  readonly taskId: string;
  readonly stoppedAt: string;
  readonly startedAt: string | null;
  readonly stopCode: string | null;
  readonly reason: string | null;
  /** The deployment that the task was of. */
  readonly deploymentId: string | null;
  readonly containers: readonly StoppedContainer[];
}

export interface LiveTask {
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly lastStatus: string;
  /** HEALTHY, UNHEALTHY or UNKNOWN, by the container health check. */
  readonly healthStatus: string;
  readonly capacityProvider: string | null;
}

/** One value a minute from `startAt`; NaN is a gap. */
export interface Usage {
  readonly startAt: string;
  readonly cpu: Series;
  readonly memory: Series;
  /** The fullest task. */
  readonly memoryMaximum: Series;
  /** The same hours a week before. */
  readonly lastWeek: { readonly cpu: Series; readonly memory: Series };
}

export interface ScalingState {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** The target of CPU tracking in percent, where there is one. */
  readonly cpuTarget: number | null;
}

export interface ScalingActivity {
  readonly at: string;
  /** The count that was set, or null where none was. */
  readonly toCount: number | null;
  readonly cause: string;
  /** True when it did not scale because the maximum was reached. */
  readonly isAtMaximum: boolean;
}

export interface TargetState {
  /** healthy, unhealthy, initial, draining, unused … */
  readonly state: string;
  /** Such as Target.Timeout. */
  readonly reason: string | null;
  readonly description: string | null;
}

export interface PastRollout {
  readonly status: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly reason: string | null;
}

export interface DefinitionState {
  readonly size: TaskSize | null;
  readonly registeredAt: string | null;
  readonly revision: number | null;
  /** Log group and stream prefix of each container with the awslogs driver. */
  readonly logs: readonly { readonly container: string; readonly group: string; readonly prefix: string | null }[];
  /** What the newest revision changed; empty when nothing is known. */
  readonly changes: readonly DefinitionChange[];
}

/** One difference between a task definition and the one before; values of variables are never in it. */
export type DefinitionChange =
  | { readonly what: 'image'; readonly container: string; readonly from: string; readonly to: string }
  | { readonly what: 'size'; readonly from: TaskSize; readonly to: TaskSize }
  | { readonly what: 'command'; readonly container: string }
  | { readonly what: 'environment'; readonly container: string; readonly names: readonly string[] }
  | { readonly what: 'secrets'; readonly container: string; readonly names: readonly string[] };

import type { TaskSize } from './task-size.ts';

/** The name and version of the evidence document. */
export const EVIDENCE_SCHEMA = 'fargate-advisor/evidence/1';

/** Values on a regular grid; NaN is a gap, never zero. */
export type Series = Float64Array;

export type LaunchType = 'FARGATE' | 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES';

export interface CapacityProvider {
  readonly name: string;
  readonly base: number;
  readonly weight: number;
}

export interface EvidenceService {
  readonly accountId?: string;
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
  /** Null when a capacity provider strategy is set. */
  readonly launchType: LaunchType | null;
  readonly capacityProviders?: readonly CapacityProvider[];
  readonly operatingSystemFamily: string;
  readonly cpuArchitecture: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly ephemeralStorageGiB?: number;
  readonly healthCheckGracePeriodSeconds?: number;
  readonly taskDefinitionArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The task size in force from `since` until the next entry. */
export interface TaskSizeChange extends TaskSize {
  readonly since: string;
}

/** Settings of a language runtime that decide how much memory it takes, read from variables and then forgotten. */
export interface RuntimeHints {
  readonly jvmMaxHeapMiB?: number;
  readonly jvmMaxRamPercent?: number;
  readonly nodeMaxOldSpaceMiB?: number;
  readonly dotnetHeapLimitPercent?: number;
  readonly goMemoryLimitMiB?: number;
}

export interface ContainerEvidence {
  readonly name: string;
  readonly essential: boolean;
  readonly cpuUnits?: number;
  readonly memoryMiB?: number;
  readonly memoryReservationMiB?: number;
  readonly command?: readonly string[];
  readonly runtimeHints?: RuntimeHints;
  /** Names only; the values are dropped on read. */
  readonly environmentNames?: readonly string[];
  readonly secretNames?: readonly string[];
}

export interface DeploymentEvidence {
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly status: string;
}

export interface StepAdjustment {
  readonly lowerBound?: number;
  readonly upperBound?: number;
  readonly adjustment: number;
}

export interface ScalingAlarm {
  readonly metric: string;
  readonly threshold: number;
  readonly comparison: string;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
}

export interface ScalingPolicy {
  /** As Application Auto Scaling says it: TargetTrackingScaling, StepScaling, PredictiveScaling. */
  readonly type: string;
  readonly metric?: string;
  readonly target?: number;
  readonly disableScaleIn?: boolean;
  readonly scaleOutCooldownSeconds?: number;
  readonly scaleInCooldownSeconds?: number;
  readonly stepAdjustments?: readonly StepAdjustment[];
  readonly adjustmentType?: string;
  readonly alarm?: ScalingAlarm;
}

export interface ScheduledAction {
  readonly schedule: string;
  readonly timezone?: string;
  readonly minCapacity?: number;
  readonly maxCapacity?: number;
}

export interface Autoscaling {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly policies: readonly ScalingPolicy[];
  readonly scheduledActions?: readonly ScheduledAction[];
}

export interface TaskEvidence {
  readonly startedAt: string;
  readonly cpuUnits?: number;
  readonly memoryMiB?: number;
}

export interface StoppedContainer {
  readonly name: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

export interface StoppedTask {
  readonly stoppedAt: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly StoppedContainer[];
}

export interface Utilization {
  readonly average: Series;
  readonly maximum?: Series;
}

/** Value i of every series is of the period that starts at `startAt + i * periodSeconds`. */
export interface MetricEvidence {
  readonly startAt: string;
  readonly periodSeconds: number;
  /** Percent of the task size in force; may exceed 100. */
  readonly cpuUtilization: Utilization;
  readonly memoryUtilization?: Utilization;
  readonly runningTaskCount?: Series;
  /** Requests a period. */
  readonly requestCount?: Series;
}

/** Something that could not be read, so that the answer can say what it does not rest on. */
export interface NotRead {
  /** The operation, such as `DescribeScalingPolicies`. */
  readonly what: string;
  readonly why: 'denied' | 'unavailable';
  /** The IAM action to allow, such as `application-autoscaling:DescribeScalingPolicies`. */
  readonly iamAction?: string;
}

/** All that the sizing engine knows about a service. */
export interface Evidence {
  readonly schema: typeof EVIDENCE_SCHEMA;
  readonly id: string;
  /** The end of the window, ISO 8601. */
  readonly collectedAt: string;
  readonly service: EvidenceService;
  readonly taskSizes: readonly TaskSizeChange[];
  readonly containers: readonly ContainerEvidence[];
  readonly deployments?: readonly DeploymentEvidence[];
  readonly autoscaling: Autoscaling | null;
  readonly tasks?: readonly TaskEvidence[];
  readonly stoppedTasks: readonly StoppedTask[];
  readonly metrics: MetricEvidence;
  readonly notRead?: readonly NotRead[];
}

/**
 * True when the service's tasks run on Fargate: by launch type, or by a strategy of Fargate providers. A document that
 * names neither was made for a Fargate task size by hand.
 */
export function isFargate(service: Pick<EvidenceService, 'launchType' | 'capacityProviders'>): boolean {
  const providers = service.capacityProviders ?? [];
  if (service.launchType !== null) return service.launchType === 'FARGATE';
  return providers.every(({ name }) => name === 'FARGATE' || name === 'FARGATE_SPOT');
}

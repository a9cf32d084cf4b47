/** One service of a sample account: what ECS knows of it, and the demand from which its metrics follow. */
export interface SampleService {
  readonly region: string;
  readonly clusterName: string;
  readonly name: string;
  /** What is true of this service, in one sentence. */
  readonly story: string;
  /** Null when a capacity provider strategy is set, as ECS leaves it out then. */
  readonly launchType: 'FARGATE' | 'EC2' | null;
  readonly capacityProviders: readonly CapacityProvider[];
  readonly operatingSystemFamily: string;
  readonly cpuArchitecture: 'X86_64' | 'ARM64';
  /** Milliseconds since 1970; no datapoint is older. */
  readonly createdAt: number;
  /** Oldest first; the first one created the service. */
  readonly deployments: readonly SampleDeployment[];
  readonly taskCount: TaskCount;
  readonly cpu: CpuDemand;
  readonly memory: TaskMemory;
  readonly startup: StartupSpike | null;
  readonly stops: readonly SampleStop[];
  readonly containers: readonly SampleContainer[];
  readonly scaling: SampleScaling | null;
  readonly targetGroup: SampleTargetGroup | null;
  readonly healthCheckGracePeriodSeconds: number | null;
  readonly ephemeralStorageGiB: number | null;
  readonly tags: Readonly<Record<string, string>>;
  /** How it is set up where that is not what most have. */
  readonly setup?: SampleSetup;
  /** Seed of this service's own noise. */
  readonly seed: number;
  /** What on-call finds, where it does not follow from the rest. */
  readonly incident?: SampleIncident;
}

/** Trouble as AWS tells of it. Instants are milliseconds since 1970. */
export interface SampleIncident {
  /** Service events beside those that follow from stops. */
  readonly events?: readonly { readonly at: number; readonly message: string }[];
  /** The health of the targets; all are healthy unless given. */
  readonly targets?: readonly SampleTarget[];
  /** Scaling activities in the place of those that follow from the task count. */
  readonly activities?: readonly SampleActivity[];
  /** Tasks that are wanted and do not run. */
  readonly missing?: { readonly tasks: number; readonly since: number };
  /** What the container that stopped has written last. */
  readonly logs?: readonly string[];
}

export interface SampleTarget {
  readonly state: string;
  readonly reason?: string;
  readonly description?: string;
}

export interface SampleActivity {
  readonly at: number;
  /** Null for one that did not scale because the maximum was reached. */
  readonly toCount: number | null;
  readonly cause: string;
}

/** A part of an answer, as AWS words it, laid over what every service has; undefined takes a field away. */
type Overlay = Readonly<Record<string, unknown>>;

export interface SampleSetup {
  /** Over the service of DescribeServices. */
  readonly service?: Overlay;
  /** Over the task definition of DescribeTaskDefinition. */
  readonly taskDefinition?: Overlay;
  /** Null where the lines of its log group never expire; 30 unless given. */
  readonly logRetentionDays?: number | null;
  /** GiB of ephemeral storage that each task holds; 3 unless given. */
  readonly storageGiB?: number;
}

export interface CapacityProvider {
  readonly name: string;
  readonly base: number;
  readonly weight: number;
}

/** A rollout of one task definition revision. Instants are milliseconds since 1970. */
export interface SampleDeployment {
  readonly startedAt: number;
  /** Null while it is in progress. */
  readonly finishedAt: number | null;
  readonly status: 'SUCCESSFUL' | 'ROLLBACK_SUCCESSFUL' | 'IN_PROGRESS';
  readonly statusReason?: string;
  readonly revision: number;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** Tasks that one in progress has got to run. */
  readonly startedTasks?: number;
}

/**
 * How many tasks run. `follows` keeps demand per task at or below `perTask` (CPU units, or MiB of `sharedMiB`),
 * out within ten minutes and in after fifteen; `schedule` counts by the local hour.
 */
export type TaskCount =
  | { readonly kind: 'fixed'; readonly tasks: number }
  | {
      readonly kind: 'follows';
      readonly of: 'cpu' | 'memory';
      readonly perTask: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'schedule';
      readonly fromHour: number;
      readonly toHour: number;
      readonly tasksInside: number;
      readonly tasksOutside: number;
    };

/** CPU units that the whole service needs, whatever its tasks can give. Hours are local to the region. */
export interface CpuDemand {
  readonly baseCpuUnits: number;
  /** Added at the top of the day; a cosine over 24 hours. */
  readonly dailyCpuUnits: number;
  readonly peakHour: number;
  /** The daily part is multiplied by it on Saturday and Sunday. */
  readonly weekendFactor: number;
  /** Largest relative deviation by chance, 0.1 = within ten percent. */
  readonly noiseShare: number;
  /** Largest relative deviation of one task from the mean over tasks. */
  readonly imbalanceShare: number;
  /** Outside these hours of Monday to Friday there is no daily part at all. */
  readonly officeHours?: { readonly fromHour: number; readonly untilHour: number };
  /** Replaces the daily figure within these hours; weekday 0 is Sunday. */
  readonly weeklyPeak?: {
    readonly weekday: number;
    readonly startHour: number;
    readonly hours: number;
    readonly cpuUnits: number;
  };
  /** Added from this moment on, in milliseconds since 1970. */
  readonly surge?: { readonly since: number; readonly cpuUnits: number };
}

/** MiB that one task holds: the sum of its parts, at most the task's memory. */
export interface TaskMemory {
  readonly baseMiB: number;
  readonly mibPerCpuUnit?: number;
  readonly leakMiBPerHour?: number;
  /** A heap that takes this share of whatever memory the task has. */
  readonly heapShareOfLimit?: number;
  /** MiB that the tasks hold together, split evenly among them, over the day. */
  readonly sharedMiB?: { readonly baseMiB: number; readonly dailyMiB: number };
  readonly noiseShare: number;
}

/** CPU units added to a task in its first minutes. */
export interface StartupSpike {
  readonly minutes: number;
  readonly cpuUnits: number;
}

/** A task that ended by other means than a deployment. `at` is milliseconds since 1970. */
export interface SampleStop {
  readonly at: number;
  readonly slot: number;
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly exitCode?: number;
  readonly containerReason?: string;
  /** Memory climbs to the limit over these minutes before `at`. */
  readonly memoryRampMinutes?: number;
  /** The task never ran, so it is in no metric. */
  readonly neverStarted?: boolean;
  /** A task of the newest deployment that ran for so long; it is in no metric. */
  readonly newestLivedMinutes?: number;
  /** The container that ended first; the main one unless given. */
  readonly containerName?: string;
}

/** A container as its task definition has it. */
export interface SampleContainer {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly cpuUnits?: number;
  readonly memoryMiB?: number;
  readonly memoryReservationMiB?: number;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly firelens?: boolean;
  /** Over the container definition. */
  readonly overlay?: Overlay;
}

export interface SampleTargetGroup {
  readonly loadBalancerName: string;
  readonly name: string;
  /** Requests a minute that one CPU unit of demand stands for. */
  readonly requestsPerCpuUnit: number;
}

export interface SampleScaling {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly policies: readonly SamplePolicy[];
  readonly scheduledActions: readonly SampleScheduledAction[];
}

export type SamplePolicy =
  | {
      readonly type: 'TargetTrackingScaling';
      readonly name: string;
      readonly metric:
        | 'ECSServiceAverageCPUUtilization'
        | 'ECSServiceAverageMemoryUtilization'
        | 'ALBRequestCountPerTarget';
      readonly target: number;
      readonly scaleOutCooldownSeconds: number;
      readonly scaleInCooldownSeconds: number;
      readonly disableScaleIn: boolean;
    }
  | {
      readonly type: 'StepScaling';
      readonly name: string;
      readonly cooldownSeconds: number;
      readonly steps: readonly SampleStep[];
      readonly alarm: {
        readonly name: string;
        readonly metric: 'CPUUtilization' | 'MemoryUtilization';
        readonly threshold: number;
        readonly comparison: 'GreaterThanOrEqualToThreshold' | 'LessThanOrEqualToThreshold';
        readonly periodSeconds: number;
        readonly evaluationPeriods: number;
      };
    };

/** Bounds are relative to the alarm's threshold, as Application Auto Scaling has them. */
export interface SampleStep {
  readonly lowerBound?: number;
  readonly upperBound?: number;
  readonly adjustment: number;
}

export interface SampleScheduledAction {
  readonly name: string;
  readonly schedule: string;
  readonly timezone: string;
  readonly minCapacity: number;
  readonly maxCapacity: number;
}

import type { TaskSize } from './task-size.ts';

/** Where a container's log lines go. */
export interface LogTarget {
  readonly driver: string;
  /** Of the awslogs driver. */
  readonly group?: string;
  readonly region?: string;
}

/** A path of the container that a volume of the task is mounted at. */
export interface MountPoint {
  readonly volume: string;
}

export interface PortMapping {
  readonly containerPort?: number;
  /** Absent or 0 where ECS chooses. */
  readonly hostPort?: number;
  /** `tcp` unless given. */
  readonly protocol?: string;
}

/** A container as its task definition has it: everything that can be judged, and no value of a variable. */
export interface ContainerDefinition {
  readonly name: string;
  /** With its tag or digest; the registry is part of it. */
  readonly image: string;
  readonly essential: boolean;
  readonly cpuUnits?: number;
  /** The hard limit. */
  readonly memoryMiB?: number;
  readonly memoryReservationMiB?: number;
  readonly user?: string;
  readonly privileged: boolean;
  readonly readonlyRootFilesystem: boolean;
  readonly hasHealthCheck: boolean;
  readonly stopTimeoutSeconds?: number;
  /** Null where the task definition says nothing. */
  readonly log: LogTarget | null;
  /** True for the container that routes the logs of the others (FireLens). */
  readonly isLogRouter: boolean;
  /** Where a log router has its configuration from: `file`, `s3`, or null where it says nothing. */
  readonly logRouterFile: string | null;
  /** Names of plain variables that look as if they held a secret, by their name or by the shape of their value. */
  readonly suspectedSecrets: readonly string[];
  readonly portMappings: readonly PortMapping[];
  readonly mountPoints: readonly MountPoint[];
  readonly volumesFrom: readonly string[];
  /** The containers that this one waits for. */
  readonly dependsOn: readonly string[];
  readonly links: readonly string[];
  /** Names such as `nofile`. */
  readonly ulimits: readonly string[];
  readonly gpus: number;
  /** What it asks for beside GPUs, such as `InferenceAccelerator`. */
  readonly otherResources: readonly string[];
  readonly extraHosts: number;
  /** True with DNS servers or search domains of its own. */
  readonly hasDnsSettings: boolean;
  readonly dockerSecurityOptions: readonly string[];
  readonly disablesNetworking: boolean;
  readonly hostname: boolean;
  /** Keys of `linuxParameters` that are set to something, such as `sharedMemorySize`. */
  readonly linuxParameters: readonly string[];
  readonly addedCapabilities: readonly string[];
  /** Its credential spec works only on an instance that has joined the domain. */
  readonly joinsDomain: boolean;
}

export type VolumeKind = 'host' | 'docker' | 'efs' | 'fsx' | 'ebs' | 'scratch' | 's3files';

export interface Volume {
  readonly name: string;
  readonly kind: VolumeKind;
  /** The path on the instance, of a host volume that names one. */
  readonly hostPath?: string;
  /** Of a Docker volume. */
  readonly driver?: string;
}

/** A task definition, with no value of a variable and no secret in it. */
export interface TaskDefinition {
  readonly arn?: string;
  readonly family: string;
  readonly revision?: number;
  readonly requiresCompatibilities: readonly string[];
  /** `bridge` where a definition for EC2 says nothing (Linux). */
  readonly networkMode?: string;
  readonly pidMode?: string;
  readonly ipcMode?: string;
  /** Of the task; a definition for EC2 may leave either out. */
  readonly cpuUnits?: number;
  readonly memoryMiB?: number;
  readonly operatingSystemFamily: string;
  readonly cpuArchitecture: string;
  readonly ephemeralStorageGiB?: number;
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
  readonly volumes: readonly Volume[];
  /** Expressions such as `attribute:ecs.instance-type == c5.large`. */
  readonly placementConstraints: readonly string[];
  readonly inferenceAccelerators: number;
  readonly containers: readonly ContainerDefinition[];
}

/** `web:12`, or the family alone where no revision is known. */
export function formatTaskDefinition({ family, revision }: Pick<TaskDefinition, 'family' | 'revision'>): string {
  return revision === undefined ? family : `${family}:${revision}`;
}

/** The task's own size, or undefined where it leaves CPU or memory to its containers. */
export function ownSize({ cpuUnits, memoryMiB }: TaskDefinition): TaskSize | undefined {
  return cpuUnits === undefined || memoryMiB === undefined ? undefined : { cpuUnits, memoryMiB };
}

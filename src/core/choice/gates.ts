import type { ComputeOption } from './compute-option.ts';
import type { HostAccessKind, Workload } from './workload.ts';

/** Why a workload cannot run somewhere, each with the figures of its sentence. */
export interface GateFigures {
  readonly RuntimeTooLong: { readonly limitMinutes: number };
  readonly RunsAroundTheClock: Record<string, never>;
  readonly MemoryTooLarge: { readonly limitMiB: number };
  readonly VcpuTooMany: { readonly limitVcpu: number };
  readonly NoGpu: Record<string, never>;
  readonly NoWindows: Record<string, never>;
  readonly NoArmImages: Record<string, never>;
  readonly NoX86Images: Record<string, never>;
  readonly NotInterruptible: Record<string, never>;
  readonly KubernetesNeeded: Record<string, never>;
  readonly NoHostAccess: { readonly kind: Exclude<HostAccessKind, 'none'> };
  readonly NoDisk: Record<string, never>;
  readonly NoLongConnections: Record<string, never>;
  readonly ImageTooLarge: { readonly limitGiB: number };
  readonly StartTooSlow: { readonly atLeastSeconds: number };
  readonly DrainedAfterDays: { readonly days: number };
  readonly NoServersWanted: Record<string, never>;
}
export type GateCode = keyof GateFigures;

export type Gate = { [Code in GateCode]: { readonly code: Code; readonly figures: GateFigures[Code] } }[GateCode];

interface Rule<Code extends GateCode> {
  readonly options: readonly ComputeOption[];
  /** The figures when the workload is shut out, else null. */
  readonly shuts: (workload: Workload, option: ComputeOption) => GateFigures[Code] | null;
}

const FARGATE: readonly ComputeOption[] = ['fargate', 'fargate-arm64', 'fargate-spot'];
const ON_FARGATE: readonly ComputeOption[] = [...FARGATE, 'eks-fargate'];
const SERVERS: readonly ComputeOption[] = ['ecs-ec2', 'eks-ec2'];
const ON_ECS: readonly ComputeOption[] = [...FARGATE, 'ecs-managed-instances', 'ecs-ec2'];

const LAMBDA_MINUTES = 15;
const MANAGED_INSTANCES_DAYS = 14;
const DAY_MS = 86_400_000;

/** Each option's largest task: Lambda's 10,240 MB, ECS's 32 vCPU and 244 GB, EKS's 16 vCPU and 120 GB less the 256 MB of its own. */
const LARGEST_MIB: Partial<Record<ComputeOption, number>> = {
  lambda: 10_240,
  fargate: 244 * 1024,
  'fargate-arm64': 244 * 1024,
  'fargate-spot': 244 * 1024,
  'eks-fargate': 120 * 1024 - 256,
};
const MOST_VCPU: Partial<Record<ComputeOption, number>> = {
  lambda: 6,
  fargate: 32,
  'fargate-arm64': 32,
  'fargate-spot': 32,
  'eks-fargate': 16,
};
/** Windows tasks on Fargate end at 4 vCPU and 30 GB. */
const WINDOWS_MOST_VCPU = 4;
const WINDOWS_LARGEST_MIB = 30 * 1024;

/** Lambda's container images end at 10 GB; on Fargate the image lies on the task's ephemeral storage. */
const LARGEST_IMAGE_GIB: Partial<Record<ComputeOption, number>> = {
  lambda: 10,
  fargate: 200,
  'fargate-arm64': 200,
  'fargate-spot': 200,
  'eks-fargate': 175,
};

/** What a task on Fargate takes at the very least to start. Source: AWS Batch, "can be provisioned in about 30 seconds". */
const FARGATE_START_SECONDS = 30;

const NOTHING = {};

/**
 * The hard gates, in the order in which a person asks: what cannot be is not priced. Sources: limits of AWS Lambda, ECS on
 * Fargate, EKS on Fargate and ECS Managed Instances as documented in 2026.
 */
const RULES: { readonly [Code in GateCode]: Rule<Code> } = {
  KubernetesNeeded: { options: ['lambda', ...ON_ECS], shuts: ({ kubernetes }) => (kubernetes ? NOTHING : null) },
  NoGpu: { options: ['lambda', ...ON_FARGATE], shuts: ({ gpus }) => (gpus > 0 ? NOTHING : null) },
  NoWindows: {
    options: ['lambda', 'fargate-arm64', 'fargate-spot', 'ecs-managed-instances', 'eks-fargate'],
    shuts: ({ windows }) => (windows ? NOTHING : null),
  },
  NoHostAccess: {
    options: ['lambda', ...ON_FARGATE, 'ecs-managed-instances'],
    // Managed Instances have the host's network; their machine image is AWS's, and nobody signs in to it.
    shuts: ({ hostAccess: kind }, option) =>
      kind === 'none' || (kind === 'network' && option === 'ecs-managed-instances') ? null : { kind },
  },
  RuntimeTooLong: {
    options: ['lambda'],
    shuts: ({ runtimeMs }) =>
      runtimeMs !== null && runtimeMs > LAMBDA_MINUTES * 60_000 ? { limitMinutes: LAMBDA_MINUTES } : null,
  },
  RunsAroundTheClock: {
    options: ['lambda'],
    shuts: ({ runtimeMs, requestsPerMonth }) => (runtimeMs === null && requestsPerMonth === null ? NOTHING : null),
  },
  DrainedAfterDays: {
    options: ['ecs-managed-instances'],
    shuts: ({ runtimeMs }) =>
      runtimeMs !== null && runtimeMs > MANAGED_INSTANCES_DAYS * DAY_MS ? { days: MANAGED_INSTANCES_DAYS } : null,
  },
  MemoryTooLarge: {
    options: ['lambda', ...ON_FARGATE],
    shuts: ({ memoryMiB, windows }, option) => {
      const limitMiB = windows ? WINDOWS_LARGEST_MIB : (LARGEST_MIB[option] ?? Number.POSITIVE_INFINITY);
      return memoryMiB > limitMiB ? { limitMiB } : null;
    },
  },
  VcpuTooMany: {
    options: ['lambda', ...ON_FARGATE],
    shuts: ({ vcpu, windows }, option) => {
      const limitVcpu = windows ? WINDOWS_MOST_VCPU : (MOST_VCPU[option] ?? Number.POSITIVE_INFINITY);
      return vcpu !== null && vcpu > limitVcpu ? { limitVcpu } : null;
    },
  },
  NoDisk: { options: ['lambda', 'eks-fargate'], shuts: ({ state }) => (state === 'disk' ? NOTHING : null) },
  NoLongConnections: {
    options: ['lambda'],
    shuts: ({ longConnections }) => (longConnections ? NOTHING : null),
  },
  ImageTooLarge: {
    options: ['lambda', ...ON_FARGATE],
    shuts: ({ imageGiB }, option) => {
      const limitGiB = LARGEST_IMAGE_GIB[option] ?? Number.POSITIVE_INFINITY;
      return imageGiB !== null && imageGiB > limitGiB ? { limitGiB } : null;
    },
  },
  NoArmImages: {
    options: ['fargate-arm64'],
    shuts: ({ architectures, windows }) => (!windows && !architectures.includes('ARM64') ? NOTHING : null),
  },
  NoX86Images: {
    options: ['fargate', 'eks-fargate'],
    shuts: ({ architectures }) => (architectures.includes('X86_64') ? null : NOTHING),
  },
  NotInterruptible: {
    options: ['fargate-spot'],
    shuts: ({ interruptible }) => (interruptible === false ? NOTHING : null),
  },
  StartTooSlow: {
    options: ON_FARGATE,
    // A server that runs is warm; only what starts anew for each run waits for a start.
    shuts: ({ kind, startSeconds }) =>
      kind === 'batch' && startSeconds !== null && startSeconds < FARGATE_START_SECONDS
        ? { atLeastSeconds: FARGATE_START_SECONDS }
        : null,
  },
  NoServersWanted: { options: SERVERS, shuts: ({ servers }) => (servers === false ? NOTHING : null) },
};

/** Everything that keeps the workload from running on the option; empty where it can. */
export function gatesOf(workload: Workload, option: ComputeOption): readonly Gate[] {
  return Object.entries(RULES).flatMap(([code, rule]) => {
    const figures = rule.options.includes(option) ? rule.shuts(workload, option) : null;
    // The table has each code's own figures.
    return figures === null ? [] : [{ code, figures } as Gate];
  });
}

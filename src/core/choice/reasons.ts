import type { ComputeOption } from './compute-option.ts';
import type { Workload } from './workload.ts';

/** What speaks for an option, each with the figures of its sentence. */
export interface ReasonForFigures {
  readonly Cheapest: { readonly percentBelowNext: number };
  readonly PaysOnlyRequests: { readonly busyPercent: number };
  readonly NothingToOperate: Record<string, never>;
  readonly NoServers: Record<string, never>;
  readonly StartsInASecond: Record<string, never>;
  readonly StopsByTheHour: { readonly hoursPerDay: number };
  readonly ArmIsCheaper: { readonly percent: number };
  readonly SpotIsCheaper: { readonly percent: number };
  readonly HasGpus: Record<string, never>;
  readonly HasWindows: Record<string, never>;
  readonly AwsPatches: Record<string, never>;
  readonly AnyInstanceType: Record<string, never>;
  readonly MachinesAreFull: { readonly percent: number };
  readonly KubernetesApi: Record<string, never>;
  readonly HostAccess: Record<string, never>;
  readonly CommitmentsApply: Record<string, never>;
  readonly OwnIsolation: Record<string, never>;
}
/** What speaks against an option. */
export interface ReasonAgainstFigures {
  readonly DearerThanCheapest: { readonly percent: number };
  readonly ColdStarts: Record<string, never>;
  readonly RunsEndAfter: { readonly minutes: number };
  readonly PaysWhileIdle: { readonly idlePercent: number };
  readonly StartsSlowly: { readonly fromSeconds: number; readonly toSeconds: number };
  readonly NeedsArmImages: Record<string, never>;
  readonly TwoMinutesNotice: Record<string, never>;
  readonly NoFallback: Record<string, never>;
  /** With one task the mix keeps it on demand. */
  readonly NothingOnSpot: Record<string, never>;
  readonly ServersToPatch: Record<string, never>;
  readonly MachinesAreEmpty: { readonly percent: number };
  readonly FeePercent: { readonly percent: number };
  readonly DrainedEveryTwoWeeks: Record<string, never>;
  readonly ClusterFee: { readonly monthlyUsd: number };
  readonly KubernetesToLearn: Record<string, never>;
  readonly X86OnDemandOnly: Record<string, never>;
  readonly NoPriceKnown: Record<string, never>;
  readonly SizesInSteps: { readonly unusedPercent: number };
}

type OneOf<Figures> = {
  [Code in keyof Figures]: { readonly code: Code; readonly figures: Figures[Code] };
}[keyof Figures];
export type ReasonFor = OneOf<ReasonForFigures>;
export type ReasonAgainst = OneOf<ReasonAgainstFigures>;

/** What the reasons of an option are judged by, beside the workload. */
export interface ReasonContext {
  readonly workload: Workload;
  readonly option: ComputeOption;
  /** USD a month, null where it is not priced. */
  readonly monthly: number | null;
  /** The cheapest option that is possible, and the next above it. */
  readonly cheapest: number | null;
  readonly next: number | null;
  /** The same on Fargate, x86 on demand. */
  readonly onFargate: number | null;
  /** The share of the time in which a task is at work, 0 to 1; null where requests or their runtime are not known. */
  readonly busyShare: number | null;
  readonly packedPercent: number | null;
  readonly startUp: { readonly fromSeconds: number; readonly toSeconds: number };
  /** The share of the task's memory or CPU, whichever is the more, that was not asked for. */
  readonly unusedPercent: number;
  /** The share of the tasks that would run on Spot. */
  readonly spotPercent: number;
}

/** A reason and how much it weighs: money by its share, the rest beside it on the same scale of 0 to 100. */
interface Weighed<R> {
  readonly reason: R;
  readonly weight: number;
}

/** How many of each a person is shown. */
const SHOWN = 2;

/** The two strongest reasons for the option. */
export function reasonsFor(context: ReasonContext): readonly ReasonFor[] {
  return strongest(allFor(context));
}

/** The two strongest reasons against it. */
export function reasonsAgainst(context: ReasonContext): readonly ReasonAgainst[] {
  return strongest(allAgainst(context));
}

function strongest<R>(weighed: readonly (Weighed<R> | null)[]): readonly R[] {
  return weighed
    .filter((one): one is Weighed<R> => one !== null && one.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SHOWN)
    .map(({ reason }) => reason);
}

const ON_FARGATE: readonly ComputeOption[] = ['fargate', 'fargate-arm64', 'fargate-spot', 'eks-fargate'];
const ON_MACHINES: readonly ComputeOption[] = ['ecs-ec2', 'ecs-managed-instances', 'eks-ec2'];
const ON_EKS: readonly ComputeOption[] = ['eks-fargate', 'eks-ec2'];

function allFor(context: ReasonContext): readonly (Weighed<ReasonFor> | null)[] {
  const { workload, option, monthly, cheapest, next, onFargate, busyShare, packedPercent } = context;
  const is = (...options: readonly ComputeOption[]) => options.includes(option);
  const when = (holds: boolean, reason: ReasonFor, weight: number) => (holds ? { reason, weight } : null);
  const below = percentBelow(monthly, onFargate);
  const belowNext = monthly === cheapest ? percentBelow(monthly, next) : 0;
  return [
    when(belowNext >= 1, { code: 'Cheapest', figures: { percentBelowNext: belowNext } }, 50 + belowNext / 2),
    when(
      is('lambda') && busyShare !== null,
      { code: 'PaysOnlyRequests', figures: { busyPercent: Math.round(1000 * (busyShare ?? 0)) / 10 } },
      60 * (1 - (busyShare ?? 1)),
    ),
    when(is('lambda'), { code: 'NothingToOperate', figures: {} }, 45),
    when(is('lambda'), { code: 'StartsInASecond', figures: {} }, quickStartWeight(workload)),
    when(is('fargate', 'fargate-arm64', 'fargate-spot'), { code: 'NoServers', figures: {} }, 40),
    when(ON_FARGATE.includes(option), { code: 'OwnIsolation', figures: {} }, 15),
    when(
      ON_FARGATE.includes(option) && workload.hoursPerDay < 24,
      { code: 'StopsByTheHour', figures: { hoursPerDay: workload.hoursPerDay } },
      2 * (24 - workload.hoursPerDay),
    ),
    when(is('fargate-arm64') && below >= 1, { code: 'ArmIsCheaper', figures: { percent: below } }, 30 + below),
    when(is('fargate-spot') && below >= 1, { code: 'SpotIsCheaper', figures: { percent: below } }, 30 + below),
    when(ON_MACHINES.includes(option) && workload.gpus > 0, { code: 'HasGpus', figures: {} }, 90),
    when(is('fargate', 'ecs-ec2', 'eks-ec2') && workload.windows, { code: 'HasWindows', figures: {} }, 70),
    when(ON_MACHINES.includes(option) && workload.hostAccess !== 'none', { code: 'HostAccess', figures: {} }, 90),
    when(ON_EKS.includes(option) && workload.kubernetes, { code: 'KubernetesApi', figures: {} }, 90),
    when(is('ecs-managed-instances'), { code: 'AwsPatches', figures: {} }, 35),
    when(
      ON_MACHINES.includes(option) && (packedPercent ?? 0) >= 80,
      { code: 'MachinesAreFull', figures: { percent: packedPercent ?? 0 } },
      (packedPercent ?? 0) / 2,
    ),
    when(ON_MACHINES.includes(option), { code: 'AnyInstanceType', figures: {} }, 20),
    when(ON_MACHINES.includes(option), { code: 'CommitmentsApply', figures: {} }, 18),
  ];
}

function allAgainst(context: ReasonContext): readonly (Weighed<ReasonAgainst> | null)[] {
  const { workload, option, monthly, cheapest, busyShare, packedPercent, startUp, unusedPercent, spotPercent } =
    context;
  const is = (...options: readonly ComputeOption[]) => options.includes(option);
  const when = (holds: boolean, reason: ReasonAgainst, weight: number) => (holds ? { reason, weight } : null);
  const dearer = percentAbove(monthly, cheapest);
  const idlePercent = Math.floor(100 * (1 - (busyShare ?? 1)));
  const isOnSpot = is('fargate-spot') && (monthly === null || spotPercent > 0);
  return [
    when(monthly === null, { code: 'NoPriceKnown', figures: {} }, 30),
    when(dearer >= 5, { code: 'DearerThanCheapest', figures: { percent: dearer } }, 20 + Math.min(70, dearer / 2)),
    when(is('lambda'), { code: 'ColdStarts', figures: {} }, workload.kind === 'service' ? 35 : 10),
    when(is('lambda'), { code: 'RunsEndAfter', figures: { minutes: 15 } }, 20),
    when(
      !is('lambda') && idlePercent >= 20,
      { code: 'PaysWhileIdle', figures: { idlePercent } },
      workload.kind === 'batch' && ON_FARGATE.includes(option) ? 0 : idlePercent / 2,
    ),
    when(ON_FARGATE.includes(option), { code: 'StartsSlowly', figures: startUp }, 25 + quickStartWeight(workload) / 2),
    when(
      is('fargate', 'fargate-arm64', 'fargate-spot') && unusedPercent >= 20,
      { code: 'SizesInSteps', figures: { unusedPercent } },
      unusedPercent / 2,
    ),
    when(is('fargate-arm64'), { code: 'NeedsArmImages', figures: {} }, 38),
    when(is('fargate-spot') && !isOnSpot, { code: 'NothingOnSpot', figures: {} }, 100),
    when(isOnSpot, { code: 'TwoMinutesNotice', figures: {} }, 60),
    when(isOnSpot, { code: 'NoFallback', figures: {} }, workload.tasks < 2 ? 65 : 35),
    when(is('ecs-ec2', 'eks-ec2'), { code: 'ServersToPatch', figures: {} }, 55),
    when(
      ON_MACHINES.includes(option) && packedPercent !== null && packedPercent < 80,
      { code: 'MachinesAreEmpty', figures: { percent: packedPercent ?? 0 } },
      70 - (packedPercent ?? 0) / 2,
    ),
    when(is('ecs-managed-instances'), { code: 'FeePercent', figures: { percent: workload.gpus > 0 ? 7.8 : 12 } }, 42),
    when(is('ecs-managed-instances'), { code: 'DrainedEveryTwoWeeks', figures: {} }, 30),
    when(ON_EKS.includes(option), { code: 'ClusterFee', figures: { monthlyUsd: 73 } }, 50),
    when(ON_EKS.includes(option) && !workload.kubernetes, { code: 'KubernetesToLearn', figures: {} }, 52),
    when(is('eks-fargate'), { code: 'X86OnDemandOnly', figures: {} }, 40),
  ];
}

/** How much a quick start matters: nobody said is little, a few seconds is much. */
function quickStartWeight({ startSeconds }: Workload): number {
  if (startSeconds === null) return 10;
  return startSeconds < 30 ? 50 : 5;
}

function percentBelow(usd: number | null, than: number | null): number {
  return usd === null || than === null || than <= 0 ? 0 : Math.round(100 * (1 - usd / than));
}

function percentAbove(usd: number | null, than: number | null): number {
  return usd === null || than === null || than <= 0 ? 0 : Math.round(100 * (usd / than - 1));
}

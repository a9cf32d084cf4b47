import type { GateFigures } from '../../src/core/choice/gates.ts';
import type { ChoiceNoteFigures } from '../../src/core/choice/notes.ts';
import type { ChoiceProblemFigures } from '../../src/core/choice/read-workload.ts';
import type { ReasonAgainstFigures, ReasonForFigures } from '../../src/core/choice/reasons.ts';

/** One set of figures for everything that a choice may say, so that nothing new can go untested. */
export const SAMPLE_GATES: GateFigures = {
  RuntimeTooLong: { limitMinutes: 15 },
  RunsAroundTheClock: {},
  MemoryTooLarge: { limitMiB: 10_240 },
  VcpuTooMany: { limitVcpu: 16 },
  NoGpu: {},
  NoWindows: {},
  NoArmImages: {},
  NoX86Images: {},
  NotInterruptible: {},
  KubernetesNeeded: {},
  NoHostAccess: { kind: 'privileged' },
  NoDisk: {},
  NoLongConnections: {},
  ImageTooLarge: { limitGiB: 10 },
  StartTooSlow: { atLeastSeconds: 30 },
  DrainedAfterDays: { days: 14 },
  NoServersWanted: {},
};

export const SAMPLE_REASONS_FOR: ReasonForFigures = {
  Cheapest: { percentBelowNext: 20 },
  PaysOnlyRequests: { busyPercent: 12 },
  NothingToOperate: {},
  NoServers: {},
  StartsInASecond: {},
  StopsByTheHour: { hoursPerDay: 8 },
  ArmIsCheaper: { percent: 20 },
  SpotIsCheaper: { percent: 50 },
  HasGpus: {},
  HasWindows: {},
  AwsPatches: {},
  AnyInstanceType: {},
  MachinesAreFull: { percent: 95 },
  KubernetesApi: {},
  HostAccess: {},
  CommitmentsApply: {},
  OwnIsolation: {},
};

export const SAMPLE_REASONS_AGAINST: ReasonAgainstFigures = {
  DearerThanCheapest: { percent: 61 },
  ColdStarts: {},
  RunsEndAfter: { minutes: 15 },
  PaysWhileIdle: { idlePercent: 80 },
  StartsSlowly: { fromSeconds: 30, toSeconds: 60 },
  NeedsArmImages: {},
  TwoMinutesNotice: {},
  NoFallback: {},
  NothingOnSpot: {},
  ServersToPatch: {},
  MachinesAreEmpty: { percent: 31 },
  FeePercent: { percent: 12 },
  DrainedEveryTwoWeeks: {},
  ClusterFee: { monthlyUsd: 73 },
  KubernetesToLearn: {},
  X86OnDemandOnly: {},
  NoPriceKnown: {},
  SizesInSteps: { unusedPercent: 40 },
};

export const SAMPLE_CHOICE_NOTES: ChoiceNoteFigures = {
  SizeRoundedUp: { asked: { cpuUnits: 256, memoryMiB: 3072 }, size: { cpuUnits: 512, memoryMiB: 3072 } },
  InterruptionNotSaid: { option: 'fargate-arm64', usd: 331.64 },
  ArmImagesNotSaid: { option: 'fargate', usd: 414.49 },
  SingleTask: { option: 'fargate', usd: 20.72 },
  SavingsPlans: { option: 'fargate', oneYearUsd: 28.83, threeYearsUsd: 19.82 },
};

export const SAMPLE_CHOICE_PROBLEMS: ChoiceProblemFigures = {
  NothingTold: {},
  MemoryMissing: {},
  RuntimeMissing: { requests: 3_000_000 },
  RequestsMissing: { runtimeMs: 1_200_000 },
  TasksTooFew: { tasks: 1, needed: 3 },
  WindowsOnArm: {},
  OnlyImpossible: { only: ['lambda'], gates: [{ code: 'NoGpu', figures: {} }], possible: ['ecs-ec2', 'eks-ec2'] },
};

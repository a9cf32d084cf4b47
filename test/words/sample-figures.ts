import type { CommandProblem } from '../../src/core/command/command.ts';
import type { AbstentionFigures, WarningFigures } from '../../src/core/recommendation.ts';
import type { ExplanationFigures } from '../../src/core/sizing/explanation.ts';

/** One set of figures for every notice, so that a new notice cannot go untested. */
export const SAMPLE_WARNINGS: WarningFigures = {
  NotRead: { what: 'DescribeScalingPolicies', why: 'denied', iamAction: 'application-autoscaling:Describe' },
  OutOfMemoryStops: { count: 1, lastAt: '2026-11-19T03:05:00Z', container: 'app', ownLimitMiB: 512 },
  MemoryLeakSuspected: { mibPerDay: 120, hoursToLimit: 50, isLeak: true },
  MemoryRestartsMaskGrowth: { restarts: 3, mibPerDay: 80 },
  HeapFollowsLimit: { plateauPercent: 82, setting: '-XX:MaxRAMPercentage' },
  StartupSpike: { peakVcpu: 2, steadyVcpu: 0.3, minutes: 4, graceSeconds: 300 },
  WeeklyPeak: { weekday: 1, hourUtc: 9, weeks: 2, peakVcpu: 1.5, covered: true },
  MonthEndNotSeen: { days: 14 },
  FewDays: { days: 3.5 },
  Gaps: { percent: 4.2 },
  SizeChanged: { changes: 1, currentDays: 6, comparableDays: 14 },
  RolloutMinutesLeftOut: { minutes: 45 },
  SingleTask: {},
  SpotOnly: {},
  NoPrice: { region: 'eu-west-1', what: 'Windows', nearest: 'us-east-1' },
  IgnoredByTag: { tag: 'fargate-advisor:ignore' },
  TargetTracking: {
    metric: 'ECSServiceAverageCPUUtilization',
    target: 60,
    lever: 'memory',
    leverMonthlyUsd: 40,
  },
  RequestTracking: { target: 1500 },
  AtMaxCapacity: { maxCapacity: 6, percent: 36 },
  ContainerFloor: { cpuUnits: 256, memoryMiB: 384, containers: 'log_router, envoy' },
  LargestSize: { vcpu: 32, memoryMiB: 249_856 },
  SmallSaving: { usd: 2.4, percent: 6 },
  ZeroTasks: {},
  BadDatapoints: { count: 2 },
  GoalFromTag: { goal: 'safe' },
  CpuImbalance: { hottestOverAverage: 2.4 },
  FewerBiggerTasks: { tasks: 2, cpuUnits: 1024, memoryMiB: 2048 },
  BelowOneVcpu: { cpuUnits: 512 },
};

export const SAMPLE_ABSTENTIONS: AbstentionFigures = {
  NotFargate: { launchType: 'EC2' },
  NotEnoughHistory: { hours: 6, neededHours: 24 },
  CpuCensored: { pinnedMinutes: 600, cpuUnits: 1024 },
  NoMemoryMetric: {},
  NoTaskCount: { metric: 'ECSServiceAverageCPUUtilization' },
  MixedSizes: { sizes: '1 vCPU / 2 GB, 2 vCPU / 4 GB' },
  StepScaling: { metric: 'CPUUtilization' },
  PredictiveScaling: {},
  CustomMetricTracking: { metric: 'QueueDepth' },
  MemoryTracking: { target: 70 },
  MixedPolicies: { policies: 3 },
};

export const SAMPLE_STEPS: ExplanationFigures = {
  Window: { days: 14, periodSeconds: 300, gapsPercent: 1 },
  SizeHistory: { sizes: 2, comparableDays: 6, rolloutMinutes: 45 },
  CpuLevel: { level: 'recentHigh', vcpu: 0.741 },
  MemoryLevel: { level: 'peak', mib: 1843 },
  MemoryDrift: { share: 0.42 },
  Floor: { cpuUnits: 320, memoryMiB: 512, because: 'sidecars' },
  Choice: {
    goal: 'cost',
    cpuUnits: 512,
    memoryMiB: 2048,
    cpuRisk: 0.012,
    memoryRisk: 0.004,
    priceOverBase: 1.18,
    tradeOff: 1.6,
    monthlyUsd: 21.3,
  },
  Binding: { dimension: 'both', cpuHeadroomPercent: 38, memoryHeadroomPercent: 11 },
  Neighbour: { cpuUnits: 1024, memoryMiB: 4096, extraMonthlyUsd: 6.5, memoryFactor: 2, cpuFactor: 1 },
  Alternative: { what: 'arm64', monthlyUsd: 29, savingsUsd: 7 },
  Confidence: { confidence: 'medium', doubts: ['fewDays', 'unsteady'] },
  Fleet: { goal: 'safe', averageTasks: 3.4, target: 60, minCapacity: 2, maxCapacity: 10, monthlyUsd: null },
};

export const SAMPLE_PROBLEMS: readonly CommandProblem[] = [
  { code: 'UnknownCommand', typed: 'sise', didYouMean: 'size' },
  { code: 'UnknownOption', typed: '--dais' },
  { code: 'OnlyElsewhere', typed: '--from', where: 'cli' },
  { code: 'OnlyElsewhere', typed: 'digest', where: 'slack' },
  { code: 'MissingService', command: 'size' },
  { code: 'MissingValue', option: '--days', expected: '1–63' },
  { code: 'BadValue', option: '--days', value: '90', expected: '1–63', nearest: '63', because: 'FiveMinuteRetention' },
  { code: 'TooManyArguments', typed: 'other' },
  { code: 'ConflictingOptions', options: ['--from', '--days'] },
  { code: 'NeedsOption', option: '--metrics', needs: '--task-definition' },
];

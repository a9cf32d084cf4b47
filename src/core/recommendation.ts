import type { FleetUnknown } from './autoscaling/find-fleet.ts';
import type { LeverName } from './autoscaling/lever.ts';
import type { TaskSize } from './task-size.ts';

/** The name and version of the recommendation document. */
export const RECOMMENDATION_SCHEMA = 'fargate-advisor/recommendation/1';

/** How much risk the reader takes for a lower price, cheapest first. */
export const GOALS = ['cost', 'balanced', 'safe'] as const;
export type Goal = (typeof GOALS)[number];

export type Finding = 'Overprovisioned' | 'Underprovisioned' | 'Optimized' | 'Undetermined';

export type ReasonCode =
  | 'CPUOverprovisioned'
  | 'CPUUnderprovisioned'
  | 'MemoryOverprovisioned'
  | 'MemoryUnderprovisioned';

export type Confidence = 'high' | 'medium' | 'low';

/**
 * What could not be answered, each with the figures that its sentence needs. The sentences themselves are in
 * `words/`, so that every notice exists in every language or does not compile.
 */
export interface AbstentionFigures {
  readonly NotFargate: { readonly launchType: string };
  readonly NotEnoughHistory: { readonly hours: number; readonly neededHours: number };
  readonly CpuCensored: { readonly pinnedMinutes: number; readonly cpuUnits: number };
  readonly NoMemoryMetric: Record<string, never>;
  readonly NoTaskCount: { readonly metric: string };
  readonly MixedSizes: { readonly sizes: string };
  /** `missing` is the fact that a replay of the fleet lacks. */
  readonly StepScaling: { readonly metric: string; readonly missing: FleetUnknown | 'mixed' };
  readonly PredictiveScaling: Record<string, never>;
  readonly CustomMetricTracking: { readonly metric: string };
  readonly MemoryTracking: { readonly target: number; readonly missing: FleetUnknown | 'mixed' };
  readonly MixedPolicies: { readonly policies: number };
}
export type AbstentionCode = keyof AbstentionFigures;

/** What the reader must know beside the size, each with the figures of its sentence. */
export interface WarningFigures {
  readonly NotRead: { readonly what: string; readonly why: 'denied' | 'unavailable'; readonly iamAction: string };
  readonly OutOfMemoryStops: {
    readonly count: number;
    readonly lastAt: string;
    readonly container: string;
    readonly ownLimitMiB: number;
  };
  readonly MemoryLeakSuspected: { readonly mibPerDay: number; readonly hoursToLimit: number; readonly isLeak: boolean };
  readonly MemoryRestartsMaskGrowth: { readonly restarts: number; readonly mibPerDay: number };
  readonly HeapFollowsLimit: { readonly plateauPercent: number; readonly setting: string };
  readonly StartupSpike: {
    readonly peakVcpu: number;
    readonly steadyVcpu: number;
    readonly minutes: number;
    /** Zero where the service has none. */
    readonly graceSeconds: number;
  };
  readonly WeeklyPeak: {
    readonly weekday: number;
    readonly hourUtc: number;
    readonly weeks: number;
    readonly peakVcpu: number;
    readonly covered: boolean;
  };
  readonly MonthEndNotSeen: { readonly days: number };
  readonly FewDays: { readonly days: number };
  readonly Gaps: { readonly percent: number };
  readonly SizeChanged: { readonly changes: number; readonly currentDays: number; readonly comparableDays: number };
  readonly RolloutMinutesLeftOut: { readonly minutes: number };
  readonly SingleTask: Record<string, never>;
  readonly SpotOnly: Record<string, never>;
  readonly NoPrice: { readonly region: string; readonly what: string; readonly nearest: string };
  readonly IgnoredByTag: { readonly tag: string };
  readonly TargetTracking: {
    readonly metric: string;
    readonly target: number;
    readonly lever: LeverName | 'none' | 'unknown';
    readonly leverMonthlyUsd: number;
  };
  readonly RequestTracking: {
    readonly target: number;
    readonly lever: LeverName | 'none' | 'unknown';
    readonly leverMonthlyUsd: number;
  };
  readonly StepsReplayed: {
    readonly metric: string;
    readonly lever: LeverName | 'none' | 'unknown';
    readonly leverMonthlyUsd: number;
  };
  readonly MemoryBase: { readonly baseMiB: number; readonly by: 'requests' | 'cpu' };
  readonly PolicyAtRest: { readonly metric: string; readonly target: number; readonly highestPercent: number };
  readonly IdleHours: {
    readonly fromHour: number;
    readonly untilHour: number;
    readonly weekdays: readonly number[];
    readonly idleHoursAWeek: number;
    /** Null where no price is known. */
    readonly monthlyUsd: number | null;
    readonly scheduledActions: number;
  };
  readonly AtMaxCapacity: { readonly maxCapacity: number; readonly percent: number };
  readonly ContainerFloor: { readonly cpuUnits: number; readonly memoryMiB: number; readonly containers: string };
  readonly LargestSize: { readonly vcpu: number; readonly memoryMiB: number };
  /** `usd` is null where no price is known: then the share is of the sizes alone. */
  readonly SmallSaving: { readonly usd: number | null; readonly percent: number };
  readonly ZeroTasks: Record<string, never>;
  readonly BadDatapoints: { readonly count: number };
  readonly GoalFromTag: { readonly goal: string };
  readonly CpuImbalance: { readonly hottestOverAverage: number };
  /** What it costs more (negative: less), null without a price; and MiB that a task holds whatever its load, at most. */
  readonly FewerBiggerTasks: {
    readonly tasks: number;
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly extraMonthlyUsd: number | null;
    readonly baseMiB: number;
  };
  readonly TwoSmallerTasks: {
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly extraMonthlyUsd: number | null;
    readonly baseMiB: number;
  };
  readonly BelowOneVcpu: { readonly cpuUnits: number };
}
export type WarningCode = keyof WarningFigures;

/** A dimension that the evidence does not allow to be answered. */
export type Abstention = {
  [Code in AbstentionCode]: {
    readonly dimension: 'cpu' | 'memory' | 'service';
    readonly code: Code;
    readonly figures: AbstentionFigures[Code];
  };
}[AbstentionCode];

export type Warning = {
  [Code in WarningCode]: { readonly code: Code; readonly figures: WarningFigures[Code] };
}[WarningCode];

/** The option's size run over the service's own history. */
export interface Replay {
  /** Days of comparable data replayed. */
  readonly days: number;
  /** Share of periods whose Average demand is above the option's CPU. */
  readonly cpuCappedShare: number;
  readonly cpuCappedMinutes: number;
  /** Minutes in which the hottest task's Maximum is above the option's CPU. */
  readonly cpuPeakMinutes: number;
  /** Minutes in which the Maximum of memory is above the option's memory. */
  readonly memoryOverMinutes: number;
}

/** What the fleet of an autoscaled service looks like under an option. */
export interface OptionScaling {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** Null where steps decide. */
  readonly target: number | null;
  readonly averageTasks: number;
}

export interface SizeOption extends TaskSize {
  readonly goal: Goal;
  readonly monthlyUsd: number | null;
  readonly estimatedMonthlySavingsUsd: number | null;
  readonly replay: Replay;
  readonly scaling?: OptionScaling;
}

export interface CurrentSize extends TaskSize {
  readonly monthlyUsd: number | null;
}

export interface PriceSource {
  readonly region: string;
  /** The date of the price list, ISO 8601. */
  readonly asOf: string;
  readonly source: string;
}

/**
 * The engine's answer for one service. The document `fargate-advisor/recommendation/1` is this with a sentence
 * (`detail`) for every abstention and warning.
 */
export interface Recommendation {
  readonly schema: typeof RECOMMENDATION_SCHEMA;
  readonly id: string;
  readonly finding: Finding;
  readonly reasonCodes: readonly ReasonCode[];
  /** The whole service a month of 730 h, list price; null only when no task size is known. */
  readonly current: CurrentSize | null;
  /** The option of the goal asked for, or null when nothing is worth doing or nothing can be said. */
  readonly recommended: SizeOption | null;
  readonly options: readonly SizeOption[];
  readonly abstained: readonly Abstention[];
  readonly warnings: readonly Warning[];
  readonly confidence: Confidence;
  readonly prices: PriceSource | null;
}

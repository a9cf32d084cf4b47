import type { LeverName } from '../autoscaling/lever.ts';
import type { Confidence, Goal } from '../recommendation.ts';
import type { Doubt } from './confidence.ts';
import type { FloorReason } from './floors.ts';
import type { CpuLevelName, MemoryLevelName } from './risk.ts';

/**
 * How the engine came to its answer, step by step, with the figures that let a reader recompute it.
 * CPU in vCPU, memory in MiB, both of one task; money in USD a month for the whole service.
 */
export interface ExplanationFigures {
  /** What was looked at. */
  readonly Window: { readonly days: number; readonly periodSeconds: number; readonly gapsPercent: number };
  /** Which part of it counts: percentages were read against the size in force at each moment. */
  readonly SizeHistory: { readonly sizes: number; readonly comparableDays: number; readonly rolloutMinutes: number };
  /** A reference level of CPU demand: what a cap is measured against. */
  readonly CpuLevel: { readonly level: CpuLevelName; readonly vcpu: number };
  /** A reference level of memory demand. */
  readonly MemoryLevel: { readonly level: MemoryLevelName; readonly mib: number };
  /** How far memory has been seen to climb: 0 for days that are all alike, 1 for full weight of what lies beyond the peak. */
  readonly MemoryDrift: { readonly share: number };
  /** The least that containers' own reservations and limits, or an OutOfMemory stop, leave room for. */
  readonly Floor: { readonly cpuUnits: number; readonly memoryMiB: number; readonly because: FloorReason };
  /**
   * One goal's pick: the risk that remains (in votes for more), its price over that of the size that just holds what was
   * usual, and the votes that the goal overrules to save that. No other size has less of risk + trade-off x price.
   */
  readonly Choice: {
    readonly goal: Goal;
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly cpuRisk: number;
    readonly memoryRisk: number;
    readonly priceOverBase: number;
    readonly tradeOff: number;
    readonly monthlyUsd: number | null;
  };
  /** Which dimension decides the size, and the room that rounding to the table gave away. */
  readonly Binding: {
    readonly dimension: 'cpu' | 'memory' | 'both';
    readonly cpuHeadroomPercent: number;
    readonly memoryHeadroomPercent: number;
  };
  /** A neighbour in the size table worth knowing. */
  readonly Neighbour: {
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly extraMonthlyUsd: number;
    readonly memoryFactor: number;
    readonly cpuFactor: number;
  };
  /** The same size on Graviton, or on Spot. */
  readonly Alternative: { readonly what: 'arm64' | 'spot'; readonly monthlyUsd: number; readonly savingsUsd: number };
  /** How the confidence came about. */
  readonly Confidence: { readonly confidence: Confidence; readonly doubts: readonly Doubt[] };
  /** The replay of the fleet under target tracking. */
  readonly Fleet: {
    readonly goal: Goal;
    readonly averageTasks: number;
    /** Percent, or requests a minute of a task; null where steps decide. */
    readonly target: number | null;
    readonly countsRequests: boolean;
    readonly minCapacity: number;
    readonly maxCapacity: number;
    readonly monthlyUsd: number | null;
  };
  /** What a setting is worth a month, turned alone; most first. */
  readonly Lever: { readonly lever: LeverName; readonly monthlyUsd: number };
}
export type ExplanationCode = keyof ExplanationFigures;

export type ExplanationStep = {
  [Code in ExplanationCode]: { readonly code: Code; readonly figures: ExplanationFigures[Code] };
}[ExplanationCode];

export type Explanation = readonly ExplanationStep[];

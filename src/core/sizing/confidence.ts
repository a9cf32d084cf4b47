import type { Abstention, Confidence } from '../recommendation.ts';
import type { Coverage } from './coverage.ts';
import { ABOVE_MEMORY_PEAK } from './floors.ts';
import { isImbalanced } from './imbalance.ts';
import type { Levels } from './levels.ts';
import type { Options } from './options.ts';
import type { Situation } from './situation.ts';

/** What lowers confidence, in the order in which a reader should hear it. */
export type Doubt =
  | 'abstained'
  | 'fewDays'
  | 'gaps'
  | 'littleRoom'
  | 'littleMemory'
  | 'unsteady'
  | 'outOfMemory'
  | 'growing'
  | 'uneven'
  | 'coarse';

/** Thresholds of `balanced`, calibrated on the backtest: docs/algorithm.md has the shares. */
const HIGH_FROM_DAYS = 10;
const LOW_UNDER_DAYS = 2;
/** Room above the highest Average for `high`, and below which the answer is `low`. */
const ROOM = 1.2;
const LOW_UNDER_ROOM = 0.7;
/** The usual day's peak as a share of the highest: a service whose days are alike. */
const STEADY = 0.5;
/** Room above the floor of memory that a service which drifts in full should have. */
const MEMORY_ROOM = 1.5;
const NOTABLE_GAPS_PERCENT = 20;
/** Periods longer than an hour hide what a task needs at its peak. */
const COARSE_PERIOD_SECONDS = 3600;

export interface Judged {
  readonly confidence: Confidence;
  readonly doubts: readonly Doubt[];
}

/** How sure the answer is: `high` without a doubt, `low` when the evidence itself is thin or a dimension is missing. */
export function confidenceOf(
  situation: Situation,
  coverage: Coverage,
  levels: Levels,
  { choices, tracked }: Pick<Options, 'choices' | 'tracked'>,
  abstained: readonly Abstention[],
): Judged {
  const doubts: Doubt[] = [];
  const { balanced } = choices;
  const memory = tracked?.tracks === 'memory' ? null : levels.memory;
  // A tracked fleet's CPU is judged by its replay: the mean task of today says nothing of another size's.
  const cpu = tracked?.tracks === 'cpu' ? null : levels.cpu;
  if (abstained.length > 0) doubts.push('abstained');
  if (coverage.days < HIGH_FROM_DAYS) doubts.push('fewDays');
  if (coverage.gapsPercent > NOTABLE_GAPS_PERCENT) doubts.push('gaps');
  if (situation.outOfMemory.length > 0) doubts.push('outOfMemory');
  if (situation.growth !== null) doubts.push('growing');
  if (isImbalanced(situation.hottestOverAverage)) doubts.push('uneven');
  if (situation.demand.periodSeconds > COARSE_PERIOD_SECONDS) doubts.push('coarse');
  const room = cpu === null || cpu.top === 0 ? Number.POSITIVE_INFINITY : balanced.size.cpuUnits / 1024 / cpu.top;
  if (cpu !== null) {
    if (room < ROOM) doubts.push('littleRoom');
    if (cpu.usualPeak < STEADY * cpu.top) doubts.push('unsteady');
  }
  if (memory !== null) {
    const wantedMiB = (1 + (MEMORY_ROOM - 1) * memory.drift) * ABOVE_MEMORY_PEAK * memory.peak;
    if (balanced.size.memoryMiB < wantedMiB) doubts.push('littleMemory');
  }
  // Memory that stays as it is makes the answer on CPU no less sure.
  const cpuAbstained = abstained.some(({ dimension }) => dimension !== 'memory');
  const isLow = coverage.days < LOW_UNDER_DAYS || room < LOW_UNDER_ROOM || cpuAbstained;
  return { confidence: doubts.length === 0 ? 'high' : isLow ? 'low' : 'medium', doubts };
}

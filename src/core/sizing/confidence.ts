import type { Abstention, Confidence } from '../recommendation.ts';
import type { Choice } from './choose-size.ts';
import type { Coverage } from './coverage.ts';
import type { Levels } from './levels.ts';
import type { Situation } from './situation.ts';

/** What lowers confidence, in the order in which a reader should hear it. */
export type Doubt =
  | 'abstained'
  | 'fewDays'
  | 'gaps'
  | 'littleRoom'
  | 'riskLeft'
  | 'unsteady'
  | 'outOfMemory'
  | 'growing';

/** Thresholds of `balanced`, calibrated on the backtest: docs/algorithm.md has the shares. */
const HIGH_FROM_DAYS = 10;
const LOW_UNDER_DAYS = 2;
const CPU_RISK = 0.05;
const MEMORY_RISK = 0.2;
const LOW_FROM_RISK = 0.4;
/** Room above the highest Average. */
const ROOM = 1.2;
/** The usual day's peak as a share of the highest: a service whose days are alike. */
const STEADY = 0.4;
const NOTABLE_GAPS_PERCENT = 20;

export interface Judged {
  readonly confidence: Confidence;
  readonly doubts: readonly Doubt[];
}

/** How sure the answer is: `high` without a doubt, `low` when the evidence itself is thin or a dimension is missing. */
export function confidenceOf(
  situation: Situation,
  coverage: Coverage,
  levels: Levels,
  balanced: Choice | undefined,
  abstained: readonly Abstention[],
): Judged {
  const doubts: Doubt[] = [];
  const { cpu } = levels;
  if (abstained.length > 0) doubts.push('abstained');
  if (coverage.days < HIGH_FROM_DAYS) doubts.push('fewDays');
  if (coverage.gapsPercent > NOTABLE_GAPS_PERCENT) doubts.push('gaps');
  if (situation.outOfMemory.length > 0) doubts.push('outOfMemory');
  if (situation.growth !== null) doubts.push('growing');
  const risk = (balanced?.cpuRisk ?? 0) + (balanced?.memoryRisk ?? 0);
  if (balanced && cpu) {
    if (balanced.cpuRisk > CPU_RISK || balanced.memoryRisk > MEMORY_RISK) doubts.push('riskLeft');
    if (balanced.size.cpuUnits / 1024 < ROOM * cpu.top) doubts.push('littleRoom');
    if (cpu.usualPeak < STEADY * cpu.top) doubts.push('unsteady');
  }
  const isLow = coverage.days < LOW_UNDER_DAYS || risk > LOW_FROM_RISK || abstained.length > 0;
  return { confidence: doubts.length === 0 ? 'high' : isLow ? 'low' : 'medium', doubts };
}

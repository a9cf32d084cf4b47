import type { Warning } from '../../recommendation.ts';
import { toTenth } from '../../rounding.ts';
import { isSameSize } from '../../task-size.ts';
import type { Coverage } from '../coverage.ts';
import type { Situation } from '../situation.ts';

/** Two weeks show each weekday twice. */
const FULL_COVERAGE_DAYS = 13;

/** Gaps worth a word, in percent of the time from the first datapoint to the last. */
const NOTABLE_GAPS_PERCENT = 5;

/** Minutes inside rollouts are worth a word from one in a hundred on. */
const NOTABLE_ROLLOUT_SHARE = 0.01;

/** What is thin or mixed in the data that the answer rests on. */
export function warnOfData(situation: Situation, coverage: Coverage): readonly Warning[] {
  const { counts, periodSeconds, sizeHistory } = situation.demand;
  const days = toTenth(coverage.days);
  const warnings: Warning[] = [];
  if (coverage.days < FULL_COVERAGE_DAYS) warnings.push({ code: 'FewDays', figures: { days } });
  if (!coverage.hasMonthEnd) warnings.push({ code: 'MonthEndNotSeen', figures: { days } });
  if (coverage.gapsPercent >= NOTABLE_GAPS_PERCENT) {
    warnings.push({ code: 'Gaps', figures: { percent: toTenth(coverage.gapsPercent) } });
  }
  if (sizeHistory.regimes.length > 1) {
    const currentDays = toTenth(Math.min(coverage.days, daysAtCurrentSize(situation)));
    const figures = { changes: sizeHistory.regimes.length - 1, currentDays, comparableDays: days };
    warnings.push({ code: 'SizeChanged', figures });
  }
  if (counts.inRollout > NOTABLE_ROLLOUT_SHARE * counts.periods) {
    const minutes = Math.round((counts.inRollout * periodSeconds) / 60);
    warnings.push({ code: 'RolloutMinutesLeftOut', figures: { minutes } });
  }
  if (counts.bad > 0) warnings.push({ code: 'BadDatapoints', figures: { count: counts.bad } });
  return warnings;
}

function daysAtCurrentSize({ current, demand }: Situation): number {
  const periods = demand.sizeHistory.regimes
    .filter(({ size }) => isSameSize(size, current))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return (periods * demand.periodSeconds) / 86_400;
}

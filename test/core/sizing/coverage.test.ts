import { describe, expect, it } from 'vitest';
import { daily, evidenceDocument, level, series } from '../../support/evidence.ts';
import { codes, recommendationOf } from '../../support/recommend.ts';

const DAY = 86_400;

function starting(startAt: string, days = 14) {
  const average = series(days, daily(10, 40));
  return recommendationOf(
    evidenceDocument({
      metrics: { startAt, cpuUtilization: { average }, memoryUtilization: { average: series(days, level(30)) } },
    }),
  );
}

describe('the end of a month', () => {
  it.each([
    ['2026-02-14T14:30:00Z', true],
    ['2026-02-01T00:00:00Z', true],
    ['2026-02-02T00:00:00Z', false],
    ['2026-01-31T23:00:00Z', true],
  ])('in two weeks from %s is seen: %s', (startAt, seen) => {
    expect(codes(starting(startAt).warnings).includes('MonthEndNotSeen')).toBe(!seen);
  });
});

describe('a weekly peak', () => {
  it('is named by its day and hour, with whether the size holds it', () => {
    // 2026-10-30 is a Friday: Monday 09:00 is three days and nine hours in.
    const monday = (s: number) => s % (7 * DAY) >= 3 * DAY + 9 * 3600 && s % (7 * DAY) < 3 * DAY + 11 * 3600;
    const average = series(14, (s, i) => (monday(s) ? 85 : (daily(5, 12)(s, i) ?? 0)));
    const answer = recommendationOf(evidenceDocument({ metrics: { cpuUtilization: { average, maximum: average } } }));

    const peak = answer.warnings.find(({ code }) => code === 'WeeklyPeak');
    expect(peak?.figures).toMatchObject({ weekday: 1, hourUtc: 9, weeks: 2, covered: true });
    expect(answer.options.every(({ replay }) => replay.cpuCappedMinutes === 0)).toBe(true);
  });

  it('needs two weeks to be one', () => {
    const average = series(10, (s) => (s > 3 * DAY && s < 3 * DAY + 7200 ? 80 : 5));
    const answer = recommendationOf(evidenceDocument({ metrics: { cpuUtilization: { average } } }));

    expect(codes(answer.warnings)).not.toContain('WeeklyPeak');
  });
});

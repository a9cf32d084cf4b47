import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/core/digest/parse-schedule.ts';
import { formatSchedule } from '../../../src/core/digest/schedule.ts';

const ZONE = { timeZone: 'Asia/Seoul' };

function canonical(text: string): string {
  const parsed = parseSchedule(text, ZONE);
  return parsed.ok ? formatSchedule(parsed.schedule) : JSON.stringify(parsed.problems);
}

describe('parseSchedule', () => {
  it.each([
    ['weekly mon 09:00', 'weekly mon 09:00'],
    ['daily 9', 'daily 09:00'],
    ['monthly 1 9:00am', 'monthly 1 09:00'],
    ['weekly', 'weekly mon 09:00'],
    ['daily', 'daily 09:00'],
    ['monthly', 'monthly 1 09:00'],
    ['  WEEKLY   Friday  at 5 PM ', 'weekly fri 17:00'],
    ['every monday at 9', 'weekly mon 09:00'],
    ['fridays 17.30', 'weekly fri 17:30'],
    ['weekly 0930 tues', 'weekly tue 09:30'],
    ['daily 12am', 'daily 00:00'],
    ['daily 12 p.m.', 'daily 12:00'],
    ['daily noon', 'daily 12:00'],
    ['every day 23:59', 'daily 23:59'],
    ['monthly 9', 'monthly 9 09:00'],
    ['monthly 9 9', 'monthly 9 09:00'],
    ['monthly 9:15', 'monthly 1 09:15'],
    ['monthly 31st 8', 'monthly 31 08:00'],
    ['monthly last 8:00', 'monthly 31 08:00'],
    ['weekly ｍｏｎ ９：００', 'weekly mon 09:00'],
    ['매주 월요일 오전 9시', 'weekly mon 09:00'],
    ['매주 금 18시 30분', 'weekly fri 18:30'],
    ['매일 오후 3시', 'daily 15:00'],
    ['매월 15일 9시', 'monthly 15 09:00'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('takes a time zone among the words before the one of the person', () => {
    expect(parseSchedule('weekly mon 9 america/new_york', ZONE)).toMatchObject({
      schedule: { timeZone: 'America/New_York' },
    });
    expect(parseSchedule('daily 9 UTC', ZONE)).toMatchObject({ schedule: { timeZone: 'UTC' } });
    expect(parseSchedule('daily 9', ZONE)).toMatchObject({ schedule: { timeZone: 'Asia/Seoul' } });
  });

  it.each([
    ['', [{ code: 'NoFrequency' }]],
    ['9:00', [{ code: 'NoFrequency' }]],
    ['weekly moonday 9', [{ code: 'UnknownWord', typed: 'moonday', didYouMean: 'monday' }]],
    ['weakly mon', [{ code: 'UnknownWord', typed: 'weakly', didYouMean: 'weekly' }]],
    ['daily 25:00', [{ code: 'BadTime', typed: '25:00' }]],
    ['daily 9:60', [{ code: 'BadTime', typed: '9:60' }]],
    ['daily 13pm', [{ code: 'BadTime', typed: '13pm' }]],
    ['daily 09:00:30', [{ code: 'BadTime', typed: '09:00:30' }]],
    ['monthly 32', [{ code: 'BadDayOfMonth', typed: '32' }]],
    ['monthly 0 9', [{ code: 'BadDayOfMonth', typed: '0' }]],
    ['daily mon 9', [{ code: 'DoesNotFit', typed: 'mon', frequency: 'daily' }]],
    ['weekly 1st', [{ code: 'DoesNotFit', typed: '1st', frequency: 'weekly' }]],
    ['weekly mon tue', [{ code: 'DoesNotFit', typed: 'tue', frequency: 'weekly' }]],
    ['daily weekly', [{ code: 'DoesNotFit', typed: 'weekly', frequency: 'daily' }]],
    ['daily 9 10', [{ code: 'DoesNotFit', typed: '10', frequency: 'daily' }]],
    ['daily Mars/Olympus', [{ code: 'BadTimeZone', typed: 'mars/olympus' }]],
    [
      'weekly 99 xyzzy',
      [
        { code: 'BadTime', typed: '99' },
        { code: 'UnknownWord', typed: 'xyzzy' },
      ],
    ],
  ])('says what is wrong with "%s"', (text, problems) => {
    expect(parseSchedule(text, ZONE)).toEqual({ ok: false, problems });
  });

  it.each(['Nowhere/City', '', '+09:00'])('does not take "%s" for a time zone', (timeZone) => {
    expect(parseSchedule('daily 9', { timeZone })).toEqual({
      ok: false,
      problems: [{ code: 'BadTimeZone', typed: timeZone }],
    });
  });

  it('gives every schedule back for the words that it is written as', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const pad = (value: number) => String(value).padStart(2, '0');
    const words = fc
      .tuple(
        fc.oneof(
          fc.constant('daily'),
          fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun').map((day) => `weekly ${day}`),
          fc.integer({ min: 1, max: 31 }).map((day) => `monthly ${day}`),
        ),
        time,
      )
      .map(([start, [hour, minute]]) => `${start} ${pad(hour)}:${pad(minute)}`);

    fc.assert(
      fc.property(words, (text) => canonical(text) === text),
      { seed: 20261120 },
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      'weekly',
      'mon',
      '9',
      ':',
      '00',
      'am',
      '매주',
      '오전',
      '시',
      '/',
      'last',
      ' ',
      '31st',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((some) => some.join('')),
    );

    fc.assert(
      fc.property(text, (any) => {
        const parsed = parseSchedule(any, ZONE);
        return parsed.ok || parsed.problems.length > 0;
      }),
      { seed: 20261120, numRuns: 500 },
    );
  });
});

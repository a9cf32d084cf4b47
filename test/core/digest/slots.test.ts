import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf } from '../../../src/core/digest/lateness.ts';
import { parseSchedule } from '../../../src/core/digest/parse-schedule.ts';
import { type DigestSchedule, WEEKDAYS } from '../../../src/core/digest/schedule.ts';
import { latestDueSlot, nextSlots } from '../../../src/core/digest/slots.ts';
import { wallTimeAt } from '../../../src/core/digest/time-zone.ts';

const HOUR = 3_600_000;
const ZONES = [
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Seoul',
  'Europe/London',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
];

function schedule(words: string, timeZone: string): DigestSchedule {
  const parsed = parseSchedule(words, { timeZone });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.schedule;
}

function slotsAfter(words: string, timeZone: string, after: string, count: number): string[] {
  return nextSlots(schedule(words, timeZone), new Date(after), count).map((slot) =>
    slot.toISOString().replace(':00.000Z', 'Z'),
  );
}

describe('nextSlots', () => {
  it.each([
    // Clocks go forward on Sunday 14 March 2027: 09:00 is 14:00 UTC before and 13:00 after.
    ['weekly mon 09:00', 'America/New_York', '2027-03-05', ['2027-03-08T14:00Z', '2027-03-15T13:00Z']],
    // Back on 1 November 2026.
    ['weekly mon 09:00', 'America/New_York', '2026-10-25', ['2026-10-26T13:00Z', '2026-11-02T14:00Z']],
    // Forward by half an hour on 4 October 2026, +10:30 to +11; back on 4 April 2027.
    ['weekly mon 09:00', 'Australia/Lord_Howe', '2026-09-27', ['2026-09-27T22:30Z', '2026-10-04T22:00Z']],
    ['weekly mon 09:00', 'Australia/Lord_Howe', '2027-03-27', ['2027-03-28T22:00Z', '2027-04-04T22:30Z']],
    ['weekly mon 09:00', 'Asia/Seoul', '2027-03-05', ['2027-03-08T00:00Z', '2027-03-15T00:00Z']],
    ['weekly mon 09:00', 'Asia/Seoul', '2026-10-25', ['2026-10-26T00:00Z', '2026-11-02T00:00Z']],
    // The zone's Monday is still Sunday in UTC.
    ['weekly mon 00:30', 'Asia/Seoul', '2026-11-21', ['2026-11-22T15:30Z']],
  ])('keeps %s in %s at its local time across a change of clocks', (words, zone, after, expected) => {
    expect(slotsAfter(words, zone, `${after}T00:00:00Z`, expected.length)).toEqual(expected);
  });

  it.each([
    // 02:30 does not exist on 14 March 2027: 03:00 EDT is the first minute that does.
    ['daily 02:30', 'America/New_York', '2027-03-13T12:00:00Z', ['2027-03-14T07:00Z', '2027-03-15T06:30Z']],
    ['weekly sun 02:30', 'America/New_York', '2027-03-13T12:00:00Z', ['2027-03-14T07:00Z', '2027-03-21T06:30Z']],
    // 02:15 becomes 02:30 (+11) on 4 October 2026.
    ['daily 02:15', 'Australia/Lord_Howe', '2026-10-02T20:00:00Z', ['2026-10-03T15:30Z', '2026-10-04T15:15Z']],
    // Midnight itself is skipped in Santiago on 6 September 2026.
    ['daily 00:00', 'America/Santiago', '2026-09-05T12:00:00Z', ['2026-09-06T04:00Z', '2026-09-07T03:00Z']],
    // Samoa left out all of 30 December 2011: its slot is the first minute of the 31st, which has its own at nine.
    ['daily 09:00', 'Pacific/Apia', '2011-12-29T20:00:00Z', ['2011-12-30T10:00Z', '2011-12-30T19:00Z']],
    // At midnight the two are one, and it runs once.
    ['daily 00:00', 'Pacific/Apia', '2011-12-29T12:00:00Z', ['2011-12-30T10:00Z', '2011-12-31T10:00Z']],
  ])('moves %s in %s out of the gap in the clocks', (words, zone, after, expected) => {
    expect(slotsAfter(words, zone, after, expected.length)).toEqual(expected);
  });

  it.each([
    // 01:30 comes at 05:30 UTC and again at 06:30 on 1 November 2026.
    ['daily 01:30', 'America/New_York', '2026-10-31T12:00:00Z', ['2026-11-01T05:30Z', '2026-11-02T06:30Z']],
    // 01:45 comes at +11 and again at +10:30 on 4 April 2027.
    ['daily 01:45', 'Australia/Lord_Howe', '2027-04-03T00:00:00Z', ['2027-04-03T14:45Z', '2027-04-04T15:15Z']],
  ])('fires %s in %s once when the time comes twice', (words, zone, after, expected) => {
    expect(slotsAfter(words, zone, after, expected.length)).toEqual(expected);
  });

  it.each([
    ['monthly 31 09:00', '2027-01-01', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['monthly 29 09:00', '2028-01-30', ['2028-02-29', '2028-03-29']],
    ['monthly 30 09:00', '2028-02-01', ['2028-02-29', '2028-03-30']],
    ['monthly 29 09:00', '2100-02-01', ['2100-02-28', '2100-03-29']],
    ['monthly 1 09:00', '2026-12-01', ['2026-12-01', '2027-01-01']],
    ['daily 09:00', '2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01']],
  ])('takes the last day of a shorter month: %s after %s', (words, after, days) => {
    const slots = slotsAfter(words, 'UTC', `${after}T00:00:00Z`, days.length);

    expect(slots).toEqual(days.map((day) => `${day}T09:00Z`));
  });

  it('leaves out a slot at the very moment that is asked from', () => {
    expect(slotsAfter('daily 9', 'UTC', '2026-11-20T09:00:00Z', 1)).toEqual(['2026-11-21T09:00Z']);
  });
});

describe('latestDueSlot', () => {
  it('is the slot from its own first millisecond', () => {
    const weekly = schedule('weekly mon 09:00', 'America/New_York');

    expect(latestDueSlot(weekly, new Date('2027-03-15T13:00:00.000Z')).toISOString()).toBe('2027-03-15T13:00:00.000Z');
    expect(latestDueSlot(weekly, new Date('2027-03-15T12:59:59.999Z')).toISOString()).toBe('2027-03-08T14:00:00.000Z');
  });
});

describe('the slots of any schedule', () => {
  const timeOfDay = { hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) };
  const timeZone = fc.constantFrom(...ZONES);
  const anySchedule = fc.oneof(
    fc.record({ frequency: fc.constant('daily' as const), ...timeOfDay, timeZone }),
    fc.record({
      frequency: fc.constant('weekly' as const),
      weekday: fc.constantFrom(...WEEKDAYS),
      ...timeOfDay,
      timeZone,
    }),
    fc.record({
      frequency: fc.constant('monthly' as const),
      dayOfMonth: fc.integer({ min: 1, max: 31 }),
      ...timeOfDay,
      timeZone,
    }),
  );
  const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true });
  const parameters = { seed: 20261120, numRuns: 300 };

  it('are the same for the preview and for the ledger', () => {
    fc.assert(
      fc.property(anySchedule, instant, (any, now) => {
        const [next, second] = nextSlots(any, now, 2);
        const due = latestDueSlot(any, now);

        if (next === undefined || second === undefined) throw new Error('no slots');
        expect(due.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(nextSlots(any, due, 2)).toEqual([next, second]);
        expect(latestDueSlot(any, next)).toEqual(next);
        expect(latestDueSlot(any, new Date(next.getTime() - 1))).toEqual(due);
        expect(latestDueSlot(any, new Date(second.getTime() - 1))).toEqual(next);
      }),
      parameters,
    );
  });

  it('show the wanted time on the wall, or the first after a gap of at most an hour', () => {
    fc.assert(
      fc.property(anySchedule, instant, (any, now) => {
        for (const slot of nextSlots(any, now, 3)) {
          const wall = wallTimeAt(slot.getTime(), any.timeZone) % (24 * HOUR);
          const late = wall - (any.hour * 60 + any.minute) * 60_000;
          const isBeforeGap = wallTimeAt(slot.getTime() - 60_000, any.timeZone) % (24 * HOUR) === wall - 60_000;

          expect(late === 0 || (late > 0 && late < HOUR && !isBeforeGap)).toBe(true);
        }
      }),
      parameters,
    );
  });

  it('come once for every day of a year, whatever the clocks do', () => {
    fc.assert(
      fc.property(timeZone, timeOfDay.hour, timeOfDay.minute, (zone, hour, minute) => {
        const daily: DigestSchedule = { frequency: 'daily', hour, minute, timeZone: zone };
        const slots = nextSlots(daily, new Date('2026-06-01T00:00:00Z'), 365);
        const days = slots.map((slot) => Math.floor(wallTimeAt(slot.getTime(), zone) / (24 * HOUR)));

        expect(days).toEqual(days.map((_, i) => (days[0] ?? 0) + i));
      }),
      { seed: 20261120, numRuns: 12 },
    );
  });
});

describe('expiryOf', () => {
  it.each([
    ['daily 9', '2026-11-20T21:00:00.000Z'],
    ['weekly fri 9', '2026-11-26T09:00:00.000Z'],
    ['monthly 20 9:00', '2026-11-30T09:00:00.000Z'],
  ])('gives %s until %s', (words, expected) => {
    expect(expiryOf(schedule(words, 'UTC'), new Date('2026-11-20T09:00:00Z')).toISOString()).toBe(expected);
  });

  it('takes other limits', () => {
    const limits = { daily: 60, weekly: 60, monthly: 60 };

    expect(expiryOf(schedule('daily 9', 'UTC'), new Date(0), limits)).toEqual(new Date(60_000));
  });
});

import { type DigestSchedule, WEEKDAYS } from './schedule.ts';
import { instantOf, wallTimeAt } from './time-zone.ts';

const DAY = 86_400_000;

/**
 * The next `count` moments at which the digest is due, each later than `after`, ascending. The preview and the ledger
 * both ask here, so a slot that was shown is the slot that runs.
 */
export function nextSlots(schedule: DigestSchedule, after: Date, count: number): readonly Date[] {
  const slots: number[] = [];
  // A gap in the clocks can move a slot into the next day: one date earlier than the instant's own is enough.
  for (let index = indexAt(schedule, after) - 1; slots.length < count; index++) {
    const slot = slotAt(schedule, index);
    if (slot > Math.max(after.getTime(), slots.at(-1) ?? -Infinity)) slots.push(slot);
  }
  return slots.map((slot) => new Date(slot));
}

/** The newest moment at or before `now` at which the digest was due. */
export function latestDueSlot(schedule: DigestSchedule, now: Date): Date {
  for (let index = indexAt(schedule, now) + 1; ; index--) {
    const slot = slotAt(schedule, index);
    if (slot <= now.getTime()) return new Date(slot);
  }
}

/** The number of the day, week or month that the instant falls in on the zone's clocks, counted from 1970. */
function indexAt(schedule: DigestSchedule, instant: Date): number {
  const wallTime = wallTimeAt(instant.getTime(), schedule.timeZone);
  switch (schedule.frequency) {
    case 'daily':
      return Math.floor(wallTime / DAY);
    case 'weekly':
      return Math.floor((Math.floor(wallTime / DAY) - FIRST_MONDAY) / 7);
    case 'monthly': {
      const date = new Date(wallTime);
      return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
    }
  }
}

/** 1970-01-05, in days. */
const FIRST_MONDAY = 4;

function slotAt(schedule: DigestSchedule, index: number): number {
  const timeOfDay = (schedule.hour * 60 + schedule.minute) * 60_000;
  return instantOf(dayOf(schedule, index) * DAY + timeOfDay, schedule.timeZone);
}

/** The date of the slot with that number, in days since 1970. */
function dayOf(schedule: DigestSchedule, index: number): number {
  switch (schedule.frequency) {
    case 'daily':
      return index;
    case 'weekly':
      return FIRST_MONDAY + index * 7 + WEEKDAYS.indexOf(schedule.weekday);
    case 'monthly': {
      const first = Date.UTC(1970, index, 1) / DAY;
      const daysInMonth = Date.UTC(1970, index + 1, 1) / DAY - first;
      return first + Math.min(schedule.dayOfMonth, daysInMonth) - 1;
    }
  }
}

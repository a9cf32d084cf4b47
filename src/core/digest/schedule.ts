/** Monday first, as ISO 8601 counts. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const FREQUENCIES = ['daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A time on the clocks of an IANA time zone such as `America/New_York`. */
interface LocalTime {
  readonly hour: number;
  readonly minute: number;
  readonly timeZone: string;
}

/** When a digest is due. */
export type DigestSchedule =
  | ({ readonly frequency: 'daily' } & LocalTime)
  | ({ readonly frequency: 'weekly'; readonly weekday: Weekday } & LocalTime)
  /** A day from 1 to 31; in a shorter month its last day. */
  | ({ readonly frequency: 'monthly'; readonly dayOfMonth: number } & LocalTime);

/** `weekly mon 09:00`: the words that `parseSchedule` gives the schedule back for, without the time zone. */
export function formatSchedule(schedule: DigestSchedule): string {
  const time = `${pad(schedule.hour)}:${pad(schedule.minute)}`;
  switch (schedule.frequency) {
    case 'daily':
      return `daily ${time}`;
    case 'weekly':
      return `weekly ${schedule.weekday} ${time}`;
    case 'monthly':
      return `monthly ${schedule.dayOfMonth} ${time}`;
  }
}

/** True when both are due at the same moments. */
export function isSameSchedule(a: DigestSchedule, b: DigestSchedule): boolean {
  return a.timeZone === b.timeZone && formatSchedule(a) === formatSchedule(b);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

import type { DigestSchedule, Frequency } from './schedule.ts';

const HOUR_SECONDS = 3600;

/** How long after its slot a digest is still worth sending. */
export type LatenessLimits = Readonly<Record<Frequency, number>>;

/** Unless it is configured, in seconds: daily 12 h, weekly 6 days, monthly 10 days. A digest later than that would meet the next one. */
export const LATENESS_LIMIT_SECONDS: LatenessLimits = {
  daily: 12 * HOUR_SECONDS,
  weekly: 6 * 24 * HOUR_SECONDS,
  monthly: 10 * 24 * HOUR_SECONDS,
};

/** The moment from which on the slot is too late to be sent. */
export function expiryOf(schedule: DigestSchedule, slot: Date, limits: LatenessLimits = LATENESS_LIMIT_SECONDS): Date {
  return new Date(slot.getTime() + limits[schedule.frequency] * 1000);
}

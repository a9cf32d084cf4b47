/** The tag by which a service's owner asks for no recommendation; `false` takes it back. */
export const IGNORE_TAG = 'fargate-advisor:ignore';

/** The tag by which an owner asks to be left alone until a day, such as `2026-12-01`; from that day (UTC) on it is over. */
export const SNOOZE_TAG = 'fargate-advisor:snooze-until';

type Tags = Readonly<Record<string, string>>;

/** True when the tags ask for no recommendation. */
export function isIgnored(tags: Tags | undefined): boolean {
  const value = tags?.[IGNORE_TAG];
  return value !== undefined && value.trim().toLowerCase() !== 'false';
}

/**
 * The day until which the tags ask for quiet, when it lies after `at`. A value that is no day of the calendar asks for
 * nothing: a slip of the pen must not silence a service for ever.
 */
export function snoozedUntil(tags: Tags | undefined, at: Date): string | undefined {
  const [, day] = /^\s*(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?\s*$/.exec(tags?.[SNOOZE_TAG] ?? '') ?? [];
  if (day === undefined) return undefined;
  const until = Date.parse(`${day}T00:00:00.000Z`);
  const isDay = !Number.isNaN(until) && new Date(until).toISOString().startsWith(day);
  return isDay && until > at.getTime() ? day : undefined;
}

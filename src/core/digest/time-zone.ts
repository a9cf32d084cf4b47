/** What the clocks on the wall of a zone show, as milliseconds since 1970 if that were UTC. */
export type WallTime = number;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Building a formatter costs a thousand times what using it does. Zones are few, and the answers never change. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The zone's name as the zone data spells it, or null when there is no such zone. Offsets such as `+09:00` are none. */
export function canonicalTimeZone(name: string): string | null {
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** What the clocks of the zone show at the instant, to the second. @throws RangeError when there is no such zone */
export function wallTimeAt(instant: number, timeZone: string): WallTime {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clocks of the zone first show the time. A time that is skipped when clocks are set forward
 * moves to the first minute after the gap; a time that comes twice when they are set back means the first.
 */
export function instantOf(wallTime: WallTime, timeZone: string): number {
  // Offsets in force around the time: the days before and after hold any change of clocks that could matter.
  const offsets = [-36, -12, 0, 12, 36].map((hours) => {
    const instant = wallTime + hours * HOUR;
    return wallTimeAt(instant, timeZone) - instant;
  });
  const showing = offsets
    .map((offset) => wallTime - offset)
    .filter((instant) => wallTimeAt(instant, timeZone) === wallTime);
  if (showing.length > 0) return Math.min(...showing);
  return firstMinuteAfter(wallTime, timeZone, {
    before: wallTime - Math.max(...offsets),
    after: wallTime - Math.min(...offsets),
  });
}

/** The first minute at which the clocks show more than a time that they never show. */
function firstMinuteAfter(
  wallTime: WallTime,
  timeZone: string,
  bounds: { readonly before: number; readonly after: number },
): number {
  let before = Math.floor(bounds.before / MINUTE);
  let after = Math.ceil(bounds.after / MINUTE);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallTimeAt(middle * MINUTE, timeZone) > wallTime) after = middle;
    else before = middle;
  }
  return after * MINUTE;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

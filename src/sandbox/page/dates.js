const PARTS = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  day_divider_pretty: { weekday: 'long', month: 'long', day: 'numeric' },
};

/** A date token such as `{date_short_pretty} at {time}` for a reader; `seconds` is Unix time. */
export function formatDate(seconds, format, reader, nowMs = Date.now()) {
  return format.replace(/\{(\w+)\}/g, (whole, token) => {
    if (token === 'ago') return ago(seconds, reader, nowMs);
    const base = token.replace(/_pretty$/, '');
    const options = PARTS[token] ?? PARTS[base];
    if (options === undefined) return whole;
    const near = token.endsWith('_pretty') ? nearDay(seconds, reader, nowMs) : undefined;
    return near ?? write(seconds, options, reader);
  });
}

function write(seconds, options, reader) {
  return new Intl.DateTimeFormat(reader?.locale ?? 'en-US', { ...options, timeZone: reader?.tz ?? 'UTC' }).format(
    seconds * 1000,
  );
}

function nearDay(seconds, reader, nowMs) {
  const day = (ms) => write(ms / 1000, PARTS.date_num, reader);
  const words = new Intl.RelativeTimeFormat(reader?.locale ?? 'en-US', { numeric: 'auto' });
  for (const offset of [-1, 0, 1])
    if (day(nowMs + offset * 86_400_000) === day(seconds * 1000)) return words.format(offset, 'day');
  return undefined;
}

function ago(seconds, reader, nowMs) {
  const words = new Intl.RelativeTimeFormat(reader?.locale ?? 'en-US', { numeric: 'auto' });
  const minutes = Math.round((seconds * 1000 - nowMs) / 60_000);
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 1440), 'day');
}

// The page itself speaks English; only dates inside a message follow the reader's language, as an app asked for them.
const inEnglish = (reader) => ({ tz: reader?.tz, locale: 'en-US' });

/** The time beside a message's author, in the reader's time zone. */
export function clockTime(ts, reader) {
  return write(Number(ts), PARTS.time, inEnglish(reader));
}

/** The words on the line between two days. */
export function dayLabel(ts, reader) {
  return formatDate(Number(ts), '{day_divider_pretty}', inEnglish(reader)).replace(/^./, (letter) =>
    letter.toUpperCase(),
  );
}

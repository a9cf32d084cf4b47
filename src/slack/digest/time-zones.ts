import { canonicalTimeZone } from '../../core/digest/time-zone.ts';
import type { Suggestions } from '../feature.ts';
import { plain } from '../views.ts';

/** Slack takes no more options. */
const MOST = 100;

/** Shown before anything is typed: one of each part of the world. */
const WELL_KNOWN = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Seoul',
  'Asia/Tokyo',
  'Australia/Sydney',
] as const;

/** Time zones whose name holds the query, from memory; `new york` and `New_York` are one. */
export async function suggestTimeZones(query: string): Promise<Suggestions> {
  const wanted = query.trim().toLowerCase().replaceAll(' ', '_');
  const all = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const holding = all.filter((zone) => zone.toLowerCase().includes(wanted));
  // A name that is not listed may be an older one of a zone that is.
  const exact = holding.length === 0 ? canonicalTimeZone(query.trim()) : null;
  const found = wanted === '' ? WELL_KNOWN : exact === null ? [...new Set(holding)] : [exact];
  return { options: found.slice(0, MOST).map((zone) => ({ text: plain(zone), value: zone })) };
}

import type { ResumedShards } from '../app/fleet-report.ts';
import type { Words } from '../words/words.ts';

const CELLS = 20;

/** `████████░░░░░░░░░░░░ 40 of 100 services, about 2 minutes left`; the time once there is something to tell it by. */
export function renderFleetProgress(
  { done, found, elapsedMs }: { readonly done: number; readonly found: number; readonly elapsedMs: number },
  { fleet, formats }: Words,
): string {
  if (found === 0) return fleet.listing;
  const full = Math.min(CELLS, Math.floor((CELLS * done) / found));
  const bar = '█'.repeat(full) + '░'.repeat(CELLS - full);
  const leftMs = done === 0 ? null : (elapsedMs * (found - done)) / done;
  const left = leftMs === null || leftMs < 1_000 ? null : durationOf(leftMs, formats);
  return `${bar} ${fleet.progress({ done, found, left })}`;
}

function durationOf(milliseconds: number, formats: Words['formats']): string {
  return milliseconds < 60_000
    ? formats.seconds(Math.ceil(milliseconds / 1_000))
    : formats.duration(Math.ceil(milliseconds / 60_000));
}

/** That a sweep goes on where an interrupted one stopped. */
export function renderResumed({ shards, of, since }: ResumedShards, { fleet }: Words): string {
  return fleet.resumed({ shards, of, at: since });
}

import type { Confidence } from '../recommendation.ts';
import type { Proof } from './cause.ts';
import type { StopKind } from './stop-kind.ts';
import { stopProofs, stopsOfKind, taskProofs } from './stops.ts';
import type { Symptoms } from './symptoms.ts';

interface Complaint {
  readonly since: string;
  readonly sinceAtLeast: boolean;
  readonly lastAt: string;
  readonly confidence: Confidence;
  readonly proofs: readonly Proof[];
  /** The words by which it was found. */
  readonly said: string;
}

const STEADY = /has reached a steady state/i;

/**
 * What ECS complains about in stopped tasks of a kind or in its events, or null. Events before the last steady state are
 * over.
 */
export function complaintOf(symptoms: Symptoms, kind: StopKind, words: RegExp): Complaint | null {
  const steady = symptoms.events.findIndex(({ text }) => STEADY.test(text));
  const recent = steady < 0 ? symptoms.events : symptoms.events.slice(0, steady);
  const events = recent.filter(({ text }) => words.test(text));
  const series = stopsOfKind(symptoms, kind);
  const newest = events[0];
  const oldest = events.at(-1);
  if (series === null && (newest === undefined || oldest === undefined)) return null;
  const firstTimes = [series?.since, oldest?.at].filter((at) => at !== undefined).sort();
  const lastTimes = [series?.lastAt, newest?.at].filter((at) => at !== undefined).sort();
  return {
    since: firstTimes[0] ?? symptoms.readAt,
    sinceAtLeast: steady < 0 && events.length === symptoms.events.length && events.length > 0,
    lastAt: lastTimes.at(-1) ?? symptoms.readAt,
    confidence: 'high',
    proofs: [
      ...(newest === undefined ? [] : [{ code: 'Event', figures: { text: newest.text, at: newest.at } } as const]),
      ...(series === null ? [] : stopProofs(series)),
      ...taskProofs(symptoms),
    ],
    said: newest?.text ?? series?.latest.reason ?? '',
  };
}

/** True when the service's tasks run on Fargate Spot and on nothing else. */
export function runsOnSpotOnly({ service }: Symptoms): boolean {
  const providers = (service?.capacityProviders ?? []).filter(({ base, weight }) => base > 0 || weight > 0);
  return providers.length > 0 && providers.every(({ name }) => name === 'FARGATE_SPOT');
}

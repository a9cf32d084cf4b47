import type { Evaluate } from '../cause.ts';
import { healthStops } from '../health-stops.ts';
import { stopProofs } from '../stops.ts';
import type { Symptoms } from '../symptoms.ts';

const LEAST_STOPS = 2;
/** A check that gets a wrong answer has reached a program that has started. */
const ANSWERS = /ResponseCodeMismatch|codes?:? \[\d+/i;

/**
 * The tasks need longer to start than the grace gives them, so that health checks end them before they could answer. Told
 * by tasks that live no longer than the grace and the checks after it, while the checks time out or find nobody.
 */
export const slowStart: Evaluate<'SlowStart'> = (symptoms) => {
  const stopped = healthStops(symptoms);
  if (stopped === null || !stopped.neverHealthy || stopped.livedSeconds === null) return null;
  if (stopped.by !== 'loadBalancer' || stopped.series.stops.length < LEAST_STOPS || isAnswered(symptoms)) return null;
  const { series, graceSeconds, livedSeconds } = stopped;
  const { since, sinceAtLeast, lastAt } = series;
  return {
    code: 'SlowStart',
    figures: { graceSeconds: graceSeconds ?? 0, livedSeconds },
    since,
    sinceAtLeast,
    lastAt,
    confidence: (graceSeconds ?? 0) < 60 ? 'medium' : 'low',
    proofs: [{ code: 'Lived', figures: { seconds: livedSeconds, graceSeconds } }, ...stopProofs(series)],
  };
};

function isAnswered({ targets, events, stops }: Symptoms): boolean {
  const said = [
    ...(targets ?? []).flatMap(({ reason, description }) => [reason ?? '', description ?? '']),
    ...events.slice(0, 20).map(({ text }) => text),
    ...(stops ?? []).slice(-20).map(({ reason }) => reason ?? ''),
  ];
  return said.some((text) => ANSWERS.test(text));
}

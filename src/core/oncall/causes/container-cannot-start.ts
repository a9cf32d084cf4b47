import type { Evaluate } from '../cause.ts';
import { wordsOf } from '../stop-kind.ts';
import { stopProofs, stopsOfKind, taskProofs } from '../stops.ts';

/** Tasks fail to start for a reason beside image, secrets, logs and capacity: entry point, ulimits, architecture. */
export const containerCannotStart: Evaluate<'ContainerCannotStart'> = (symptoms) => {
  const series = stopsOfKind(symptoms, 'start');
  if (series === null) return null;
  const { since, sinceAtLeast, lastAt, stops, latest } = series;
  const said = wordsOf(latest);
  return {
    code: 'ContainerCannotStart',
    figures: { wrongArchitecture: /exec format error/i.test(said), times: stops.length },
    since,
    sinceAtLeast,
    lastAt,
    confidence: /Cannot(?:Start|Create)Container|exec format/i.test(said) ? 'high' : 'medium',
    proofs: [...stopProofs(series), ...taskProofs(symptoms)],
  };
};

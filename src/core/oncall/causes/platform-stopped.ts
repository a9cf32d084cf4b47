import type { Evaluate } from '../cause.ts';
import { stopProofs, stopsOfKind, taskProofs } from '../stops.ts';

/** AWS itself ended tasks: retirement, maintenance, or a failure of what they ran on. */
export const platformStopped: Evaluate<'PlatformStopped'> = (symptoms) => {
  const series = stopsOfKind(symptoms, 'platform');
  if (series === null) return null;
  const { since, sinceAtLeast, lastAt, stops } = series;
  return {
    code: 'PlatformStopped',
    figures: { times: stops.length },
    since,
    sinceAtLeast,
    lastAt,
    confidence: 'high',
    proofs: [...stopProofs(series), ...taskProofs(symptoms)],
  };
};

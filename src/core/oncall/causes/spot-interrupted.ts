import type { Evaluate } from '../cause.ts';
import { stopProofs, stopsOfKind, taskProofs } from '../stops.ts';

/** AWS took Spot tasks back. Without an on-demand base the service has nothing left when Spot is short. */
export const spotInterrupted: Evaluate<'SpotInterrupted'> = (symptoms) => {
  const series = stopsOfKind(symptoms, 'spot');
  if (series === null) return null;
  const { since, sinceAtLeast, lastAt, stops } = series;
  const providers = symptoms.service?.capacityProviders ?? [];
  const names = providers.map(({ name, base, weight }) => `${name} (base ${base}, weight ${weight})`).join(', ');
  return {
    code: 'SpotInterrupted',
    figures: {
      times: stops.length,
      hasOnDemandBase: providers.some(({ name, base }) => name !== 'FARGATE_SPOT' && base > 0),
    },
    since,
    sinceAtLeast,
    lastAt,
    confidence: 'high',
    proofs: [
      ...stopProofs(series),
      ...(names === '' ? [] : [{ code: 'Providers', figures: { names } } as const]),
      ...taskProofs(symptoms),
    ],
  };
};

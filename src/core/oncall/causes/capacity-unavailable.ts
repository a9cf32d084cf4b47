import type { Evaluate } from '../cause.ts';
import { complaintOf, runsOnSpotOnly } from '../complaints.ts';
import { CAPACITY } from '../stop-kind.ts';

/** AWS has no Fargate capacity to give at the moment. */
export const capacityUnavailable: Evaluate<'CapacityUnavailable'> = (symptoms) => {
  const found = complaintOf(symptoms, 'capacity', CAPACITY);
  if (found === null) return null;
  const { said, ...rest } = found;
  return { code: 'CapacityUnavailable', figures: { spot: /spot/i.test(said) || runsOnSpotOnly(symptoms) }, ...rest };
};

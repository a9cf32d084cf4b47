import type { Evaluate } from '../cause.ts';
import { complaintOf } from '../complaints.ts';
import { QUOTA } from '../stop-kind.ts';

/** The account's Fargate vCPU quota of the region is used up. */
export const vcpuQuotaReached: Evaluate<'VcpuQuotaReached'> = (symptoms) => {
  const found = complaintOf(symptoms, 'quota', QUOTA);
  if (found === null) return null;
  const { said, ...rest } = found;
  return { code: 'VcpuQuotaReached', figures: { spot: /spot/i.test(said) }, ...rest };
};

import type { Evidence } from '../../evidence.ts';
import type { Warning } from '../../recommendation.ts';

/** The tag by which a service's owner keeps it out of digests. */
const IGNORE_TAG = 'fargate-advisor:ignore';

/** What the document itself says beside its metrics: what could not be read, tags, how the service is run. */
export function warnOfEvidence(evidence: Evidence): readonly Warning[] {
  return [...notRead(evidence), ...ignored(evidence), ...operation(evidence)];
}

function notRead({ notRead = [] }: Evidence): readonly Warning[] {
  return notRead.map(({ what, why, iamAction }) => ({
    code: 'NotRead',
    figures: { what, why, iamAction: iamAction ?? '' },
  }));
}

function ignored({ service }: Evidence): readonly Warning[] {
  const value = service.tags?.[IGNORE_TAG];
  return value === undefined || value === 'false' ? [] : [{ code: 'IgnoredByTag', figures: { tag: IGNORE_TAG } }];
}

function operation({ service, autoscaling }: Evidence): readonly Warning[] {
  const warnings: Warning[] = [];
  const working = (service.capacityProviders ?? []).filter(({ base, weight }) => base > 0 || weight > 0);
  if (service.desiredCount === 0 && service.runningCount === 0) warnings.push({ code: 'ZeroTasks', figures: {} });
  if (service.desiredCount === 1 && (autoscaling?.maxCapacity ?? 1) <= 1)
    warnings.push({ code: 'SingleTask', figures: {} });
  if (working.length > 0 && working.every(({ name }) => name === 'FARGATE_SPOT')) {
    warnings.push({ code: 'SpotOnly', figures: {} });
  }
  return warnings;
}

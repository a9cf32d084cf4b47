import type { Evidence } from '../core/evidence.ts';
import type { Words } from '../words/words.ts';

/** What the scaling aims at in words: a share of a dimension, or the requests of a task where its policy counts those. */
export function scalingTarget({ autoscaling }: Evidence, target: number, words: Words): string {
  const policies = autoscaling?.policies ?? [];
  const countsRequests = policies.some(
    (policy) => policy.metric === 'ALBRequestCountPerTarget' && policy.target === target,
  );
  return countsRequests ? words.size.requestsATask(target) : words.formats.percent(target);
}

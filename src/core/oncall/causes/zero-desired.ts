import type { Evaluate } from '../cause.ts';

/** Nobody asks for a task: the desired count is zero. */
export const zeroDesired: Evaluate<'ZeroDesired'> = (symptoms) => {
  if (symptoms.service === null || symptoms.service.desiredCount > 0) return null;
  const scaled = symptoms.scalingActivities.find(({ toCount }) => toCount === 0);
  const stopped = symptoms.events.find(({ text }) => /has stopped \d+ running tasks?/i.test(text));
  const since = scaled?.at ?? stopped?.at;
  return {
    code: 'ZeroDesired',
    figures: { byScaling: scaled !== undefined },
    since: since ?? symptoms.readAt,
    sinceAtLeast: since === undefined,
    lastAt: symptoms.readAt,
    confidence: 'high',
    proofs: [
      {
        code: 'Tasks',
        figures: { running: symptoms.service.runningCount, desired: 0, pending: symptoms.service.pendingCount },
      },
      ...(scaled === undefined
        ? []
        : [{ code: 'Scaled', figures: { toCount: 0, cause: scaled.cause, at: scaled.at } } as const]),
      ...(symptoms.scaling === null ? [] : [{ code: 'Bounds', figures: symptoms.scaling } as const]),
    ],
  };
};

import type { Evaluate } from '../cause.ts';
import { taskProofs } from '../stops.ts';
import { minutesAgo } from '../usage.ts';

/** A task that was just replaced takes a few minutes to start. */
const PATIENCE_MINUTES = 5;

/** Fewer tasks run than are wanted, and nothing that was read says why. `diagnose` keeps it for when no other cause does. */
export const tasksMissing: Evaluate<'TasksMissing'> = (symptoms) => {
  const { service } = symptoms;
  if (service === null || service.runningCount >= service.desiredCount) return null;
  const starting = (symptoms.tasks ?? []).filter(
    ({ startedAt, createdAt }) => startedAt === null && minutesAgo(symptoms, createdAt) <= PATIENCE_MINUTES,
  ).length;
  if (service.runningCount + starting >= service.desiredCount) return null;
  const [event] = symptoms.events;
  return {
    code: 'TasksMissing',
    figures: { running: service.runningCount, desired: service.desiredCount },
    since: symptoms.readAt,
    sinceAtLeast: true,
    lastAt: symptoms.readAt,
    confidence: 'low',
    proofs: [
      ...taskProofs(symptoms),
      ...(event === undefined ? [] : [{ code: 'Event', figures: { text: event.text, at: event.at } } as const]),
    ],
  };
};

import type { Evaluate } from '../cause.ts';
import type { ScalingActivity } from '../symptoms.ts';
import { minutesAgo, minutesBetween } from '../usage.ts';

const WINDOW_MINUTES = 180;
/** Out, in, out, in: twice may be a morning and an evening. */
const LEAST_TURNS = 4;
const STILL_MINUTES = 45;

/** Autoscaling goes up and down again and again, so that tasks start and end without need. */
export const scalingFlapping: Evaluate<'ScalingFlapping'> = (symptoms) => {
  const counts = symptoms.scalingActivities
    .filter((activity): activity is ScalingActivity & { toCount: number } => activity.toCount !== null)
    .filter(({ at }) => minutesAgo(symptoms, at) <= WINDOW_MINUTES)
    .reverse();
  const first = counts[0];
  const last = counts.at(-1);
  if (first === undefined || last === undefined || minutesAgo(symptoms, last.at) > STILL_MINUTES) return null;
  let turns = 0;
  let direction = 0;
  for (let at = 1; at < counts.length; at += 1) {
    const change = Math.sign((counts[at]?.toCount ?? 0) - (counts[at - 1]?.toCount ?? 0));
    if (change !== 0 && change !== direction) {
      turns += 1;
      direction = change;
    }
  }
  if (turns < LEAST_TURNS) return null;
  return {
    code: 'ScalingFlapping',
    figures: { turns, minutes: minutesBetween(first.at, last.at) },
    since: first.at,
    sinceAtLeast: false,
    lastAt: last.at,
    confidence: 'high',
    proofs: [
      ...(symptoms.scaling === null ? [] : [{ code: 'Bounds', figures: symptoms.scaling } as const]),
      ...counts
        .slice(-3)
        .reverse()
        .map(({ at, toCount, cause }) => ({ code: 'Scaled', figures: { toCount, cause, at } }) as const),
    ],
  };
};

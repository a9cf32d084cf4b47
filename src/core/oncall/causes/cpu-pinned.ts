import type { Evaluate } from '../cause.ts';
import { cpuStretch } from '../usage.ts';

/** From here on a Fargate task gets no more CPU than it has: requests wait. */
const PINNED_PERCENT = 90;
const AT_LEAST_MINUTES = 10;

/** The tasks use all the CPU they have, on average over the service, for ten minutes and still. */
export const cpuPinned: Evaluate<'CpuPinned'> = (symptoms) => {
  const stretch = cpuStretch(symptoms.usage, PINNED_PERCENT);
  if (stretch === null || stretch.minutes < AT_LEAST_MINUTES) return null;
  const { since, lastAt, minutes, mean, lastWeekMean, fillsWindow } = stretch;
  const isUsual = lastWeekMean !== null && lastWeekMean >= PINNED_PERCENT;
  const size = symptoms.definition?.size ?? null;
  return {
    code: 'CpuPinned',
    figures: { percent: mean, usualPercent: lastWeekMean },
    since,
    sinceAtLeast: fillsWindow,
    lastAt,
    // What was so a week ago too is how the service is used to run, and hardly what is wrong tonight.
    confidence: isUsual ? 'low' : 'high',
    proofs: [
      { code: 'Cpu', figures: { percent: mean, minutes, lastWeekPercent: lastWeekMean } },
      ...(size === null ? [] : [{ code: 'Size', figures: { size } } as const]),
    ],
  };
};

import type { Evaluate, Proof } from '../cause.ts';
import { culprit } from '../stop-kind.ts';
import { stopProofs, stopsOfKind } from '../stops.ts';
import { mean, memoryBefore } from '../usage.ts';

/** A task that is killed within a minute leaves no datapoint, and the others' memory would say nothing of it. */
const SEEN_PERCENT = 75;

/** A container was killed because it reached its memory limit: AWS says so in as many words. */
export const outOfMemory: Evaluate<'OutOfMemory'> = (symptoms) => {
  const series = stopsOfKind(symptoms, 'memory');
  if (series === null) return null;
  const { since, sinceAtLeast, lastAt, stops, latest } = series;
  const percent = memoryBefore(symptoms.usage, latest.stoppedAt);
  const lastWeekPercent = symptoms.usage === null ? null : mean(symptoms.usage.lastWeek.memory);
  const size = symptoms.definition?.size ?? null;
  const proofs: Proof[] = [
    ...stopProofs(series),
    ...(percent === null || percent < SEEN_PERCENT
      ? []
      : [{ code: 'Memory', figures: { percent, lastWeekPercent } } as const]),
    ...(size === null ? [] : [{ code: 'Size', figures: { size } } as const]),
  ];
  const figures = {
    container: culprit(latest)?.name ?? '',
    times: stops.length,
    memoryMiB: size?.memoryMiB ?? null,
  };
  return { code: 'OutOfMemory', figures, since, sinceAtLeast, lastAt, confidence: 'high', proofs };
};

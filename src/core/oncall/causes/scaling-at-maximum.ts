import type { Evaluate } from '../cause.ts';
import { taskProofs } from '../stops.ts';
import type { Symptoms } from '../symptoms.ts';
import { cpuStretch, mean, minutesAgo, minutesBetween } from '../usage.ts';

/** Where no policy tracks CPU, the load that would want another task. */
const BUSY_PERCENT = 80;
const AT_LEAST_MINUTES = 5;
const RECENT_MINUTES = 60;
const CALM_MINUTES = 10;

/** Autoscaling has as many tasks as it may have, and would need more: the load is above its target, or it says so itself. */
export const scalingAtMaximum: Evaluate<'ScalingAtMaximum'> = (symptoms) => {
  const { scaling, service } = symptoms;
  const refused = symptoms.scalingActivities.filter(
    ({ isAtMaximum, at }) => isAtMaximum && minutesAgo(symptoms, at) <= RECENT_MINUTES,
  );
  const newest = refused[0];
  const oldest = refused.at(-1);
  if (scaling === null || scaling.maxCapacity <= 0) return null;
  if (service !== null && service.desiredCount < scaling.maxCapacity) return null;
  // A few percent above the target is where tracking keeps a fleet anyway.
  const stretch = cpuStretch(symptoms.usage, scaling.cpuTarget === null ? BUSY_PERCENT : scaling.cpuTarget * 1.1);
  const isBusy = stretch !== null && stretch.minutes >= AT_LEAST_MINUTES && service !== null;
  if (!isBusy && (newest === undefined || hasCalmed(symptoms, newest.at))) return null;
  const reached = symptoms.scalingActivities.find(({ toCount }) => toCount === scaling.maxCapacity);
  const seen = [stretch?.since, oldest?.at].filter((at) => at !== undefined).sort();
  return {
    code: 'ScalingAtMaximum',
    figures: { maxCapacity: scaling.maxCapacity, cpuPercent: stretch?.mean ?? null },
    since: seen[0] ?? reached?.at ?? symptoms.readAt,
    sinceAtLeast: isBusy && stretch.fillsWindow,
    lastAt: symptoms.readAt,
    confidence: newest !== undefined || scaling.cpuTarget !== null ? 'high' : 'medium',
    proofs: [
      { code: 'Bounds', figures: scaling },
      ...(stretch === null
        ? []
        : [
            {
              code: 'Cpu',
              figures: { percent: stretch.mean, minutes: stretch.minutes, lastWeekPercent: stretch.lastWeekMean },
            } as const,
          ]),
      ...(reached === undefined || reached.toCount === null
        ? []
        : [{ code: 'Scaled', figures: { toCount: reached.toCount, cause: reached.cause, at: reached.at } } as const]),
      ...taskProofs(symptoms),
    ],
  };
};

/** Where CPU is tracked and has come down since autoscaling was refused, there is room again. */
function hasCalmed({ scaling, usage, ...symptoms }: Symptoms, refusedAt: string): boolean {
  if (usage === null || scaling === null || scaling.cpuTarget === null) return false;
  const lately = mean(usage.cpu.subarray(-CALM_MINUTES));
  return lately !== null && lately < scaling.cpuTarget && minutesBetween(refusedAt, symptoms.readAt) > CALM_MINUTES;
}

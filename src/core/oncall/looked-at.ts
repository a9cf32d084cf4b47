import { stopKind } from './stop-kind.ts';
import type { Symptoms } from './symptoms.ts';
import { maximum, mean, minutesAgo } from './usage.ts';

/** What a clean bill rests on. */
export interface LookedAtFigures {
  readonly Tasks: { readonly running: number; readonly desired: number };
  readonly Stops: { readonly count: number; readonly normal: number };
  readonly Events: { readonly count: number };
  readonly Rollout: { readonly minutes: number };
  readonly Cpu: { readonly percent: number; readonly highestPercent: number; readonly lastWeekPercent: number | null };
  readonly Memory: {
    readonly percent: number;
    readonly highestPercent: number;
    readonly lastWeekPercent: number | null;
  };
  readonly Targets: { readonly healthy: number; readonly total: number };
  readonly Scaling: { readonly minCapacity: number; readonly maxCapacity: number; readonly activities: number };
}
export type LookedAtCode = keyof LookedAtFigures;
export type LookedAt = {
  readonly [Code in LookedAtCode]: { readonly code: Code; readonly figures: LookedAtFigures[Code] };
}[LookedAtCode];

/** Everything that could be read, in a few figures each, whether or not something is wrong. */
export function lookedAt(symptoms: Symptoms): readonly LookedAt[] {
  const { service, stops, usage, targets, scaling } = symptoms;
  const primary = service?.deployments[0];
  const found: LookedAt[] = [];
  if (service !== null) {
    found.push({ code: 'Tasks', figures: { running: service.runningCount, desired: service.desiredCount } });
    found.push({ code: 'Events', figures: { count: symptoms.events.length } });
  }
  if (stops !== null) {
    const normal = stops.filter((stop) => stopKind(stop) === 'normal').length;
    found.push({ code: 'Stops', figures: { count: stops.length, normal } });
  }
  if (primary?.rolloutState === 'IN_PROGRESS') {
    found.push({ code: 'Rollout', figures: { minutes: minutesAgo(symptoms, primary.createdAt) } });
  }
  if (usage !== null) {
    const cpu = mean(usage.cpu);
    if (cpu !== null) {
      const highestPercent = maximum(usage.cpu) ?? cpu;
      found.push({ code: 'Cpu', figures: { percent: cpu, highestPercent, lastWeekPercent: mean(usage.lastWeek.cpu) } });
    }
    const memory = mean(usage.memory);
    if (memory !== null) {
      const highestPercent = maximum(usage.memoryMaximum) ?? memory;
      const lastWeekPercent = mean(usage.lastWeek.memory);
      found.push({ code: 'Memory', figures: { percent: memory, highestPercent, lastWeekPercent } });
    }
  }
  if (targets !== null && targets.length > 0) {
    const healthy = targets.filter(({ state }) => state === 'healthy').length;
    found.push({ code: 'Targets', figures: { healthy, total: targets.length } });
  }
  if (scaling !== null) {
    const { minCapacity, maxCapacity } = scaling;
    const activities = symptoms.scalingActivities.length;
    found.push({ code: 'Scaling', figures: { minCapacity, maxCapacity, activities } });
  }
  return found;
}

import type { Evidence, Series } from '../evidence.ts';
import type { ScalingMode } from './scaling-mode.ts';

/** A policy that tracks a dimension which never came near its target. */
export interface PolicyAtRest {
  readonly dimension: 'cpu' | 'memory';
  readonly metric: string;
  readonly target: number;
  readonly highestPercent: number;
}

/** Target tracking asks for fewer tasks below nine tenths of its target: a policy that stays there adds none. */
const AT_REST = 0.9;

/** Which of several policies moved the tasks. */
export interface ActingModes {
  readonly acting: readonly ScalingMode[];
  readonly atRest: readonly PolicyAtRest[];
}

/**
 * Of several policies ECS follows the one that asks for the most tasks. Where all but one track CPU or memory and never
 * came within a tenth of their target, the one alone decided, and the others stay out of it as long as a task's use
 * stays below that line. Otherwise all of them act.
 */
export function actingModes(modes: readonly ScalingMode[], { metrics }: Evidence): ActingModes {
  const all = { acting: modes, atRest: [] };
  if (modes.length < 2) return all;
  const resting = modes.map((mode): PolicyAtRest | null => {
    if (mode.kind !== 'tracking') return null;
    const used = mode.dimension === 'cpu' ? metrics.cpuUtilization : metrics.memoryUtilization;
    const highestPercent = highestOf(used?.average);
    if (highestPercent === null || highestPercent > AT_REST * mode.target) return null;
    return { dimension: mode.dimension, metric: mode.policy.metric ?? '', target: mode.target, highestPercent };
  });
  const acting = modes.filter((_, i) => resting[i] === null);
  if (acting.length !== 1) return all;
  return { acting, atRest: resting.filter((policy) => policy !== null) };
}

/** What a task may use of the dimension, in percent of its size, for the policy to stay at rest. */
export function restingPercent({ target }: PolicyAtRest): number {
  return AT_REST * target;
}

function highestOf(series: Series | undefined): number | null {
  let highest = -1;
  for (let i = 0; i < (series?.length ?? 0); i++) {
    const value = series?.[i] as number;
    if (value > highest) highest = value;
  }
  return highest < 0 ? null : highest;
}

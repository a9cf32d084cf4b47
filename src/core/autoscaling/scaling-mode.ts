import type { Autoscaling, ScalingPolicy } from '../evidence.ts';

/** What decides the number of tasks, as far as sizing has to know it. */
export type ScalingMode =
  /** Nothing, or scheduled actions alone. */
  | { readonly kind: 'fixed' }
  /** Target tracking on the service's CPU or memory utilization. */
  | {
      readonly kind: 'tracking';
      readonly dimension: 'cpu' | 'memory';
      readonly policy: ScalingPolicy;
      readonly target: number;
    }
  /** Target tracking on requests a task: its task count does not depend on the task's size. */
  | { readonly kind: 'requests'; readonly policy: ScalingPolicy; readonly target: number }
  /** Step or simple scaling on an alarm. */
  | { readonly kind: 'step'; readonly dimension: 'cpu' | 'memory' | 'other'; readonly metric: string }
  | { readonly kind: 'predictive' }
  /** Target tracking on a metric of the service's own. */
  | { readonly kind: 'custom'; readonly metric: string };

/** Predefined metrics of Application Auto Scaling for ECS, with and without 20-second resolution. */
const CPU_METRIC = /^ECSServiceAverageCPUUtilization|^CPUUtilization$/;
const MEMORY_METRIC = /^ECSServiceAverageMemoryUtilization|^MemoryUtilization$/;
const REQUEST_METRIC = /^ALBRequestCountPerTarget$/;

/**
 * Everything that decides the task count, the least knowable first. Several policies may be in force at once: ECS scales
 * out by whichever asks for the most tasks.
 */
export function scalingModes(autoscaling: Autoscaling | null): readonly ScalingMode[] {
  const modes = (autoscaling?.policies ?? []).map(modeOf);
  // Step scaling takes two policies, one out and one in, which are one way of scaling.
  const distinct = modes.filter(
    (mode, i) => modes.findIndex((other) => other === mode || isSameMode(other, mode)) === i,
  );
  return distinct.length === 0 ? [{ kind: 'fixed' }] : distinct;
}

function isSameMode(a: ScalingMode, b: ScalingMode): boolean {
  return a.kind === 'step' && b.kind === 'step' && a.metric === b.metric;
}

function modeOf(policy: ScalingPolicy): ScalingMode {
  const metric = policy.metric ?? policy.alarm?.metric ?? '';
  if (policy.type === 'PredictiveScaling') return { kind: 'predictive' };
  if (policy.type !== 'TargetTrackingScaling') return { kind: 'step', dimension: dimensionOf(metric), metric };
  const { target } = policy;
  if (target === undefined || target <= 0) return { kind: 'custom', metric };
  if (REQUEST_METRIC.test(metric)) return { kind: 'requests', policy, target };
  const dimension = dimensionOf(metric);
  return dimension === 'other' ? { kind: 'custom', metric } : { kind: 'tracking', dimension, policy, target };
}

function dimensionOf(metric: string): 'cpu' | 'memory' | 'other' {
  if (CPU_METRIC.test(metric)) return 'cpu';
  return MEMORY_METRIC.test(metric) ? 'memory' : 'other';
}

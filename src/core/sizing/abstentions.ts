import type { FleetUnknown } from '../autoscaling/find-fleet.ts';
import type { ScalingMode } from '../autoscaling/scaling-mode.ts';
import { type Evidence, isFargate } from '../evidence.ts';
import type { Abstention } from '../recommendation.ts';
import { toTenth } from '../rounding.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';
import type { Demand } from './demand.ts';
import type { Situation } from './situation.ts';

/** Compute Optimizer's own floor: a day of data. */
const HOURS_NEEDED = 24;

/** What must be left of it outside rollouts and starts. */
const COMPARABLE_HOURS_NEEDED = 18;

/** Why nothing at all can be said before the metrics are read, or null. */
export function abstainFromService(evidence: Evidence): Abstention | null {
  const { service, taskSizes } = evidence;
  if (!isFargate(service)) {
    const launchType = service.launchType ?? service.capacityProviders?.map(({ name }) => name).join(', ') ?? '';
    return { dimension: 'service', code: 'NotFargate', figures: { launchType } };
  }
  const running = distinctSizes(evidence.tasks ?? []);
  const inRollout = (evidence.deployments ?? []).some(({ finishedAt }) => finishedAt === undefined);
  if (taskSizes.length === 0 || (running.length > 1 && !inRollout)) {
    return { dimension: 'service', code: 'MixedSizes', figures: { sizes: running.map(formatSize).join(', ') } };
  }
  return null;
}

function distinctSizes(tasks: NonNullable<Evidence['tasks']>): readonly TaskSize[] {
  const sizes: TaskSize[] = [];
  for (const { cpuUnits, memoryMiB } of tasks) {
    if (cpuUnits === undefined || memoryMiB === undefined) continue;
    if (!sizes.some((size) => isSameSize(size, { cpuUnits, memoryMiB }))) sizes.push({ cpuUnits, memoryMiB });
  }
  return sizes;
}

function formatSize({ cpuUnits, memoryMiB }: TaskSize): string {
  return `${cpuUnits}/${memoryMiB}`;
}

/** Why too little is known in time, or null. */
export function abstainFromHistory({ demand, evidence }: Situation): Abstention | null {
  const { comparable, ofKnownSize, withData } = demand.counts;
  if (hoursOf(withData, demand) < HOURS_NEEDED) return notEnough('service', withData, demand);
  if (hoursOf(ofKnownSize, demand) < HOURS_NEEDED) {
    const sizes = evidence.taskSizes.map(formatSize).join(', ');
    return { dimension: 'service', code: 'MixedSizes', figures: { sizes } };
  }
  // A deployment or two within the first day do not make it too short.
  return hoursOf(comparable, demand) < COMPARABLE_HOURS_NEEDED ? notEnough('service', comparable, demand) : null;
}

function notEnough(dimension: 'service' | 'memory', periods: number, demand: Demand): Abstention {
  const hours = toTenth(hoursOf(periods, demand));
  return { dimension, code: 'NotEnoughHistory', figures: { hours, neededHours: HOURS_NEEDED } };
}

function hoursOf(periods: number, { periodSeconds }: Demand): number {
  return (periods * periodSeconds) / 3600;
}

/** True when a dimension stays as it is because nothing can be said of it. Pinned CPU is no reason: it must rise. */
export function keepsDimension(abstained: readonly Abstention[], dimension: 'cpu' | 'memory'): boolean {
  return abstained.some((one) => one.dimension === dimension && one.code !== 'CpuCensored');
}

/** What cannot be said of CPU or of memory, each with the fact that is missing. */
export function abstainFromDimensions(situation: Situation): readonly Abstention[] {
  const { censoring, current, demand } = situation;
  const censored: readonly Abstention[] = censoring.censored
    ? [
        {
          dimension: 'cpu',
          code: 'CpuCensored',
          figures: { pinnedMinutes: censoring.pinnedMinutes, cpuUnits: current.cpuUnits },
        },
      ]
    : [];
  return [...censored, ...abstainFromMemory(demand), ...abstainFromScaling(situation)];
}

function abstainFromMemory(demand: Demand): readonly Abstention[] {
  const { comparableMemory } = demand.counts;
  if (comparableMemory === 0) return [{ dimension: 'memory', code: 'NoMemoryMetric', figures: {} }];
  return hoursOf(comparableMemory, demand) < HOURS_NEEDED ? [notEnough('memory', comparableMemory, demand)] : [];
}

function abstainFromScaling({ scaling, scaledFleet, outOfMemory }: Situation): readonly Abstention[] {
  // A kill for memory is an answer of its own: a fifth more, whatever the policy reads.
  const answered = (abstention: Abstention) => abstention.dimension === 'memory' && outOfMemory.length > 0;
  if (scaling.length === 1) {
    if (scaledFleet.fleet !== null) return [];
    const missing = scaledFleet.unknown ?? 'unlike';
    return scaling.flatMap((mode) => abstainFromMode(mode, missing)).filter((abstention) => !answered(abstention));
  }
  // Several policies: whichever asks for the most tasks wins, and which one that was cannot be told from the metrics.
  const figures = { policies: scaling.length };
  const readsMemory = scaling.some((mode) => 'dimension' in mode && mode.dimension === 'memory');
  const cpu: Abstention = { dimension: 'cpu', code: 'MixedPolicies', figures };
  // One policy's own reason would be a second of the same: it is said where it is the only one.
  const own = scaling.flatMap((mode) => (mode.kind === 'requests' ? [] : abstainFromMode(mode, 'mixed')));
  return readsMemory ? [...own, cpu, { dimension: 'memory', code: 'MixedPolicies', figures }] : [...own, cpu];
}

/** A policy that reads CPU (memory) moves the task count with the task's CPU (memory): only a replay may change it. */
function abstainFromMode(mode: ScalingMode, missing: FleetUnknown | 'mixed'): readonly Abstention[] {
  switch (mode.kind) {
    case 'fixed':
    case 'requests':
      return [];
    case 'tracking':
      if (mode.dimension === 'memory') {
        return [{ dimension: 'memory', code: 'MemoryTracking', figures: { target: mode.target, missing } }];
      }
      return missing === 'taskCount'
        ? [{ dimension: 'cpu', code: 'NoTaskCount', figures: { metric: mode.policy.metric ?? '' } }]
        : [];
    case 'step':
      return [
        {
          dimension: mode.dimension === 'memory' ? 'memory' : 'cpu',
          code: 'StepScaling',
          figures: { metric: mode.metric, missing },
        },
      ];
    case 'predictive':
      return [{ dimension: 'cpu', code: 'PredictiveScaling', figures: {} }];
    case 'custom':
      return [{ dimension: 'cpu', code: 'CustomMetricTracking', figures: { metric: mode.metric } }];
    default:
      return mode satisfies never;
  }
}

import { type PolicyAtRest, restingPercent } from '../autoscaling/policies-at-rest.ts';
import type { ContainerEvidence, Evidence } from '../evidence.ts';
import type { TaskSize } from '../task-size.ts';
import type { Demand } from './demand.ts';
import type { HeapPlateau } from './heap-plateau.ts';
import { mainContainer, sidecars } from './main-container.ts';
import { meanOf } from './series-mean.ts';
import { peakOf } from './series-peak.ts';
import { sizeAt } from './size-history.ts';
import type { StartupSpike } from './startup.ts';

export type FloorReason =
  | 'memoryPeak'
  | 'plateau'
  | 'hottestTask'
  | 'startup'
  | 'sidecars'
  | 'heap'
  | 'outOfMemory'
  | 'policyAtRest';

/** The least that an option may have, and why. */
export interface Floor {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly because: FloorReason;
  readonly what: string;
}

/** Memory kills: no size lies below what was seen, plus a tenth for the peaks between two samples of 20 seconds. */
export const ABOVE_MEMORY_PEAK = 1.1;

/** A start may take twice as long as today: half of the CPU that it takes is kept. */
const STARTUP_SHARE = 0.5;

/** What a task keeps for its main container when sidecars' reservations decide: the smallest that ECS documents as useful. */
const MAIN_CONTAINER_CPU_UNITS = 64;
const MAIN_CONTAINER_MIB = 128;

/** A JVM or Node process needs about a quarter beyond its heap for code, threads and buffers. */
const BEYOND_HEAP = 1.25;

/** After an OutOfMemory stop the limit is a lower bound of the demand; VPA, Datadog and KRR raise by 20 to 25 %. */
const AFTER_OUT_OF_MEMORY = 1.2;

const OUT_OF_MEMORY = /out\s?of\s?memory/i;

export interface OutOfMemoryStop {
  readonly stoppedAt: string;
  readonly container: string;
}

/** The stops of the window in which a container was killed for memory. Exit status 137 alone is no proof of that. */
export function outOfMemoryStops(evidence: Evidence): readonly OutOfMemoryStop[] {
  const startMs = Date.parse(evidence.metrics.startAt);
  return evidence.stoppedTasks
    .filter(({ stoppedAt }) => Date.parse(stoppedAt) >= startMs)
    .flatMap((task) => {
      const killed = task.containers.find(({ reason }) => reason !== undefined && OUT_OF_MEMORY.test(reason));
      if (killed) return [{ stoppedAt: task.stoppedAt, container: killed.name }];
      const named = task.stoppedReason !== undefined && OUT_OF_MEMORY.test(task.stoppedReason);
      return named ? [{ stoppedAt: task.stoppedAt, container: mainContainer(evidence.containers)?.name ?? '' }] : [];
    });
}

/**
 * Every floor under the options of a service whose size is `current`. What leaks fills whatever it is given,
 * so that its peak is no demand; a `tracked` fleet's tasks are as busy as the target says, whatever their size, and one
 * that tracks memory as full.
 */
export function findFloors(
  evidence: Evidence,
  demand: Demand,
  current: TaskSize,
  found: {
    readonly startup: StartupSpike | null;
    readonly isLeaking: boolean;
    readonly plateau: HeapPlateau | null;
    readonly tracked: boolean;
    readonly tracksMemory: boolean;
    readonly atRest: readonly PolicyAtRest[];
  },
): readonly Floor[] {
  const floors = [
    found.isLeaking || found.tracksMemory ? null : memoryPeakFloor(demand),
    found.plateau === null ? null : plateauFloor(current),
    found.tracked || evidence.service.runningCount < 2 ? null : hottestTaskFloor(demand),
    startupFloor(found.startup),
    sidecarFloor(evidence),
    ...evidence.containers.map(heapFloor),
    ...found.atRest.map((policy) => restFloor(policy, current)),
    ...outOfMemoryStops(evidence).map((stop) => outOfMemoryFloor(evidence, current, stop)),
  ];
  return floors.filter((floor): floor is Floor => floor !== null);
}

function memoryPeakFloor({ memory }: Demand): Floor | null {
  const memoryMiB = memory === null ? 0 : Math.ceil(ABOVE_MEMORY_PEAK * peakOf(memory));
  return memoryMiB === 0 ? null : { cpuUnits: 0, memoryMiB, because: 'memoryPeak', what: '' };
}

/** A heap that takes a share of its limit shows what it was given, not what it needs: no cut can be read from it. */
function plateauFloor({ memoryMiB }: TaskSize): Floor {
  return { cpuUnits: 0, memoryMiB, because: 'plateau', what: '' };
}

/** What the hottest of several tasks takes all the time: where load is unevenly spread, the mean task says nothing of it. */
function hottestTaskFloor({ cpuMaximum }: Demand): Floor | null {
  if (cpuMaximum === null) return null;
  // A hair more than a whole number of units is that number: percentages arrive rounded.
  const cpuUnits = Math.max(0, Math.ceil(1024 * meanOf(cpuMaximum) - 1e-6));
  return cpuUnits === 0 ? null : { cpuUnits, memoryMiB: 0, because: 'hottestTask', what: '' };
}

function startupFloor(startup: StartupSpike | null): Floor | null {
  if (startup === null) return null;
  return { cpuUnits: Math.ceil(1024 * STARTUP_SHARE * startup.peakVcpu), memoryMiB: 0, because: 'startup', what: '' };
}

function sidecarFloor({ containers }: Evidence): Floor | null {
  const others = sidecars(containers);
  const cpuUnits = others.reduce((sum, { cpuUnits = 0 }) => sum + cpuUnits, 0);
  const memoryMiB = others.reduce((sum, container) => sum + reservedMiB(container), 0);
  if (cpuUnits === 0 && memoryMiB === 0) return null;
  return {
    cpuUnits: cpuUnits + MAIN_CONTAINER_CPU_UNITS,
    memoryMiB: memoryMiB + MAIN_CONTAINER_MIB,
    because: 'sidecars',
    what: others.map(({ name }) => name).join(', '),
  };
}

function reservedMiB({ memoryMiB, memoryReservationMiB }: ContainerEvidence): number {
  return memoryMiB ?? memoryReservationMiB ?? 0;
}

function heapFloor({ name, runtimeHints }: ContainerEvidence): Floor | null {
  const heapMiB = Math.max(runtimeHints?.jvmMaxHeapMiB ?? 0, runtimeHints?.nodeMaxOldSpaceMiB ?? 0);
  if (heapMiB === 0) return null;
  return { cpuUnits: 0, memoryMiB: Math.ceil(heapMiB * BEYOND_HEAP), because: 'heap', what: name };
}

/** A policy beside the one that acts stays at rest while a task's use of its dimension stays below its line. */
function restFloor(policy: PolicyAtRest, { cpuUnits, memoryMiB }: TaskSize): Floor {
  const share = policy.highestPercent / restingPercent(policy);
  const least = (amount: number) => Math.ceil(share * amount - 1e-6);
  return {
    cpuUnits: policy.dimension === 'cpu' ? least(cpuUnits) : 0,
    memoryMiB: policy.dimension === 'memory' ? least(memoryMiB) : 0,
    because: 'policyAtRest',
    what: policy.metric,
  };
}

/**
 * A kill vetoes a cut. One at the task's own limit says that a fifth more is the least; one at a container's own limit
 * says so of that container, for which the task has to have room beside the others.
 */
function outOfMemoryFloor(evidence: Evidence, current: TaskSize, { stoppedAt, container }: OutOfMemoryStop): Floor {
  const limitMiB = (sizeAt(evidence, stoppedAt) ?? current).memoryMiB;
  const own = evidence.containers.find(({ name }) => name === container);
  const others = evidence.containers.filter(({ name }) => name !== container);
  const raised =
    own?.memoryMiB !== undefined && own.memoryMiB < limitMiB
      ? AFTER_OUT_OF_MEMORY * own.memoryMiB + others.reduce((sum, other) => sum + reservedMiB(other), 0)
      : AFTER_OUT_OF_MEMORY * limitMiB;
  const memoryMiB = Math.ceil(Math.max(raised, current.memoryMiB));
  return { cpuUnits: 0, memoryMiB, because: 'outOfMemory', what: container };
}

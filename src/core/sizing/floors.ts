import type { Evidence } from '../evidence.ts';
import { mainContainer, sidecars } from './main-container.ts';
import { sizeAt } from './size-history.ts';

export type FloorReason = 'sidecars' | 'heap' | 'outOfMemory';

/** The least that an option may have, and why. */
export interface Floor {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly because: FloorReason;
  readonly what: string;
}

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

/** Every floor under the options: sidecars' reservations, fixed heaps, and what was too little once. */
export function findFloors(evidence: Evidence): readonly Floor[] {
  return [sidecarFloor(evidence), ...heapFloors(evidence), ...outOfMemoryFloors(evidence)].filter(
    (floor): floor is Floor => floor !== null,
  );
}

function sidecarFloor({ containers }: Evidence): Floor | null {
  const others = sidecars(containers);
  const cpuUnits = others.reduce((sum, { cpuUnits = 0 }) => sum + cpuUnits, 0);
  const memoryMiB = others.reduce(
    (sum, { memoryMiB, memoryReservationMiB }) => sum + (memoryMiB ?? memoryReservationMiB ?? 0),
    0,
  );
  if (cpuUnits === 0 && memoryMiB === 0) return null;
  return {
    cpuUnits: cpuUnits + MAIN_CONTAINER_CPU_UNITS,
    memoryMiB: memoryMiB + MAIN_CONTAINER_MIB,
    because: 'sidecars',
    what: others.map(({ name }) => name).join(', '),
  };
}

function heapFloors({ containers }: Evidence): readonly (Floor | null)[] {
  return containers.map(({ name, runtimeHints }) => {
    const heapMiB = Math.max(runtimeHints?.jvmMaxHeapMiB ?? 0, runtimeHints?.nodeMaxOldSpaceMiB ?? 0);
    if (heapMiB === 0) return null;
    return { cpuUnits: 0, memoryMiB: Math.ceil(heapMiB * BEYOND_HEAP), because: 'heap', what: name };
  });
}

function outOfMemoryFloors(evidence: Evidence): readonly (Floor | null)[] {
  const main = mainContainer(evidence.containers);
  return outOfMemoryStops(evidence).map(({ stoppedAt, container }) => {
    const size = sizeAt(evidence, stoppedAt);
    if (size === null) return null;
    const own = evidence.containers.find(({ name }) => name === container);
    // A sidecar is killed at its own limit: the task must make room for a higher one and nothing else.
    const raised =
      own !== undefined && own !== main && own.memoryMiB !== undefined
        ? size.memoryMiB + own.memoryMiB * (AFTER_OUT_OF_MEMORY - 1)
        : size.memoryMiB * AFTER_OUT_OF_MEMORY;
    return { cpuUnits: 0, memoryMiB: Math.ceil(raised), because: 'outOfMemory', what: container };
  });
}

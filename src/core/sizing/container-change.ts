import type { ContainerEvidence, Evidence, RuntimeHints } from '../evidence.ts';
import type { TaskSize } from '../task-size.ts';
import { outOfMemoryStops } from './floors.ts';
import { mainContainer } from './main-container.ts';

export interface ValueChange {
  readonly from: number;
  readonly to: number;
}

/** The values of one container that change with the task size; what stays is absent. */
export interface ContainerChange {
  readonly container: string;
  readonly cpuUnits?: ValueChange;
  readonly memoryMiB?: ValueChange;
  readonly memoryReservationMiB?: ValueChange;
}

export type RuntimeSetting = keyof RuntimeHints;

/** A runtime's own limit that must change with the container's, in the unit of the setting. */
export interface RuntimeChange extends ValueChange {
  readonly container: string;
  readonly setting: RuntimeSetting;
}

export interface ContainerChanges {
  /** False when the sidecars' own limits leave no room for the main container; nothing is listed then. */
  readonly fits: boolean;
  readonly containers: readonly ContainerChange[];
  readonly runtime: readonly RuntimeChange[];
  /** Settings that are a share of the limit and follow it by themselves. */
  readonly follows: readonly { readonly container: string; readonly setting: RuntimeSetting }[];
}

/** The least memory that Docker starts a container with. */
const LEAST_MEMORY_MIB = 6;

/**
 * The largest share of a container's limit that a runtime's heap may take: the rest is threads, buffers and code.
 * A JVM or Node process needs about a quarter beyond its heap; Go counts nearly everything in its limit, so 90 %.
 */
const HEAP_SHARE = { jvmMaxHeapMiB: 0.8, nodeMaxOldSpaceMiB: 0.8, goMemoryLimitMiB: 0.9 } as const;
const SHARE_SETTINGS = ['jvmMaxRamPercent', 'dotnetHeapLimitPercent'] as const;

/** What a container gets beyond the limit that it was killed at; the engine raises the task by as much. */
const AFTER_OUT_OF_MEMORY = 1.2;

const NONE: ReadonlySet<string> = new Set();

/**
 * The names of the containers that were killed for memory at a limit of their own, below the task's: for them a larger
 * task alone changes nothing.
 */
export function killedAtOwnLimit(evidence: Evidence, current: TaskSize): ReadonlySet<string> {
  const killed = new Set(outOfMemoryStops(evidence).map(({ container }) => container));
  const own = evidence.containers.filter(({ memoryMiB = Number.POSITIVE_INFINITY }) => memoryMiB < current.memoryMiB);
  return new Set(own.map(({ name }) => name).filter((name) => killed.has(name)));
}

/**
 * What the containers of a task must say when its size goes from `current` to `target`. Sidecars' values are floors
 * and stay; the main container, where it has a value of its own, gets all that they leave, for a limit under that only
 * kills it sooner. A dimension that the task keeps is kept, as far as it fits. Containers in `killed` get a fifth more
 * than the limit that they were killed at, while the task holds it. Afterwards the containers' CPU adds up to at most
 * the task's, and so do their limits (reservations where there is no limit), with every hard limit within the task's.
 *
 * Example: 4096 MiB with the main container at 3840 and a sidecar at 256 becomes 2048 with 1792 and 256.
 */
export function containerChanges(
  containers: readonly ContainerEvidence[],
  current: TaskSize,
  target: TaskSize,
  killed: ReadonlySet<string> = NONE,
): ContainerChanges {
  const main = mainContainer(containers);
  if (main === null) return { fits: true, containers: [], runtime: [], follows: [] };
  const sidecars = containers
    .filter((container) => container !== main)
    .map((container) => ({ container, memoryMiB: raised(container, killed) }));
  const cpuRoom = target.cpuUnits - sum(sidecars, ({ container }) => container.cpuUnits ?? 0);
  const memoryRoom =
    target.memoryMiB - sum(sidecars, ({ container, memoryMiB }) => memoryMiB ?? container.memoryReservationMiB ?? 0);
  const needsCpu = (main.cpuUnits ?? 0) > 0 ? 1 : 0;
  if (cpuRoom < needsCpu || memoryRoom < LEAST_MEMORY_MIB) {
    return { fits: false, containers: [], runtime: [], follows: [] };
  }

  const sameCpu = target.cpuUnits === current.cpuUnits;
  const cpuUnits = !main.cpuUnits ? main.cpuUnits : sameCpu ? Math.min(main.cpuUnits, cpuRoom) : cpuRoom;
  const sameMemory = target.memoryMiB === current.memoryMiB;
  const wanted = sameMemory ? raised(main, killed) : memoryRoom;
  const memoryMiB = main.memoryMiB === undefined ? undefined : Math.min(wanted ?? memoryRoom, memoryRoom);
  const limit = memoryMiB ?? memoryRoom;
  const reservation = main.memoryReservationMiB;
  const memoryReservationMiB = reservation === undefined ? undefined : Math.min(reservation, limit);

  const oldLimit = main.memoryMiB ?? current.memoryMiB;
  // A smaller task is no reason for a larger heap, though its main container may get a larger share of it.
  const heapLimit = target.memoryMiB < current.memoryMiB ? Math.min(limit, oldLimit) : limit;
  const changes: ContainerChange[] = [
    {
      container: main.name,
      ...changed('cpuUnits', main.cpuUnits, cpuUnits),
      ...changed('memoryMiB', main.memoryMiB, memoryMiB),
      ...changed('memoryReservationMiB', reservation, memoryReservationMiB),
    },
    ...sidecars.map(({ container, memoryMiB: to }) => ({
      container: container.name,
      ...changed('memoryMiB', container.memoryMiB, to),
    })),
  ];
  return {
    fits: true,
    containers: changes.filter((change) => Object.keys(change).length > 1),
    runtime: runtimeChanges(main, oldLimit, heapLimit),
    follows: SHARE_SETTINGS.filter((setting) => main.runtimeHints?.[setting] !== undefined && oldLimit !== limit).map(
      (setting) => ({ container: main.name, setting }),
    ),
  };
}

/** The limit of a container, with its raise when it was killed at it. */
function raised({ name, memoryMiB }: ContainerEvidence, killed: ReadonlySet<string>): number | undefined {
  return memoryMiB === undefined || !killed.has(name) ? memoryMiB : Math.ceil(memoryMiB * AFTER_OUT_OF_MEMORY);
}

function sum<T>(values: readonly T[], value: (one: T) => number): number {
  return values.reduce((total, one) => total + value(one), 0);
}

function changed<Key extends 'cpuUnits' | 'memoryMiB' | 'memoryReservationMiB'>(
  key: Key,
  from: number | undefined,
  to: number | undefined,
): { readonly [K in Key]?: ValueChange } {
  if (from === undefined || to === undefined || from === to) return {};
  return { [key]: { from, to } } as { readonly [K in Key]?: ValueChange };
}

/** A fixed heap is kept while it fits into its share of a smaller limit, and grows in proportion with a larger one. */
function runtimeChanges(main: ContainerEvidence, oldLimit: number, newLimit: number): RuntimeChange[] {
  const changes: RuntimeChange[] = [];
  for (const setting of ['jvmMaxHeapMiB', 'nodeMaxOldSpaceMiB', 'goMemoryLimitMiB'] as const) {
    const from = main.runtimeHints?.[setting];
    if (from === undefined || from <= 0 || oldLimit <= 0) continue;
    const most = Math.floor(newLimit * HEAP_SHARE[setting]);
    const to = newLimit > oldLimit ? Math.floor((from * newLimit) / oldLimit) : Math.min(from, most);
    if (to !== from) changes.push({ container: main.name, setting, from, to });
  }
  return changes;
}

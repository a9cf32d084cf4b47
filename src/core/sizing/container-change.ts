import type { ContainerEvidence, RuntimeHints } from '../evidence.ts';
import type { TaskSize } from '../task-size.ts';
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

/**
 * What the containers of a task must say when its size goes from `current` to `target`. Sidecars' values are floors
 * and stay. The main container keeps what it has when the task shrinks, unless that no longer fits beside the
 * sidecars; when the task grows, it gets the growth. Afterwards the containers' CPU adds up to at most the task's, and
 * so do their limits (reservations where there is no limit), with every hard limit within the task's memory.
 *
 * Example: 4096 MiB with the main container at 3840 and a sidecar at 256 becomes 2048 with 1792 and 256.
 */
export function containerChanges(
  containers: readonly ContainerEvidence[],
  current: TaskSize,
  target: TaskSize,
): ContainerChanges {
  const main = mainContainer(containers);
  if (main === null) return { fits: true, containers: [], runtime: [], follows: [] };
  const sidecars = containers.filter((container) => container !== main);
  const cpuRoom = target.cpuUnits - sum(sidecars, (sidecar) => sidecar.cpuUnits ?? 0);
  const memoryRoom = target.memoryMiB - memoryFloor(sidecars);
  const needsCpu = (main.cpuUnits ?? 0) > 0 ? 1 : 0;
  if (cpuRoom < needsCpu || memoryRoom < LEAST_MEMORY_MIB || anyOver(sidecars, target)) {
    return { fits: false, containers: [], runtime: [], follows: [] };
  }

  const cpuUnits = scaled(main.cpuUnits, current.cpuUnits, target.cpuUnits, cpuRoom, 0);
  const unlimited = sidecars.some((sidecar) => sidecar.memoryMiB === undefined);
  const roomBeside = unlimited ? memoryRoom - undeclaredRoom(main, sidecars, current, target) : memoryRoom;
  const memoryMiB = scaled(
    main.memoryMiB,
    current.memoryMiB,
    target.memoryMiB,
    Math.max(LEAST_MEMORY_MIB, roomBeside),
    LEAST_MEMORY_MIB,
  );
  const limit = memoryMiB ?? memoryRoom;
  const reservation = main.memoryReservationMiB;
  const memoryReservationMiB = reservation === undefined ? undefined : Math.min(reservation, limit, memoryRoom);

  const change: ContainerChange = {
    container: main.name,
    ...changed('cpuUnits', main.cpuUnits, cpuUnits),
    ...changed('memoryMiB', main.memoryMiB, memoryMiB),
    ...changed('memoryReservationMiB', reservation, memoryReservationMiB),
  };
  const oldLimit = main.memoryMiB ?? current.memoryMiB;
  return {
    fits: true,
    containers: Object.keys(change).length > 1 ? [change] : [],
    runtime: runtimeChanges(main, oldLimit, limit),
    follows: SHARE_SETTINGS.filter((setting) => main.runtimeHints?.[setting] !== undefined && oldLimit !== limit).map(
      (setting) => ({ container: main.name, setting }),
    ),
  };
}

function sum(containers: readonly ContainerEvidence[], value: (container: ContainerEvidence) => number): number {
  return containers.reduce((total, container) => total + value(container), 0);
}

function memoryFloor(containers: readonly ContainerEvidence[]): number {
  return sum(containers, (container) => container.memoryMiB ?? container.memoryReservationMiB ?? 0);
}

function anyOver(containers: readonly ContainerEvidence[], target: TaskSize): boolean {
  return containers.some((container) => (container.memoryMiB ?? 0) > target.memoryMiB);
}

/**
 * The memory that the old limits left to sidecars without a limit of their own. It is kept as it was while it is at
 * most half of the new task, else in proportion.
 */
function undeclaredRoom(
  main: ContainerEvidence,
  sidecars: readonly ContainerEvidence[],
  current: TaskSize,
  target: TaskSize,
): number {
  const left = Math.max(0, current.memoryMiB - (main.memoryMiB ?? current.memoryMiB) - memoryFloor(sidecars));
  return left <= target.memoryMiB / 2 ? left : Math.floor((left * target.memoryMiB) / current.memoryMiB);
}

function scaled(
  own: number | undefined,
  current: number,
  target: number,
  room: number,
  least: number,
): number | undefined {
  if (own === undefined || own <= 0) return own;
  const grown = target > current ? own + (target - current) : own;
  return Math.max(least, Math.min(grown, room));
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

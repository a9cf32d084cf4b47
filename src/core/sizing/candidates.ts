import { type TaskSize, taskSizes } from '../task-size.ts';

/** What the options may not be, whatever the demand says. */
export interface Limits {
  readonly minCpuUnits: number;
  readonly minMemoryMiB: number;
  /** CPU that must stay, because nothing can be said of it. */
  readonly keepCpuUnits: number | null;
  /** Memory that must stay. */
  readonly keepMemoryMiB: number | null;
}

/**
 * The sizes of the table that the limits leave, ascending by CPU, then by memory. Floors above the largest size leave
 * the largest. A kept dimension that the table does not have (it came from elsewhere) is rounded up to one that it has.
 * More CPU never comes with less memory than the row below must have: a floor of 58 GiB is 64 GiB of 16 vCPU, and so
 * rules out the 60 GiB of 32 vCPU.
 */
export function candidateSizes(operatingSystemFamily: string, limits: Limits): readonly TaskSize[] {
  const table = taskSizes(operatingSystemFamily);
  const largestCpu = Math.max(...table.map(({ cpuUnits }) => cpuUnits));
  const minCpu = Math.min(Math.max(limits.minCpuUnits, limits.keepCpuUnits ?? 0), largestCpu);
  const rows = rowsOf(table).filter(({ cpuUnits }) => cpuUnits >= minCpu);
  const minMemory = Math.min(
    Math.max(limits.minMemoryMiB, limits.keepMemoryMiB ?? 0),
    Math.max(...rows.map(({ memories }) => memories.at(-1) ?? 0)),
  );
  const withRoom: Row[] = [];
  for (const { cpuUnits, memories } of rows) {
    const least = Math.max(minMemory, withRoom.at(-1)?.memories[0] ?? 0);
    const enough = memories.filter((memory) => memory >= least);
    if (enough.length > 0) withRoom.push({ cpuUnits, memories: enough });
  }
  const cpuKept = limits.keepCpuUnits === null ? withRoom : withRoom.slice(0, 1);
  return cpuKept.flatMap(({ cpuUnits, memories }) =>
    (limits.keepMemoryMiB === null ? memories : memories.slice(0, 1)).map((memoryMiB) => ({ cpuUnits, memoryMiB })),
  );
}

interface Row {
  readonly cpuUnits: number;
  readonly memories: readonly number[];
}

function rowsOf(table: readonly TaskSize[]): readonly Row[] {
  const rows = new Map<number, number[]>();
  for (const { cpuUnits, memoryMiB } of table) {
    const memories = rows.get(cpuUnits);
    if (memories === undefined) rows.set(cpuUnits, [memoryMiB]);
    else memories.push(memoryMiB);
  }
  return [...rows].map(([cpuUnits, memories]) => ({ cpuUnits, memories }));
}

/** The next CPU row above, or the same when there is none. */
export function nextCpuUnits(cpuUnits: number, operatingSystemFamily: string): number {
  const rows = rowsOf(taskSizes(operatingSystemFamily));
  return rows.find((row) => row.cpuUnits > cpuUnits)?.cpuUnits ?? rows.at(-1)?.cpuUnits ?? cpuUnits;
}

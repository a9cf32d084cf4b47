/** A task's size: task-level CPU units (1024 = 1 vCPU) and memory in MiB. */
export interface TaskSize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

const GIB = 1024;

function everyGiB(from: number, to: number, step = 1): number[] {
  const sizes: number[] = [];
  for (let gib = from; gib <= to; gib += step) sizes.push(gib * GIB);
  return sizes;
}

/**
 * The CPU and memory pairs that Fargate accepts for Linux tasks, both architectures.
 * Source: AWS Fargate developer guide, "Task CPU and memory", read 2026-10-01 (32 vCPU row new in 2026).
 */
const LINUX_ROWS: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, everyGiB(1, 4)],
  [1024, everyGiB(2, 8)],
  [2048, everyGiB(4, 16)],
  [4096, everyGiB(8, 30)],
  [8192, everyGiB(16, 60, 4)],
  [16384, everyGiB(32, 120, 8)],
  [32768, [60 * GIB, 120 * GIB, 244 * GIB]],
]);

/** Windows tasks have 1, 2 and 4 vCPU only, with the same memory ranges. */
const WINDOWS_CPU_UNITS: ReadonlySet<number> = new Set([1024, 2048, 4096]);

function flatten(rows: ReadonlyMap<number, readonly number[]>): readonly TaskSize[] {
  return [...rows].flatMap(([cpuUnits, memories]) => memories.map((memoryMiB) => ({ cpuUnits, memoryMiB })));
}

const LINUX_SIZES = flatten(LINUX_ROWS);
const WINDOWS_SIZES = LINUX_SIZES.filter((size) => WINDOWS_CPU_UNITS.has(size.cpuUnits));

/** True for ECS's Windows families, such as `WINDOWS_SERVER_2022_CORE`. */
export function isWindows(operatingSystemFamily: string): boolean {
  return operatingSystemFamily.toUpperCase().startsWith('WINDOWS');
}

/** Every size that Fargate accepts for the operating system, ascending by CPU, then by memory. */
export function taskSizes(operatingSystemFamily: string): readonly TaskSize[] {
  return isWindows(operatingSystemFamily) ? WINDOWS_SIZES : LINUX_SIZES;
}

/** True when Fargate accepts the size for the operating system. */
export function isValidTaskSize(size: TaskSize, operatingSystemFamily: string): boolean {
  return taskSizes(operatingSystemFamily).some(
    (valid) => valid.cpuUnits === size.cpuUnits && valid.memoryMiB === size.memoryMiB,
  );
}

/** True when both are the same pair. */
export function isSameSize(a: TaskSize, b: TaskSize): boolean {
  return a.cpuUnits === b.cpuUnits && a.memoryMiB === b.memoryMiB;
}

import { type TaskSize, taskSizes } from './task-size.ts';

export type ParsedTaskSize =
  | { readonly ok: true; readonly size: TaskSize }
  /** Not two amounts. */
  | { readonly ok: false; readonly code: 'unreadable' }
  /** Two amounts that Fargate does not pair: the size nearest to them, and the smallest that holds both. */
  | {
      readonly ok: false;
      readonly code: 'noSuchSize';
      readonly asked: TaskSize;
      readonly nearest: TaskSize;
      readonly holding: TaskSize | null;
    };

const AMOUNT = /(\d*\.?\d+)\s*(vcpus?|cpus?|units?|gib|gb|g|mib|mb|m)?(?![a-z0-9.])/g;
/** Above this many, a bare number is in CPU units, or in MiB: tasks have up to 32 vCPU, and 512 MiB at least. */
const MOST_VCPU = 64;
const MOST_GIB = 256;

/**
 * A task size as people write it: `0.5 1`, `512 1024`, `.5vcpu 1GB`, `1 vCPU / 2 GB`. CPU stands first unless the units
 * say otherwise; a bare number is vCPU and GB while it is small, else CPU units and MiB.
 */
export function parseTaskSize(text: string, operatingSystemFamily: string): ParsedTaskSize {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,/×x+|]+/g, ' ');
  const amounts = [...plain.matchAll(AMOUNT)].map(([, digits = '', unit = '']) => ({ value: Number(digits), unit }));
  const rest = plain.replace(AMOUNT, '').trim();
  const [first, second] = amounts;
  if (first === undefined || second === undefined || amounts.length > 2 || rest !== '') {
    return { ok: false, code: 'unreadable' };
  }
  const isSwapped = isMemory(first.unit) || (isCpu(second.unit) && first.unit === '');
  const [cpu, memory] = isSwapped ? [second, first] : [first, second];
  if (isMemory(cpu.unit) || isCpu(memory.unit)) return { ok: false, code: 'unreadable' };
  const asked = { cpuUnits: toCpuUnits(cpu.value, cpu.unit), memoryMiB: toMiB(memory.value, memory.unit) };
  const sizes = taskSizes(operatingSystemFamily);
  const size = sizes.find(({ cpuUnits, memoryMiB }) => cpuUnits === asked.cpuUnits && memoryMiB === asked.memoryMiB);
  if (size !== undefined) return { ok: true, size };
  const nearest = nearestOf(asked, sizes);
  if (nearest === undefined) return { ok: false, code: 'unreadable' };
  const holds = (one: TaskSize) => one.cpuUnits >= asked.cpuUnits && one.memoryMiB >= asked.memoryMiB;
  return { ok: false, code: 'noSuchSize', asked, nearest, holding: sizes.find(holds) ?? null };
}

function isMemory(unit: string): boolean {
  return /^[gm]/.test(unit);
}

function isCpu(unit: string): boolean {
  return /^(v?cpu|unit)/.test(unit);
}

function toCpuUnits(value: number, unit: string): number {
  const isUnits = unit.startsWith('unit') || (!unit.startsWith('v') && value > MOST_VCPU);
  return Math.round(isUnits ? value : value * 1024);
}

function toMiB(value: number, unit: string): number {
  const isMiB = unit.startsWith('m') || (unit === '' && value > MOST_GIB);
  return Math.round(isMiB ? value : value * 1024);
}

/** By how many times CPU and memory differ together, so that 0.25 against 0.5 vCPU is as far as 4 against 8 GB. */
function nearestOf(asked: TaskSize, sizes: readonly TaskSize[]): TaskSize | undefined {
  const far = (a: number, b: number) => Math.abs(Math.log2(Math.max(a, 1) / b));
  const distance = (size: TaskSize) => far(asked.cpuUnits, size.cpuUnits) + far(asked.memoryMiB, size.memoryMiB);
  return [...sizes].sort((a, b) => distance(a) - distance(b))[0];
}

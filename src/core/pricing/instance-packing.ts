import { roundedTo, times } from '../exact.ts';
import type { PricedInstance } from './price-book.ts';
import type { Architecture } from './price-list.ts';

/** What one task takes of a machine. */
export interface TaskNeed {
  readonly vcpu: number;
  readonly memoryMiB: number;
  readonly gpus: number;
}

/** A type with its price, and what it was scaled up from: itself, where it has a row of its own. */
export interface Machine extends PricedInstance {
  readonly baseType: string;
  readonly multiple: number;
}

/** So many machines of a type that hold all tasks. */
export interface Packing {
  readonly instance: Machine;
  readonly instances: number;
  readonly tasksPerInstance: number;
  /** The dearer of CPU's and memory's share that tasks take of all machines, 0 to 1. */
  readonly packedShare: number;
}

export interface PackingRules {
  readonly architectures: readonly Architecture[];
  /** Memory that the kernel, the agent and daemons keep of each machine; see `ECS_RESERVED_MIB`. */
  readonly reservedMiB: number;
  /** Room for tasks that a deployment starts before it stops the old ones. */
  readonly spareTasks: number;
  /** Two machines in two zones are the least that survives the loss of one. */
  readonly leastInstances: number;
  /** Whether T types may serve; of their CPU only the baseline counts. */
  readonly burstable: boolean;
}

/** The kernel, Docker and the ECS agent keep 0.3 to 0.6 GiB of a machine. Source: registeredResources, read 2026. */
export const ECS_RESERVED_MIB = 512;

/** Sizes of a family above `large`, as multiples of it in vCPU, memory and price (they scale linearly within a family). */
const MULTIPLES: Readonly<Record<string, number>> = {
  xlarge: 2,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 16,
  '12xlarge': 24,
  '16xlarge': 32,
};

/**
 * Tasks that an instance has network interfaces for, in awsvpc mode with trunking (ECS developer guide, "Supported
 * instances for increased ENIs"); T types have no trunking, and one interface is the machine's own.
 */
const TRUNKED_TASKS: Readonly<Record<string, number>> = {
  medium: 4,
  large: 10,
  xlarge: 20,
  '2xlarge': 40,
  '4xlarge': 60,
  '8xlarge': 60,
  '12xlarge': 60,
  '16xlarge': 120,
};
const FEWEST_TRUNKED_TASKS = 4;
const INTERFACES_OF_T: Readonly<Record<string, number>> = { micro: 2, small: 3, medium: 3, large: 3 };
const MOST_INTERFACES_OF_T = 4;

/** The share of its vCPU that a T type may use all the time. Source: EC2 user guide, "Key concepts for burstable instances". */
const BASELINE_OF_T: Readonly<Record<string, number>> = { micro: 0.1, small: 0.2, medium: 0.2, large: 0.3 };
const LARGEST_BASELINE_OF_T = 0.4;

/**
 * The machines that hold the tasks for the least money, or null where no type has room for one. Every type that has a
 * price in the region is tried, with the larger sizes of its family.
 */
export function pack(
  task: TaskNeed,
  tasks: number,
  priced: readonly PricedInstance[],
  rules: PackingRules,
): Packing | null {
  const packings = withLargerSizes(priced)
    .filter((instance) => rules.architectures.includes(instance.architecture))
    .filter((instance) => rules.burstable || !isBurstable(instance.type))
    .map((instance) => packOn(instance, task, tasks, rules))
    .filter((packing) => packing !== null);
  const dollars = (packing: Packing) => packing.instances * packing.instance.hourUsd;
  // Of two at the same price the first counts: a type with a price of its own before a larger size of a family.
  return packings.reduce<Packing | null>(
    (best, packing) => (best === null || dollars(packing) < dollars(best) ? packing : best),
    null,
  );
}

function packOn(instance: Machine, task: TaskNeed, tasks: number, rules: PackingRules): Packing | null {
  // A machine with GPUs for a task that needs none is paid for twice.
  if (task.gpus === 0 && instance.gpus > 0) return null;
  const memoryMiB = instance.memoryGiB * 1024 - rules.reservedMiB;
  const tasksPerInstance = Math.min(
    Math.floor(lastingVcpu(instance) / task.vcpu + 1e-9),
    Math.floor(memoryMiB / task.memoryMiB),
    task.gpus === 0 ? Number.POSITIVE_INFINITY : Math.floor(instance.gpus / task.gpus),
    tasksByInterface(instance.type),
  );
  if (tasksPerInstance < 1) return null;
  const instances = Math.max(rules.leastInstances, Math.ceil((tasks + rules.spareTasks) / tasksPerInstance));
  const packedShare = Math.max(
    (tasks * task.vcpu) / (instances * lastingVcpu(instance)),
    (tasks * task.memoryMiB) / (instances * instance.memoryGiB * 1024),
  );
  return { instance, instances, tasksPerInstance, packedShare };
}

/** The types, and the larger sizes of those that are priced as `large`; a size with a row of its own keeps that. */
function withLargerSizes(priced: readonly PricedInstance[]): readonly Machine[] {
  const known = new Set(priced.map(({ type }) => type));
  const larger = priced
    .filter(({ type, gpus }) => type.endsWith('.large') && gpus === 0 && !isBurstable(type))
    .flatMap((instance) =>
      Object.entries(MULTIPLES).map(([size, multiple]) => ({
        ...instance,
        baseType: instance.type,
        multiple,
        type: instance.type.replace(/large$/, size),
        vcpu: instance.vcpu * multiple,
        memoryGiB: instance.memoryGiB * multiple,
        hourUsd: roundedTo(10, times(instance.hourUsd, multiple)),
        source: `${instance.source}, ${multiple} x ${instance.type}`,
      })),
    );
  const own = priced.map((instance) => ({ ...instance, baseType: instance.type, multiple: 1 }));
  return [...own, ...larger.filter(({ type }) => !known.has(type))];
}

function isBurstable(type: string): boolean {
  return /^t\d/.test(type);
}

function lastingVcpu({ type, vcpu }: Machine): number {
  return isBurstable(type) ? vcpu * (BASELINE_OF_T[sizeOf(type)] ?? LARGEST_BASELINE_OF_T) : vcpu;
}

function sizeOf(type: string): string {
  return type.split('.')[1] ?? '';
}

function tasksByInterface(type: string): number {
  const size = sizeOf(type);
  return isBurstable(type)
    ? (INTERFACES_OF_T[size] ?? MOST_INTERFACES_OF_T) - 1
    : (TRUNKED_TASKS[size] ?? FEWEST_TRUNKED_TASKS);
}

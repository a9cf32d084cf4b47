import { exactly, times } from '../exact.ts';
import { ECS_RESERVED_MIB, pack } from '../pricing/instance-packing.ts';
import type { Money } from '../pricing/money.ts';
import type { PriceBook, PricedInstance } from '../pricing/price-book.ts';
import { billedHours } from './billed-hours.ts';
import type { BilledTasks } from './billed-tasks.ts';

/** The same tasks on EC2 instances of one type. */
export interface InstanceBill {
  readonly instance: PricedInstance;
  readonly count: number;
  readonly monthly: Money;
}

/**
 * The cheapest way to hold the tasks on EC2 on demand, for the hours that they run: whole tasks on whole instances of one
 * type of the same architecture, without spare for deployments, disks, or who looks after them. Burstable types and those
 * with GPUs are left out: their CPU is not the same thing. Null on Windows, for runs, and where no type has room or price.
 */
export function cheapestInstances(workload: BilledTasks, prices: PriceBook): InstanceBill | null {
  const { operatingSystem, duty, size, tasks, region, architecture } = workload;
  if (operatingSystem === 'WINDOWS' || duty.kind === 'runs') return null;
  const need = { vcpu: size.cpuUnits / 1024, memoryMiB: size.memoryMiB, gpus: 0 };
  const packing = pack(need, tasks, prices.instances(region), {
    architectures: [architecture],
    reservedMiB: ECS_RESERVED_MIB,
    spareTasks: 0,
    leastInstances: 1,
    burstable: false,
  });
  if (packing === null) return null;
  const { instance, instances: count } = packing;
  return { instance, count, monthly: times(exactly(instance.hourUsd), count, billedHours(workload)) };
}

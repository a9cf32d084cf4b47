import { exactly, times } from '../exact.ts';
import type { Money } from '../pricing/money.ts';
import type { PriceBook, PricedInstance } from '../pricing/price-book.ts';
import { billedHours } from './billed-hours.ts';
import type { Workload } from './workload.ts';

/** The same tasks on EC2 instances of one type. */
export interface InstanceBill {
  readonly instance: PricedInstance;
  readonly count: number;
  readonly monthly: Money;
}

/** The kernel and the agents of an instance keep so much of its memory, about. Source: registeredResources, read 2026. */
const KEPT_GIB = 0.5;

/**
 * The cheapest way to hold the tasks on EC2 on demand, for the hours that they run: whole tasks on whole instances of one
 * type of the same architecture, without spare for deployments, disks, or who looks after them. Burstable types and those
 * with GPUs are left out: their CPU is not the same thing. Null on Windows, for runs, and where no type has room or price.
 */
export function cheapestInstances(workload: Workload, prices: PriceBook): InstanceBill | null {
  if (workload.operatingSystem === 'WINDOWS' || workload.duty.kind === 'runs') return null;
  const hours = billedHours(workload);
  const bills = prices
    .instances(workload.region)
    .filter(
      ({ architecture, gpus, type }) => architecture === workload.architecture && gpus === 0 && !/^t\d/.test(type),
    )
    .flatMap((instance) => {
      const room = tasksOn(instance, workload);
      if (room === 0) return [];
      const count = Math.ceil(workload.tasks / room);
      return [{ instance, count, hourUsd: times(exactly(instance.hourUsd), count) }];
    });
  const [cheapest] = bills.sort((a, b) => a.count * a.instance.hourUsd - b.count * b.instance.hourUsd);
  if (cheapest === undefined) return null;
  const { instance, count, hourUsd } = cheapest;
  return { instance, count, monthly: times(hourUsd, hours) };
}

function tasksOn(instance: PricedInstance, { size }: Workload): number {
  const byCpu = Math.floor((instance.vcpu * 1024) / size.cpuUnits);
  const byMemory = Math.floor(((instance.memoryGiB - KEPT_GIB) * 1024) / size.memoryMiB);
  return Math.max(0, Math.min(byCpu, byMemory));
}

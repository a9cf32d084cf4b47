import { approximately, exactly, times } from '../exact.ts';
import { HOURS_A_MONTH, taskHourUsd } from '../pricing/fargate-cost.ts';
import { toCents } from '../pricing/money.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { TaskDefinition } from '../task-definition.ts';
import type { TaskSize } from '../task-size.ts';
import { isWindows } from '../task-size.ts';
import type { AskedSize } from './first-size.ts';

/** The month before and after, both for the same number of tasks around the clock, list price. */
export interface MigrationBill {
  readonly tasks: number;
  /** Null where no instance of the architecture has a price, or the task fits none. */
  readonly before: {
    readonly monthlyUsd: number;
    readonly instanceType: string;
    readonly packedPercent: number;
  } | null;
  readonly after: { readonly monthlyUsd: number } | null;
}

/** The kernel and the agents of an instance keep so much of its memory, about. Source: registeredResources, read 2026. */
const KEPT_MIB = 512;
/** What an instance's larger dimension is filled to in a cluster that leaves room for deployments. An assumption. */
const PACKED_PERCENT = 80;

/**
 * What the tasks cost. Before: their share of the cheapest instance that holds one, by the larger of CPU and memory, with
 * the instances filled to 80 %. After: Fargate on demand. Disks, addresses and who looks after the instances are left out.
 */
export function migrationBill(
  definition: TaskDefinition,
  sizes: { readonly asked: AskedSize; readonly first: TaskSize | null },
  { prices, region, tasks }: { readonly prices: PriceBook; readonly region: string; readonly tasks: number },
): MigrationBill {
  return {
    tasks,
    before: instanceShare(definition, sizes, { prices, region, tasks }),
    after: sizes.first === null ? null : onFargate(definition, sizes.first, { prices, region, tasks }),
  };
}

interface Place {
  readonly prices: PriceBook;
  readonly region: string;
  readonly tasks: number;
}

function instanceShare(
  { cpuArchitecture, operatingSystemFamily }: TaskDefinition,
  { asked, first }: { readonly asked: AskedSize; readonly first: TaskSize | null },
  { prices, region, tasks }: Place,
): MigrationBill['before'] {
  // The price list holds instances on Linux.
  if (isWindows(operatingSystemFamily)) return null;
  const cpuUnits = asked.cpuUnits ?? first?.cpuUnits ?? 0;
  const memoryMiB = asked.memoryMiB ?? first?.memoryMiB ?? 0;
  const shares = prices
    .instances(region)
    .filter(({ architecture, gpus, type }) => architecture === cpuArchitecture && gpus === 0 && !/^t\d/.test(type))
    .map(({ type, vcpu, memoryGiB, hourUsd }) => {
      const share = Math.max(cpuUnits / (vcpu * 1024), memoryMiB / (memoryGiB * 1024 - KEPT_MIB));
      return { type, hourUsd, share };
    })
    .filter(({ share }) => share > 0 && share <= 1)
    .sort((a, b) => a.share * a.hourUsd - b.share * b.hourUsd);
  const [best] = shares;
  if (best === undefined) return null;
  const month = approximately(times(exactly(best.hourUsd), HOURS_A_MONTH, tasks));
  const monthlyUsd = Math.round(((month * best.share * 100) / PACKED_PERCENT) * 100) / 100;
  return { monthlyUsd, instanceType: best.type, packedPercent: PACKED_PERCENT };
}

function onFargate(
  { cpuArchitecture, operatingSystemFamily, ephemeralStorageGiB }: TaskDefinition,
  size: TaskSize,
  { prices, region, tasks }: Place,
): MigrationBill['after'] {
  const rate = prices.fargateRate({ region, operatingSystemFamily, cpuArchitecture, capacity: 'on-demand' });
  if (isNoPrice(rate)) return null;
  return { monthlyUsd: toCents(times(taskHourUsd(size, rate, ephemeralStorageGiB), HOURS_A_MONTH, tasks)) };
}

import { type Exact, exactly, minus, ratio, sumOf, times } from '../exact.ts';
import { HOURS_A_MONTH, paidStorageGiB } from '../pricing/fargate-cost.ts';
import type { FargateRate } from '../pricing/fargate-rate.ts';
import type { Money } from '../pricing/money.ts';
import { isNoPrice, type NoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { PriceOrigin } from '../pricing/price-list.ts';
import { billedHours } from './billed-hours.ts';
import type { BilledTasks } from './billed-tasks.ts';

export type BillItem = 'vcpu' | 'memory' | 'windows-licence' | 'vcpu-spot' | 'memory-spot' | 'storage' | 'public-ipv4';

/** One line of a bill, for a month. */
export interface BillLine {
  readonly what: BillItem;
  readonly unit: 'vCPU-hours' | 'GB-hours' | 'address-hours';
  readonly quantity: Exact;
  /** The price of the unit as the source prints it. */
  readonly unitUsd: number;
  readonly usd: Money;
  readonly origin: PriceOrigin;
}

/** What a workload costs, exact. */
export interface Bill {
  readonly workload: BilledTasks;
  readonly lines: readonly BillLine[];
  /** While it runs; of runs, on average over the month. */
  readonly hourly: Money;
  /** A day of the hours that it runs; of runs, on average. */
  readonly daily: Money;
  readonly monthly: Money;
  /** True where Spot's price is an estimate. */
  readonly isSpotEstimate: boolean;
}

/**
 * The bill of a month of 730 hours at list price, line by line, or the price that is not known. vCPU and memory under a
 * Savings Plan are paid around the clock, whatever the hours that the tasks run: what is committed is paid unused too.
 */
export function createBill(workload: BilledTasks, prices: PriceBook): Bill | NoPrice {
  const { size, tasks, region, spotPercent } = workload;
  const rates = ratesOf(workload, prices);
  if (isNoPrice(rates)) return rates;
  const { onDemand, spot } = rates;
  const storage = prices.fee(region, 'fargate-ephemeral-gb-hour');
  const address = prices.fee(region, 'public-ipv4-hour');
  const paidGiB = paidStorageGiB(workload.storageGiB);
  if (paidGiB > 0 && isNoPrice(storage)) return storage;
  if (workload.publicIp && isNoPrice(address)) return address;

  const taskHours = times(billedHours(workload), tasks);
  const committedHours = workload.commit === null ? taskHours : exactly(tasks * HOURS_A_MONTH);
  const spotShare = ratio(spotPercent, 100);
  const onDemandShare = minus(exactly(1), spotShare);
  const vcpu = ratio(size.cpuUnits, 1024);
  const gb = ratio(size.memoryMiB, 1024);
  const lines: BillLine[] = [];
  function add(what: BillItem, unit: BillLine['unit'], quantity: Exact, unitUsd: number, origin: PriceOrigin): void {
    if (quantity.numerator === 0n) return;
    lines.push({ what, unit, quantity, unitUsd, usd: times(quantity, unitUsd), origin });
  }
  add('vcpu', 'vCPU-hours', times(committedHours, onDemandShare, vcpu), onDemand.vcpuHour, onDemand);
  add('memory', 'GB-hours', times(committedHours, onDemandShare, gb), onDemand.gbHour, onDemand);
  if (onDemand.osVcpuHour !== undefined) {
    add('windows-licence', 'vCPU-hours', times(taskHours, vcpu), onDemand.osVcpuHour, onDemand);
  }
  if (spot !== null) {
    add('vcpu-spot', 'vCPU-hours', times(taskHours, spotShare, vcpu), spot.vcpuHour, spot);
    add('memory-spot', 'GB-hours', times(taskHours, spotShare, gb), spot.gbHour, spot);
  }
  if (!isNoPrice(storage)) add('storage', 'GB-hours', times(taskHours, paidGiB), storage.usd, storage);
  if (workload.publicIp && !isNoPrice(address)) {
    add('public-ipv4', 'address-hours', taskHours, address.usd, address);
  }
  const monthly = sumOf(lines.map(({ usd }) => usd));
  return { workload, lines, monthly, ...partsOf(monthly, workload), isSpotEstimate: rates.isSpotEstimate };
}

/** The day and the hour of a month's amount. */
function partsOf(monthly: Money, { duty, commit }: BilledTasks): Pick<Bill, 'hourly' | 'daily'> {
  const daily = times(monthly, ratio(24, HOURS_A_MONTH));
  if (duty.kind === 'month') return { daily, hourly: times(monthly, ratio(1, duty.hoursAMonth)) };
  const isAverage = duty.kind === 'runs' || commit !== null;
  return { daily, hourly: times(daily, ratio(1, isAverage ? 24 : duty.hoursADay)) };
}

interface Rates {
  readonly onDemand: FargateRate;
  /** Null where no task is on Spot. */
  readonly spot: FargateRate | null;
  readonly isSpotEstimate: boolean;
}

function ratesOf(workload: BilledTasks, prices: PriceBook): Rates | NoPrice {
  const { region, operatingSystem, architecture, commit, spotPercent } = workload;
  const query = { region, operatingSystemFamily: operatingSystem, cpuArchitecture: architecture };
  const onDemand =
    commit === null
      ? prices.fargateRate({ ...query, capacity: 'on-demand' })
      : prices.savingsPlanRate({ region, architecture, term: commit });
  if (isNoPrice(onDemand)) return onDemand;
  if (spotPercent === 0) return { onDemand, spot: null, isSpotEstimate: false };
  const read = prices.fargateRate({ ...query, capacity: 'spot' });
  const spot = isNoPrice(read) ? prices.spotEstimate(query) : read;
  return isNoPrice(spot) ? spot : { onDemand, spot, isSpotEstimate: isNoPrice(read) };
}

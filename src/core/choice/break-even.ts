import { approximately, compareExact, exactly, minus, plus, ratio, times, ZERO } from '../exact.ts';
import { taskHourUsd } from '../pricing/fargate-cost.ts';
import type { FargateRate } from '../pricing/fargate-rate.ts';
import type { Machine } from '../pricing/instance-packing.ts';
import type { LambdaRate } from '../pricing/lambda-rate.ts';
import type { Money } from '../pricing/money.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { Architecture } from '../pricing/price-list.ts';
import type { ComputeOption } from './compute-option.ts';
import { fargateOffer } from './fargate-offer.ts';
import { bestLastingType } from './instance-offer.ts';
import { gbSecondsARequest } from './lambda-offer.ts';
import { requestsATask, type Workload } from './workload.ts';

/** Where two options cost the same. */
export interface BreakEven {
  /** The first is the cheaper below, or the only one to win above. */
  readonly between: readonly [ComputeOption, ComputeOption];
  /** Null where the first is cheaper however many requests there are. */
  readonly at: number | null;
  readonly unit: 'requests/month' | 'packed percent';
  /** The instance type that a packing is about. */
  readonly instanceType: string | null;
}

const ON_FARGATE: Readonly<Record<Architecture, 'fargate' | 'fargate-arm64'>> = {
  X86_64: 'fargate',
  ARM64: 'fargate-arm64',
};
const ARCHITECTURES = ['X86_64', 'ARM64'] as const;
const ON_MACHINES = ['ecs-ec2', 'ecs-managed-instances'] as const;

/** Where the balance tips between the options that are possible: functions against tasks, and machines against tasks. */
export function breakEvensOf(
  workload: Workload,
  prices: PriceBook,
  isPossible: (option: ComputeOption) => boolean,
): readonly BreakEven[] {
  const architectures = ARCHITECTURES.filter((architecture) => isPossible(ON_FARGATE[architecture]));
  const functions = isPossible('lambda')
    ? architectures.map((architecture) => lambdaBreakEven(workload, architecture, prices))
    : [];
  // Of machines the book has Linux prices alone.
  const type = architectures.length === 0 || workload.windows ? null : bestLastingType(workload, prices);
  const machines = ON_MACHINES.map((option) =>
    type === null || !isPossible(option) ? null : packingBreakEven(option, type, workload.region, prices),
  );
  return [...functions, ...machines].filter((breakEven) => breakEven !== null);
}

/**
 * Functions against the fewest tasks that are kept, on one architecture. Where so many requests need more tasks than
 * those, a function is cheaper at any number: a task that is at work all the time costs more than what it serves. Null
 * for a batch, which costs by the run on both, and where a price is missing.
 */
function lambdaBreakEven(workload: Workload, architecture: Architecture, prices: PriceBook): BreakEven | null {
  const { kind, runtimeMs, fewestTasks, region } = workload;
  const rate = prices.lambdaRate(region, architecture);
  const tasks = fargateOffer({ ...workload, tasks: fewestTasks }, prices, architecture);
  if (kind === 'batch' || runtimeMs === null || isNoPrice(rate) || !tasks.priced) return null;
  const at = lambdaBreakEvenRequests(tasks.monthly, workload, runtimeMs, rate);
  return {
    between: ['lambda', ON_FARGATE[architecture]],
    at: at > fewestTasks * requestsATask(runtimeMs, workload) ? null : at,
    unit: 'requests/month',
    instanceType: null,
  };
}

/**
 * Requests a month at which a function costs what Fargate costs, without the free tier: through Lambda's tiers, each at
 * its own price. Example, Seoul: 41.45 dollars for 1 vCPU and 2 GB are 9.5 M requests of 500 ms at 512 MB.
 */
export function lambdaBreakEvenRequests(
  fargateMonthly: Money,
  workload: Pick<Workload, 'memoryMiB' | 'vcpu'>,
  runtimeMs: number,
  rate: LambdaRate,
): number {
  const gbSeconds = gbSecondsARequest(workload, runtimeMs);
  let left = fargateMonthly;
  let requests = ZERO;
  let tierStart = ZERO;
  for (const { upToGbSeconds, gbSecond } of rate.gbSecondTiers) {
    const each = plus(exactly(rate.requestUsd), times(gbSeconds, gbSecond));
    const inTier = upToGbSeconds === null ? null : ratio(minus(exactly(upToGbSeconds), tierStart), gbSeconds);
    const bought = ratio(left, each);
    if (inTier === null || compareExact(bought, inTier) <= 0) return approximately(plus(requests, bought));
    requests = plus(requests, inTier);
    left = minus(left, times(inTier, each));
    tierStart = exactly(upToGbSeconds ?? 0);
  }
  return approximately(requests);
}

/**
 * How full a machine has to be before it is cheaper than the same vCPU and memory on Fargate, in percent: its price over
 * Fargate's, on demand, before disks and people. Above 100 it never is. Example: m7g.large in Seoul, 0.1003 over
 * 2 x 0.03725 + 8 x 0.00409, is 93.5 %.
 */
export function packingBreakEvenPercent(
  machine: Pick<Machine, 'vcpu' | 'memoryGiB' | 'hourUsd'>,
  rate: FargateRate,
  feeHourUsd = 0,
): number {
  const sameOnFargate = taskHourUsd({ cpuUnits: machine.vcpu * 1024, memoryMiB: machine.memoryGiB * 1024 }, rate);
  return 100 * approximately(ratio(plus(exactly(machine.hourUsd), exactly(feeHourUsd)), sameOnFargate));
}

/** The packing of a type against Fargate on the same architecture, or null where one of the prices is missing. */
export function packingBreakEven(
  option: 'ecs-ec2' | 'ecs-managed-instances',
  type: string,
  region: string,
  prices: PriceBook,
): BreakEven | null {
  const machine = prices.instance(region, type);
  if (isNoPrice(machine)) return null;
  const rate = prices.fargateRate({
    region,
    operatingSystemFamily: 'LINUX',
    cpuArchitecture: machine.architecture,
    capacity: 'on-demand',
  });
  const fee = option === 'ecs-ec2' ? { usd: 0 } : prices.managedInstanceFee(region, type);
  if (isNoPrice(rate) || isNoPrice(fee)) return null;
  return {
    between: [option, ON_FARGATE[machine.architecture]],
    at: packingBreakEvenPercent(machine, rate, fee.usd),
    unit: 'packed percent',
    instanceType: type,
  };
}

import { type Exact, ratio, sumOf, times } from '../exact.ts';
import { gbSecondsUsd, type LambdaRate } from '../pricing/lambda-rate.ts';
import type { Money } from '../pricing/money.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { Architecture } from '../pricing/price-list.ts';
import type { Offer } from './offer.ts';
import type { Workload } from './workload.ts';

/** Lambda gives CPU with memory: 1,769 MB are one vCPU. Source: AWS Lambda developer guide. */
const MIB_PER_VCPU = 1769;
const LEAST_MIB = 128;
const MOST_MIB = 10_240;

/** A function of the workload at list price, the free tier left out. */
export function lambdaOffer(workload: Workload, prices: PriceBook): Offer {
  const notPriced = ['ApiGateway', 'Logs', 'FreeTier'] as const;
  const { requestsPerMonth, runtimeMs, region } = workload;
  const rate = prices.lambdaRate(region, lambdaArchitecture(workload));
  if (isNoPrice(rate)) return { priced: false, because: rate, leavesOut: notPriced };
  if (requestsPerMonth === null || runtimeMs === null)
    return { priced: false, because: { code: 'RuntimeUnknown' }, leavesOut: notPriced };
  return {
    priced: true,
    monthly: lambdaUsd(requestsPerMonth, workload, runtimeMs, rate),
    shape: { kind: 'function', memoryMiB: functionMiB(workload) },
    leavesOut: notPriced,
    asOf: rate.asOf,
  };
}

/** x86 as of the other options that do not say otherwise; ARM, a fifth cheaper, where the images exist for nothing else. */
export function lambdaArchitecture({ architectures }: Workload): Architecture {
  return architectures.includes('X86_64') ? 'X86_64' : 'ARM64';
}

/** What the function is given: the memory asked for, or what brings the CPU asked for; the largest has about six vCPU. */
export function functionMiB({ memoryMiB, vcpu }: Pick<Workload, 'memoryMiB' | 'vcpu'>): number {
  const forVcpu = Math.min(MOST_MIB, Math.ceil((vcpu ?? 0) * MIB_PER_VCPU));
  return Math.max(LEAST_MIB, Math.ceil(memoryMiB), forVcpu);
}

/** GB-seconds of one request: memory times the duration, rounded up to the millisecond. */
export function gbSecondsARequest(workload: Pick<Workload, 'memoryMiB' | 'vcpu'>, runtimeMs: number): Exact {
  return times(ratio(functionMiB(workload), 1024), ratio(Math.ceil(runtimeMs), 1000));
}

/** USD of so many requests in one month, without the free tier. */
export function lambdaUsd(
  requests: number,
  workload: Pick<Workload, 'memoryMiB' | 'vcpu'>,
  runtimeMs: number,
  rate: LambdaRate,
): Money {
  const gbSeconds = times(requests, gbSecondsARequest(workload, runtimeMs));
  return sumOf([times(requests, rate.requestUsd), gbSecondsUsd(gbSeconds, rate.gbSecondTiers)]);
}

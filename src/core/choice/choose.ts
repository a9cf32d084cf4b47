import { toCents } from '../pricing/money.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { type BreakEven, breakEvensOf } from './break-even.ts';
import { COMPUTE_OPTIONS, type ComputeOption, type OperationsEffort, type StartUp, TRAITS } from './compute-option.ts';
import { eksFargateOffer } from './eks-fargate-offer.ts';
import { fargateOffer, fargateSpotOffer } from './fargate-offer.ts';
import { type Gate, gatesOf } from './gates.ts';
import { ecsEc2Offer, eksEc2Offer, managedInstancesOffer } from './instance-offer.ts';
import { lambdaOffer } from './lambda-offer.ts';
import type { LeftOutCost, Offer, Shape } from './offer.ts';
import { type ReasonAgainst, type ReasonContext, type ReasonFor, reasonsAgainst, reasonsFor } from './reasons.ts';
import { secondsAMonth, type Workload } from './workload.ts';

/** One option judged. */
export interface JudgedOption {
  readonly option: ComputeOption;
  readonly possible: boolean;
  readonly gates: readonly Gate[];
  /** List price before Savings Plans, to the cent; null where it cannot be, or has no price. */
  readonly monthlyUsd: number | null;
  /** Why a possible option has no price. */
  readonly unpriced: Extract<Offer, { readonly priced: false }>['because'] | null;
  readonly shape: Shape | null;
  readonly leavesOut: readonly LeftOutCost[];
  readonly operations: OperationsEffort;
  readonly startUp: StartUp;
  readonly reasonsFor: readonly ReasonFor[];
  readonly reasonsAgainst: readonly ReasonAgainst[];
}

/** Where to run a workload: the options, the best first, and where the balance would tip. */
export interface Choice {
  readonly workload: Workload;
  readonly options: readonly JudgedOption[];
  readonly breakEvens: readonly BreakEven[];
  /** The oldest date of the prices used, or null where nothing was priced. */
  readonly asOf: string | null;
}

type OfferMaker = (workload: Workload, prices: PriceBook) => Offer;

const OFFERS: Readonly<Record<ComputeOption, OfferMaker>> = {
  lambda: lambdaOffer,
  fargate: (workload, prices) => fargateOffer(workload, prices, 'X86_64'),
  'fargate-arm64': (workload, prices) => fargateOffer(workload, prices, 'ARM64'),
  'fargate-spot': (workload, prices) =>
    fargateSpotOffer(workload, prices, workload.architectures.includes('X86_64') ? 'X86_64' : 'ARM64'),
  'ecs-managed-instances': managedInstancesOffer,
  'ecs-ec2': ecsEc2Offer,
  'eks-fargate': eksFargateOffer,
  'eks-ec2': eksEc2Offer,
};

/**
 * The options for a workload, all of them unless some are picked: hard gates first, money second. What is possible stands
 * by its price, equals by the effort to operate them; then what has no price; then what is shut out.
 */
export function choose(
  workload: Workload,
  prices: PriceBook,
  among: readonly ComputeOption[] = COMPUTE_OPTIONS,
): Choice {
  const offers = among.map((option) => {
    const gates = gatesOf(workload, option);
    const offer = OFFERS[option](workload, prices);
    const possible = gates.length === 0;
    return { option, gates, offer, possible, usd: possible && offer.priced ? toCents(offer.monthly) : null };
  });
  const usds = offers.flatMap(({ usd }) => (usd === null ? [] : [usd])).sort((a, b) => a - b);
  const [cheapest = null, next = null] = usds;
  const onFargate = OFFERS.fargate(workload, prices);
  const shared = {
    workload,
    cheapest,
    next,
    onFargate: onFargate.priced ? toCents(onFargate.monthly) : null,
    busyShare: busyShare(workload),
  };
  const options = offers.map(({ option, gates, offer, possible, usd }): JudgedOption => {
    const shape = offer.priced ? offer.shape : null;
    const context: ReasonContext = {
      ...shared,
      option,
      monthly: usd,
      packedPercent: shape?.kind === 'instances' ? shape.packedPercent : null,
      startUp: TRAITS[option].startUp,
      unusedPercent: shape?.kind === 'tasks' ? unusedPercent(workload, shape.size) : 0,
      spotPercent: shape?.kind === 'tasks' ? shape.spotPercent : 0,
    };
    return {
      option,
      possible,
      gates,
      monthlyUsd: usd,
      unpriced: offer.priced || !possible ? null : offer.because,
      shape: possible ? shape : null,
      leavesOut: possible ? offer.leavesOut : [],
      ...TRAITS[option],
      reasonsFor: possible ? reasonsFor(context) : [],
      reasonsAgainst: possible ? reasonsAgainst(context) : [],
    };
  });
  const dates = offers.flatMap(({ offer, possible }) => (possible && offer.priced ? [offer.asOf] : []));
  return {
    workload,
    options: [...options].sort(byRank),
    breakEvens: breakEvensOf(workload, prices, (option) => offers.some((one) => one.option === option && one.possible)),
    asOf: dates.length === 0 ? null : dates.reduce((a, b) => (b < a ? b : a)),
  };
}

/** The order of the list of options decides between equals: Array.sort keeps it. */
function byRank(a: JudgedOption, b: JudgedOption): number {
  const place = ({ possible, monthlyUsd }: JudgedOption) => (!possible ? 2 : monthlyUsd === null ? 1 : 0);
  return place(a) - place(b) || (a.monthlyUsd ?? 0) - (b.monthlyUsd ?? 0);
}

/** The share of their time in which the tasks are at work; null where requests or their runtime are not known. */
function busyShare({ requestsPerMonth, runtimeMs, tasks, hoursPerDay }: Workload): number | null {
  if (requestsPerMonth === null || runtimeMs === null) return null;
  return Math.min(1, (requestsPerMonth * runtimeMs) / 1000 / (tasks * secondsAMonth(hoursPerDay)));
}

/** What of the size nobody asked for: the larger of CPU's and memory's unused share, in percent. */
function unusedPercent(
  { vcpu, memoryMiB }: Workload,
  size: { readonly cpuUnits: number; readonly memoryMiB: number },
): number {
  const ofMemory = 1 - memoryMiB / size.memoryMiB;
  const ofCpu = vcpu === null ? ofMemory : 1 - (1024 * vcpu) / size.cpuUnits;
  return Math.round(100 * Math.max(ofMemory, ofCpu));
}

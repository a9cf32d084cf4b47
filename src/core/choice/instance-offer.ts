import { hoursAMonth } from '../cost/billed-hours.ts';
import { type Exact, exactly, plus, sumOf, times } from '../exact.ts';
import { ECS_RESERVED_MIB, type Machine, type Packing, type PackingRules, pack } from '../pricing/instance-packing.ts';
import { isNoPrice, type NoPrice } from '../pricing/no-price.ts';
import type { Price, PriceBook } from '../pricing/price-book.ts';
import { type LeftOutCost, NOTHING_FITS, type Offer } from './offer.ts';
import { fargateSizeFor, type Workload } from './workload.ts';

/** On EKS kubelet and daemons keep about one GiB of a node. */
const EKS_RESERVED_MIB = 1024;

/** A rolling deployment starts new tasks before it stops the old: room for a quarter of them, and for one at least. */
const SPARE_SHARE = 0.25;

/** The root volume of an ECS-optimised machine image, gp3. */
const ROOT_VOLUME_GIB = 30;

/** What a way of running on machines differs in. */
interface Manner extends Pick<PackingRules, 'reservedMiB' | 'burstable'> {
  /** Whether room for deployments is kept; who adds machines for one keeps none. */
  readonly spare: boolean;
  /** USD an hour that managing a machine costs. */
  readonly fee: (machine: Machine) => Price | NoPrice | null;
  /** USD a month beside the machines. */
  readonly besides: Exact;
  /** Whether AWS looks after the machines. */
  readonly managed: boolean;
}

const OWN: Manner = {
  reservedMiB: ECS_RESERVED_MIB,
  spare: true,
  burstable: true,
  fee: () => null,
  besides: exactly(0),
  managed: false,
};

/** ECS on EC2 machines of one's own. */
export function ecsEc2Offer(workload: Workload, prices: PriceBook): Offer {
  return instanceOffer(workload, prices, OWN);
}

/** ECS Managed Instances: EC2 that AWS picks, patches and replaces, for a fee beside the on-demand price. */
export function managedInstancesOffer(workload: Workload, prices: PriceBook): Offer {
  const fee = ({ baseType }: Machine) => prices.managedInstanceFee(workload.region, baseType);
  return instanceOffer(workload, prices, { ...OWN, managed: true, spare: false, burstable: false, fee });
}

/** An EKS cluster with a node group of EC2 machines. */
export function eksEc2Offer(workload: Workload, prices: PriceBook): Offer {
  const cluster = prices.fee(workload.region, 'eks-cluster-hour');
  if (isNoPrice(cluster)) return { priced: false, because: cluster, leavesOut: leftOutOf(workload, OWN, true) };
  const besides = times(cluster.usd, hoursAMonth(24));
  return instanceOffer(workload, prices, { ...OWN, reservedMiB: EKS_RESERVED_MIB, besides });
}

/** The type of lasting CPU that the workload fits best, for which packing can be compared with Fargate; null where none is priced. */
export function bestLastingType(workload: Workload, prices: PriceBook): string | null {
  return packAs(workload, prices, { ...OWN, burstable: false })?.instance.baseType ?? null;
}

function packAs(workload: Workload, prices: PriceBook, manner: Manner): Packing | null {
  const { region, tasks, gpus, kind, architectures } = workload;
  return pack({ ...taskNeed(workload), gpus }, tasks, prices.instances(region), {
    architectures,
    reservedMiB: manner.reservedMiB,
    spareTasks: manner.spare && kind === 'service' ? Math.ceil(tasks * SPARE_SHARE) : 0,
    leastInstances: kind === 'service' ? 2 : 1,
    burstable: manner.burstable,
  });
}

function instanceOffer(workload: Workload, prices: PriceBook, manner: Manner): Offer {
  const { region, windows } = workload;
  const rootVolume = prices.fee(region, 'gp3-gb-month');
  const left = leftOutOf(workload, manner, isNoPrice(rootVolume));
  // The book has no Windows machines: a Linux price would be wrong by the licence, which is as much as the machine.
  if (windows) return { priced: false, because: { code: 'WindowsLicence' }, leavesOut: left };
  const packing = packAs(workload, prices, manner);
  if (packing === null) return { priced: false, because: NOTHING_FITS, leavesOut: left };
  const { instance, instances, packedShare } = packing;
  const fee = manner.fee(instance);
  if (fee !== null && isNoPrice(fee)) return { priced: false, because: fee, leavesOut: left };
  const hourUsd = plus(exactly(instance.hourUsd), times(fee?.usd ?? 0, instance.multiple));
  const hours = hoursAMonth(workload.hoursPerDay);
  const disk = isNoPrice(rootVolume) ? exactly(0) : times(instances, ROOT_VOLUME_GIB, rootVolume.usd);
  return {
    priced: true,
    monthly: sumOf([times(instances, hours, hourUsd), disk, manner.besides]),
    shape: {
      kind: 'instances',
      type: instance.type,
      instances,
      packedPercent: Math.round(100 * packedShare),
    },
    leavesOut: left,
    asOf: instance.asOf,
  };
}

/** A task takes of a machine what it would be given on Fargate, where nobody said how much CPU it needs. */
function taskNeed({ vcpu, memoryMiB }: Workload) {
  const size = vcpu === null ? fargateSizeFor({ vcpu, memoryMiB }, 'LINUX') : null;
  return { vcpu: vcpu ?? (size?.cpuUnits ?? LARGEST_CPU_UNITS) / 1024, memoryMiB };
}

const LARGEST_CPU_UNITS = 32_768;

function leftOutOf({ kind, state }: Workload, { managed }: Manner, withoutRootVolume: boolean): readonly LeftOutCost[] {
  return [
    ...(kind === 'service' ? (['LoadBalancer'] as const) : []),
    ...(managed ? [] : (['People'] as const)),
    'PublicIpv4',
    'Logs',
    'SavingsPlans',
    ...(withoutRootVolume || state !== 'none' ? (['Disk'] as const) : []),
  ];
}

import { hoursAMonth } from '../cost/billed-hours.ts';
import { plus, sumOf, times } from '../exact.ts';
import { taskHourUsd } from '../pricing/fargate-cost.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { storageGiBOf } from './fargate-offer.ts';
import { type LeftOutCost, NOTHING_FITS, type Offer } from './offer.ts';
import { billedTaskHours } from './running-hours.ts';
import { fargateSizeFor, type Workload } from './workload.ts';

/** Memory that Fargate adds to a pod for kubelet, kube-proxy and containerd before it rounds up. Source: EKS user guide. */
const POD_OVERHEAD_MIB = 256;
/** EKS has no 32 vCPU row. */
const LARGEST = { cpuUnits: 16_384 };

/** Two CoreDNS pods run on Fargate too where a cluster has no nodes; each takes the smallest size. */
const CORE_DNS_PODS = 2;
const CORE_DNS_SIZE = { cpuUnits: 256, memoryMiB: 512 };

/** The workload as pods on EKS and Fargate: x86 on demand, with the cluster and its CoreDNS. */
export function eksFargateOffer(workload: Workload, prices: PriceBook): Offer {
  const { region, vcpu, memoryMiB, tasks, kind, state } = workload;
  const left: readonly LeftOutCost[] = [
    ...(kind === 'service' ? (['LoadBalancer'] as const) : []),
    'NatGateway',
    'Logs',
    'SavingsPlans',
    ...(state === 'none' ? [] : (['Disk'] as const)),
  ];
  const rate = prices.fargateRate({
    region,
    operatingSystemFamily: 'LINUX',
    cpuArchitecture: 'X86_64',
    capacity: 'on-demand',
  });
  const cluster = prices.fee(region, 'eks-cluster-hour');
  if (isNoPrice(rate)) return { priced: false, because: rate, leavesOut: left };
  if (isNoPrice(cluster)) return { priced: false, because: cluster, leavesOut: left };
  const size = fargateSizeFor({ vcpu, memoryMiB: memoryMiB + POD_OVERHEAD_MIB }, 'LINUX', LARGEST);
  if (size === null) return { priced: false, because: NOTHING_FITS, leavesOut: left };
  const always = hoursAMonth(24);
  const besides = plus(times(cluster.usd, always), times(CORE_DNS_PODS, always, taskHourUsd(CORE_DNS_SIZE, rate)));
  return {
    priced: true,
    monthly: sumOf([times(billedTaskHours(workload), taskHourUsd(size, rate, storageGiBOf(workload))), besides]),
    shape: { kind: 'tasks', size, tasks, spotPercent: 0 },
    leavesOut: left,
    asOf: rate.asOf,
  };
}

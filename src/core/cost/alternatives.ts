import { approximately, minus, ratio, times } from '../exact.ts';
import type { Money } from '../pricing/money.ts';
import { isNoPrice, type NoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { PriceOrigin } from '../pricing/price-list.ts';
import { type Bill, createBill } from './bill.ts';
import type { BilledTasks } from './billed-tasks.ts';
import { cheapestInstances } from './instance-bill.ts';

export const ALTERNATIVES = [
  'x86',
  'arm64',
  'on-demand',
  'spot',
  'savings-plan-1y',
  'savings-plan-3y',
  'ec2',
  'around-the-clock',
  '8-hours-a-day',
  '100-hours-a-month',
] as const;
export type AlternativeKind = (typeof ALTERNATIVES)[number];

/** The same workload bought or run in another way. */
export interface CostAlternative {
  readonly what: AlternativeKind;
  readonly monthly: Money;
  /** Against the bill, in percent: negative is cheaper. Null where the bill is nothing. */
  readonly differencePercent: number | null;
  readonly isSpotEstimate: boolean;
  /** On EC2: how many of which type. */
  readonly instances?: { readonly type: string; readonly count: number };
  readonly origins: readonly PriceOrigin[];
}

export interface Alternatives {
  readonly found: readonly CostAlternative[];
  /** What could not be compared for want of a price. */
  readonly missing: readonly NoPrice[];
}

/** Everything that the bill can be compared with, in the order of `ALTERNATIVES`; what the bill is already is left out. */
export function findAlternatives(bill: Bill, prices: PriceBook): Alternatives {
  const found: CostAlternative[] = [];
  const missing: NoPrice[] = [];
  for (const what of ALTERNATIVES) {
    if (what === 'ec2') {
      const onEc2 = ec2Of(bill, prices);
      if (onEc2 !== null) found.push(onEc2);
      continue;
    }
    const changed = changedFor(what, bill.workload);
    if (changed === null) continue;
    const other = createBill({ ...bill.workload, ...changed }, prices);
    if (isNoPrice(other)) missing.push(other);
    else {
      const { monthly, isSpotEstimate, lines } = other;
      const origins = lines.map(({ origin }) => origin);
      found.push({ what, monthly, isSpotEstimate, origins, differencePercent: difference(monthly, bill.monthly) });
    }
  }
  return { found, missing };
}

/** What changes for the alternative, or null where it is what the workload is, or cannot be. */
function changedFor(what: Exclude<AlternativeKind, 'ec2'>, workload: BilledTasks): Partial<BilledTasks> | null {
  const { architecture, duty, spotPercent, commit } = workload;
  const onLinux = workload.operatingSystem === 'LINUX';
  const stays = duty.kind !== 'runs';
  switch (what) {
    case 'x86':
      return architecture === 'X86_64' ? null : { architecture: 'X86_64' };
    case 'arm64':
      return architecture === 'ARM64' || !onLinux ? null : { architecture: 'ARM64' };
    case 'on-demand':
      return spotPercent === 0 && commit === null ? null : { spotPercent: 0, commit: null };
    case 'spot':
      return spotPercent === 100 || !onLinux ? null : { spotPercent: 100, commit: null };
    case 'savings-plan-1y':
      return commit === '1y' || !onLinux || !stays ? null : { spotPercent: 0, commit: '1y' };
    case 'savings-plan-3y':
      return commit === '3y' || !onLinux || !stays ? null : { spotPercent: 0, commit: '3y' };
    case 'around-the-clock':
      return duty.kind === 'hours' && duty.hoursADay === 24 ? null : { duty: { kind: 'hours', hoursADay: 24 } };
    case '8-hours-a-day':
      return !stays || (duty.kind === 'hours' && duty.hoursADay === 8)
        ? null
        : { duty: { kind: 'hours', hoursADay: 8 } };
    case '100-hours-a-month':
      return stays ? { duty: { kind: 'month', hoursAMonth: 100 } } : null;
  }
}

function ec2Of(bill: Bill, prices: PriceBook): CostAlternative | null {
  const onEc2 = cheapestInstances(bill.workload, prices);
  if (onEc2 === null) return null;
  const { instance, count, monthly } = onEc2;
  return {
    what: 'ec2',
    monthly,
    differencePercent: difference(monthly, bill.monthly),
    isSpotEstimate: false,
    instances: { type: instance.type, count },
    origins: [instance],
  };
}

function difference(other: Money, own: Money): number | null {
  if (own.numerator === 0n) return null;
  return Math.round(approximately(times(ratio(minus(other, own), own), 1000))) / 10;
}

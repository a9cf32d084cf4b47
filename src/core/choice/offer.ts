import type { Money } from '../pricing/money.ts';
import type { NoPrice } from '../pricing/no-price.ts';
import type { TaskSize } from '../task-size.ts';

/** What a price does not contain. */
export const LEFT_OUT_COSTS = [
  'LoadBalancer',
  'ApiGateway',
  'Logs',
  'FreeTier',
  'SavingsPlans',
  'ImagePull',
  'PublicIpv4',
  'NatGateway',
  'Disk',
  'People',
  'SpotMoves',
  'SpotEstimated',
] as const;
export type LeftOutCost = (typeof LEFT_OUT_COSTS)[number];

/** What a price is made of, so that a person can see what would be run. */
export type Shape =
  | { readonly kind: 'function'; readonly memoryMiB: number }
  | { readonly kind: 'tasks'; readonly size: TaskSize; readonly tasks: number; readonly spotPercent: number }
  | {
      readonly kind: 'instances';
      readonly type: string;
      readonly instances: number;
      readonly packedPercent: number;
    };

/** No size, or no instance type that has a price, has room for a task. */
export const NOTHING_FITS = { code: 'NothingFits' } as const;

/** The price of a workload on one option: a month's bill, or why there is none. */
export type Offer =
  | {
      readonly priced: true;
      readonly monthly: Money;
      readonly shape: Shape;
      readonly leavesOut: readonly LeftOutCost[];
      /** The oldest date of the prices used. */
      readonly asOf: string;
    }
  | {
      readonly priced: false;
      readonly because: NoPrice | { readonly code: 'RuntimeUnknown' | 'WindowsLicence' } | typeof NOTHING_FITS;
      readonly leavesOut: readonly LeftOutCost[];
    };

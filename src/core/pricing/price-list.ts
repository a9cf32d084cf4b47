import type { FargateRate, FargateRateQuery } from './fargate-rate.ts';
import type { FeeItem } from './fee-item.ts';
import type { LambdaRate } from './lambda-rate.ts';
import { INSTANCE_PRICES } from './list/ec2.ts';
import { FARGATE_PRICES } from './list/fargate.ts';
import { FEES } from './list/fees.ts';
import { INSTANCE_FEES } from './list/instance-fees.ts';
import { LAMBDA_PRICES } from './list/lambda.ts';
import { SAVINGS_PLAN_PRICES } from './list/savings-plans.ts';

export type Architecture = 'X86_64' | 'ARM64';

/** Where a number comes from: the ISO day on which it was read or published (a year where no day is known). */
export interface PriceOrigin {
  readonly asOf: string;
  readonly source: string;
}

export interface FargatePriceRow extends Omit<FargateRate, 'ephemeralGbHour'> {
  readonly region: string;
  readonly os: 'LINUX' | 'WINDOWS';
  readonly architecture: Architecture;
  readonly capacity: FargateRateQuery['capacity'];
}

/** A unit of Fargate on Linux under a Compute Savings Plan. `gbHour` is null where only the vCPU's price was read. */
export interface SavingsPlanRow extends PriceOrigin {
  readonly region: string;
  readonly architecture: Architecture;
  readonly term: '1y' | '3y';
  readonly payment: 'no-upfront' | 'all-upfront';
  readonly vcpuHour: number;
  readonly gbHour: number | null;
}

export interface LambdaPriceRow extends LambdaRate {
  readonly region: string;
  readonly architecture: Architecture;
}

export interface InstancePriceRow extends PriceOrigin {
  readonly region: string;
  readonly type: string;
  readonly hourUsd: number;
}

export interface InstanceFeeRow extends InstancePriceRow {
  readonly service: 'ecs-managed-instances' | 'eks-auto-mode';
}

/** The region of a fee that is the same everywhere. */
export const EVERY_REGION = 'every';

export interface FeeRow extends PriceOrigin {
  readonly region: string;
  readonly item: FeeItem;
  readonly usd: number;
}

/** All prices that are known, by what they are for. Numbers are the decimals that the source prints. */
export interface PriceList {
  readonly fargate: readonly FargatePriceRow[];
  readonly savingsPlans: readonly SavingsPlanRow[];
  readonly lambda: readonly LambdaPriceRow[];
  readonly instances: readonly InstancePriceRow[];
  readonly instanceFees: readonly InstanceFeeRow[];
  readonly fees: readonly FeeRow[];
}

/** The day on which the prices that come with the program were put together. */
export const BUNDLED_ON = '2026-11-20';

/** The prices that come with the program. */
export const BUNDLED_PRICES: PriceList = {
  fargate: FARGATE_PRICES,
  savingsPlans: SAVINGS_PLAN_PRICES,
  lambda: LAMBDA_PRICES,
  instances: INSTANCE_PRICES,
  instanceFees: INSTANCE_FEES,
  fees: FEES,
};

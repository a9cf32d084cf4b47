import { exactly, roundedTo, times } from '../exact.ts';
import { isWindows } from '../task-size.ts';
import type { FargateRate, FargateRateQuery } from './fargate-rate.ts';
import { FEE_NAMES, type FeeItem } from './fee-item.ts';
import type { LambdaRate } from './lambda-rate.ts';
import { INSTANCE_TYPES, type InstanceType } from './list/instance-types.ts';
import { isNoPrice, type NoPrice, noPrice } from './no-price.ts';
import {
  type Architecture,
  BUNDLED_PRICES,
  EVERY_REGION,
  type PriceList,
  type PriceOrigin,
  type SavingsPlanRow,
} from './price-list.ts';

/** One number of the book in USD; the unit stands in the name of what was asked for. */
export interface Price extends PriceOrigin {
  readonly usd: number;
}

/** An EC2 instance type with its on-demand price on Linux. */
export interface PricedInstance extends InstanceType, PriceOrigin {
  readonly hourUsd: number;
}

export interface SavingsPlanQuery {
  readonly region: string;
  readonly architecture: Architecture;
  readonly term: SavingsPlanRow['term'];
}

/**
 * Where prices come from: list prices before Savings Plans and tax, each with its date and source. What has no price in
 * a region is a NoPrice that names the nearest region with one; no region's price ever stands in for another's.
 */
export interface PriceBook {
  /** Spot in a region that the feed does not list is a NoPrice as well: see `spotEstimate`. */
  readonly fargateRate: (query: FargateRateQuery) => FargateRate | NoPrice;
  /** What Spot may cost where the feed has no row; its source begins with "estimate". */
  readonly spotEstimate: (query: Omit<FargateRateQuery, 'capacity'>) => FargateRate | NoPrice;
  /** Fargate on Linux under a Compute Savings Plan without payment up front. */
  readonly savingsPlanRate: (query: SavingsPlanQuery) => FargateRate | NoPrice;
  readonly lambdaRate: (region: string, architecture: Architecture) => LambdaRate | NoPrice;
  /** Every EC2 instance type that has a price in the region, in the order of the list of types. */
  readonly instances: (region: string) => readonly PricedInstance[];
  readonly instance: (region: string, type: string) => PricedInstance | NoPrice;
  /** What ECS Managed Instances ask for managing an instance, USD an hour: read, or an estimate that says so. */
  readonly managedInstanceFee: (region: string, type: string) => Price | NoPrice;
  readonly fee: (region: string, item: FeeItem) => Price | NoPrice;
}

/** Spot where the feed has no row: AWS says "up to 70 % off", the feed of 2026-09-29 shows 68 to 70 % off. */
const SPOT_SHARE_OF_ON_DEMAND = 0.32;

/** The fee of ECS Managed Instances over EC2's on-demand price, in Tokyo's rows of 2026-09-06; GPU families ask less. */
const MANAGED_INSTANCE_SHARE = { general: 0.12, gpu: 0.078 };

/** A price book over a list; the bundled one unless told otherwise. Of two rows for the same thing the later counts. */
export function createPriceBook(list: PriceList = BUNDLED_PRICES): PriceBook {
  const fargate = byKey(list.fargate, (row) => fargateKey(row.region, row.os, row.architecture, row.capacity));
  const plans = byKey(list.savingsPlans, (row) => `${row.region} ${row.architecture} ${row.term} ${row.payment}`);
  // An update does not read what only bundled rows have, such as provisioned concurrency: that stays.
  const lambda = new Map<string, LambdaRate>();
  for (const row of list.lambda) {
    const key = `${row.region} ${row.architecture}`;
    lambda.set(key, { ...lambda.get(key), ...row });
  }
  const instances = byKey(list.instances, (row) => `${row.region} ${row.type}`);
  const instanceFees = byKey(list.instanceFees, (row) => `${row.region} ${row.service} ${row.type}`);
  const fees = byKey(list.fees, (row) => `${row.region} ${row.item}`);
  const types = byKey(INSTANCE_TYPES, ({ type }) => type);

  function fargateRate(query: FargateRateQuery): FargateRate | NoPrice {
    const { region, operatingSystemFamily, cpuArchitecture, capacity } = query;
    const keyIn = (name: string) => fargateKey(name, operatingSystemFamily, cpuArchitecture, capacity);
    const row = fargate.get(keyIn(region));
    if (row === undefined) {
      return noPrice(
        fargateName(query),
        region,
        regionsOf(list.fargate).filter((name) => fargate.has(keyIn(name))),
      );
    }
    return withStorage(row, region);
  }

  /** Storage above the free 20 GiB is billed alike for every operating system, architecture and capacity. */
  function withStorage(row: FargateRate, region: string): FargateRate {
    const storage = fees.get(`${region} fargate-ephemeral-gb-hour`);
    const { vcpuHour, gbHour, osVcpuHour, asOf, source } = row;
    return {
      vcpuHour,
      gbHour,
      ...(osVcpuHour === undefined ? {} : { osVcpuHour }),
      ...(storage === undefined ? {} : { ephemeralGbHour: storage.usd }),
      asOf,
      source,
    };
  }

  function spotEstimate(query: Omit<FargateRateQuery, 'capacity'>): FargateRate | NoPrice {
    const onDemand = fargateRate({ ...query, capacity: 'on-demand' });
    if (isNoPrice(onDemand) || isWindows(query.operatingSystemFamily)) {
      return fargateRate({ ...query, capacity: 'spot' });
    }
    return {
      ...onDemand,
      vcpuHour: shareOf(onDemand.vcpuHour, SPOT_SHARE_OF_ON_DEMAND),
      gbHour: shareOf(onDemand.gbHour, SPOT_SHARE_OF_ON_DEMAND),
      source: `estimate: ${SPOT_SHARE_OF_ON_DEMAND} x on-demand`,
    };
  }

  function savingsPlanRate({ region, architecture, term }: SavingsPlanQuery): FargateRate | NoPrice {
    const keyIn = (name: string) => `${name} ${architecture} ${term} no-upfront`;
    const row = plans.get(keyIn(region));
    if (row === undefined || row.gbHour === null) {
      const what = `Compute Savings Plan ${term} ${architecture}`;
      return noPrice(
        what,
        region,
        regionsOf(list.savingsPlans).filter((name) => plans.has(keyIn(name))),
      );
    }
    return withStorage({ ...row, gbHour: row.gbHour }, region);
  }

  function lambdaRate(region: string, architecture: Architecture): LambdaRate | NoPrice {
    const priced = list.lambda.filter((row) => row.architecture === architecture);
    return lambda.get(`${region} ${architecture}`) ?? noPrice(`Lambda ${architecture}`, region, regionsOf(priced));
  }

  function instance(region: string, type: string): PricedInstance | NoPrice {
    const row = instances.get(`${region} ${type}`);
    const spec = types.get(type);
    if (row === undefined || spec === undefined) {
      return noPrice(`EC2 ${type}`, region, regionsOf(list.instances.filter((other) => other.type === type)));
    }
    return { ...spec, hourUsd: row.hourUsd, asOf: row.asOf, source: row.source };
  }

  function instancesOf(region: string): readonly PricedInstance[] {
    return INSTANCE_TYPES.map(({ type }) => instance(region, type)).filter(
      (found): found is PricedInstance => !isNoPrice(found),
    );
  }

  function managedInstanceFee(region: string, type: string): Price | NoPrice {
    const row = instanceFees.get(`${region} ecs-managed-instances ${type}`);
    if (row !== undefined) return { usd: row.hourUsd, asOf: row.asOf, source: row.source };
    const priced = instance(region, type);
    if (isNoPrice(priced)) return { ...priced, what: `ECS Managed Instances ${type}` };
    const share = priced.gpus > 0 ? MANAGED_INSTANCE_SHARE.gpu : MANAGED_INSTANCE_SHARE.general;
    return { usd: shareOf(priced.hourUsd, share), asOf: priced.asOf, source: `estimate: ${share} x EC2 on demand` };
  }

  function fee(region: string, item: FeeItem): Price | NoPrice {
    const row = fees.get(`${region} ${item}`) ?? fees.get(`${EVERY_REGION} ${item}`);
    if (row !== undefined) return { usd: row.usd, asOf: row.asOf, source: row.source };
    return noPrice(FEE_NAMES[item], region, regionsOf(list.fees.filter((other) => other.item === item)));
  }

  return {
    fargateRate,
    spotEstimate,
    savingsPlanRate,
    lambdaRate,
    instances: instancesOf,
    instance,
    managedInstanceFee,
    fee,
  };
}

/** The product in words: `Fargate Spot on Linux ARM64`. */
function fargateName({ operatingSystemFamily, cpuArchitecture, capacity }: FargateRateQuery): string {
  const product = capacity === 'spot' ? 'Fargate Spot' : 'Fargate';
  const architecture = cpuArchitecture.toUpperCase() === 'X86_64' ? 'x86' : cpuArchitecture;
  return `${product} on ${isWindows(operatingSystemFamily) ? 'Windows' : 'Linux'} ${architecture}`;
}

function fargateKey(region: string, operatingSystemFamily: string, architecture: string, capacity: string): string {
  const os = isWindows(operatingSystemFamily) ? 'WINDOWS' : 'LINUX';
  return `${region} ${os} ${architecture.toUpperCase()} ${capacity}`;
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function regionsOf(rows: readonly { readonly region: string }[]): readonly string[] {
  return [...new Set(rows.map(({ region }) => region))];
}

/** A share of a price as a decimal again, to more digits than AWS prints. */
function shareOf(usd: number, share: number): number {
  return roundedTo(12, times(exactly(usd), share));
}

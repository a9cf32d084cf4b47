import type { LambdaTier } from '../lambda-rate.ts';
import type { Architecture, FargatePriceRow, FeeRow, LambdaPriceRow, PriceList, PriceOrigin } from '../price-list.ts';
import type { KeptPrices, PriceService } from './kept-prices.ts';
import { type OfferFile, openOfferFile } from './offer-file.ts';
import { UnusablePriceFile } from './price-file-problem.ts';

/** The services whose prices are in the bulk list, by AWS's code of the offer. */
export const OFFER_CODES = {
  fargate: 'AmazonECS',
  lambda: 'AWSLambda',
  eks: 'AmazonEKS',
} as const satisfies Partial<Record<PriceService, string>>;
export type OfferService = keyof typeof OFFER_CODES;

/** The prices in a region's file of the service, all or none. Throws UnusablePriceFile when it is broken or partial. */
export function readOffer(
  document: unknown,
  { service, region, readAt }: { readonly service: OfferService; readonly region: string; readonly readAt: string },
): KeptPrices {
  const file = openOfferFile(document, OFFER_CODES[service], region);
  const origin = { asOf: file.publishedAt.slice(0, 10), source: `AWS Price List (${OFFER_CODES[service]})` };
  return { service, region, publishedAt: file.publishedAt, readAt, prices: READERS[service](file, origin) };
}

const READERS: Readonly<Record<OfferService, (file: OfferFile, origin: PriceOrigin) => Partial<PriceList>>> = {
  fargate: readFargate,
  lambda: readLambda,
  eks: readEks,
};

function readFargate(file: OfferFile, origin: PriceOrigin): Partial<PriceList> {
  const { region } = file;
  const onDemand = { region, capacity: 'on-demand', ...origin } as const;
  const rows: FargatePriceRow[] = [
    {
      ...onDemand,
      os: 'LINUX',
      architecture: 'X86_64',
      vcpuHour: needed(file, 'Fargate-vCPU-Hours:perCPU'),
      gbHour: needed(file, 'Fargate-GB-Hours'),
    },
  ];
  if (hasAny(file, 'Fargate-ARM-vCPU-Hours:perCPU', 'Fargate-ARM-GB-Hours')) {
    rows.push({
      ...onDemand,
      os: 'LINUX',
      architecture: 'ARM64',
      vcpuHour: needed(file, 'Fargate-ARM-vCPU-Hours:perCPU'),
      gbHour: needed(file, 'Fargate-ARM-GB-Hours'),
    });
  }
  if (hasAny(file, 'Fargate-Windows-vCPU-Hours:perCPU', 'Fargate-Windows-GB-Hours')) {
    rows.push({
      ...onDemand,
      os: 'WINDOWS',
      architecture: 'X86_64',
      vcpuHour: needed(file, 'Fargate-Windows-vCPU-Hours:perCPU'),
      gbHour: needed(file, 'Fargate-Windows-GB-Hours'),
      osVcpuHour: needed(file, 'Fargate-Windows-OS-Hours:perCPU'),
    });
  }
  const storage = file.price('Fargate-EphemeralStorage-GB-Hours');
  const fees: FeeRow[] =
    storage === null ? [] : [{ region, item: 'fargate-ephemeral-gb-hour', usd: storage, ...origin }];
  return { fargate: rows, fees };
}

function readLambda(file: OfferFile, origin: PriceOrigin): Partial<PriceList> {
  const rows: LambdaPriceRow[] = [lambdaRow(file, 'X86_64', '', origin)];
  if (file.tiers('Lambda-GB-Second-ARM') !== null) rows.push(lambdaRow(file, 'ARM64', '-ARM', origin));
  return { lambda: rows };
}

function lambdaRow(file: OfferFile, architecture: Architecture, end: string, origin: PriceOrigin): LambdaPriceRow {
  const tiers = file.tiers(`Lambda-GB-Second${end}`);
  if (tiers === null) throw missing(`Lambda-GB-Second${end}`);
  const gbSecondTiers: LambdaTier[] = tiers.map(({ upTo, usd }) => ({ upToGbSeconds: upTo, gbSecond: usd }));
  return { region: file.region, architecture, requestUsd: needed(file, `Request${end}`), gbSecondTiers, ...origin };
}

function readEks(file: OfferFile, origin: PriceOrigin): Partial<PriceList> {
  const usd = needed(file, 'AmazonEKS-Hours:perCluster');
  return { fees: [{ region: file.region, item: 'eks-cluster-hour', usd, ...origin }] };
}

function hasAny(file: OfferFile, ...suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => file.tiers(suffix) !== null);
}

function needed(file: OfferFile, suffix: string): number {
  const usd = file.price(suffix);
  if (usd === null) throw missing(suffix);
  return usd;
}

function missing(what: string): UnusablePriceFile {
  return new UnusablePriceFile({ code: 'Missing', figures: { what } });
}

import type { LambdaTier } from '../lambda-rate.ts';
import type { LambdaPriceRow } from '../price-list.ts';

const X86_TIERS: readonly LambdaTier[] = [
  { upToGbSeconds: 6_000_000_000, gbSecond: 0.0000166667 },
  { upToGbSeconds: 15_000_000_000, gbSecond: 0.000015 },
  { upToGbSeconds: null, gbSecond: 0.0000133334 },
];

const ARM64_TIERS: readonly LambdaTier[] = [
  { upToGbSeconds: 7_500_000_000, gbSecond: 0.0000133334 },
  { upToGbSeconds: 18_750_000_000, gbSecond: 0.0000120001 },
  { upToGbSeconds: null, gbSecond: 0.0000106667 },
];

/** AWS Lambda's list prices in USD: a request, and a GB-second by what was used in the month, region and architecture. */
// biome-ignore format: a table reads by the row
export const LAMBDA_PRICES: readonly LambdaPriceRow[] = [
  { region: 'us-east-1', architecture: 'X86_64', requestUsd: 0.0000002, gbSecondTiers: X86_TIERS, provisionedGbSecond: 0.0000041667, provisionedRunGbSecond: 0.0000097222, temporaryStorageGbSecond: 0.0000000309, asOf: '2026-09-06', source: 'AWS Price List (AWSLambda)' },
  { region: 'us-east-1', architecture: 'ARM64', requestUsd: 0.0000002, gbSecondTiers: ARM64_TIERS, provisionedGbSecond: 0.0000033334, provisionedRunGbSecond: 0.0000077778, temporaryStorageGbSecond: 0.0000000309, asOf: '2026-09-06', source: 'AWS Price List (AWSLambda)' },
  { region: 'ap-northeast-2', architecture: 'X86_64', requestUsd: 0.0000002, gbSecondTiers: X86_TIERS, provisionedGbSecond: 0.0000051254, asOf: '2026-10-05', source: 'AWS Price List (AWSLambda); tiers above the first as in us-east-1' },
  { region: 'ap-northeast-2', architecture: 'ARM64', requestUsd: 0.0000002, gbSecondTiers: ARM64_TIERS, asOf: '2026-10-05', source: 'AWS Price List (AWSLambda); tiers above the first as in us-east-1' },
  { region: 'ap-northeast-1', architecture: 'X86_64', requestUsd: 0.0000002, gbSecondTiers: X86_TIERS, asOf: '2026', source: 'AWS Price List (AWSLambda), one reading; tiers above the first as in us-east-1' },
  { region: 'ap-northeast-1', architecture: 'ARM64', requestUsd: 0.0000002, gbSecondTiers: ARM64_TIERS, asOf: '2026', source: 'AWS Price List (AWSLambda), one reading; tiers above the first as in us-east-1' },
];

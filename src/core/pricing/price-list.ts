import type { FargateRate, FargateRateQuery } from './fargate-rate.ts';

export interface PriceRow extends FargateRate {
  readonly region: string;
  readonly os: 'LINUX' | 'WINDOWS';
  readonly architecture: 'X86_64' | 'ARM64';
  readonly capacity: FargateRateQuery['capacity'];
}

/**
 * AWS Fargate list prices in USD an hour, before Savings Plans and tax, by region. `asOf` is the day the price was read
 * from its source (the year alone where no day is known). Windows rows leave the operating system's licence apart.
 */
// biome-ignore format: a table reads by the row
export const PRICE_LIST: readonly PriceRow[] = [
  { region: 'us-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04048, gbHour: 0.004445, ephemeralGbHour: 0.000111, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-east-1', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03238, gbHour: 0.00356, ephemeralGbHour: 0.000111, asOf: '2026-09-28', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-east-1', os: 'WINDOWS', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.046552, gbHour: 0.00511175, osVcpuHour: 0.046, asOf: '2026-09-28', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'us-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01288561, gbHour: 0.00141493, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'us-east-1', os: 'LINUX', architecture: 'ARM64', capacity: 'spot', vcpuHour: 0.01030969, gbHour: 0.00113349, asOf: '2026-09-28', source: 'AWS Fargate Spot price feed' },
  { region: 'us-west-2', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04048, gbHour: 0.004445, ephemeralGbHour: 0.000111, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-west-2', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03238, gbHour: 0.00356, ephemeralGbHour: 0.000111, asOf: '2026-06-02', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'us-west-2', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01258905, gbHour: 0.00138237, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-west-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04048, gbHour: 0.004445, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'eu-west-1', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03238, gbHour: 0.00356, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'eu-west-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01225536, gbHour: 0.00134573, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-west-1', os: 'LINUX', architecture: 'ARM64', capacity: 'spot', vcpuHour: 0.00979124, gbHour: 0.00107649, asOf: '2026-09-28', source: 'AWS Fargate Spot price feed' },
  { region: 'ap-northeast-2', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04656, gbHour: 0.00511, ephemeralGbHour: 0.000127, asOf: '2026-10-06', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-northeast-2', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03725, gbHour: 0.00409, ephemeralGbHour: 0.000127, asOf: '2026-10-05', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-northeast-2', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.013968, gbHour: 0.001533, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'ap-northeast-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.05056, gbHour: 0.00553, ephemeralGbHour: 0.000133, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-northeast-1', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.04045, gbHour: 0.00442, ephemeralGbHour: 0.000133, asOf: '2026-09-06', source: 'derived from an AWS Price List row' },
  { region: 'ap-northeast-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01563522, gbHour: 0.0017101, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'us-east-2', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04048, gbHour: 0.004445, ephemeralGbHour: 0.000111, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-east-2', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03238, gbHour: 0.00356, ephemeralGbHour: 0.000111, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'us-east-2', os: 'WINDOWS', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.046552, gbHour: 0.00511175, osVcpuHour: 0.046, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'us-east-2', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01539807, gbHour: 0.00169082, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'us-west-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04656, gbHour: 0.00511, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-west-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01437645, gbHour: 0.00157783, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'ca-central-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04456, gbHour: 0.004865, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'ca-central-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.013368, gbHour: 0.0014595, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'sa-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0696, gbHour: 0.0076, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'sa-east-1', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.0557, gbHour: 0.00612, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'sa-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.02199254, gbHour: 0.00240148, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-west-2', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04656, gbHour: 0.00511, ephemeralGbHour: 0.000129, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'eu-west-2', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03725, gbHour: 0.00409, ephemeralGbHour: 0.000129, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'eu-west-2', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01468459, gbHour: 0.00161165, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-west-3', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0486, gbHour: 0.0053, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'eu-west-3', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01464299, gbHour: 0.00159687, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-central-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04656, gbHour: 0.00511, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'eu-central-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01441236, gbHour: 0.00158177, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-north-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0445, gbHour: 0.0049, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'eu-north-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01342378, gbHour: 0.00147812, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'eu-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0486, gbHour: 0.0053, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'eu-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01458, gbHour: 0.00159, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'ap-southeast-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.05056, gbHour: 0.00553, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-southeast-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01544659, gbHour: 0.00168947, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'ap-southeast-2', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04856, gbHour: 0.00532, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-southeast-2', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.03885, gbHour: 0.00426, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-southeast-2', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01520795, gbHour: 0.00166611, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'ap-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.04256, gbHour: 0.004655, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-south-1', os: 'LINUX', architecture: 'ARM64', capacity: 'on-demand', vcpuHour: 0.02383, gbHour: 0.00261, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01344511, gbHour: 0.00147056, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'ap-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0556, gbHour: 0.0061, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'ap-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01668, gbHour: 0.00183, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'me-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0526, gbHour: 0.0058, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'me-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.0162103, gbHour: 0.00178745, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'af-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0546, gbHour: 0.006, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'af-south-1', os: 'LINUX', architecture: 'X86_64', capacity: 'spot', vcpuHour: 0.01638, gbHour: 0.0018, asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' },
  { region: 'us-gov-west-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0486, gbHour: 0.0053, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-gov-east-1', os: 'LINUX', architecture: 'X86_64', capacity: 'on-demand', vcpuHour: 0.0486, gbHour: 0.0053, asOf: '2026-09-29', source: 'AWS Price List (AmazonECS)' },
];

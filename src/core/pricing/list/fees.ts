import type { FeeRow } from '../price-list.ts';

/** What stands beside compute, in USD. The region `every` means that AWS asks the same in all commercial regions. */
// biome-ignore format: a table reads by the row
export const FEES: readonly FeeRow[] = [
  { region: 'every', item: 'eks-cluster-hour', usd: 0.1, asOf: '2026-10-01', source: 'AWS Price List (AmazonEKS)' },
  { region: 'every', item: 'eks-extended-cluster-hour', usd: 0.6, asOf: '2026-10-01', source: 'AWS Price List (AmazonEKS)' },
  { region: 'every', item: 'ecs-anywhere-instance-hour', usd: 0.01025, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'every', item: 'public-ipv4-hour', usd: 0.005, asOf: '2026-10-05', source: 'AWS Price List (AmazonVPC)' },
  { region: 'every', item: 'metric-requests-1000', usd: 0.01, asOf: '2026', source: 'AWS Price List (AmazonCloudWatch)' },
  { region: 'every', item: 'cost-explorer-request', usd: 0.01, asOf: '2026', source: 'AWS Cost Management prices' },
  { region: 'us-east-1', item: 'fargate-ephemeral-gb-hour', usd: 0.000111, asOf: '2026', source: 'AWS Price List (AmazonECS)' },
  { region: 'us-west-2', item: 'fargate-ephemeral-gb-hour', usd: 0.000111, asOf: '2025', source: 'derived from a published bill' },
  { region: 'ap-northeast-2', item: 'fargate-ephemeral-gb-hour', usd: 0.000127, asOf: '2026-10-01', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-northeast-1', item: 'fargate-ephemeral-gb-hour', usd: 0.000133, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'us-east-2', item: 'fargate-ephemeral-gb-hour', usd: 0.000111, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'eu-west-2', item: 'fargate-ephemeral-gb-hour', usd: 0.000129, asOf: '2026', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'us-west-2', item: 'alb-hour', usd: 0.0225, asOf: '2026', source: 'AWS Price List (AWSELB), one reading' },
  { region: 'ap-northeast-2', item: 'nat-gateway-hour', usd: 0.059, asOf: '2026-10-05', source: 'AWS Price List (AmazonEC2), one reading' },
  { region: 'ap-northeast-2', item: 'nat-gateway-gb', usd: 0.059, asOf: '2026-10-05', source: 'AWS Price List (AmazonEC2), one reading' },
  { region: 'ap-northeast-2', item: 'alb-hour', usd: 0.0225, asOf: '2026-10-05', source: 'AWS Price List (AWSELB), one reading' },
  { region: 'ap-northeast-2', item: 'alb-lcu-hour', usd: 0.008, asOf: '2026-10-05', source: 'AWS Price List (AWSELB), one reading' },
  { region: 'ap-northeast-2', item: 'logs-ingest-gb', usd: 0.76, asOf: '2026-10-05', source: 'AWS Price List (AmazonCloudWatch), one reading' },
  { region: 'ap-northeast-2', item: 'gp3-gb-month', usd: 0.0912, asOf: '2026-10-05', source: 'AWS Price List (AmazonEC2), one reading' },
  { region: 'ap-northeast-2', item: 'alarm-month', usd: 0.1, asOf: '2026-10-05', source: 'AWS Price List (AmazonCloudWatch), one reading' },
  { region: 'ap-northeast-2', item: 'ecr-gb-month', usd: 0.1, asOf: '2026-10-05', source: 'AWS Price List (AmazonECR), one reading' },
];

import type { InstanceFeeRow } from '../price-list.ts';

/** What AWS asks for managing an instance, in USD an hour beside the instance's own price. */
// biome-ignore format: a table reads by the row
export const INSTANCE_FEES: readonly InstanceFeeRow[] = [
  { region: 'ap-northeast-1', service: 'ecs-managed-instances', type: 'c8g.4xlarge', hourUsd: 0.096, asOf: '2026-09-06', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-northeast-1', service: 'ecs-managed-instances', type: 'g4dn.xlarge', hourUsd: 0.055, asOf: '2026-09-06', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-northeast-1', service: 'ecs-managed-instances', type: 'g5.xlarge', hourUsd: 0.114, asOf: '2026-09-06', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-northeast-1', service: 'ecs-managed-instances', type: 'g6.xlarge', hourUsd: 0.091, asOf: '2026-09-06', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-northeast-1', service: 'ecs-managed-instances', type: 'g6e.48xlarge', hourUsd: 3.615744, asOf: '2026-09-06', source: 'AWS Price List (AmazonECS), one reading' },
  { region: 'ap-northeast-2', service: 'eks-auto-mode', type: 't3.medium', hourUsd: 0.00624, asOf: '2026-10-01', source: 'AWS Price List (AmazonEKS), one reading' },
  { region: 'ap-northeast-2', service: 'eks-auto-mode', type: 'c6g.large', hourUsd: 0.00924, asOf: '2026-10-01', source: 'AWS Price List (AmazonEKS), one reading' },
  { region: 'ap-northeast-2', service: 'eks-auto-mode', type: 'g5.xlarge', hourUsd: 0.09649, asOf: '2026-10-01', source: 'AWS Price List (AmazonEKS), one reading' },
  { region: 'ap-northeast-2', service: 'eks-auto-mode', type: 'g6.xlarge', hourUsd: 0.07719, asOf: '2026-10-01', source: 'AWS Price List (AmazonEKS), one reading' },
];

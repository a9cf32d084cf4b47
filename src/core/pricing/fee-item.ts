/** What is billed beside compute, in AWS's words; the unit stands in the key. */
export const FEE_NAMES = {
  'fargate-ephemeral-gb-hour': 'Fargate ephemeral storage',
  'eks-cluster-hour': 'EKS cluster',
  'eks-extended-cluster-hour': 'EKS cluster in extended support',
  'ecs-anywhere-instance-hour': 'ECS Anywhere',
  'public-ipv4-hour': 'public IPv4',
  'nat-gateway-hour': 'NAT gateway',
  'nat-gateway-gb': 'NAT gateway data',
  'alb-hour': 'Application Load Balancer',
  'alb-lcu-hour': 'Application Load Balancer LCU',
  'logs-ingest-gb': 'CloudWatch Logs',
  'gp3-gb-month': 'EBS gp3',
  'alarm-month': 'CloudWatch alarm',
  'ecr-gb-month': 'ECR',
  'metric-requests-1000': 'CloudWatch GetMetricData',
  'cost-explorer-request': 'Cost Explorer request',
} as const;

export type FeeItem = keyof typeof FEE_NAMES;

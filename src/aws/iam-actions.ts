/** The IAM action behind each operation that the bot reads with. docs/iam/read.json allows these and no others. */
export const READ_ACTIONS = {
  DescribeAlarms: 'cloudwatch:DescribeAlarms',
  DescribeClusters: 'ecs:DescribeClusters',
  DescribeLogGroups: 'logs:DescribeLogGroups',
  DescribeScalableTargets: 'application-autoscaling:DescribeScalableTargets',
  DescribeScalingActivities: 'application-autoscaling:DescribeScalingActivities',
  DescribeScalingPolicies: 'application-autoscaling:DescribeScalingPolicies',
  DescribeScheduledActions: 'application-autoscaling:DescribeScheduledActions',
  DescribeServiceDeployments: 'ecs:DescribeServiceDeployments',
  DescribeServiceRevisions: 'ecs:DescribeServiceRevisions',
  DescribeServices: 'ecs:DescribeServices',
  DescribeTaskDefinition: 'ecs:DescribeTaskDefinition',
  DescribeTargetHealth: 'elasticloadbalancing:DescribeTargetHealth',
  DescribeTasks: 'ecs:DescribeTasks',
  GetLogEvents: 'logs:GetLogEvents',
  GetMetricData: 'cloudwatch:GetMetricData',
  GetPolicy: 'iam:GetPolicy',
  GetPolicyVersion: 'iam:GetPolicyVersion',
  GetRolePolicy: 'iam:GetRolePolicy',
  ListAttachedRolePolicies: 'iam:ListAttachedRolePolicies',
  ListClusters: 'ecs:ListClusters',
  ListMetrics: 'cloudwatch:ListMetrics',
  ListRolePolicies: 'iam:ListRolePolicies',
  ListServiceDeployments: 'ecs:ListServiceDeployments',
  ListServices: 'ecs:ListServices',
  ListTasks: 'ecs:ListTasks',
} as const;

/** And the one that leads to other accounts, where any are configured: docs/iam/assume.json allows it. */
export const IAM_ACTIONS = { ...READ_ACTIONS, AssumeRole: 'sts:AssumeRole' } as const;

export type ReadOperation = keyof typeof READ_ACTIONS;
export type Operation = keyof typeof IAM_ACTIONS;

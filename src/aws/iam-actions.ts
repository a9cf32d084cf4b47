/** The IAM action behind each operation that the bot calls. docs/iam/read.json allows these and no others. */
export const IAM_ACTIONS = {
  DescribeAlarms: 'cloudwatch:DescribeAlarms',
  DescribeClusters: 'ecs:DescribeClusters',
  DescribeScalableTargets: 'application-autoscaling:DescribeScalableTargets',
  DescribeScalingPolicies: 'application-autoscaling:DescribeScalingPolicies',
  DescribeScheduledActions: 'application-autoscaling:DescribeScheduledActions',
  DescribeServiceDeployments: 'ecs:DescribeServiceDeployments',
  DescribeServiceRevisions: 'ecs:DescribeServiceRevisions',
  DescribeServices: 'ecs:DescribeServices',
  DescribeTaskDefinition: 'ecs:DescribeTaskDefinition',
  DescribeTasks: 'ecs:DescribeTasks',
  GetMetricData: 'cloudwatch:GetMetricData',
  ListClusters: 'ecs:ListClusters',
  ListServiceDeployments: 'ecs:ListServiceDeployments',
  ListServices: 'ecs:ListServices',
  ListTasks: 'ecs:ListTasks',
} as const;

export type Operation = keyof typeof IAM_ACTIONS;

import type { AccountView } from './account-view.ts';
import {
  describeScalableTargets,
  describeScalingActivities,
  describeScalingPolicies,
  describeScheduledActions,
} from './autoscaling.ts';
import { describeAlarms } from './cloudwatch-alarms.ts';
import { getMetricData } from './cloudwatch-metric-data.ts';
import { listMetrics } from './cloudwatch-metrics.ts';
import { describeClusters, listClusters } from './ecs-clusters.ts';
import { describeServiceDeployments, describeServiceRevisions, listServiceDeployments } from './ecs-deployments.ts';
import { describeServices, listServices } from './ecs-services.ts';
import { describeTaskDefinition } from './ecs-task-definitions.ts';
import { describeTasks, listTasks } from './ecs-tasks.ts';
import type { Input } from './input.ts';

/** A service by its IAM prefix. */
export type AwsServiceName = 'ecs' | 'cloudwatch' | 'application-autoscaling';

export interface AwsService {
  readonly name: AwsServiceName;
  /** What the SDK signs for. */
  readonly signingName: string;
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  readonly operations: ReadonlyMap<string, (view: AccountView, input: Input) => unknown>;
}

/** The services of the local AWS by the first half of `X-Amz-Target`, as the SDK's models name them. */
export function createOperations(): ReadonlyMap<string, AwsService> {
  return new Map<string, AwsService>([
    [
      'AmazonEC2ContainerServiceV20141113',
      {
        name: 'ecs',
        signingName: 'ecs',
        contentType: 'application/x-amz-json-1.1',
        operations: new Map([
          ['ListClusters', listClusters],
          ['DescribeClusters', describeClusters],
          ['ListServices', listServices],
          ['DescribeServices', describeServices],
          ['DescribeTaskDefinition', describeTaskDefinition],
          ['ListTasks', listTasks],
          ['DescribeTasks', describeTasks],
          ['ListServiceDeployments', listServiceDeployments],
          ['DescribeServiceDeployments', describeServiceDeployments],
          ['DescribeServiceRevisions', describeServiceRevisions],
        ]),
      },
    ],
    [
      'GraniteServiceVersion20100801',
      {
        name: 'cloudwatch',
        signingName: 'monitoring',
        contentType: 'application/x-amz-json-1.0',
        operations: new Map([
          ['GetMetricData', getMetricData],
          ['ListMetrics', listMetrics],
          ['DescribeAlarms', describeAlarms],
        ]),
      },
    ],
    [
      'AnyScaleFrontendService',
      {
        name: 'application-autoscaling',
        signingName: 'application-autoscaling',
        contentType: 'application/x-amz-json-1.1',
        operations: new Map([
          ['DescribeScalableTargets', describeScalableTargets],
          ['DescribeScalingPolicies', describeScalingPolicies],
          ['DescribeScheduledActions', describeScheduledActions],
          ['DescribeScalingActivities', describeScalingActivities],
        ]),
      },
    ],
  ]);
}

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
import { getPolicy, getPolicyVersion, getRolePolicy, listAttachedRolePolicies, listRolePolicies } from './iam.ts';
import type { Input } from './input.ts';
import { describeTargetHealth } from './load-balancing.ts';
import { describeLogGroups } from './log-groups.ts';
import { getLogEvents } from './logs.ts';
import { deleteMessage, type Queues, receiveMessage } from './queues.ts';

/** A service by its IAM prefix. */
export type AwsServiceName =
  | 'ecs'
  | 'cloudwatch'
  | 'application-autoscaling'
  | 'elasticloadbalancing'
  | 'iam'
  | 'logs'
  | 'sqs'
  | 'sts';

export interface AwsService {
  readonly name: AwsServiceName;
  /** What the SDK signs for. */
  readonly signingName: string;
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1' | 'text/xml';
  readonly operations: ReadonlyMap<string, (view: AccountView, input: Input) => unknown>;
}

/** The services of the local AWS by the first half of `X-Amz-Target`, as the SDK's models name them. */
export function createOperations(queues: Queues): ReadonlyMap<string, AwsService> {
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
    [
      'Logs_20140328',
      {
        name: 'logs',
        signingName: 'logs',
        contentType: 'application/x-amz-json-1.1',
        operations: new Map([
          ['DescribeLogGroups', describeLogGroups],
          ['GetLogEvents', getLogEvents],
        ]),
      },
    ],
    [
      'AmazonSQS',
      {
        name: 'sqs',
        signingName: 'sqs',
        contentType: 'application/x-amz-json-1.0',
        operations: new Map([
          ['ReceiveMessage', (_view, input) => receiveMessage(queues, input)],
          ['DeleteMessage', (_view, input) => deleteMessage(queues, input)],
        ]),
      },
    ],
    [
      // The Query protocol names no target; this is the name that the SDK's model has.
      'ElasticLoadBalancing_v10',
      {
        name: 'elasticloadbalancing',
        signingName: 'elasticloadbalancing',
        contentType: 'text/xml',
        operations: new Map([['DescribeTargetHealth', describeTargetHealth]]),
      },
    ],
    [
      'AWSIdentityManagementV20100508',
      {
        name: 'iam',
        signingName: 'iam',
        contentType: 'text/xml',
        operations: new Map([
          ['ListRolePolicies', listRolePolicies],
          ['ListAttachedRolePolicies', listAttachedRolePolicies],
          ['GetRolePolicy', getRolePolicy],
          ['GetPolicy', getPolicy],
          ['GetPolicyVersion', getPolicyVersion],
        ]),
      },
    ],
  ]);
}

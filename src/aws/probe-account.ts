import {
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeAlarmsCommand, GetMetricDataCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeLogGroupsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { Clock } from '../app/ports.ts';
import type { AwsFacts, TriedAction } from '../core/doctor/aws-checks.ts';
import type { Probed } from '../core/doctor/probed.ts';
import type { AwsClients } from './clients.ts';
import { READ_ACTIONS, type ReadOperation } from './iam-actions.ts';
import { faultKindOf } from './sdk-errors.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';

/** Without these there is no answer about a service; without the others an answer says what it could not read. */
const ESSENTIAL: ReadonlySet<ReadOperation> = new Set([
  'DescribeServices',
  'DescribeTaskDefinition',
  'GetMetricData',
  'ListClusters',
  'ListServices',
]);

/**
 * A name that nobody gives. AWS decides whether a call is allowed before it looks for what the call is about, so that
 * "there is no such cluster" means allowed, and trying costs one short answer an action.
 */
const NOBODYS = 'fargate-advisor-doctor';

/** When, and as whom: AWS denies the ARNs of another account whatever is allowed in this one. */
interface Caller {
  readonly at: Date;
  readonly partition: string;
  readonly account: string;
}

/** One cheap call for each operation of `READ_ACTIONS`: one that has none does not compile. */
const CALLS: Readonly<Record<ReadOperation, (clients: AwsClients, caller: Caller) => Promise<unknown>>> = {
  DescribeAlarms: ({ cloudWatch }) => cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [NOBODYS] })),
  DescribeClusters: ({ ecs }) => ecs.send(new DescribeClustersCommand({ clusters: [NOBODYS] })),
  DescribeLogGroups: ({ settingsFor }) =>
    new CloudWatchLogsClient(settingsFor('CLOUDWATCH_LOGS')).send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: NOBODYS }),
    ),
  DescribeScalableTargets: ({ applicationAutoScaling }) =>
    applicationAutoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', MaxResults: 1 })),
  DescribeScalingActivities: ({ applicationAutoScaling }) =>
    applicationAutoScaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs', MaxResults: 1 })),
  DescribeScalingPolicies: ({ applicationAutoScaling }) =>
    applicationAutoScaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', MaxResults: 1 })),
  DescribeScheduledActions: ({ applicationAutoScaling }) =>
    applicationAutoScaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs', MaxResults: 1 })),
  DescribeServiceDeployments: ({ ecs, region }, caller) =>
    ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arnOf('service-deployment', region, caller)] }),
    ),
  DescribeServiceRevisions: ({ ecs, region }, caller) =>
    ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arnOf('service-revision', region, caller)] })),
  DescribeServices: ({ ecs }) => ecs.send(new DescribeServicesCommand({ cluster: NOBODYS, services: [NOBODYS] })),
  DescribeTaskDefinition: ({ ecs }) => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: NOBODYS })),
  DescribeTargetHealth: ({ settingsFor, region }, { partition, account }) =>
    new ElasticLoadBalancingV2Client(settingsFor('ELASTIC_LOAD_BALANCING_V2')).send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/${NOBODYS}/0000000000000000`,
      }),
    ),
  DescribeTasks: ({ ecs }) => ecs.send(new DescribeTasksCommand({ cluster: NOBODYS, tasks: [NOBODYS] })),
  GetLogEvents: ({ settingsFor }) =>
    new CloudWatchLogsClient(settingsFor('CLOUDWATCH_LOGS')).send(
      new GetLogEventsCommand({ logGroupName: NOBODYS, logStreamName: NOBODYS, limit: 1 }),
    ),
  GetMetricData: ({ cloudWatch }, { at }) =>
    cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(at.getTime() - 300_000),
        EndTime: at,
        MetricDataQueries: [
          {
            Id: 'cpu',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/ECS',
                MetricName: 'CPUUtilization',
                Dimensions: [
                  { Name: 'ClusterName', Value: NOBODYS },
                  { Name: 'ServiceName', Value: NOBODYS },
                ],
              },
              Period: 300,
              Stat: 'Average',
            },
          },
        ],
      }),
    ),
  GetPolicy: ({ settingsFor }, caller) =>
    new IAMClient(settingsFor('IAM')).send(new GetPolicyCommand({ PolicyArn: policyArnOf(caller) })),
  GetPolicyVersion: ({ settingsFor }, caller) =>
    new IAMClient(settingsFor('IAM')).send(
      new GetPolicyVersionCommand({ PolicyArn: policyArnOf(caller), VersionId: 'v1' }),
    ),
  GetRolePolicy: ({ settingsFor }) =>
    new IAMClient(settingsFor('IAM')).send(new GetRolePolicyCommand({ RoleName: NOBODYS, PolicyName: NOBODYS })),
  ListAttachedRolePolicies: ({ settingsFor }) =>
    new IAMClient(settingsFor('IAM')).send(new ListAttachedRolePoliciesCommand({ RoleName: NOBODYS })),
  ListRolePolicies: ({ settingsFor }) =>
    new IAMClient(settingsFor('IAM')).send(new ListRolePoliciesCommand({ RoleName: NOBODYS })),
  ListClusters: ({ ecs }) => ecs.send(new ListClustersCommand({ maxResults: 1 })),
  ListMetrics: ({ cloudWatch }) =>
    cloudWatch.send(new ListMetricsCommand({ Namespace: 'AWS/NATGateway', MetricName: NOBODYS })),
  ListServiceDeployments: ({ ecs }) =>
    ecs.send(new ListServiceDeploymentsCommand({ cluster: NOBODYS, service: NOBODYS })),
  ListServices: ({ ecs }) => ecs.send(new ListServicesCommand({ cluster: NOBODYS })),
  ListTasks: ({ ecs }) => ecs.send(new ListTasksCommand({ cluster: NOBODYS })),
};

function policyArnOf({ partition, account }: Caller): string {
  return `arn:${partition}:iam::${account}:policy/${NOBODYS}`;
}

function arnOf(kind: string, region: string, { partition, account }: Caller): string {
  return `arn:${partition}:ecs:${region}:${account}:${kind}/${NOBODYS}/${NOBODYS}/0000000000000000000`;
}

/** Tries every IAM action of the product in one region, one short call each, and reads AWS's clock from an answer. Never throws. */
export async function probeAccount({
  clients,
  clock,
}: {
  readonly clients: AwsClients;
  readonly clock: Clock;
}): Promise<Probed<AwsFacts>> {
  const serverClock = createServerClock(clock);
  for (const client of [clients.ecs, clients.cloudWatch, clients.applicationAutoScaling]) serverClock.listenTo(client);

  async function tryOne(operation: ReadOperation, owner: Owner | null) {
    const { partition, account } = owner ?? NOBODY;
    try {
      const answer: unknown = await CALLS[operation](clients, { at: clock(), partition, account });
      return { operation, outcome: { kind: 'allowed' } as const, answer };
    } catch (error) {
      return { operation, outcome: outcomeOf(error), answer: error };
    }
  }

  // The answer about a cluster that is not there names the account that it is not in.
  const first = await tryOne('DescribeClusters', null);
  const owner = ownerIn(first.answer);
  const others = (Object.keys(READ_ACTIONS) as ReadOperation[]).filter((operation) => operation !== first.operation);
  const answers = [first, ...(await Promise.all(others.map((operation) => tryOne(operation, owner))))];
  return {
    facts: {
      region: clients.region,
      account: owner?.account ?? null,
      tried: answers
        .map(({ operation, outcome }) => ({
          action: READ_ACTIONS[operation],
          isEssential: ESSENTIAL.has(operation),
          outcome,
        }))
        .sort((a, b) => (a.action < b.action ? -1 : 1)),
    },
    clock: readingOf(serverClock),
  };
}

function outcomeOf(error: unknown): TriedAction['outcome'] {
  const { kind, awsCode } = faultKindOf(error);
  switch (kind) {
    case 'denied':
    case 'noCredentials':
      return { kind };
    case 'answered':
      return { kind: 'allowed' };
    default:
      return { kind, awsCode };
  }
}

type Owner = Pick<Caller, 'partition' | 'account'>;
const NOBODY: Owner = { partition: 'aws', account: '000000000000' };

/** The caller's account stands in the ARN of what is not there, and in the sentence of a denial. */
function ownerIn(answer: unknown): Owner | null {
  const { failures, message } = (answer ?? {}) as { readonly failures?: unknown; readonly message?: unknown };
  const text = Array.isArray(failures) ? JSON.stringify(failures) : String(message ?? '');
  const [, partition, account] = /arn:(aws[\w-]*):(?:ecs|iam|sts):[\w-]*:(\d{12}):/.exec(text) ?? [];
  return partition === undefined || account === undefined ? null : { partition, account };
}

function readingOf({ reading }: ServerClock): Probed<AwsFacts>['clock'] {
  const read = reading();
  return read === null ? null : { against: 'aws', ...read };
}

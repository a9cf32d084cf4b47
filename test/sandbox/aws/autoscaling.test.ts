import {
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { createClients, rejectionOf, testNow } from './clients.ts';

let aws: LocalAws;
let clients: ReturnType<typeof createClients>;

beforeAll(async () => {
  aws = await startLocalAws({ now: () => testNow });
  clients = createClients(aws.url);
});
afterAll(() => aws.close());

async function policiesOf(service: string, cluster = 'prod') {
  const answer = await clients.autoScaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', ResourceId: `service/${cluster}/${service}` }),
  );
  return answer.ScalingPolicies ?? [];
}

it('gives the limits of a scaled service and nothing for another', async () => {
  const answer = await clients.autoScaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ResourceIds: ['service/prod/gateway', 'service/prod/my-service'],
    }),
  );

  expect(answer.ScalableTargets).toHaveLength(1);
  expect(answer.ScalableTargets?.[0]).toMatchObject({
    ResourceId: 'service/prod/gateway',
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity: 2,
    MaxCapacity: 20,
  });
});

it.each([
  ['gateway', 'ECSServiceAverageCPUUtilization', 60],
  ['session-store', 'ECSServiceAverageMemoryUtilization', 70],
  ['storefront', 'ALBRequestCountPerTarget', 1500],
])('gives the target tracking of %s: %s at %d, with alarms that exist', async (service, metric, target) => {
  const [policy] = await policiesOf(service);
  const tracking = policy?.TargetTrackingScalingPolicyConfiguration;
  const { MetricAlarms } = await clients.cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: policy?.Alarms?.map((alarm) => alarm.AlarmName ?? '') }),
  );

  expect(policy?.PolicyType).toBe('TargetTrackingScaling');
  expect(tracking).toMatchObject({
    TargetValue: target,
    ScaleOutCooldown: 60,
    ScaleInCooldown: 300,
    DisableScaleIn: false,
  });
  expect(tracking?.PredefinedMetricSpecification?.PredefinedMetricType).toBe(metric);
  expect(MetricAlarms?.map((alarm) => [alarm.Threshold, alarm.EvaluationPeriods])).toEqual([
    [target, 3],
    [target * 0.9, 15],
  ]);
});

it('gives the steps of step scaling relative to the threshold', async () => {
  const policies = await policiesOf('notification-worker');

  expect(policies.map((policy) => policy.StepScalingPolicyConfiguration?.StepAdjustments)).toEqual([
    [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 1 },
      { MetricIntervalLowerBound: 15, ScalingAdjustment: 3 },
    ],
    [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }],
  ]);
});

it('gives scheduled actions with their time zone', async () => {
  const answer = await clients.autoScaling.send(
    new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs', ResourceId: 'service/prod/ticket-sale' }),
  );

  expect(
    answer.ScheduledActions?.map((action) => [action.Schedule, action.Timezone, action.ScalableTargetAction]),
  ).toEqual([
    ['cron(0 8 * * ? *)', 'Asia/Seoul', { MinCapacity: 6, MaxCapacity: 6 }],
    ['cron(0 20 * * ? *)', 'Asia/Seoul', { MinCapacity: 2, MaxCapacity: 6 }],
  ]);
});

it('gives activities newest first, fifty a page', async () => {
  const question = { ServiceNamespace: 'ecs' as const, ResourceId: 'service/prod/gateway' };
  const first = await clients.autoScaling.send(new DescribeScalingActivitiesCommand(question));
  const second = await clients.autoScaling.send(
    new DescribeScalingActivitiesCommand({ ...question, NextToken: first.NextToken }),
  );
  const times = [...(first.ScalingActivities ?? []), ...(second.ScalingActivities ?? [])].map(
    (each) => each.StartTime?.getTime() ?? 0,
  );

  expect(times).toHaveLength(100);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(first.ScalingActivities?.[0]?.Description).toMatch(/^Setting desired count to \d+\.$/);
});

it('refuses a page above fifty, a made-up token and a dimension without a resource', async () => {
  const refused = await Promise.all([
    rejectionOf(
      clients.autoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', MaxResults: 51 })),
    ),
    rejectionOf(
      clients.autoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', NextToken: 'x' })),
    ),
    rejectionOf(
      clients.autoScaling.send(
        new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' }),
      ),
    ),
  ]);

  expect(refused.map((error) => error.name)).toEqual([
    'ValidationException',
    'InvalidNextTokenException',
    'ValidationException',
  ]);
});

import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeAlarmsCommand, type MetricAlarm, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Collection } from './collection.ts';
import { stepAlarmNames, targetGroupOf } from './map-autoscaling.ts';
import { readRequests } from './read-metrics.ts';

/** What Application Auto Scaling and CloudWatch say of how the service scales. */
export interface ScalingAnswers {
  readonly targets: readonly ScalableTarget[];
  readonly policies: readonly ScalingPolicy[];
  readonly scheduledActions: readonly ScheduledAction[];
  readonly alarms: readonly MetricAlarm[];
  readonly requests: readonly MetricDataResult[];
}

const ALARMS_PER_CALL = 100;

function scope({ ref }: Collection) {
  return {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
    id: `service/${ref.cluster}/${ref.name}`,
  } as const;
}

function readTargets(collection: Collection): Promise<ScalableTarget[]> {
  const { id, ...dimension } = scope(collection);
  return collection.optional('DescribeScalableTargets', [], async (abortSignal) => {
    const command = new DescribeScalableTargetsCommand({ ...dimension, ResourceIds: [id] });
    const answer = await collection.clients.applicationAutoScaling.send(command, { abortSignal });
    return answer.ScalableTargets ?? [];
  });
}

/** A service has at most fifty policies, so the loop seldom turns twice. */
function readPolicies(collection: Collection): Promise<ScalingPolicy[]> {
  const { id, ...dimension } = scope(collection);
  return collection.optional('DescribeScalingPolicies', [], async (abortSignal) => {
    const policies: ScalingPolicy[] = [];
    let NextToken: string | undefined;
    do {
      const command = new DescribeScalingPoliciesCommand({
        ...dimension,
        ResourceId: id,
        ...(NextToken ? { NextToken } : {}),
      });
      const answer = await collection.clients.applicationAutoScaling.send(command, { abortSignal });
      policies.push(...(answer.ScalingPolicies ?? []));
      NextToken = answer.NextToken;
    } while (NextToken);
    return policies;
  });
}

function readScheduledActions(collection: Collection): Promise<ScheduledAction[]> {
  const { id, ...dimension } = scope(collection);
  return collection.optional('DescribeScheduledActions', [], async (abortSignal) => {
    const actions: ScheduledAction[] = [];
    let NextToken: string | undefined;
    do {
      const command = new DescribeScheduledActionsCommand({
        ...dimension,
        ResourceId: id,
        ...(NextToken ? { NextToken } : {}),
      });
      const answer = await collection.clients.applicationAutoScaling.send(command, { abortSignal });
      actions.push(...(answer.ScheduledActions ?? []));
      NextToken = answer.NextToken;
    } while (NextToken);
    return actions;
  });
}

async function readAlarms(collection: Collection, policies: readonly ScalingPolicy[]): Promise<MetricAlarm[]> {
  const AlarmNames = stepAlarmNames(policies).slice(0, ALARMS_PER_CALL);
  if (AlarmNames.length === 0) return [];
  return await collection.optional('DescribeAlarms', [], async (abortSignal) => {
    const command = new DescribeAlarmsCommand({ AlarmNames, AlarmTypes: ['MetricAlarm'], MaxRecords: ALARMS_PER_CALL });
    return (await collection.clients.cloudWatch.send(command, { abortSignal })).MetricAlarms ?? [];
  });
}

/** Two trips: targets, policies and schedules; then what the policies point to. */
export async function readScaling(collection: Collection): Promise<ScalingAnswers> {
  const [targets, policies, scheduledActions] = await Promise.all([
    readTargets(collection),
    readPolicies(collection),
    readScheduledActions(collection),
  ]);
  const targetGroup = targetGroupOf(policies);
  const [alarms, requests] = await Promise.all([
    readAlarms(collection, policies),
    targetGroup ? readRequests(collection, targetGroup) : [],
  ]);
  return { targets, policies, scheduledActions, alarms, requests };
}

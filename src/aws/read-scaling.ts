import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Collection } from './collection.ts';
import { stepAlarmNames, targetGroupOf } from './map-autoscaling.ts';
import type { MetricResult } from './map-metrics.ts';
import { readRequests } from './read-metrics.ts';

/** What Application Auto Scaling and CloudWatch say of how the service scales. */
export interface ScalingAnswers {
  readonly targets: readonly ScalableTarget[];
  readonly policies: readonly ScalingPolicy[];
  readonly scheduledActions: readonly ScheduledAction[];
  readonly alarms: readonly MetricAlarm[];
  readonly requests: readonly MetricResult<Date | number>[];
}

const ALARMS_PER_CALL = 100;

/** The most that Application Auto Scaling gives a page. */
export const SCALING_PAGE_SIZE = 50;

/** Of one service, or of all services of the region when nothing is said. */
export interface ScalingScope {
  readonly ServiceNamespace: 'ecs';
  readonly ScalableDimension?: 'ecs:service:DesiredCount';
  readonly ResourceId?: string;
}

/** The scope of one service. */
export function scalingScopeOf({ cluster, name }: Collection['ref']) {
  return {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
    ResourceId: `service/${cluster}/${name}`,
  } as const;
}

/** Every page; the token of the last is empty. */
async function allPages<Item>(
  read: (page: { NextToken?: string }) => Promise<{ items: Item[] | undefined; NextToken?: string | undefined }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await read(token ? { NextToken: token } : {});
    items.push(...(page.items ?? []));
    token = page.NextToken;
  } while (token);
  return items;
}

export function readTargets({ clients, optional }: Collection, scope: ScalingScope): Promise<ScalableTarget[]> {
  const { ResourceId, ...rest } = scope;
  return optional('DescribeScalableTargets', [], (abortSignal) =>
    allPages(async (page) => {
      const command = new DescribeScalableTargetsCommand({
        ...rest,
        ...(ResourceId ? { ResourceIds: [ResourceId] } : {}),
        ...page,
      });
      const answer = await clients.applicationAutoScaling.send(command, { abortSignal });
      return { items: answer.ScalableTargets, NextToken: answer.NextToken };
    }),
  );
}

export function readPolicies({ clients, optional }: Collection, scope: ScalingScope): Promise<ScalingPolicy[]> {
  return optional('DescribeScalingPolicies', [], (abortSignal) =>
    allPages(async (page) => {
      const command = new DescribeScalingPoliciesCommand({ ...scope, ...page });
      const answer = await clients.applicationAutoScaling.send(command, { abortSignal });
      return { items: answer.ScalingPolicies, NextToken: answer.NextToken };
    }),
  );
}

function readScheduledActions({ clients, optional }: Collection, scope: ScalingScope): Promise<ScheduledAction[]> {
  return optional('DescribeScheduledActions', [], (abortSignal) =>
    allPages(async (page) => {
      const command = new DescribeScheduledActionsCommand({ ...scope, ...page });
      const answer = await clients.applicationAutoScaling.send(command, { abortSignal });
      return { items: answer.ScheduledActions, NextToken: answer.NextToken };
    }),
  );
}

/** Targets, policies and schedules at the same time. */
async function readResources(collection: Collection, scope: ScalingScope) {
  const [targets, policies, scheduledActions] = await Promise.all([
    readTargets(collection, scope),
    readPolicies(collection, scope),
    readScheduledActions(collection, scope),
  ]);
  return { targets, policies, scheduledActions };
}

async function readAlarms(collection: Collection, names: readonly string[]): Promise<MetricAlarm[]> {
  const calls = Array.from({ length: Math.ceil(names.length / ALARMS_PER_CALL) }, (_, call) =>
    names.slice(call * ALARMS_PER_CALL, (call + 1) * ALARMS_PER_CALL),
  );
  const answers = await Promise.all(
    calls.map((AlarmNames) =>
      collection.optional('DescribeAlarms', [], async (abortSignal) => {
        const command = new DescribeAlarmsCommand({
          AlarmNames,
          AlarmTypes: ['MetricAlarm'],
          MaxRecords: ALARMS_PER_CALL,
        });
        return (await collection.clients.cloudWatch.send(command, { abortSignal })).MetricAlarms ?? [];
      }),
    ),
  );
  return answers.flat();
}

/** The scaling of every service of the region, with the alarms of step policies; requests are not read. */
export async function readRegionScaling(collection: Collection): Promise<Omit<ScalingAnswers, 'requests'>> {
  const resources = await readResources(collection, { ServiceNamespace: 'ecs' });
  return { ...resources, alarms: await readAlarms(collection, stepAlarmNames(resources.policies)) };
}

/** Two trips: targets, policies and schedules; then what the policies point to. */
export async function readScaling(collection: Collection): Promise<ScalingAnswers> {
  const { targets, policies, scheduledActions } = await readResources(collection, scalingScopeOf(collection.ref));
  const targetGroup = targetGroupOf(policies);
  const [alarms, requests] = await Promise.all([
    readAlarms(collection, stepAlarmNames(policies).slice(0, ALARMS_PER_CALL)),
    targetGroup ? readRequests(collection, targetGroup) : [],
  ]);
  return { targets, policies, scheduledActions, alarms, requests };
}

import { alarmsOf, targetGroupDimensions } from '../account/alarms.ts';
import { uuid } from '../account/noise.ts';
import type { SampleActivity, SamplePolicy, SampleScaling, SampleService } from '../account/sample-service.ts';
import { taskCountChanges } from '../account/task-count.ts';
import { type AccountView, epochSeconds } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, refuseMoreThan, textOf, textsOf } from './input.ts';
import { type PagingRules, pageOf } from './paging.ts';
import { alarmArn, policyArn, resourceId } from './scaling-arns.ts';

const dimension = 'ecs:service:DesiredCount';
const paging: PagingRules = {
  tokenName: 'NextToken',
  sizeName: 'MaxResults',
  defaultSize: 50,
  largestSize: 50,
  invalidToken: { code: 'InvalidNextTokenException', message: 'Next token is invalid' },
  invalidSizeCode: 'ValidationException',
};
/** Application Auto Scaling keeps activities for six weeks. */
const activityHistoryMs = 42 * 86_400_000;

type ScaledService = SampleService & { readonly scaling: SampleScaling };

/** DescribeScalableTargets: of at most 50 resources, or all of the namespace. */
export function describeScalableTargets(view: AccountView, input: Input): unknown {
  const resourceIds = textsOf(input, 'ResourceIds');
  refuseMoreThan(resourceIds ?? [], 50, 'ResourceIds', 'ValidationException');
  const services = scaledServices(view, input, resourceIds);
  const page = pageOf(services, input, paging);
  return {
    ScalableTargets: page.items.map((service) => ({
      ...resourceFields(service),
      MinCapacity: service.scaling.minCapacity,
      MaxCapacity: service.scaling.maxCapacity,
      RoleARN: `arn:aws:iam::${view.accountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
      CreationTime: epochSeconds(service.createdAt + 300_000),
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
      ScalableTargetARN: `arn:aws:application-autoscaling:${view.region}:${view.accountId}:scalable-target/${uuid(service.seed, 'target').slice(0, 23)}`,
    })),
    NextToken: page.token,
  };
}

/** DescribeScalingPolicies: with the alarms of each policy. */
export function describeScalingPolicies(view: AccountView, input: Input): unknown {
  const names = textsOf(input, 'PolicyNames');
  const policies = scaledServices(view, input, resourceOf(input)).flatMap((service) =>
    service.scaling.policies
      .filter((policy) => names === undefined || names.includes(policy.name))
      .map((policy) => policyBody(view, service, policy)),
  );
  const page = pageOf(policies, input, paging);
  return { ScalingPolicies: page.items, NextToken: page.token };
}

/** DescribeScheduledActions. */
export function describeScheduledActions(view: AccountView, input: Input): unknown {
  const names = textsOf(input, 'ScheduledActionNames');
  const actions = scaledServices(view, input, resourceOf(input)).flatMap((service) =>
    service.scaling.scheduledActions
      .filter((action) => names === undefined || names.includes(action.name))
      .map((action) => ({
        ScheduledActionName: action.name,
        ScheduledActionARN: `arn:aws:autoscaling:${view.region}:${view.accountId}:scheduledAction:${uuid(service.seed, action.name)}:resource/ecs/${resourceId(service)}:scheduledActionName/${action.name}`,
        ...resourceFields(service),
        Schedule: action.schedule,
        Timezone: action.timezone,
        ScalableTargetAction: { MinCapacity: action.minCapacity, MaxCapacity: action.maxCapacity },
        CreationTime: epochSeconds(service.createdAt + 600_000),
      })),
  );
  const page = pageOf(actions, input, paging);
  return { ScheduledActions: page.items, NextToken: page.token };
}

/** DescribeScalingActivities: every change of the task count in six weeks, newest first, and what did not scale when asked. */
export function describeScalingActivities(view: AccountView, input: Input): unknown {
  const activities = scaledServices(view, input, resourceOf(input))
    .flatMap((service) => activitiesOf(view, service))
    .filter(({ toCount }) => toCount !== null || input.IncludeNotScaledActivities === true)
    .sort((a, b) => b.at - a.at);
  const page = pageOf(activities, input, paging);
  return { ScalingActivities: page.items.map(activityBody), NextToken: page.token };
}

type ServiceActivity = SampleActivity & { readonly service: ScaledService };

function activitiesOf(view: AccountView, service: ScaledService): readonly ServiceActivity[] {
  const given = service.incident?.activities;
  if (given !== undefined) return given.map((activity) => ({ ...activity, service }));
  const fromMinute = Math.max(view.now - activityHistoryMs, service.createdAt) / 60_000;
  return taskCountChanges(service, fromMinute, Math.floor(view.now / 60_000)).map(({ minute, before, tasks }) => ({
    service,
    at: minute * 60_000,
    toCount: tasks,
    cause: causeOf(service, tasks > before),
  }));
}

function activityBody({ service, at, toCount, cause }: ServiceActivity): unknown {
  const common = {
    ActivityId: uuid(service.seed, `activity ${at}`),
    ...resourceFields(service),
    Cause: cause,
    StartTime: epochSeconds(at),
    EndTime: epochSeconds(at + 45_000),
  };
  if (toCount === null) {
    const { minCapacity: MinCapacity, maxCapacity: MaxCapacity } = service.scaling;
    return {
      ...common,
      Description: 'Attempting to scale due to alarm triggered',
      StatusCode: 'Unfulfilled',
      StatusMessage: 'Unable to scale due to already at max capacity',
      NotScaledReasons: [{ Code: 'AlreadyAtMaxCapacity', MaxCapacity, MinCapacity, CurrentCapacity: MaxCapacity }],
    };
  }
  return {
    ...common,
    Description: `Setting desired count to ${toCount}.`,
    StatusCode: 'Successful',
    StatusMessage: `Successfully set desired count to ${toCount}. Change successfully fulfilled by ecs.`,
  };
}

function resourceFields(service: SampleService) {
  return { ServiceNamespace: 'ecs', ResourceId: resourceId(service), ScalableDimension: dimension };
}

function resourceOf(input: Input): readonly string[] | undefined {
  const id = textOf(input, 'ResourceId');
  return id === undefined ? undefined : [id];
}

function scaledServices(
  view: AccountView,
  input: Input,
  resourceIds: readonly string[] | undefined,
): readonly ScaledService[] {
  const namespace = textOf(input, 'ServiceNamespace');
  if (namespace === undefined) {
    throw awsError(
      'ValidationException',
      "1 validation error detected: Value null at 'serviceNamespace' failed to satisfy constraint: Member must not be null",
    );
  }
  const asked = textOf(input, 'ScalableDimension');
  if (asked !== undefined && resourceIds === undefined) {
    throw awsError('ValidationException', 'ResourceId can not be null when scalable dimension is specified');
  }
  if (namespace !== 'ecs' || (asked !== undefined && asked !== dimension)) return [];
  return view.clusters
    .flatMap((cluster) => view.servicesOf(cluster.name))
    .filter((service): service is ScaledService => service.scaling !== null)
    .filter((service) => resourceIds === undefined || resourceIds.includes(resourceId(service)));
}

function policyBody(view: AccountView, service: SampleService, policy: SamplePolicy): unknown {
  const group = targetGroupDimensions(service);
  const common = {
    PolicyARN: policyArn(view, service, policy),
    PolicyName: policy.name,
    ...resourceFields(service),
    PolicyType: policy.type,
    Alarms: alarmsOf(service, policy).map((alarm) => ({ AlarmName: alarm.name, AlarmARN: alarmArn(view, alarm) })),
    CreationTime: epochSeconds(service.createdAt + 420_000),
  };
  if (policy.type === 'StepScaling') {
    return {
      ...common,
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: policy.cooldownSeconds,
        MetricAggregationType: 'Average',
        StepAdjustments: policy.steps.map((step) => ({
          MetricIntervalLowerBound: step.lowerBound,
          MetricIntervalUpperBound: step.upperBound,
          ScalingAdjustment: step.adjustment,
        })),
      },
    };
  }
  const isRequests = policy.metric === 'ALBRequestCountPerTarget' && group !== null;
  return {
    ...common,
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: policy.target,
      PredefinedMetricSpecification: {
        PredefinedMetricType: policy.metric,
        ResourceLabel: isRequests ? `${group.loadBalancer}/${group.targetGroup}` : undefined,
      },
      ScaleOutCooldown: policy.scaleOutCooldownSeconds,
      ScaleInCooldown: policy.scaleInCooldownSeconds,
      DisableScaleIn: policy.disableScaleIn,
    },
  };
}

function causeOf(service: ScaledService, isOut: boolean): string {
  if (service.taskCount.kind === 'schedule') {
    const action = service.scaling.scheduledActions[isOut ? 0 : 1];
    return `minimum capacity was set to ${action?.minCapacity ?? service.scaling.minCapacity} by scheduled action ${action?.name ?? ''}`;
  }
  const policies = service.scaling.policies;
  const policy = policies.length > 1 && !isOut ? policies[1] : policies[0];
  const alarms = policy === undefined ? [] : alarmsOf(service, policy);
  const alarm = isOut ? alarms[0] : alarms.at(-1);
  return `monitor alarm ${alarm?.name ?? ''} in state ALARM triggered policy ${policy?.name ?? ''}`;
}

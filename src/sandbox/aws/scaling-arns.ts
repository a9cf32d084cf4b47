import type { SampleAlarm } from '../account/alarms.ts';
import { uuid } from '../account/noise.ts';
import type { SamplePolicy, SampleService } from '../account/sample-service.ts';
import type { AccountView } from './account-view.ts';

/** What Application Auto Scaling calls a service: `service/CLUSTER/NAME`. */
export function resourceId(service: SampleService): string {
  return `service/${service.clusterName}/${service.name}`;
}

/** The ARN of a scaling policy in the account and region of the view. */
export function policyArn(view: AccountView, service: SampleService, policy: SamplePolicy): string {
  const id = uuid(service.seed, policy.name);
  return (
    `arn:aws:autoscaling:${view.region}:${view.accountId}:scalingPolicy:${id}:` +
    `resource/ecs/${resourceId(service)}:policyName/${policy.name}`
  );
}

/** The ARN of an alarm in the account and region of the view. */
export function alarmArn(view: AccountView, alarm: SampleAlarm): string {
  return `arn:aws:cloudwatch:${view.region}:${view.accountId}:alarm:${alarm.name}`;
}

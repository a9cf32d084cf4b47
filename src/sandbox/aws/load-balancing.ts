import { runningTasks } from '../account/tasks.ts';
import { type AccountView, targetGroupArn } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, textOf } from './input.ts';

/** DescribeTargetHealth: a target for each running task of the group's service, healthy unless its story says otherwise. */
export function describeTargetHealth(view: AccountView, input: Input): unknown {
  const arn = textOf(input, 'TargetGroupArn');
  const service = view.clusters
    .flatMap((cluster) => view.servicesOf(cluster.name))
    .find((each) => targetGroupArn(view, each) === arn);
  if (arn === undefined || service === undefined) {
    throw awsError('TargetGroupNotFound', `Target groups '[${arn ?? ''}]' not found`);
  }
  const told = service.incident?.targets;
  const targets = told ?? runningTasks(service, view.now).map(() => ({ state: 'healthy' }));
  return {
    TargetHealthDescriptions: targets.map((target, at) => ({
      Target: {
        Id: `10.0.${at % 4}.${20 + at}`,
        Port: 8080,
        AvailabilityZone: `${view.region}${at % 2 === 0 ? 'a' : 'c'}`,
      },
      HealthCheckPort: '8080',
      TargetHealth: {
        State: target.state,
        Reason: 'reason' in target ? target.reason : undefined,
        Description: 'description' in target ? target.description : undefined,
      },
    })),
  };
}

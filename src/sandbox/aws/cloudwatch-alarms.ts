import { alarmsOf } from '../account/alarms.ts';
import type { SampleService } from '../account/sample-service.ts';
import { type AccountView, epochSeconds } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, refuseMoreThan, textOf, textsOf } from './input.ts';
import { pageOf } from './paging.ts';
import { alarmArn, policyArn } from './scaling-arns.ts';

/** DescribeAlarms: at most 100 names, or a prefix; 50 a page unless asked for up to 100; unknown names are left out. */
export function describeAlarms(view: AccountView, input: Input): unknown {
  const names = textsOf(input, 'AlarmNames');
  const prefix = textOf(input, 'AlarmNamePrefix');
  const state = textOf(input, 'StateValue');
  const types = textsOf(input, 'AlarmTypes') ?? ['MetricAlarm'];
  if (names !== undefined && prefix !== undefined) {
    throw awsError('ValidationException', 'AlarmNames and AlarmNamePrefix can not be given together.');
  }
  refuseMoreThan(names ?? [], 100, 'The collection AlarmNames', 'ValidationException');
  const alarms = view.clusters
    .flatMap((cluster) => view.servicesOf(cluster.name))
    .flatMap((service) => alarmBodies(view, service))
    .filter(() => types.includes('MetricAlarm'))
    .filter((alarm) => names === undefined || names.includes(alarm.AlarmName))
    .filter((alarm) => prefix === undefined || alarm.AlarmName.startsWith(prefix))
    .filter((alarm) => state === undefined || alarm.StateValue === state);
  const page = pageOf(alarms, input, {
    tokenName: 'NextToken',
    sizeName: 'MaxRecords',
    defaultSize: 50,
    largestSize: 100,
    invalidToken: { code: 'InvalidNextToken', message: 'The next token specified is invalid.' },
    invalidSizeCode: 'ValidationException',
  });
  return { MetricAlarms: page.items, CompositeAlarms: [], NextToken: page.token };
}

function alarmBodies(view: AccountView, service: SampleService) {
  return (service.scaling?.policies ?? []).flatMap((policy) =>
    alarmsOf(service, policy).map((alarm) => ({
      AlarmName: alarm.name,
      AlarmArn: alarmArn(view, alarm),
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [policyArn(view, service, policy)],
      InsufficientDataActions: [],
      StateValue: 'OK',
      StateUpdatedTimestamp: epochSeconds(view.now - 600_000),
      Namespace: alarm.namespace,
      MetricName: alarm.metricName,
      Statistic: alarm.statistic,
      Dimensions: alarm.dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
      Period: alarm.periodSeconds,
      EvaluationPeriods: alarm.evaluationPeriods,
      DatapointsToAlarm: alarm.evaluationPeriods,
      Threshold: alarm.threshold,
      ComparisonOperator: alarm.comparison,
    })),
  );
}

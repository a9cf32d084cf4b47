import type { SampleService } from '../account/sample-service.ts';
import { type AccountView, logGroupOf } from './account-view.ts';
import { type Input, textOf } from './input.ts';
import { pageOf } from './paging.ts';

const DEFAULT_DAYS = 30;

/** DescribeLogGroups: 50 a page, by prefix, sorted by name. A group without retention leaves the field out. */
export function describeLogGroups(view: AccountView, input: Input): unknown {
  const prefix = textOf(input, 'logGroupNamePrefix') ?? '';
  const groups = view.clusters
    .flatMap((cluster) => view.servicesOf(cluster.name))
    .filter((service) => logGroupOf(service).startsWith(prefix))
    .sort((a, b) => (logGroupOf(a) < logGroupOf(b) ? -1 : 1));
  const page = pageOf(groups, input, {
    tokenName: 'nextToken',
    sizeName: null,
    defaultSize: 50,
    largestSize: 50,
    invalidToken: { code: 'InvalidParameterException', message: 'The specified nextToken is invalid.' },
    invalidSizeCode: 'InvalidParameterException',
  });
  return { logGroups: page.items.map((service) => groupBody(view, service)), nextToken: page.token };
}

function groupBody(view: AccountView, service: SampleService): unknown {
  const logGroupName = logGroupOf(service);
  const arn = `arn:aws:logs:${view.region}:${view.accountId}:log-group:${logGroupName}`;
  const days = service.setup?.logRetentionDays;
  return {
    logGroupName,
    creationTime: service.createdAt,
    retentionInDays: days === null ? undefined : (days ?? DEFAULT_DAYS),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: 123_456_789,
    logGroupClass: 'STANDARD',
  };
}

import {
  type CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  type Metric,
} from '@aws-sdk/client-cloudwatch';
import type { Egress } from '../../core/checks/subject.ts';
import type { Collection } from '../collection.ts';

const DAY_SECONDS = 86_400;
const DAYS = 30;
const GIB = 2 ** 30;
/** Both ways: what a NAT gateway bills is what it processes. */
const BYTES = ['BytesOutToDestination', 'BytesOutToSource'] as const;
/** GetMetricData takes 500 queries; a region with more gateways than this has none to spare for a check. */
const MOST_GATEWAYS = 200;

async function list(
  cloudWatch: CloudWatchClient,
  scope: { readonly Namespace: string; readonly MetricName: string },
  abortSignal: AbortSignal,
): Promise<Metric[]> {
  const metrics: Metric[] = [];
  let NextToken: string | undefined;
  do {
    const command = new ListMetricsCommand({ ...scope, ...(NextToken ? { NextToken } : {}) });
    const page = await cloudWatch.send(command, { abortSignal });
    metrics.push(...(page.Metrics ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return metrics;
}

function dimensionsOf(metrics: readonly Metric[], name: string): string[] {
  const values = metrics.flatMap(({ Dimensions = [] }) => Dimensions.filter(({ Name }) => Name === name));
  return [...new Set(values.flatMap(({ Value }) => (Value ? [Value] : [])))];
}

/** What the region's NAT gateways carried in 30 days, and which endpoints had traffic in the last two weeks. */
export async function readEgress({ clients, window, optional }: Collection): Promise<Egress | null> {
  const { cloudWatch } = clients;
  const found = await optional('ListMetrics', null, async (abortSignal) => {
    const [nat, endpoints] = await Promise.all([
      list(cloudWatch, { Namespace: 'AWS/NATGateway', MetricName: BYTES[0] }, abortSignal),
      list(cloudWatch, { Namespace: 'AWS/PrivateLinkEndpoints', MetricName: 'BytesProcessed' }, abortSignal),
    ]);
    return {
      gateways: dimensionsOf(nat, 'NatGatewayId').slice(0, MOST_GATEWAYS),
      endpointServices: dimensionsOf(endpoints, 'Service Name'),
    };
  });
  if (found === null) return null;
  const { gateways, endpointServices } = found;
  if (gateways.length === 0) return { natGateways: 0, natGiB: 0, endpointServices };
  const queries = gateways.flatMap((gateway, at) =>
    BYTES.map((MetricName) => ({
      Id: `${MetricName.charAt(0).toLowerCase()}${MetricName.slice(1)}${at}`,
      MetricStat: {
        Metric: { Namespace: 'AWS/NATGateway', MetricName, Dimensions: [{ Name: 'NatGatewayId', Value: gateway }] },
        Period: DAY_SECONDS,
        Stat: 'Sum',
      },
    })),
  );
  const bytes = await optional('GetMetricData', null, async (abortSignal) => {
    const command = new GetMetricDataCommand({
      StartTime: new Date(window.endAt.getTime() - DAYS * DAY_SECONDS * 1000),
      EndTime: window.endAt,
      MetricDataQueries: queries,
    });
    const { MetricDataResults = [] } = await cloudWatch.send(command, { abortSignal });
    return MetricDataResults.flatMap(({ Values = [] }) => Values).reduce((sum, value) => sum + value, 0);
  });
  return bytes === null ? null : { natGateways: gateways.length, natGiB: bytes / GIB, endpointServices };
}

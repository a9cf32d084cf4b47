import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { StorageUse } from '../../core/checks/subject.ts';
import type { Collection } from '../collection.ts';

const HOUR_SECONDS = 3600;
const METRICS = ['EphemeralStorageUtilized', 'EphemeralStorageReserved'] as const;

/** The fullest that any task's ephemeral storage was in the window; null where Container Insights does not measure it. */
export async function readStorage({ clients, ref, window, optional }: Collection): Promise<StorageUse | null> {
  return await optional('GetMetricData', null, async (abortSignal) => {
    const command = new GetMetricDataCommand({
      StartTime: window.startAt,
      EndTime: window.endAt,
      MetricDataQueries: METRICS.map((MetricName) => ({
        Id: MetricName.charAt(0).toLowerCase() + MetricName.slice(1),
        MetricStat: {
          Metric: {
            Namespace: 'ECS/ContainerInsights',
            MetricName,
            Dimensions: [
              { Name: 'ClusterName', Value: ref.cluster },
              { Name: 'ServiceName', Value: ref.name },
            ],
          },
          Period: HOUR_SECONDS,
          Stat: 'Maximum',
        },
      })),
    });
    const { MetricDataResults = [] } = await clients.cloudWatch.send(command, { abortSignal });
    const [usedGiB, reservedGiB] = METRICS.map((name) => {
      const values = MetricDataResults.find(({ Id }) => Id?.toLowerCase() === name.toLowerCase())?.Values ?? [];
      return values.length === 0 ? undefined : Math.max(...values);
    });
    return usedGiB === undefined || reservedGiB === undefined ? null : { usedGiB, reservedGiB };
  });
}

import { type ServiceRef, UNKNOWN_CLUSTER } from '../core/ecs-service.ts';

/** The service's health page in the ECS console of the region's partition; null where its cluster is not known. */
export function consoleUrl({ region, cluster, name }: ServiceRef): string | null {
  if (cluster === UNKNOWN_CLUSTER) return null;
  const at = encodeURIComponent(region);
  const service = `${encodeURIComponent(cluster)}/services/${encodeURIComponent(name)}`;
  return `https://${at}.${consoleHost(region)}/ecs/v2/clusters/${service}/health?region=${at}`;
}

/** The host of the console in the partition of a region. */
export function consoleHost(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
}

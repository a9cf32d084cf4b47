import type { ServiceRef } from '../core/ecs-service.ts';

/** The service's health page in the ECS console, in the console of the region's partition. */
export function consoleUrl({ region, cluster, name }: ServiceRef): string {
  const at = encodeURIComponent(region);
  const service = `${encodeURIComponent(cluster)}/services/${encodeURIComponent(name)}`;
  return `https://${at}.${consoleHost(region)}/ecs/v2/clusters/${service}/health?region=${at}`;
}

function consoleHost(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
}

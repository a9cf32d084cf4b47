import { ListClustersCommand, ListServicesCommand } from '@aws-sdk/client-ecs';
import type { ServiceRef } from '../core/ecs-service.ts';
import type { AwsClients } from './clients.ts';
import { withDeadline } from './deadline.ts';
import { nameOfArn } from './map-service.ts';
import { translateSdkError } from './sdk-errors.ts';

/** The most that ListClusters and ListServices give a page. */
const PAGE_SIZE = 100;

/** For one page, with all its tries: a person waits for the names, and four requests that hang take a minute. */
const PAGE_MS = 20_000;
const never = (): AbortSignal => new AbortController().signal;

/** The service that an ARN names; short ARNs of old accounts lack the cluster, so it is told. */
export function refOfArn(arn: string, region: string, cluster: string): ServiceRef {
  const accountId = /^arn:[^:]+:ecs:[^:]*:(\d{12}):/.exec(arn)?.[1];
  return { region, cluster, name: nameOfArn(arn), ...(accountId ? { accountId } : {}) };
}

/** The names of all clusters of the region. @throws AdvisorError */
export async function listClusters({ ecs }: AwsClients, pageMs = PAGE_MS): Promise<string[]> {
  try {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const command = new ListClustersCommand({ maxResults: PAGE_SIZE, ...(nextToken ? { nextToken } : {}) });
      const page = await withDeadline(pageMs, never(), (abortSignal) => ecs.send(command, { abortSignal }));
      names.push(...(page.clusterArns ?? []).map(nameOfArn));
      nextToken = page.nextToken;
    } while (nextToken);
    return names;
  } catch (error) {
    throw translateSdkError(error, 'ListClusters');
  }
}

/** All services of one cluster. @throws AdvisorError */
export async function listServices(
  { ecs, region }: AwsClients,
  cluster: string,
  pageMs = PAGE_MS,
): Promise<ServiceRef[]> {
  try {
    const refs: ServiceRef[] = [];
    let nextToken: string | undefined;
    do {
      const command = new ListServicesCommand({ cluster, maxResults: PAGE_SIZE, ...(nextToken ? { nextToken } : {}) });
      const page = await withDeadline(pageMs, never(), (abortSignal) => ecs.send(command, { abortSignal }));
      refs.push(...(page.serviceArns ?? []).map((arn) => refOfArn(arn, region, cluster)));
      nextToken = page.nextToken;
    } while (nextToken);
    return refs;
  } catch (error) {
    throw translateSdkError(error, 'ListServices', { cluster, region });
  }
}

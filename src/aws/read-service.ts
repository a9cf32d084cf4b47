import {
  type CapacityProviderStrategyItem,
  DescribeClustersCommand,
  DescribeServicesCommand,
  type Service,
} from '@aws-sdk/client-ecs';
import { AdvisorError } from '../core/errors.ts';
import type { Collection } from './collection.ts';
import { needsClusterDefault, taskDefinitionArnOf } from './map-service.ts';
import type { TaskDefinitionEvidence } from './map-task-definition.ts';
import type { TaskDefinitionReader } from './task-definition-reader.ts';

export interface ServiceAnswers {
  readonly service: Service;
  readonly definition: TaskDefinitionEvidence | undefined;
  readonly clusterDefault: readonly CapacityProviderStrategyItem[] | undefined;
}

/** The service as ECS describes it, with its tags. @throws AdvisorError `service_not_found`, `cluster_not_found`, ... */
export async function describeService({ clients, ref, required }: Collection): Promise<Service> {
  const answer = await required('DescribeServices', (abortSignal) =>
    clients.ecs.send(new DescribeServicesCommand({ cluster: ref.cluster, services: [ref.name], include: ['TAGS'] }), {
      abortSignal,
    }),
  );
  const service = answer.services?.[0];
  // ECS still describes a deleted service for a while.
  if (service !== undefined && service.status !== 'INACTIVE') return service;
  if (service === undefined && answer.failures === undefined && answer.services === undefined) {
    throw new AdvisorError('aws_unavailable', 'DescribeServices answered nothing.', {
      hint: 'Check the variables AWS_ENDPOINT_URL*: what answers there is not ECS.',
      details: { operation: 'DescribeServices' },
    });
  }
  throw new AdvisorError('service_not_found', `There is no service ${ref.name} in the cluster ${ref.cluster}.`, {
    hint: 'Check the name of the service, its cluster and the region.',
    details: { cluster: ref.cluster, service: ref.name, region: clients.region },
  });
}

async function readDefinition(
  { clients, optional }: Collection,
  read: TaskDefinitionReader,
  arn: string | undefined,
): Promise<TaskDefinitionEvidence | undefined> {
  if (arn === undefined) return undefined;
  return await optional('DescribeTaskDefinition', undefined, (abortSignal) => read(clients.ecs, arn, abortSignal));
}

async function readClusterDefault({ clients, ref, optional }: Collection) {
  return await optional('DescribeClusters', undefined, async (abortSignal) => {
    const answer = await clients.ecs.send(new DescribeClustersCommand({ clusters: [ref.cluster] }), { abortSignal });
    return answer.clusters?.[0]?.defaultCapacityProviderStrategy;
  });
}

/** Two trips: the service; then its task definition, and its cluster's default strategy when it has none of its own. */
export async function readService(collection: Collection, read: TaskDefinitionReader): Promise<ServiceAnswers> {
  const service = await describeService(collection);
  const [definition, clusterDefault] = await Promise.all([
    readDefinition(collection, read, taskDefinitionArnOf(service)),
    needsClusterDefault(service) ? readClusterDefault(collection) : undefined,
  ]);
  return { service, definition, clusterDefault };
}

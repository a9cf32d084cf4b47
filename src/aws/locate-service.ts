import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { ServiceRef } from '../core/ecs-service.ts';
import type { AwsClients } from './clients.ts';
import { type Collection, createCollection } from './collection.ts';
import { refOfArn } from './list-services.ts';
import { mapBounded } from './map-bounded.ts';
import { readTargets } from './read-scaling.ts';

interface LocateOptions {
  /** The clusters to ask; null where they could not be listed either. */
  readonly clusters: readonly string[] | null;
  readonly concurrency: number;
  /** Until clusters that have not answered are given up. */
  readonly patienceMs: number;
}

/** The services of exactly this name in the clusters: a call each, since DescribeServices is of one cluster. Never an error. */
export async function locateService(
  clients: AwsClients,
  name: string,
  { clusters, concurrency, patienceMs }: LocateOptions,
): Promise<readonly ServiceRef[]> {
  const controller = new AbortController();
  const collection = createCollection({
    clients,
    ref: { cluster: '', name },
    // No metric is read.
    window: { startAt: new Date(0), endAt: new Date(0), periodSeconds: 60, length: 0 },
    abortSignal: controller.signal,
    requiredMs: patienceMs,
    optionalMs: patienceMs,
    elapsed: () => performance.now(),
  });
  try {
    const asked = clusters ?? (await guessClusters(collection));
    const found = await mapBounded(asked, concurrency, (cluster) => describeIn(collection, cluster));
    return found.flat();
  } finally {
    controller.abort();
  }
}

/** The cluster that ECS means when none is named, and those in which services scale: autoscaling names them. */
async function guessClusters(collection: Collection): Promise<readonly string[]> {
  const targets = await readTargets(collection, { ServiceNamespace: 'ecs' });
  const named = targets.flatMap(({ ResourceId = '' }) => /^service\/([^/]+)\//.exec(ResourceId)?.[1] ?? []);
  return [...new Set(['default', ...named])];
}

async function describeIn({ clients, ref, optional }: Collection, cluster: string): Promise<ServiceRef[]> {
  return await optional<ServiceRef[]>('DescribeServices', [], async (abortSignal) => {
    const command = new DescribeServicesCommand({ cluster, services: [ref.name] });
    const { services = [] } = await clients.ecs.send(command, { abortSignal });
    return services
      .filter(({ status }) => status !== 'INACTIVE')
      .map(({ serviceArn = ref.name }) => refOfArn(serviceArn, clients.region, cluster));
  });
}

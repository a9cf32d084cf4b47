import { type Cluster, DescribeClustersCommand } from '@aws-sdk/client-ecs';
import type { NotRead } from '../../core/evidence.ts';
import { listClusters } from '../list-services.ts';
import type { RegionSweep } from './region-sweep.ts';

/** A cluster of a sweep. */
export interface SweptCluster {
  readonly name: string;
  /** Undefined when it could not be described. */
  readonly described: Cluster | undefined;
  readonly notRead: readonly NotRead[];
}

const CLUSTERS_PER_CALL = 100;

/** The clusters with their settings, a hundred a call; one that cannot be described is there without them. */
export async function describeClusters(sweep: RegionSweep, names: readonly string[]): Promise<SweptCluster[]> {
  const collection = sweep.collectionOf({ cluster: '', name: '' });
  const found = new Map<string, Cluster>();
  for (let at = 0; at < names.length; at += CLUSTERS_PER_CALL) {
    const clusters = names.slice(at, at + CLUSTERS_PER_CALL);
    sweep.floor.pooled('clusters', clusters.length, CLUSTERS_PER_CALL);
    const described = await collection.optional('DescribeClusters', [], async (abortSignal) => {
      const command = new DescribeClustersCommand({ clusters, include: ['SETTINGS'] });
      return (await collection.clients.ecs.send(command, { abortSignal })).clusters ?? [];
    });
    for (const cluster of described) found.set(cluster.clusterName ?? '', cluster);
  }
  const notRead = collection.notRead();
  return names.map((name) => ({ name, described: found.get(name), notRead }));
}

/** The names of every cluster of the region. @throws AdvisorError when they cannot be listed */
export async function listClusterNames(
  sweep: Pick<RegionSweep, 'collection' | 'clients' | 'floor'>,
): Promise<string[]> {
  const names = await sweep.collection.required('ListClusters', () => listClusters(sweep.clients));
  sweep.floor.pages(names.length, CLUSTERS_PER_CALL);
  return names;
}

/** False only when the cluster says so: its metrics then hold nothing, and asking for them costs all the same. */
export function mayHaveContainerInsights({ described }: SweptCluster): boolean {
  const setting = described?.settings?.find(({ name }) => name === 'containerInsights');
  return setting?.value !== 'disabled';
}

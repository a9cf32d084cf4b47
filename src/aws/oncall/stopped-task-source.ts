import type { Task } from '@aws-sdk/client-ecs';
import type { Clock, StoppedTaskSource } from '../../app/ports.ts';
import type { ServiceStop } from '../../core/oncall/service-stop.ts';
import { stopKind } from '../../core/oncall/stop-kind.ts';
import type { AwsClients } from '../clients.ts';
import { createCollection } from '../collection.ts';
import { listClusters } from '../list-services.ts';
import { mapBounded } from '../map-bounded.ts';
import { nameOfArn } from '../map-service.ts';
import { readClusterTasks } from '../read-tasks.ts';
import { mapTaskStop } from './map-task-stops.ts';
import { recentWindow } from './map-usage.ts';

/** Clusters read at one time, which ECS's rates bear beside everything else. */
const CLUSTERS_AT_ONCE = 4;
const PATIENCE_MS = 60_000;

/** Reads the stopped tasks of every cluster of a region; what is denied or fails is left out, the next poll tries again. */
export function createStoppedTaskSource({
  clientsFor,
  clock,
}: {
  readonly clientsFor: (region: string) => AwsClients;
  readonly clock: Clock;
}): StoppedTaskSource {
  return {
    async list(region) {
      const clients = clientsFor(region);
      const controller = new AbortController();
      try {
        const clusters = await listClusters(clients);
        const stops = await mapBounded(clusters, CLUSTERS_AT_ONCE, async (cluster) => {
          const collection = createCollection({
            clients,
            ref: { cluster, name: '' },
            window: recentWindow(clock()),
            abortSignal: controller.signal,
            requiredMs: PATIENCE_MS,
            optionalMs: PATIENCE_MS,
            elapsed: () => performance.now(),
          });
          const found: ServiceStop[] = [];
          for await (const page of readClusterTasks(collection, cluster, 'STOPPED')) {
            found.push(...page.flatMap((task) => mapServiceStop(task, region) ?? []));
          }
          return found;
        });
        return stops.flat();
      } finally {
        controller.abort();
      }
    },
  };
}

/** A task of a service that did not stop in good order, or null. */
export function mapServiceStop(task: Task, region: string): ServiceStop | null {
  const name = /^service:(.+)$/.exec(task.group ?? '')?.[1];
  const stop = mapTaskStop(task);
  if (name === undefined || stop === null || stop.taskId === '' || stopKind(stop) === 'normal') return null;
  const accountId = /^arn:[^:]+:ecs:[^:]*:(\d{12}):/.exec(task.taskArn ?? '')?.[1];
  const service = { region, cluster: nameOfArn(task.clusterArn ?? ''), name, ...(accountId && { accountId }) };
  return { service, stop };
}

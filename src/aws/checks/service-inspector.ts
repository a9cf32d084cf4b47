import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { Clock, ServiceInspector } from '../../app/ports.ts';
import type { ServiceRef } from '../../core/ecs-service.ts';
import type { TaskDefinition } from '../../core/task-definition.ts';
import type { AwsClients } from '../clients.ts';
import { type Collection, createCollection } from '../collection.ts';
import { nameOfArn, taskDefinitionArnOf } from '../map-service.ts';
import { metricWindow } from '../metric-window.ts';
import { describeService } from '../read-service.ts';
import { readWholeTaskDefinition } from '../whole-task-definition.ts';
import { mapSettings } from './map-settings.ts';
import { readEgress } from './read-egress.ts';
import { readLogGroups } from './read-log-groups.ts';
import { readStorage } from './read-storage.ts';
import { readTaskRole } from './read-task-role.ts';

interface ServiceInspectorDeps {
  readonly clientsFor: (region: string, accountId?: string) => AwsClients;
  readonly clock: Clock;
  /** Until the service is there, or `timed_out`; 30 s unless given. */
  readonly requiredMs?: number;
  /** Until the rest is given up and listed in `notRead`; 12 s unless given. */
  readonly optionalMs?: number;
}

/** How far back the fullest disk is looked for. */
const STORAGE_DAYS = 14;

async function readDefinition(
  { clients, optional }: Collection,
  arn: string | undefined,
): Promise<TaskDefinition | null> {
  if (arn === undefined) return null;
  return await optional('DescribeTaskDefinition', null, async (abortSignal) =>
    readWholeTaskDefinition(
      await clients.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }), { abortSignal }),
    ),
  );
}

/**
 * Reads how a service is set up, in at most five trips one after another (its task role's policies are the furthest). Only
 * DescribeServices is indispensable.
 */
export function createServiceInspector(deps: ServiceInspectorDeps): ServiceInspector {
  const { clientsFor, clock, requiredMs = 30_000, optionalMs = 12_000 } = deps;

  async function collecting<Result>(ref: ServiceRef, read: (from: Collection) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    const collection = createCollection({
      clients: clientsFor(ref.region, ref.accountId),
      ref: { cluster: nameOfArn(ref.cluster), name: nameOfArn(ref.name) },
      window: metricWindow(clock(), STORAGE_DAYS),
      abortSignal: controller.signal,
      requiredMs,
      optionalMs,
      elapsed: () => performance.now(),
    });
    try {
      return await read(collection);
    } finally {
      controller.abort();
    }
  }

  return {
    settings: (ref) => collecting(ref, async (collection) => mapSettings(await describeService(collection))),
    inspect: (ref, wanted) =>
      collecting(ref, async (collection) => {
        const service = await describeService(collection);
        const settings = mapSettings(service);
        const definition = readDefinition(collection, taskDefinitionArnOf(service));
        const [taskDefinition, logGroups, taskRole, storage, egress] = await Promise.all([
          definition,
          definition.then((known) => readLogGroups(collection, (region) => clientsFor(region, ref.accountId), known)),
          wanted.taskRole ? definition.then((known) => readTaskRole(collection, known)) : null,
          readStorage(collection),
          settings.network?.assignsPublicIp === false ? readEgress(collection) : null,
        ]);
        return { settings, taskDefinition, logGroups, taskRole, storage, egress, notRead: collection.notRead() };
      }),
  };
}

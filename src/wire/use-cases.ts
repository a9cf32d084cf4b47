import { type CheckService, createCheckService } from '../app/check-service.ts';
import { createFindService, type FindService } from '../app/find-service.ts';
import { createListShards, type ListShards } from '../app/list-shards.ts';
import { createMigrateTaskDefinition, type MigrateTaskDefinition } from '../app/migrate-task-definition.ts';
import type {
  Clock,
  EvidenceSource,
  ServiceDirectory,
  ServiceInspector,
  SymptomSource,
  TaskDefinitionSource,
} from '../app/ports.ts';
import { createSizeService, type SizeService } from '../app/size-service.ts';
import { createStopMemory } from '../app/stop-memory.ts';
import type { StoppedTaskLog, Store } from '../app/store.ts';
import { createSweepFleet, type SweepFleet } from '../app/sweep-fleet.ts';
import { createSweepShard, type SweepShard } from '../app/sweep-shard.ts';
import { createWhyService, type WhyService } from '../app/why-service.ts';
import type { AwsClients } from '../aws/clients.ts';
import type { Environment } from '../cli/cli-io.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { FleetSettings } from './fleet-settings.ts';

/** Everything that is asked of AWS, over one set of connections. */
export interface UseCases {
  readonly directory: ServiceDirectory;
  readonly findService: FindService;
  readonly source: EvidenceSource;
  readonly sizeService: SizeService;
  /** For whoever shares a sweep out: the shards, one of them, and app/fleet-report's mergeShards. */
  readonly listShards: ListShards;
  readonly sweepShard: SweepShard;
  readonly sweepFleet: SweepFleet;
  readonly whyService: WhyService;
  /** For what goes on beside the questions. */
  readonly clientsFor: (region: string, accountId?: string) => AwsClients;
  readonly checkService: CheckService;
  readonly migrateTaskDefinition: MigrateTaskDefinition;
  /** Lets go of connections and timers, so that the process can end. */
  readonly close: () => void;
}

/**
 * The use cases joined to AWS, for the bot and the command line alike. The SDK is loaded here, so that a command that asks
 * AWS nothing never pays for it; it reads the process's own variables unless others are given.
 */
export async function connectUseCases(deps: {
  readonly prices: PriceBook;
  readonly clock: Clock;
  readonly environment?: Environment;
  readonly fleet: FleetSettings;
  /** Absent where nothing is stored: then every sweep begins anew. */
  readonly store?: Store;
  /** Where stopped tasks are remembered; absent where they are not. */
  readonly stoppedTasks?: StoppedTaskLog;
  /** Hears that stopped tasks could not be remembered or recalled, which no answer fails for. */
  readonly onStoreFailure?: (error: unknown) => void;
}): Promise<UseCases> {
  const [{ createAwsConnections }, { createEvidenceSource }, { createServiceDirectory }, { createFleetSource }] =
    await Promise.all([
      import('../aws/clients.ts'),
      import('../aws/evidence-source.ts'),
      import('../aws/service-directory.ts'),
      import('../aws/fleet/fleet-source.ts'),
    ]);
  const { prices, clock, environment, store, fleet, stoppedTasks, onStoreFailure = () => undefined } = deps;
  const { accounts, ownerTags } = fleet;
  const connections = createAwsConnections({ accounts, ...(environment === undefined ? {} : { environment }) });
  const clientsFor = connections.forRegion;
  const directory = createServiceDirectory({ clientsFor, clock });
  const source = createEvidenceSource({ clientsFor, clock });
  const findService = createFindService({ directory, locator: directory, accounts });
  const sizeService = createSizeService({ findService, source, prices });
  const fleetSource = createFleetSource({ connections, clock, ownerTags, ...(store && { memory: store.metrics }) });
  const listShards = createListShards({ source: fleetSource, accounts });
  const sweeping = { source: fleetSource, prices, clock, ownerTags };
  const sweepShard = createSweepShard(sweeping);
  const sweepFleet = createSweepFleet({
    ...sweeping,
    listShards,
    ...(store && { shards: store.shards }),
  });
  // The clients for load balancers and logs are loaded by the first `why`, and by no other command.
  const symptoms: SymptomSource = {
    read: async (ref, options) => {
      const { createSymptomSource } = await import('../aws/oncall/symptom-source.ts');
      return await createSymptomSource({ clientsFor, clock }).read(ref, options);
    },
  };
  const memory = stoppedTasks && createStopMemory({ stoppedTasks, clock, onFailure: onStoreFailure });
  const whyService = createWhyService({ findService, source: symptoms, ...(memory && { memory }) });
  // The clients for logs and IAM are loaded by the first `check` or `migrate`, and by no other command.
  const inspectorOf = async (): Promise<ServiceInspector> => {
    const { createServiceInspector } = await import('../aws/checks/service-inspector.ts');
    return createServiceInspector({ clientsFor, clock });
  };
  const inspector: ServiceInspector = {
    inspect: async (ref, wanted) => await (await inspectorOf()).inspect(ref, wanted),
    settings: async (ref) => await (await inspectorOf()).settings(ref),
  };
  const checkService = createCheckService({ findService, sizeService, inspector, prices });
  const definitions: TaskDefinitionSource = {
    read: async (name, at) => {
      const { createTaskDefinitionSource } = await import('../aws/task-definition-source.ts');
      return await createTaskDefinitionSource({ clientsFor }).read(name, at);
    },
  };
  const migrateTaskDefinition = createMigrateTaskDefinition({ findService, inspector, definitions, prices });
  return {
    directory,
    source,
    findService,
    sizeService,
    listShards,
    sweepShard,
    sweepFleet,
    whyService,
    clientsFor,
    checkService,
    migrateTaskDefinition,
    close: connections.close,
  };
}

/** The region of the shared AWS configuration files, when one is set there. */
export async function readProfileRegion(): Promise<string | undefined> {
  const [{ silenceNodeVersionNotice }, { ECSClient }] = await Promise.all([
    import('../aws/node-version-notice.ts'),
    import('@aws-sdk/client-ecs'),
  ]);
  silenceNodeVersionNotice(process.env);
  const client = new ECSClient({});
  return await client.config.region().catch(() => undefined);
}

import type { CapacityProviderStrategyItem, Service } from '@aws-sdk/client-ecs';
import type { CapacityProvider, EvidenceService, LaunchType } from '../core/evidence.ts';
import type { TaskDefinitionEvidence } from './map-task-definition.ts';

const ACCOUNT = /^arn:[^:]+:ecs:[^:]*:(\d{12}):/;

/** The account that the service is of, as its ARN says. */
export function accountOf({ serviceArn = '' }: Service): string | undefined {
  return ACCOUNT.exec(serviceArn)?.[1];
}

/** The last part of an ARN such as `arn:aws:ecs:…:cluster/prod`; a plain name is returned as it is. */
export function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function mapStrategy(strategy: readonly CapacityProviderStrategyItem[]): CapacityProvider[] {
  return strategy.map(({ capacityProvider = '', base = 0, weight = 0 }) => ({ name: capacityProvider, base, weight }));
}

/** True when ECS says neither launch type nor strategy, so that the cluster's default strategy decides. */
export function needsClusterDefault(service: Service): boolean {
  return service.launchType === undefined && (service.capacityProviderStrategy ?? []).length === 0;
}

interface Capacity {
  readonly launchType: LaunchType | null;
  readonly capacityProviders?: readonly CapacityProvider[];
}

/** How the service's tasks get their capacity. Without launch type and strategies ECS runs them on EC2. */
export function mapCapacity(
  service: Service,
  clusterDefault: readonly CapacityProviderStrategyItem[] | undefined,
): Capacity {
  const own = service.capacityProviderStrategy ?? [];
  if (own.length > 0) return { launchType: null, capacityProviders: mapStrategy(own) };
  if (service.launchType) return { launchType: service.launchType };
  const inherited = clusterDefault ?? [];
  return inherited.length > 0 ? { launchType: null, capacityProviders: mapStrategy(inherited) } : { launchType: 'EC2' };
}

/** The task definition that the service runs, also under CodeDeploy, where the primary task set names it. */
export function taskDefinitionArnOf(service: Service): string | undefined {
  return service.taskDefinition ?? service.taskSets?.find(({ status }) => status === 'PRIMARY')?.taskDefinition;
}

/** The service's tags, where it has any. */
export function mapTags(service: Service): { tags?: Record<string, string> } {
  const tags = (service.tags ?? []).flatMap(({ key, value }) => (key ? [[key, value ?? ''] as const] : []));
  return tags.length > 0 ? { tags: Object.fromEntries(tags) } : {};
}

interface ServiceContext {
  readonly region: string;
  readonly cluster: string;
  readonly clusterDefault: readonly CapacityProviderStrategyItem[] | undefined;
  readonly definition: TaskDefinitionEvidence | undefined;
  /** The architecture that a running task reports, for when the task definition could not be read. */
  readonly cpuArchitecture: string | undefined;
}

/** The service as evidence says it. Linux and X86_64 where nothing says otherwise, as ECS itself assumes. */
export function mapService(service: Service, context: ServiceContext): EvidenceService {
  const { definition, region, cluster } = context;
  const accountId = accountOf(service);
  const taskDefinitionArn = taskDefinitionArnOf(service);
  const { healthCheckGracePeriodSeconds } = service;
  const ephemeralStorageGiB = definition?.ephemeralStorageGiB;
  return {
    ...(accountId ? { accountId } : {}),
    region,
    cluster,
    name: service.serviceName ?? '',
    ...mapCapacity(service, context.clusterDefault),
    operatingSystemFamily: definition?.operatingSystemFamily ?? service.platformFamily?.toUpperCase() ?? 'LINUX',
    cpuArchitecture: definition?.cpuArchitecture ?? context.cpuArchitecture ?? 'X86_64',
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    ...(ephemeralStorageGiB ? { ephemeralStorageGiB } : {}),
    ...(healthCheckGracePeriodSeconds !== undefined ? { healthCheckGracePeriodSeconds } : {}),
    ...(taskDefinitionArn ? { taskDefinitionArn } : {}),
    ...mapTags(service),
  };
}

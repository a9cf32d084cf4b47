import { type Fields, fieldsOf, InvalidField } from '../core/json-fields.ts';
import type {
  ContainerDefinition,
  LogTarget,
  PortMapping,
  TaskDefinition,
  Volume,
  VolumeKind,
} from '../core/task-definition.ts';
import { parseCpuUnits, parseMemoryMiB } from './map-task-definition.ts';
import { suspectedSecrets } from './suspected-secrets.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * A task definition as it is judged, from what ECS or the AWS CLI answered (`{taskDefinition: …}`), or from a file that is
 * meant to be registered. No value of a variable is kept: of suspicious ones, the names.
 * @throws InvalidField with the path of what is wrong
 */
export function readWholeTaskDefinition(answered: unknown): TaskDefinition {
  const inner = fieldsOf(answered, '').optionalObject('taskDefinition');
  const raw = (inner === null ? answered : (answered as Raw).taskDefinition) as Raw;
  const definition = fieldsOf(raw, inner === null ? '' : 'taskDefinition');
  if (!Array.isArray(raw.containerDefinitions)) {
    const spelling = raw.containerDefinitions == null ? ', in the spelling of the ECS API' : '';
    return definition.fail('containerDefinitions', `expected an array of containers${spelling}`);
  }
  if (raw.containerDefinitions.length === 0) definition.fail('containerDefinitions', 'expected at least one container');
  const platform = definition.optionalObject('runtimePlatform');
  return {
    ...definition.present({
      arn: definition.optionalText('taskDefinitionArn'),
      revision: definition.optionalNumber('revision'),
      networkMode: definition.optionalText('networkMode'),
      pidMode: definition.optionalText('pidMode'),
      ipcMode: definition.optionalText('ipcMode'),
      cpuUnits: parseCpuUnits(amountOf(definition, raw, 'cpu')),
      memoryMiB: parseMemoryMiB(amountOf(definition, raw, 'memory')),
      ephemeralStorageGiB: definition.optionalObject('ephemeralStorage')?.optionalNumber('sizeInGiB'),
      taskRoleArn: definition.optionalText('taskRoleArn'),
      executionRoleArn: definition.optionalText('executionRoleArn'),
    }),
    family: definition.optionalText('family') ?? familyOf(definition.optionalText('taskDefinitionArn')),
    requiresCompatibilities: definition.optionalTexts('requiresCompatibilities') ?? [],
    operatingSystemFamily: platform?.optionalText('operatingSystemFamily')?.toUpperCase() ?? 'LINUX',
    cpuArchitecture: platform?.optionalText('cpuArchitecture')?.toUpperCase() ?? 'X86_64',
    volumes: definition.optionalList('volumes', readVolume) ?? [],
    placementConstraints: (definition.optionalList('placementConstraints', constraintOf) ?? []).filter(
      (expression) => expression !== '',
    ),
    inferenceAccelerators: definition.optionalList('inferenceAccelerators', () => 1)?.length ?? 0,
    containers: definition.list('containerDefinitions', readContainer),
  };
}

/** A task definition, or what is wrong with the document that was meant to be one. */
export type TaskDefinitionDocument =
  | { readonly ok: true; readonly definition: TaskDefinition }
  | { readonly ok: false; readonly problem: { readonly path: string; readonly message: string } };

/** The task definition in a document out of JSON.parse; never throws for what stands in it. */
export function readTaskDefinitionDocument(written: unknown): TaskDefinitionDocument {
  if (isDeeperThan(MOST_LEVELS, written)) {
    return { ok: false, problem: { path: '', message: `expected at most ${MOST_LEVELS} levels of lists and objects` } };
  }
  try {
    return { ok: true, definition: readWholeTaskDefinition(written) };
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    return { ok: false, problem: { path: error.path, message: error.message } };
  }
}

/** ECS's own are at most eight deep; what is far deeper can be neither walked through nor written again. */
const MOST_LEVELS = 64;

function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < levels && level.length > 0; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return level.length > 0;
}

/** The AWS CLI prints `"1024"`; files written by hand often say 1024. */
function amountOf(definition: Fields, raw: Raw, key: string): string | undefined {
  return typeof raw[key] === 'number' ? String(raw[key]) : definition.optionalText(key);
}

function familyOf(arn: string | undefined): string {
  return /task-definition\/([^:/]+)/.exec(arn ?? '')?.[1] ?? 'task';
}

function constraintOf(constraint: Fields): string {
  return constraint.optionalText('expression') ?? constraint.optionalText('type') ?? '';
}

function readContainer(container: Fields): ContainerDefinition {
  const linux = container.optionalObject('linuxParameters');
  const firelens = container.optionalObject('firelensConfiguration');
  const resources =
    container.optionalList('resourceRequirements', (item) => ({
      type: item.optionalText('type') ?? '',
      value: item.optionalText('value') ?? '',
    })) ?? [];
  return {
    ...container.present({
      cpuUnits: positive(container.optionalNumber('cpu')),
      memoryMiB: positive(container.optionalNumber('memory')),
      memoryReservationMiB: positive(container.optionalNumber('memoryReservation')),
      user: container.optionalText('user'),
      stopTimeoutSeconds: container.optionalNumber('stopTimeout'),
    }),
    name: container.text('name'),
    image: container.optionalText('image') ?? '',
    essential: container.optionalFlag('essential') ?? true,
    privileged: container.optionalFlag('privileged') ?? false,
    readonlyRootFilesystem: container.optionalFlag('readonlyRootFilesystem') ?? false,
    hasHealthCheck: container.optionalObject('healthCheck') !== null,
    log: readLog(container.optionalObject('logConfiguration')),
    isLogRouter: firelens !== null,
    logRouterFile: firelens?.optionalTextMap('options')?.['config-file-type'] ?? null,
    suspectedSecrets: suspectedSecrets(
      container.optionalList('environment', (pair) => ({
        name: pair.optionalText('name'),
        value: pair.optionalText('value'),
      })) ?? [],
    ),
    portMappings: container.optionalList('portMappings', readPort) ?? [],
    mountPoints:
      container.optionalList('mountPoints', (point) => ({ volume: point.optionalText('sourceVolume') ?? '' })) ?? [],
    volumesFrom: named(container, 'volumesFrom', 'sourceContainer'),
    dependsOn: named(container, 'dependsOn', 'containerName'),
    links: container.optionalTexts('links') ?? [],
    ulimits: named(container, 'ulimits', 'name'),
    gpus: resources.reduce((sum, { type, value }) => sum + (type.toUpperCase() === 'GPU' ? Number(value) || 1 : 0), 0),
    otherResources: resources.map(({ type }) => type).filter((type) => type.toUpperCase() !== 'GPU'),
    extraHosts: container.optionalList('extraHosts', () => 1)?.length ?? 0,
    hasDnsSettings: ['dnsServers', 'dnsSearchDomains'].some((key) => (container.optionalTexts(key) ?? []).length > 0),
    dockerSecurityOptions: container.optionalTexts('dockerSecurityOptions') ?? [],
    disablesNetworking: container.optionalFlag('disableNetworking') ?? false,
    hostname: container.optionalText('hostname') !== undefined,
    linuxParameters: linux === null ? [] : LINUX_PARAMETERS.filter((key) => isSet(linux, key)),
    addedCapabilities: linux?.optionalObject('capabilities')?.optionalTexts('add') ?? [],
    joinsDomain: (container.optionalTexts('credentialSpecs') ?? []).some((spec) => spec.startsWith('credentialspec:')),
  };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

/** The texts at `key` of the objects in a list; blank ones are left out. */
function named(container: Fields, list: string, key: string): string[] {
  return (container.optionalList(list, (item) => item.optionalText(key) ?? '') ?? []).filter((text) => text !== '');
}

function readPort(port: Fields): PortMapping {
  return port.present({
    containerPort: port.optionalNumber('containerPort'),
    hostPort: port.optionalNumber('hostPort'),
    protocol: port.optionalText('protocol'),
  });
}

const LINUX_PARAMETERS = ['devices', 'maxSwap', 'swappiness', 'sharedMemorySize', 'tmpfs'] as const;

/** An empty list and a plain 0 set nothing. */
function isSet(linux: Fields, key: (typeof LINUX_PARAMETERS)[number]): boolean {
  if (key === 'devices' || key === 'tmpfs') return (linux.optionalList(key, () => 1)?.length ?? 0) > 0;
  return linux.optionalNumber(key) !== undefined;
}

function readLog(log: Fields | null): LogTarget | null {
  if (log === null) return null;
  const options = log.optionalTextMap('options') ?? {};
  return {
    driver: log.text('logDriver'),
    ...(options['awslogs-group'] ? { group: options['awslogs-group'] } : {}),
    ...(options['awslogs-region'] ? { region: options['awslogs-region'] } : {}),
  };
}

const VOLUME_KEYS: readonly (readonly [key: string, kind: VolumeKind])[] = [
  ['efsVolumeConfiguration', 'efs'],
  ['dockerVolumeConfiguration', 'docker'],
  ['fsxWindowsFileServerVolumeConfiguration', 'fsx'],
  ['s3filesVolumeConfiguration', 's3files'],
];

/** A volume with a path on the instance is a host volume; one with nothing is scratch space. */
function readVolume(volume: Fields): Volume {
  const name = volume.optionalText('name') ?? '';
  if (volume.optionalFlag('configuredAtLaunch') === true) return { name, kind: 'ebs' };
  for (const [key, kind] of VOLUME_KEYS) {
    const configuration = volume.optionalObject(key);
    if (configuration === null) continue;
    const driver = kind === 'docker' ? configuration.optionalText('driver') : undefined;
    return { name, kind, ...(driver ? { driver } : {}) };
  }
  const hostPath = volume.optionalObject('host')?.optionalText('sourcePath');
  return hostPath === undefined ? { name, kind: 'scratch' } : { name, kind: 'host', hostPath };
}

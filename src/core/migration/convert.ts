import type { Json } from '../checks/change.ts';
import type { TaskSize } from '../task-size.ts';

export type JsonObject = { readonly [key: string]: Json };

/** What DescribeTaskDefinition adds and RegisterTaskDefinition refuses. */
const READ_ONLY = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
];
const NOT_ON_FARGATE = ['placementConstraints', 'inferenceAccelerators', 'ipcMode'];
const NOT_IN_CONTAINERS = [
  'links',
  'privileged',
  'extraHosts',
  'dnsServers',
  'dnsSearchDomains',
  'hostname',
  'disableNetworking',
  'dockerSecurityOptions',
];
const NOT_IN_LINUX_PARAMETERS = ['devices', 'sharedMemorySize', 'maxSwap', 'swappiness'];
const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];
/** Who runs the command has an account; a file has none. */
const EXECUTION_ROLE = 'arn:aws:iam::ACCOUNT:role/ecsTaskExecutionRole';

/**
 * The task definition of a file as Fargate takes it: what it does not have is taken out, what it needs is put in, and all
 * else stays as it was written, keys that nobody knows included. Blocking volumes become empty space of the task.
 */
export function convertTaskDefinition(written: JsonObject, size: TaskSize, region: string): JsonObject {
  const given = withoutNulls(written);
  const inner = isObject(given.taskDefinition) ? given.taskDefinition : given;
  const { executionRoleArn, pidMode, volumes, containerDefinitions, ...rest } = without(inner, [
    ...READ_ONLY,
    ...NOT_ON_FARGATE,
  ]);
  const isForFargate = listOf(inner.requiresCompatibilities).includes('FARGATE');
  const family = familyOf(inner);
  return {
    ...rest,
    family,
    // DescribeTaskDefinition answers them beside the task definition, RegisterTaskDefinition takes them within.
    ...(listOf(given.tags).length > 0 ? { tags: listOf(given.tags) } : {}),
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(size.cpuUnits),
    memory: String(size.memoryMiB),
    ...roleOf(executionRoleArn, isForFargate),
    ...(pidMode === 'task' ? { pidMode } : {}),
    ...(Array.isArray(volumes) ? { volumes: volumes.map(convertVolume) } : {}),
    containerDefinitions: listOf(containerDefinitions).map((container) =>
      isObject(container) ? convertContainer(container, { family, region, size, isForFargate }) : container,
    ),
  };
}

/** A task definition is registered under a name: its own, else that of its ARN. */
function familyOf({ family, taskDefinitionArn }: JsonObject): string {
  if (typeof family === 'string' && family !== '') return family;
  return /task-definition\/([^:/]+)/.exec(String(taskDefinitionArn))?.[1] ?? 'task';
}

/** Null stands for what is not there, which the AWS CLI refuses to be told. */
function withoutNulls(object: JsonObject): JsonObject {
  const kept = Object.entries(object).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNullsIn(value)]));
}

function withoutNullsIn(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNullsIn);
  return isObject(value) ? withoutNulls(value) : value;
}

/** What ran on Fargate before needs no role that it did without. */
function roleOf(executionRoleArn: Json | undefined, isForFargate: boolean): JsonObject {
  if (executionRoleArn !== undefined) return { executionRoleArn };
  return isForFargate ? {} : { executionRoleArn: EXECUTION_ROLE };
}

function convertVolume(volume: Json): Json {
  if (!isObject(volume)) return volume;
  return without(volume, ['host', 'dockerVolumeConfiguration', 'fsxWindowsFileServerVolumeConfiguration']);
}

function convertContainer(
  container: JsonObject,
  place: { readonly family: string; readonly region: string; readonly size: TaskSize; readonly isForFargate: boolean },
): JsonObject {
  const { portMappings, ulimits, linuxParameters, resourceRequirements, logConfiguration, memory, ...rest } = without(
    container,
    NOT_IN_CONTAINERS,
  );
  const nofile = listOf(ulimits).filter((limit) => isObject(limit) && limit.name === 'nofile');
  return {
    ...rest,
    // A limit beyond the task's memory is refused.
    ...(typeof memory === 'number' && memory <= place.size.memoryMiB ? { memory } : {}),
    ...(portMappings === undefined ? {} : { portMappings: listOf(portMappings).map(convertPort) }),
    ...(nofile.length > 0 ? { ulimits: nofile } : {}),
    ...(isObject(linuxParameters) ? convertLinuxParameters(linuxParameters) : {}),
    ...convertLog(logConfiguration, place),
  };
}

function convertLog(
  logConfiguration: Json | undefined,
  {
    family,
    region,
    isForFargate,
  }: { readonly family: string; readonly region: string; readonly isForFargate: boolean },
): JsonObject {
  if (logConfiguration === undefined && isForFargate) return {};
  const driver = isObject(logConfiguration) ? logConfiguration.logDriver : undefined;
  if (logConfiguration !== undefined && typeof driver === 'string' && LOG_DRIVERS.includes(driver)) {
    return { logConfiguration };
  }
  const options = { 'awslogs-group': `/ecs/${family}`, 'awslogs-region': region, 'awslogs-stream-prefix': 'ecs' };
  return { logConfiguration: { logDriver: 'awslogs', options } };
}

/** In awsvpc both ports are one; that of the instance may be left out. */
function convertPort(port: Json): Json {
  return isObject(port) ? without(port, ['hostPort']) : port;
}

function convertLinuxParameters(parameters: JsonObject): JsonObject {
  const kept = without(parameters, NOT_IN_LINUX_PARAMETERS);
  const capabilities = isObject(kept.capabilities) ? convertCapabilities(kept.capabilities) : undefined;
  const { capabilities: _, ...rest } = kept;
  const linuxParameters = { ...rest, ...(capabilities === undefined ? {} : { capabilities }) };
  return Object.keys(linuxParameters).length === 0 ? {} : { linuxParameters };
}

function convertCapabilities({ add, ...rest }: JsonObject): JsonObject {
  const kept = listOf(add).filter((name) => name === 'SYS_PTRACE');
  return { ...rest, ...(kept.length > 0 ? { add: kept } : {}) };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

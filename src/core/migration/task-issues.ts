import type { TaskDefinition, Volume } from '../task-definition.ts';
import { isWindows, type TaskSize } from '../task-size.ts';
import type { AskedSize } from './first-size.ts';
import { issue, type MigrationIssue } from './issue.ts';

/** The Windows families that Fargate runs. Source: ECS API, OSFamily, and Fargate's platform versions for Windows. */
const WINDOWS_ON_FARGATE = /^WINDOWS_SERVER_(2019|2022|2025)_(CORE|FULL)$/;

/** True where ECS has checked it for Fargate: nothing then leans on the instance without saying so. */
export function isForFargate({ requiresCompatibilities }: TaskDefinition): boolean {
  return requiresCompatibilities.includes('FARGATE');
}

/** What differs on Fargate for the task as a whole. */
export function taskIssues(definition: TaskDefinition): MigrationIssue[] {
  const found: MigrationIssue[] = [];
  const { networkMode, pidMode, ipcMode, operatingSystemFamily, placementConstraints } = definition;
  if (!isForFargate(definition)) {
    found.push(issue('Compatibility', 'requiresCompatibilities', {}));
  }
  if (networkMode !== 'awsvpc') found.push(issue('NetworkMode', 'networkMode', { mode: networkMode ?? 'bridge' }));
  if (pidMode === 'host') found.push(issue('HostNamespace', 'pidMode', { kind: 'pid' }));
  if (ipcMode === 'host') found.push(issue('HostNamespace', 'ipcMode', { kind: 'ipc' }));
  else if (ipcMode !== undefined) found.push(issue('IpcMode', 'ipcMode', { mode: ipcMode }));
  if (isWindows(operatingSystemFamily)) {
    const where = 'runtimePlatform.operatingSystemFamily';
    found.push(
      WINDOWS_ON_FARGATE.test(operatingSystemFamily)
        ? issue('Windows', where, {})
        : issue('WindowsVersion', where, { family: operatingSystemFamily }),
    );
  }
  if (placementConstraints.length > 0) {
    found.push(issue('PlacementConstraints', 'placementConstraints', { expressions: placementConstraints }));
  }
  if (definition.inferenceAccelerators > 0) {
    found.push(issue('Accelerator', 'inferenceAccelerators', { kind: 'Elastic Inference' }));
  }
  definition.volumes.forEach((volume, index) => {
    found.push(...volumeIssues(volume, `volumes[${index}]`));
  });
  found.push(...portConflicts(definition));
  if (!isForFargate(definition)) {
    if (definition.executionRoleArn === undefined) found.push(issue('ExecutionRole', 'executionRoleArn', {}));
    if (definition.taskRoleArn === undefined) found.push(issue('InstanceRole', 'taskRoleArn', {}));
  }
  return found;
}

/** The size on the grid, where it is not what the task asks for; and containers that reserve more than it has. */
export function sizeIssues(definition: TaskDefinition, asked: AskedSize, size: TaskSize | null): MigrationIssue[] {
  const { cpuUnits, memoryMiB } = asked;
  if (size === null) {
    return [issue('TooLarge', 'cpu, memory', { cpuUnits: cpuUnits ?? 0, memoryMiB: memoryMiB ?? 0 })];
  }
  const found: MigrationIssue[] = [];
  if (size.cpuUnits !== definition.cpuUnits || size.memoryMiB !== definition.memoryMiB) {
    found.push(issue('TaskSize', 'cpu, memory', { fromCpuUnits: cpuUnits, fromMemoryMiB: memoryMiB, ...size }));
  }
  const reserved = definition.containers.reduce(
    (sum, container) => sum + (container.memoryReservationMiB ?? container.memoryMiB ?? 0),
    0,
  );
  if (reserved > size.memoryMiB) {
    found.push(issue('ContainerMemory', 'containerDefinitions', { reserved, memoryMiB: size.memoryMiB }));
  }
  return found;
}

/** Behind one network interface two containers cannot listen on one port, as they can behind two ports of an instance. */
function portConflicts({ containers }: TaskDefinition): MigrationIssue[] {
  const listeners = new Map<string, string[]>();
  return containers.flatMap(({ name, portMappings }, at) =>
    portMappings.flatMap(({ containerPort, protocol = 'tcp' }, index) => {
      if (containerPort === undefined) return [];
      const key = `${containerPort}/${protocol}`;
      const names = [...(listeners.get(key) ?? []), name];
      listeners.set(key, names);
      if (names.length < 2) return [];
      const where = `containerDefinitions[${at}].portMappings[${index}].containerPort`;
      return [issue('PortConflict', where, { port: containerPort, containers: names })];
    }),
  );
}

function volumeIssues(volume: Volume, at: string): MigrationIssue[] {
  switch (volume.kind) {
    case 'host':
      return [issue('HostVolume', `${at}.host.sourcePath`, { path: volume.hostPath ?? '' })];
    case 'docker':
      return [issue('DockerVolume', `${at}.dockerVolumeConfiguration`, { driver: volume.driver ?? 'local' })];
    case 'fsx':
      return [issue('FsxVolume', `${at}.fsxWindowsFileServerVolumeConfiguration`, {})];
    case 'efs':
    case 'ebs':
    case 's3files':
    case 'scratch':
      return [];
    default:
      return volume.kind satisfies never;
  }
}

import type { ContainerDefinition, TaskDefinition } from '../task-definition.ts';
import { issue, type MigrationIssue } from './issue.ts';

/** The log drivers that Fargate has. Source: ECS API, LogConfiguration.logDriver. */
const LOG_DRIVERS = new Set(['awslogs', 'splunk', 'awsfirelens']);
/** The one capability that can be added. Source: ECS API, KernelCapabilities.add. */
const ADDABLE = new Set(['SYS_PTRACE']);
/** The one limit that can be set. Source: ECS developer guide, task definition differences for Fargate. */
const SETTABLE_ULIMIT = 'nofile';

/** What differs on Fargate for one container; `at` is its place, such as `containerDefinitions[0]`. */
export function containerIssues(container: ContainerDefinition, at: string): MigrationIssue[] {
  return [...hostIssues(container, at), ...networkIssues(container, at), ...limitIssues(container, at)];
}

/** What needs the instance itself. */
function hostIssues(container: ContainerDefinition, at: string): MigrationIssue[] {
  const found: MigrationIssue[] = [];
  const capabilities = container.addedCapabilities.filter((name) => !ADDABLE.has(name));
  if (container.privileged) found.push(issue('Privileged', `${at}.privileged`, {}));
  if (container.gpus > 0) found.push(issue('Gpu', `${at}.resourceRequirements`, { gpus: container.gpus }));
  for (const kind of container.otherResources) {
    found.push(issue('Accelerator', `${at}.resourceRequirements`, { kind }));
  }
  if (container.linuxParameters.includes('devices')) found.push(issue('Devices', `${at}.linuxParameters.devices`, {}));
  if (capabilities.length > 0) {
    found.push(issue('AddedCapabilities', `${at}.linuxParameters.capabilities.add`, { names: capabilities }));
  }
  if (container.joinsDomain) found.push(issue('CredentialSpecs', `${at}.credentialSpecs`, {}));
  // Source: ECS API, FirelensConfiguration.options.
  if (container.logRouterFile === 's3') found.push(issue('LogRouterFile', `${at}.firelensConfiguration.options`, {}));
  if (container.dockerSecurityOptions.some((option) => option.startsWith('credentialspec'))) {
    found.push(issue('CredentialSpecs', `${at}.dockerSecurityOptions`, {}));
  } else if (container.dockerSecurityOptions.length > 0) {
    found.push(issue('SecurityOptions', `${at}.dockerSecurityOptions`, {}));
  }
  return found;
}

/** What a network interface of its own does away with. */
function networkIssues(container: ContainerDefinition, at: string): MigrationIssue[] {
  const found: MigrationIssue[] = [];
  container.portMappings.forEach(({ containerPort = 0, hostPort }, index) => {
    // A port that ECS chooses (0) becomes the container's own.
    if (hostPort === undefined || hostPort === containerPort) return;
    found.push(issue('HostPort', `${at}.portMappings[${index}].hostPort`, { containerPort, hostPort }));
  });
  if (container.links.length > 0) found.push(issue('Links', `${at}.links`, { names: container.links }));
  if (container.extraHosts > 0) found.push(issue('ExtraHosts', `${at}.extraHosts`, { count: container.extraHosts }));
  if (container.hasDnsSettings) found.push(issue('DnsSettings', `${at}.dnsServers`, {}));
  if (container.hostname) found.push(issue('Hostname', `${at}.hostname`, {}));
  if (container.disablesNetworking) found.push(issue('NoNetworking', `${at}.disableNetworking`, {}));
  return found;
}

/** Containers that wrote where the instance was set up to write. */
export function instanceLogIssues({ containers }: TaskDefinition): MigrationIssue[] {
  return containers.flatMap(({ log }, at) =>
    log === null ? [issue('NoLogDriver', `containerDefinitions[${at}].logConfiguration`, {})] : [],
  );
}

function limitIssues(container: ContainerDefinition, at: string): MigrationIssue[] {
  const found: MigrationIssue[] = [];
  const ulimits = container.ulimits.filter((name) => name !== SETTABLE_ULIMIT);
  if (ulimits.length > 0) found.push(issue('Ulimits', `${at}.ulimits`, { names: ulimits }));
  if (container.linuxParameters.includes('sharedMemorySize')) {
    found.push(issue('SharedMemory', `${at}.linuxParameters.sharedMemorySize`, {}));
  }
  if (container.linuxParameters.some((name) => name === 'maxSwap' || name === 'swappiness')) {
    found.push(issue('Swap', `${at}.linuxParameters`, {}));
  }
  if (container.log !== null && !LOG_DRIVERS.has(container.log.driver)) {
    found.push(issue('LogDriver', `${at}.logConfiguration.logDriver`, { driver: container.log.driver }));
  }
  return found;
}

import type { StoppedContainer } from '../evidence.ts';
import type { TaskStop } from './symptoms.ts';

/** Why a task ended; `normal` is what ECS or a person does in good order. */
export type StopKind =
  | 'normal'
  | 'memory'
  | 'pull'
  | 'setup'
  | 'start'
  | 'quota'
  | 'capacity'
  | 'spot'
  | 'platform'
  | 'health'
  | 'exit';

const OUT_OF_MEMORY = /out\s?of\s?memory|oom[- ]?kill/i;
const PULL =
  /CannotPull|pull image manifest|failed to resolve ref|ecr registry auth|registry auth from|ecr:GetAuthorizationToken|failed to copy: httpReadSeeker/i;
const SETUP =
  /ResourceInitializationError|failed to validate logger|unable to (?:assume|pull secrets|retrieve secret)|network interface provisioning|AWS Secrets Manager|invoke EFS utils/i;
const START = /Cannot(?:Start|Create|Inspect)Container|exec format error|OCI runtime|ContainerRuntimeError/i;
export const QUOTA =
  /limit on the number of (?:[\w-]+ ){0,3}(?:vCPUs|tasks)|vCPU limit|vCPU.{0,40}(?:quota|limit)|limit.{0,40}vCPU/i;
export const CAPACITY = /capacity is unavailable|insufficient capacity|RESOURCE:(?!ENI)[A-Z]+/i;
const HEALTH = /failed\s.{0,40}health\s?checks?|unhealthy/i;
const SPOT = /spot (?:task|instance).{0,20}interrupt|SpotInterruption/i;
const PLATFORM = /task retirement|infrastructure (?:failure|health)|maintenance|underlying (?:host|infrastructure)/i;

/** The kind of a stop by AWS's codes and words. A scale-in or a deployment stops tasks with 0, 143 or 137: that is normal. */
export function stopKind(stop: TaskStop): StopKind {
  const text = [stop.reason, ...stop.containers.map(({ reason }) => reason)].filter((each) => each).join('\n');
  if (OUT_OF_MEMORY.test(text)) return 'memory';
  if (stop.stopCode === 'SpotInterruption' || SPOT.test(text)) return 'spot';
  if (HEALTH.test(text)) return 'health';
  if (stop.stopCode === 'ServiceSchedulerInitiated' || stop.stopCode === 'UserInitiated') return 'normal';
  if (PULL.test(text)) return 'pull';
  if (QUOTA.test(text)) return 'quota';
  if (CAPACITY.test(text)) return 'capacity';
  if (SETUP.test(text)) return 'setup';
  if (START.test(text)) return 'start';
  if (stop.stopCode === 'InfrastructureHealth' || stop.stopCode === 'TerminationNotice' || PLATFORM.test(text)) {
    return 'platform';
  }
  if (stop.stopCode === 'TaskFailedToStart') return 'start';
  // Words that nobody knows are of an ended container where a container has ended, and of a start that failed else.
  return stop.startedAt !== null || stop.containers.some(({ exitCode }) => exitCode !== undefined) ? 'exit' : 'start';
}

/** All of AWS's words about a stop, the task's own and the containers', each once. */
export function wordsOf(stop: TaskStop): string {
  const texts = [stop.reason, ...stop.containers.map(({ reason }) => reason)].flatMap((text) => (text ? [text] : []));
  return [...new Set(texts)].join(' · ');
}

const IN_GOOD_ORDER: ReadonlySet<number | undefined> = new Set([undefined, 0, 143]);

/** The container that ended the task: the one killed for memory, else the one that failed, else the one that ended first. */
export function culprit(stop: TaskStop): StoppedContainer | undefined {
  const { containers } = stop;
  return (
    containers.find(({ reason }) => reason !== undefined && OUT_OF_MEMORY.test(reason)) ??
    // What the others are killed with after the first has ended says little.
    containers.find(({ exitCode }) => !IN_GOOD_ORDER.has(exitCode) && exitCode !== 137) ??
    containers.find(({ exitCode }) => exitCode === 137) ??
    containers.find(({ exitCode }) => exitCode === 143) ??
    containers.find(({ exitCode }) => exitCode !== undefined) ??
    containers[0]
  );
}

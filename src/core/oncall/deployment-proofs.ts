import type { Cause, CauseCode, Proof } from './cause.ts';
import type { DefinitionChange, Symptoms } from './symptoms.ts';
import { minutesBetween } from './usage.ts';

/** What a new revision can bring about. */
const BY_DEPLOYMENT: ReadonlySet<CauseCode> = new Set([
  'OutOfMemory',
  'ImagePullFailed',
  'StartSetupFailed',
  'ContainerCannotStart',
  'CrashLoop',
  'CpuPinned',
  'SlowStart',
  'HealthChecksFailing',
]);

/** What begins within so many minutes of a deployment is likely its doing; clocks and rollouts overlap a little. */
const BEFORE_MINUTES = 2;
const AFTER_MINUTES = 120;

/** That the cause began with the newest deployment, and what that changed; nothing when it did not. */
export function deploymentProofs(symptoms: Symptoms, { code, since }: Cause): Proof[] {
  const primary = symptoms.service?.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined || !BY_DEPLOYMENT.has(code)) return [];
  const minutes = minutesBetween(primary.createdAt, since);
  if (minutes < -BEFORE_MINUTES || minutes > AFTER_MINUTES) return [];
  const revision = symptoms.definition?.revision ?? null;
  return [
    { code: 'BeganAfterDeployment', figures: { minutes: Math.max(0, Math.round(minutes)), revision } },
    ...(symptoms.definition?.changes ?? []).map(toProof),
  ];
}

function toProof(change: DefinitionChange): Proof {
  switch (change.what) {
    case 'image':
      return { code: 'ImageChanged', figures: { container: change.container, from: change.from, to: change.to } };
    case 'size':
      return { code: 'SizeChanged', figures: { from: change.from, to: change.to } };
    case 'command':
      return { code: 'CommandChanged', figures: { container: change.container } };
    case 'environment':
      return { code: 'EnvironmentChanged', figures: { container: change.container, names: change.names.join(', ') } };
    case 'secrets':
      return { code: 'SecretsChanged', figures: { container: change.container, names: change.names.join(', ') } };
    default:
      return change satisfies never;
  }
}

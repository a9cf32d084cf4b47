import type { Cause, CauseCode, Evaluate } from './cause.ts';
import { capacityUnavailable } from './causes/capacity-unavailable.ts';
import { containerCannotStart } from './causes/container-cannot-start.ts';
import { cpuPinned } from './causes/cpu-pinned.ts';
import { crashLoop } from './causes/crash-loop.ts';
import { deploymentHalfway } from './causes/deployment-halfway.ts';
import { deploymentRolledBack } from './causes/deployment-rolled-back.ts';
import { deploymentStuck } from './causes/deployment-stuck.ts';
import { healthChecksFailing } from './causes/health-checks-failing.ts';
import { imagePullFailed } from './causes/image-pull-failed.ts';
import { outOfMemory } from './causes/out-of-memory.ts';
import { platformStopped } from './causes/platform-stopped.ts';
import { scalingAtMaximum } from './causes/scaling-at-maximum.ts';
import { scalingFlapping } from './causes/scaling-flapping.ts';
import { slowStart } from './causes/slow-start.ts';
import { spotInterrupted } from './causes/spot-interrupted.ts';
import { startSetupFailed } from './causes/start-setup-failed.ts';
import { targetsDrained } from './causes/targets-drained.ts';
import { tasksMissing } from './causes/tasks-missing.ts';
import { vcpuQuotaReached } from './causes/vcpu-quota-reached.ts';
import { zeroDesired } from './causes/zero-desired.ts';
import { deploymentProofs } from './deployment-proofs.ts';
import { isOver } from './over.ts';
import type { Symptoms } from './symptoms.ts';

/** Every cause, a cause before what it brings about: a deployment hangs because its tasks are killed, never the other way. */
const EVALUATIONS: { readonly [Code in CauseCode]: Evaluate<Code> } = {
  ZeroDesired: zeroDesired,
  OutOfMemory: outOfMemory,
  ImagePullFailed: imagePullFailed,
  StartSetupFailed: startSetupFailed,
  ContainerCannotStart: containerCannotStart,
  VcpuQuotaReached: vcpuQuotaReached,
  CapacityUnavailable: capacityUnavailable,
  SpotInterrupted: spotInterrupted,
  PlatformStopped: platformStopped,
  CrashLoop: crashLoop,
  ScalingAtMaximum: scalingAtMaximum,
  CpuPinned: cpuPinned,
  SlowStart: slowStart,
  HealthChecksFailing: healthChecksFailing,
  TargetsDrained: targetsDrained,
  ScalingFlapping: scalingFlapping,
  DeploymentRolledBack: deploymentRolledBack,
  DeploymentStuck: deploymentStuck,
  DeploymentHalfway: deploymentHalfway,
  TasksMissing: tasksMissing,
};
export const CAUSE_CODES = Object.keys(EVALUATIONS) as readonly CauseCode[];

/** Everything that is wrong with the service, the root first. Empty means that nothing was found. */
export function diagnose(symptoms: Symptoms): readonly Cause[] {
  const found = Object.values(EVALUATIONS).flatMap((evaluate) => evaluate(symptoms) ?? []);
  const explained = found.filter(({ code }) => code !== 'TasksMissing');
  return (explained.some((cause) => !isOver(symptoms, cause)) ? explained : found)
    .map((cause, rank) => ({ cause, rank }))
    .sort((a, b) => order(symptoms, a.cause) - order(symptoms, b.cause) || a.rank - b.rank)
    .map(({ cause }): Cause => ({ ...cause, proofs: [...cause.proofs, ...deploymentProofs(symptoms, cause)] }));
}

/** What goes on comes before what is over, which stays in the answer, and what is nearly sure or likely before a mere guess. */
function order(symptoms: Symptoms, cause: Cause): number {
  return (isOver(symptoms, cause) ? 2 : 0) + (cause.confidence === 'low' ? 1 : 0);
}

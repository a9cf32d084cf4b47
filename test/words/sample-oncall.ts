import type { CauseFigures, ProofFigures } from '../../src/core/oncall/cause.ts';
import type { LookedAtFigures } from '../../src/core/oncall/looked-at.ts';

const AT = '2026-11-21T03:05:00.000Z';

/** One set of figures for every cause, so that a new cause cannot go untested. */
export const SAMPLE_CAUSES: CauseFigures = {
  ZeroDesired: { byScaling: true },
  OutOfMemory: { container: 'app', times: 4, memoryMiB: 1024 },
  ImagePullFailed: { kind: 'missing', image: 'registry/app:12', times: 3 },
  StartSetupFailed: { what: 'secrets', why: 'denied', times: 3 },
  ContainerCannotStart: { wrongArchitecture: true, times: 2 },
  VcpuQuotaReached: { spot: false },
  CapacityUnavailable: { spot: true },
  SpotInterrupted: { times: 3, hasOnDemandBase: false },
  PlatformStopped: { times: 1 },
  CrashLoop: { container: 'app', exitCode: 139, kind: 'segfault', times: 6 },
  ScalingAtMaximum: { maxCapacity: 4, cpuPercent: 91.2 },
  CpuPinned: { percent: 98.4, usualPercent: 41 },
  SlowStart: { graceSeconds: 15, livedSeconds: 70 },
  HealthChecksFailing: { by: 'loadBalancer', phase: 'later', times: 5, graceSeconds: 60 },
  TargetsDrained: { kind: 'draining', targets: 2 },
  ScalingFlapping: { turns: 5, minutes: 70 },
  DeploymentRolledBack: { state: 'done' },
  DeploymentStuck: { running: 0, desired: 2, failedTasks: 6 },
  DeploymentHalfway: { running: 1, desired: 2, oldRunning: 2 },
  TasksMissing: { running: 1, desired: 2 },
};

export const SAMPLE_PROOFS: ProofFigures = {
  Reason: { text: 'Essential container in task exited', at: AT },
  Event: { text: '(service web) has reached a steady state.', at: AT },
  Stops: { count: 3, firstAt: AT, lastAt: AT },
  Memory: { percent: 99, lastWeekPercent: 40 },
  Cpu: { percent: 98, minutes: 40, lastWeekPercent: 40 },
  Size: { size: { cpuUnits: 512, memoryMiB: 1024 } },
  Tasks: { running: 1, desired: 2, pending: 1 },
  Lived: { seconds: 70, graceSeconds: 15 },
  Targets: { healthy: 1, total: 2, reason: 'Target.Timeout' },
  FailedTasks: { count: 6 },
  OldTasksServe: { running: 2 },
  Bounds: { minCapacity: 2, maxCapacity: 4, cpuTarget: 60 },
  Scaled: { toCount: 4, cause: 'monitor alarm in state ALARM', at: AT },
  Providers: { names: 'FARGATE_SPOT (base 0, weight 1)' },
  BeganAfterDeployment: { minutes: 4, revision: 12 },
  ImageChanged: { container: 'app', from: 'app:11', to: 'app:12' },
  SizeChanged: { from: { cpuUnits: 512, memoryMiB: 1024 }, to: { cpuUnits: 256, memoryMiB: 512 } },
  CommandChanged: { container: 'app' },
  EnvironmentChanged: { container: 'app', names: 'LOG_LEVEL' },
  SecretsChanged: { container: 'app', names: 'SESSION_KEY' },
};

export const SAMPLE_LOOKED_AT: LookedAtFigures = {
  Tasks: { running: 2, desired: 2 },
  Stops: { count: 3, normal: 3 },
  Events: { count: 5 },
  Rollout: { minutes: 4 },
  Cpu: { percent: 28, highestPercent: 57, lastWeekPercent: 27 },
  Memory: { percent: 30, highestPercent: 31, lastWeekPercent: 30 },
  Targets: { healthy: 2, total: 2 },
  Scaling: { minCapacity: 2, maxCapacity: 4, activities: 1 },
};

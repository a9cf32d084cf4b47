import type { Confidence } from '../recommendation.ts';
import type { TaskSize } from '../task-size.ts';
import type { Symptoms } from './symptoms.ts';

export type ExitKind =
  | 'killed'
  | 'segfault'
  | 'abort'
  | 'terminated'
  | 'error'
  | 'missingProgram'
  | 'finished'
  | 'other';
export type PullKind = 'auth' | 'missing' | 'network' | 'rateLimit' | 'platform' | 'disk' | 'unknown';
export type SetupKind = 'secrets' | 'logs' | 'network' | 'storage' | 'role' | 'other';
export type SetupReason = 'denied' | 'missing' | 'unreachable' | 'unknown';

/** What each cause says in figures; a cause without its sentences does not compile. */
export interface CauseFigures {
  readonly ZeroDesired: { readonly byScaling: boolean };
  readonly OutOfMemory: { readonly container: string; readonly times: number; readonly memoryMiB: number | null };
  readonly ImagePullFailed: { readonly kind: PullKind; readonly image: string | null; readonly times: number };
  readonly StartSetupFailed: { readonly what: SetupKind; readonly why: SetupReason; readonly times: number };
  readonly ContainerCannotStart: { readonly wrongArchitecture: boolean; readonly times: number };
  readonly VcpuQuotaReached: { readonly spot: boolean };
  readonly CapacityUnavailable: { readonly spot: boolean };
  readonly SpotInterrupted: { readonly times: number; readonly hasOnDemandBase: boolean };
  readonly PlatformStopped: { readonly times: number };
  readonly CrashLoop: {
    readonly container: string;
    readonly exitCode: number | null;
    readonly kind: ExitKind;
    readonly times: number;
  };
  readonly ScalingAtMaximum: { readonly maxCapacity: number; readonly cpuPercent: number | null };
  readonly CpuPinned: { readonly percent: number; readonly usualPercent: number | null };
  readonly SlowStart: { readonly graceSeconds: number; readonly livedSeconds: number };
  readonly HealthChecksFailing: {
    readonly by: 'loadBalancer' | 'container';
    /** `start`: right when the grace is over; `later`: the tasks had served before; `now`: seen, and nobody stopped yet. */
    readonly phase: 'start' | 'later' | 'now';
    readonly times: number;
    readonly graceSeconds: number | null;
  };
  readonly TargetsDrained: { readonly kind: 'draining' | 'unused' | 'empty'; readonly targets: number };
  readonly ScalingFlapping: { readonly turns: number; readonly minutes: number };
  readonly DeploymentRolledBack: { readonly state: 'done' | 'underWay' | 'failed' };
  readonly DeploymentStuck: { readonly running: number; readonly desired: number; readonly failedTasks: number };
  readonly DeploymentHalfway: { readonly running: number; readonly desired: number; readonly oldRunning: number };
  readonly TasksMissing: { readonly running: number; readonly desired: number };
}
export type CauseCode = keyof CauseFigures;

/** One fact that a cause rests on. */
export interface ProofFigures {
  /** AWS's own words about a stopped task, redacted. */
  readonly Reason: { readonly text: string; readonly at: string };
  /** AWS's own words in a service event, redacted. */
  readonly Event: { readonly text: string; readonly at: string };
  readonly Stops: { readonly count: number; readonly firstAt: string; readonly lastAt: string };
  readonly Memory: { readonly percent: number; readonly lastWeekPercent: number | null };
  readonly Cpu: { readonly percent: number; readonly minutes: number; readonly lastWeekPercent: number | null };
  readonly Size: { readonly size: TaskSize };
  readonly Tasks: { readonly running: number; readonly desired: number; readonly pending: number };
  readonly Lived: { readonly seconds: number; readonly graceSeconds: number | null };
  readonly Targets: { readonly healthy: number; readonly total: number; readonly reason: string | null };
  readonly FailedTasks: { readonly count: number };
  readonly OldTasksServe: { readonly running: number };
  readonly Bounds: { readonly minCapacity: number; readonly maxCapacity: number; readonly cpuTarget: number | null };
  readonly Scaled: { readonly toCount: number; readonly cause: string; readonly at: string };
  readonly Providers: { readonly names: string };
  readonly BeganAfterDeployment: { readonly minutes: number; readonly revision: number | null };
  readonly ImageChanged: { readonly container: string; readonly from: string; readonly to: string };
  readonly SizeChanged: { readonly from: TaskSize; readonly to: TaskSize };
  readonly CommandChanged: { readonly container: string };
  readonly EnvironmentChanged: { readonly container: string; readonly names: string };
  readonly SecretsChanged: { readonly container: string; readonly names: string };
}
export type ProofCode = keyof ProofFigures;

export type Proof = {
  readonly [Code in ProofCode]: { readonly code: Code; readonly figures: ProofFigures[Code] };
}[ProofCode];

interface CauseFields<Code extends CauseCode> {
  readonly code: Code;
  readonly figures: CauseFigures[Code];
  /** The first moment that it was seen, ISO 8601. */
  readonly since: string;
  /** True when it may have begun before: what is older could not be seen. */
  readonly sinceAtLeast: boolean;
  /** The last moment that it was seen. */
  readonly lastAt: string;
  readonly confidence: Confidence;
  readonly proofs: readonly Proof[];
}

/** Something that is wrong with a service. */
export type Cause = { readonly [Code in CauseCode]: CauseFields<Code> }[CauseCode];

/** Looks for one cause. */
export type Evaluate<Code extends CauseCode> = (symptoms: Symptoms) => Extract<Cause, { readonly code: Code }> | null;

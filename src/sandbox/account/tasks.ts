import { type Generation, generationsOf, slotsOf } from './generations.ts';
import { isOfNewest, presentTasks, slotStartMinute } from './metric-model.ts';
import { hexId } from './noise.ts';
import type { SampleDeployment, SampleService } from './sample-service.ts';
import { scalingStepMinutes, taskCountAt } from './task-count.ts';

/** A task as ECS would list it; instants are milliseconds since 1970. */
export interface SampleTask {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly slot: number;
  readonly deployment: SampleDeployment;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly stopped: StoppedTask | null;
  /** Null for a task of a launch type. */
  readonly capacityProviderName: string | null;
}

export interface StoppedTask {
  readonly at: number;
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly exitCode?: number;
  readonly containerReason?: string;
  readonly containerName?: string;
}

/** ECS promises one hour; the sample keeps a day, so that last night's stop can be seen in the morning. */
const stoppedTaskRetentionMs = 24 * 3_600_000;

/** Tasks of the service that run at an instant. */
export function runningTasks(service: SampleService, at: number): readonly SampleTask[] {
  const minute = Math.floor(at / 60_000);
  if (at < service.createdAt) return [];
  const desired = presentTasks(service, taskCountAt(service, minute), at);
  const tasks: SampleTask[] = [];
  for (const generation of generationsOf(service)) {
    if (minute < generation.startMinute || minute >= generation.endMinute) continue;
    for (let slot = 0; slot < slotsOf(generation, desired); slot += 1) {
      const since = Math.max(
        slotStartMinute(service.stops, generation, slot, minute),
        scaledOutMinute(service, slot, minute, generation),
      );
      if (since <= minute) tasks.push(taskOf(service, generation.deployment, slot, since * 60_000, null));
    }
  }
  return tasks;
}

/** Tasks that stopped in the day before an instant, newest first. */
export function stoppedTasks(service: SampleService, at: number): readonly SampleTask[] {
  const tasks: SampleTask[] = [];
  const isKept = (stoppedAt: number) => stoppedAt <= at && stoppedAt > at - stoppedTaskRetentionMs;
  const generations = generationsOf(service);
  for (const stop of service.stops) {
    if (!isKept(stop.at)) continue;
    const minute = Math.floor(stop.at / 60_000);
    const deployment = isOfNewest(stop)
      ? service.deployments.at(-1)
      : generations.find((each) => minute >= each.startMinute && minute < each.endMinute)?.deployment;
    if (deployment === undefined) continue;
    const generation = generations.find((each) => each.deployment === deployment);
    const since =
      generation === undefined ? minute - 1 : slotStartMinute(service.stops, generation, stop.slot, minute - 1);
    const lived = stop.newestLivedMinutes;
    const startedAt =
      stop.neverStarted === true
        ? null
        : lived === undefined
          ? Math.min(since, minute - 1) * 60_000
          : stop.at - lived * 60_000;
    tasks.push(taskOf(service, deployment, stop.slot, startedAt ?? stop.at - 90_000, stop, startedAt === null));
  }
  for (const generation of generations) {
    const endedAt = generation.endMinute * 60_000;
    if (!Number.isFinite(endedAt) || !isKept(endedAt)) continue;
    for (let slot = 0; slot < taskCountAt(service, generation.endMinute - 1); slot += 1) {
      const since = slotStartMinute(service.stops, generation, slot, generation.endMinute - 1);
      tasks.push(
        taskOf(service, generation.deployment, slot, since * 60_000, {
          at: endedAt,
          stopCode: 'ServiceSchedulerInitiated',
          stoppedReason: `Scaling activity initiated by (deployment ${deploymentId(service, generation.deployment)})`,
          exitCode: 143,
        }),
      );
    }
  }
  return tasks.sort((a, b) => (b.stopped?.at ?? 0) - (a.stopped?.at ?? 0));
}

/** The id of a deployment as DescribeServices shows it, `ecs-svc/` and digits. */
export function deploymentId(service: SampleService, deployment: SampleDeployment): string {
  const digits = Number.parseInt(hexId(service.seed, `deployment ${deployment.revision}`, 13), 16);
  return `ecs-svc/${String(digits).padStart(19, '4')}`;
}

/** The provider that a task in this slot runs on: base first, then by weight, as ECS splits them. */
export function capacityProviderOf(service: SampleService, slot: number): string | null {
  const providers = service.capacityProviders;
  const base = providers.find((each) => each.base > 0);
  if (base !== undefined && slot < base.base) return base.name;
  const weights = providers.reduce((sum, each) => sum + each.weight, 0);
  if (weights === 0) return providers[0]?.name ?? null;
  let place = (slot - (base?.base ?? 0)) % weights;
  for (const each of providers) {
    if (place < each.weight) return each.name;
    place -= each.weight;
  }
  return null;
}

/** The minute from which the count has been above this slot without a break. */
function scaledOutMinute(service: SampleService, slot: number, minute: number, generation: Generation): number {
  if (service.taskCount.kind === 'fixed') return generation.startMinute;
  let since = Math.floor(minute / scalingStepMinutes) * scalingStepMinutes;
  while (since > generation.startMinute && taskCountAt(service, since - scalingStepMinutes) > slot) {
    since -= scalingStepMinutes;
  }
  return Math.max(since, generation.startMinute);
}

function taskOf(
  service: SampleService,
  deployment: SampleDeployment,
  slot: number,
  startedAt: number,
  stopped: StoppedTask | null,
  neverStarted = false,
): SampleTask {
  return {
    id: hexId(service.seed, `task ${deployment.revision} ${slot} ${startedAt}`, 32),
    slot,
    deployment,
    createdAt: startedAt - 55_000,
    startedAt: neverStarted ? null : startedAt,
    stopped,
    capacityProviderName: capacityProviderOf(service, slot),
  };
}

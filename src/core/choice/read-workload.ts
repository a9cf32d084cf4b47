import type { ChooseCommand } from '../command/specs/choose.ts';
import type { Architecture } from '../pricing/price-list.ts';
import { COMPUTE_OPTIONS, type ComputeOption } from './compute-option.ts';
import { type Gate, gatesOf } from './gates.ts';
import { requestsATask, tasksFor, type Workload, type WorkloadKind } from './workload.ts';

/** What is known of a workload from its own metrics, where a service is named; what was typed counts before it. */
export type KnownWorkload = Partial<Omit<Workload, 'region'>>;

/** What is missing, or cannot be together, with the nearest that can. `words/` makes the sentence. */
export interface ChoiceProblemFigures {
  readonly NothingTold: Record<string, never>;
  readonly MemoryMissing: Record<string, never>;
  readonly RuntimeMissing: { readonly requests: number };
  readonly RequestsMissing: { readonly runtimeMs: number };
  readonly TasksTooFew: { readonly tasks: number; readonly needed: number };
  readonly WindowsOnArm: Record<string, never>;
  /** Every option that was asked for is shut out, the first of them for `gates`; `possible` are those that are not. */
  readonly OnlyImpossible: {
    readonly only: readonly ComputeOption[];
    readonly gates: readonly Gate[];
    readonly possible: readonly ComputeOption[];
  };
}
export type ChoiceProblem = {
  readonly [Code in keyof ChoiceProblemFigures]: {
    readonly code: Code;
    readonly figures: ChoiceProblemFigures[Code];
    /** The property of the command that it is about. */
    readonly about: keyof ChooseCommand;
  };
}[keyof ChoiceProblemFigures];

export type ReadWorkload =
  | { readonly ok: true; readonly workload: Workload }
  | { readonly ok: false; readonly problems: readonly ChoiceProblem[] };

/** A run that takes longer than this is a job of its own unless something else was said. */
const LONGEST_REQUEST_MS = 60_000;

/** What stands for memory that nobody said, where everything else is still looked at for problems. */
const LEAST_MIB = 1;

/** The workload that was described in the region, or everything about it that is missing or cannot be. */
export function readWorkload(command: ChooseCommand, region: string, known: KnownWorkload | null): ReadWorkload {
  const told = toldOf(command);
  if (known === null && Object.values(told).every((value) => value === undefined)) {
    return { ok: false, problems: [{ code: 'NothingTold', figures: {}, about: 'memoryMiB' }] };
  }
  const problems: ChoiceProblem[] = [];
  const memoryMiB = told.memoryMiB ?? known?.memoryMiB;
  if (memoryMiB === undefined) problems.push({ code: 'MemoryMissing', figures: {}, about: 'memoryMiB' });
  const requestsPerMonth = told.requestsPerMonth ?? known?.requestsPerMonth ?? null;
  const runtimeMs = told.runtimeMs ?? known?.runtimeMs ?? null;
  if (known === null && requestsPerMonth !== null && runtimeMs === null) {
    problems.push({ code: 'RuntimeMissing', figures: { requests: requestsPerMonth }, about: 'runtimeMs' });
  }
  if (known === null && runtimeMs !== null && requestsPerMonth === null && command.tasks === undefined) {
    problems.push({ code: 'RequestsMissing', figures: { runtimeMs }, about: 'requests' });
  }
  const windows = told.windows ?? known?.windows ?? false;
  if (windows && command.architecture === 'arm64') {
    problems.push({ code: 'WindowsOnArm', figures: {}, about: 'architecture' });
  }
  const hoursPerDay = command.hoursADay ?? known?.hoursPerDay ?? 24;
  const concurrency = command.concurrency ?? seenConcurrency(known, runtimeMs, hoursPerDay);
  const needed =
    requestsPerMonth === null || runtimeMs === null
      ? null
      : tasksFor(requestsPerMonth, runtimeMs, { hoursPerDay, concurrency });
  const { tasks } = command;
  if (tasks !== undefined && needed !== null && tasks < needed) {
    problems.push({ code: 'TasksTooFew', figures: { tasks, needed }, about: 'tasks' });
  }
  const workload: Workload = {
    kind: told.kind ?? known?.kind ?? kindOf(runtimeMs, requestsPerMonth),
    region,
    runtimeMs,
    requestsPerMonth,
    concurrency,
    fewestTasks: tasks ?? known?.tasks ?? 1,
    tasks: tasks ?? known?.tasks ?? needed ?? 1,
    hoursPerDay,
    vcpu: told.vcpu ?? known?.vcpu ?? null,
    memoryMiB: memoryMiB ?? LEAST_MIB,
    gpus: told.gpus ?? 0,
    windows,
    kubernetes: told.kubernetes ?? false,
    state: told.state ?? known?.state ?? 'none',
    hostAccess: told.hostAccess ?? 'none',
    longConnections: told.longConnections ?? false,
    imageGiB: told.imageGiB ?? null,
    startSeconds: told.startSeconds ?? null,
    interruptible: told.interruptible ?? known?.interruptible ?? null,
    servers: told.servers ?? null,
    architectures: architecturesOf(command.architecture, windows),
  };
  const shut = command.only === undefined ? null : findOnlyImpossible(workload, command.only);
  if (shut !== null) problems.push(shut);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, workload };
}

/** The problem of options that are all shut out, or null: the answer would be none of what was asked for. */
function findOnlyImpossible(workload: Workload, only: readonly ComputeOption[]): ChoiceProblem | null {
  const gates = only.map((option) => gatesOf(workload, option));
  if (gates.some((shut) => shut.length === 0)) return null;
  const possible = COMPUTE_OPTIONS.filter((option) => gatesOf(workload, option).length === 0);
  return { code: 'OnlyImpossible', figures: { only, gates: gates[0] ?? [], possible }, about: 'only' };
}

/** What was typed, in the workload's own terms. */
function toldOf(command: ChooseCommand) {
  const { kind, runtimeMs, requests, tasks, memoryMiB, vcpu, gpus, operatingSystem, kubernetes, state } = command;
  const { hostAccess, longConnections, imageGiB, startSeconds, interruptible, servers } = command;
  return {
    kind,
    runtimeMs,
    requestsPerMonth: requests,
    tasks,
    memoryMiB,
    vcpu,
    gpus,
    windows: operatingSystem === undefined ? undefined : operatingSystem === 'windows',
    kubernetes,
    state,
    hostAccess,
    longConnections,
    imageGiB,
    startSeconds,
    interruptible,
    servers,
  };
}

/** Requests at once that the tasks of a service are seen to serve, in whole ones; one where nothing is seen. */
function seenConcurrency(known: KnownWorkload | null, runtimeMs: number | null, hoursPerDay: number): number {
  const { tasks, requestsPerMonth } = known ?? {};
  if (tasks === undefined || requestsPerMonth === undefined || requestsPerMonth === null || runtimeMs === null)
    return 1;
  const oneAtATime = requestsATask(runtimeMs, { hoursPerDay, concurrency: 1 });
  return Math.max(1, Math.ceil(requestsPerMonth / tasks / oneAtATime));
}

function kindOf(runtimeMs: number | null, requestsPerMonth: number | null): WorkloadKind {
  return runtimeMs !== null && requestsPerMonth !== null && runtimeMs > LONGEST_REQUEST_MS ? 'batch' : 'service';
}

function architecturesOf(architecture: ChooseCommand['architecture'], windows: boolean): readonly Architecture[] {
  if (architecture === 'x86' || windows) return ['X86_64'];
  return architecture === 'arm64' ? ['ARM64'] : ['X86_64', 'ARM64'];
}

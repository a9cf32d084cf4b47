import type { ChooseCommand } from '../command/specs/choose.ts';
import type { Architecture } from '../pricing/price-list.ts';
import { isValidTaskSize, type TaskSize } from '../task-size.ts';
import type { ComputeOption } from './compute-option.ts';
import { gatesOf } from './gates.ts';
import { fargateSizeFor, tasksFor, type Workload, type WorkloadKind } from './workload.ts';

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
  /** Every option that was asked for is shut out; `possible` are those that are not. */
  readonly OnlyImpossible: { readonly only: readonly ComputeOption[]; readonly possible: readonly ComputeOption[] };
}
export type ChoiceProblem = {
  readonly [Code in keyof ChoiceProblemFigures]: {
    readonly code: Code;
    readonly figures: ChoiceProblemFigures[Code];
    /** The property of the command that it is about. */
    readonly about: keyof ChooseCommand;
  };
}[keyof ChoiceProblemFigures];

/** What was understood in another way than it was typed. */
export interface ChoiceNoteFigures {
  /** Fargate has no such pair: the smallest size that holds both is priced. */
  readonly SizeRoundedUp: { readonly asked: TaskSize; readonly size: TaskSize };
}
export type ChoiceNote = {
  readonly [Code in keyof ChoiceNoteFigures]: { readonly code: Code; readonly figures: ChoiceNoteFigures[Code] };
}[keyof ChoiceNoteFigures];

export type ReadWorkload =
  | { readonly ok: true; readonly workload: Workload; readonly notes: readonly ChoiceNote[] }
  | { readonly ok: false; readonly problems: readonly ChoiceProblem[] };

/** A run that takes longer than this is a job of its own unless something else was said. */
const LONGEST_REQUEST_MS = 60_000;

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
  const needed =
    requestsPerMonth === null || runtimeMs === null
      ? null
      : tasksFor(requestsPerMonth, runtimeMs, { hoursPerDay, concurrency: command.concurrency ?? 1 });
  const { tasks } = command;
  if (tasks !== undefined && needed !== null && tasks < needed) {
    problems.push({ code: 'TasksTooFew', figures: { tasks, needed }, about: 'tasks' });
  }
  if (memoryMiB === undefined || problems.length > 0) return { ok: false, problems };

  const workload: Workload = {
    kind: told.kind ?? known?.kind ?? kindOf(runtimeMs, requestsPerMonth),
    region,
    runtimeMs,
    requestsPerMonth,
    tasks: tasks ?? known?.tasks ?? needed ?? 1,
    hoursPerDay,
    vcpu: told.vcpu ?? known?.vcpu ?? null,
    memoryMiB,
    gpus: told.gpus ?? 0,
    windows,
    kubernetes: told.kubernetes ?? false,
    state: told.state ?? known?.state ?? 'none',
    hostAccess: told.hostAccess ?? false,
    longConnections: told.longConnections ?? false,
    imageGiB: told.imageGiB ?? null,
    startSeconds: told.startSeconds ?? null,
    interruptible: told.interruptible ?? known?.interruptible ?? null,
    servers: told.servers ?? null,
    architectures: architecturesOf(command.architecture, windows),
  };
  return { ok: true, workload, notes: notesOf(workload) };
}

/** The problem of options that are all shut out, or null: the answer would be none of what was asked for. */
export function findOnlyImpossible(
  workload: Workload,
  only: readonly ComputeOption[],
  all: readonly ComputeOption[],
): ChoiceProblem | null {
  const isShut = (option: ComputeOption) => gatesOf(workload, option).length > 0;
  if (only.some((option) => !isShut(option))) return null;
  const possible = all.filter((option) => !isShut(option));
  return { code: 'OnlyImpossible', figures: { only, possible }, about: 'only' };
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

function kindOf(runtimeMs: number | null, requestsPerMonth: number | null): WorkloadKind {
  return runtimeMs !== null && requestsPerMonth !== null && runtimeMs > LONGEST_REQUEST_MS ? 'batch' : 'service';
}

function architecturesOf(architecture: ChooseCommand['architecture'], windows: boolean): readonly Architecture[] {
  if (architecture === 'x86' || windows) return ['X86_64'];
  return architecture === 'arm64' ? ['ARM64'] : ['X86_64', 'ARM64'];
}

function notesOf({ vcpu, memoryMiB, windows }: Workload): readonly ChoiceNote[] {
  if (vcpu === null) return [];
  const family = windows ? 'WINDOWS_SERVER_2022_CORE' : 'LINUX';
  const asked = { cpuUnits: Math.round(1024 * vcpu), memoryMiB: Math.round(memoryMiB) };
  const size = fargateSizeFor({ vcpu, memoryMiB }, family);
  return size === null || isValidTaskSize(asked, family) ? [] : [{ code: 'SizeRoundedUp', figures: { asked, size } }];
}

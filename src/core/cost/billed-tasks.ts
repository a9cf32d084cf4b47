import type { CostCommand } from '../command/specs/cost.ts';
import { parseTaskSize } from '../parse-task-size.ts';
import type { Architecture, SavingsPlanRow } from '../pricing/price-list.ts';
import type { TaskSize } from '../task-size.ts';

/** Tasks that stay for so many hours of every day, or runs that come and go. */
export type Duty =
  | { readonly kind: 'hours'; readonly hoursADay: number }
  | { readonly kind: 'month'; readonly hoursAMonth: number }
  | { readonly kind: 'runs'; readonly runs: number; readonly durationSeconds: number };

/** What is to be paid for: a number of tasks of one size in one region. */
export interface BilledTasks {
  readonly region: string;
  readonly size: TaskSize;
  /** At once; of runs, in each of them. */
  readonly tasks: number;
  readonly duty: Duty;
  readonly operatingSystem: 'LINUX' | 'WINDOWS';
  readonly architecture: Architecture;
  /** 0 to 100, the share of tasks on Fargate Spot. */
  readonly spotPercent: number;
  readonly storageGiB: number;
  /** A Compute Savings Plan without payment up front, over vCPU and memory. */
  readonly commit: SavingsPlanRow['term'] | null;
  readonly publicIp: boolean;
}

/** What is asked for and cannot be, with the nearest that can. `words/` makes the sentence. */
export interface CostProblemFigures {
  readonly SizeMissing: Record<string, never>;
  readonly SizeUnreadable: { readonly typed: string };
  readonly NoSuchSize: {
    readonly asked: TaskSize;
    readonly nearest: TaskSize;
    readonly holding: TaskSize | null;
    readonly windows: boolean;
  };
  readonly WindowsOnArm: Record<string, never>;
  readonly WindowsOnSpot: Record<string, never>;
  readonly CommitOnSpot: { readonly commit: string };
  readonly CommitOnWindows: { readonly commit: string };
  readonly CommitOnRuns: { readonly commit: string };
}

export type CostProblem = {
  readonly [Code in keyof CostProblemFigures]: {
    readonly code: Code;
    readonly figures: CostProblemFigures[Code];
    /** The property of the command that it is about. */
    readonly about: keyof CostCommand;
  };
}[keyof CostProblemFigures];

export type ReadBilledTasks =
  | { readonly ok: true; readonly workload: BilledTasks }
  | { readonly ok: false; readonly problems: readonly CostProblem[] };

/** The workload that the command describes in the region, or everything about it that cannot be. */
export function readBilledTasks(command: CostCommand, region: string): ReadBilledTasks {
  const { operatingSystem, architecture, spotPercent, commit, runs, durationSeconds } = command;
  const isWindows = operatingSystem === 'windows';
  const problems: CostProblem[] = [];
  const family = isWindows ? 'WINDOWS' : 'LINUX';
  const size = command.size === undefined ? undefined : parseTaskSize(command.size, family);
  if (size === undefined) problems.push({ code: 'SizeMissing', figures: {}, about: 'size' });
  else if (!size.ok && size.code === 'unreadable') {
    problems.push({ code: 'SizeUnreadable', figures: { typed: command.size ?? '' }, about: 'size' });
  } else if (!size.ok) {
    const { asked, nearest, holding } = size;
    problems.push({ code: 'NoSuchSize', figures: { asked, nearest, holding, windows: isWindows }, about: 'size' });
  }
  if (isWindows && architecture === 'arm64') {
    problems.push({ code: 'WindowsOnArm', figures: {}, about: 'architecture' });
  }
  if (isWindows && spotPercent > 0) problems.push({ code: 'WindowsOnSpot', figures: {}, about: 'spotPercent' });
  if (commit !== undefined) {
    if (spotPercent > 0) problems.push({ code: 'CommitOnSpot', figures: { commit }, about: 'commit' });
    if (isWindows) problems.push({ code: 'CommitOnWindows', figures: { commit }, about: 'commit' });
    if (runs !== undefined) problems.push({ code: 'CommitOnRuns', figures: { commit }, about: 'commit' });
  }
  if (size?.ok !== true || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    workload: {
      region,
      size: size.size,
      tasks: command.tasks,
      duty:
        runs === undefined
          ? { kind: 'hours', hoursADay: command.hoursADay }
          : { kind: 'runs', runs, durationSeconds: durationSeconds ?? 0 },
      operatingSystem: family,
      architecture: architecture === 'arm64' ? 'ARM64' : 'X86_64',
      spotPercent,
      storageGiB: command.storageGiB,
      commit: commit ?? null,
      publicIp: command.publicIp,
    },
  };
}

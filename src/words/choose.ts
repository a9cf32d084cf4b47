import type { ComputeOption, OperationsEffort } from '../core/choice/compute-option.ts';
import type { GateFigures } from '../core/choice/gates.ts';
import type { ChoiceNoteFigures } from '../core/choice/notes.ts';
import type { LeftOutCost } from '../core/choice/offer.ts';
import type { OtherCloud } from '../core/choice/other-clouds.ts';
import type { ChoiceProblemFigures } from '../core/choice/read-workload.ts';
import type { ReasonAgainstFigures, ReasonForFigures } from '../core/choice/reasons.ts';
import type { HostAccessKind, StateKind, WorkloadKind } from '../core/choice/workload.ts';
import type { Sentences } from './words.ts';

/** What a choice of compute says. Money and sizes arrive formatted. */
export interface ChooseWords {
  readonly headline: (figures: { option: string; usd: string }) => string;
  /** The best option has no price. */
  readonly headlineUnpriced: (figures: { option: string }) => string;
  readonly headlineNone: string;
  readonly options: Readonly<Record<ComputeOption, string>>;
  readonly gates: Sentences<GateFigures>;
  readonly reasonsFor: Sentences<ReasonForFigures>;
  readonly reasonsAgainst: Sentences<ReasonAgainstFigures>;
  readonly leavesOut: Readonly<Record<LeftOutCost, string>>;
  readonly operations: Readonly<Record<OperationsEffort, string>>;
  readonly startUp: (figures: { fromSeconds: number; toSeconds: number }) => string;
  readonly shapes: {
    readonly function: (memory: string) => string;
    readonly tasks: (figures: { tasks: number; size: string; spotPercent: number; pods: boolean }) => string;
    readonly instances: (figures: { instances: number; type: string; packedPercent: number }) => string;
  };
  readonly unpriced: {
    readonly NoPrice: (figures: { what: string; region: string; nearest: string }) => string;
    readonly RuntimeUnknown: string;
    readonly WindowsLicence: string;
    readonly NothingFits: string;
  };
  readonly breakEven: {
    /** `perSecond` is empty where it is next to nothing. */
    readonly requests: (figures: { arm: boolean; server: string; requests: number; perSecond: string }) => string;
    readonly always: (figures: { arm: boolean; server: string }) => string;
    readonly packed: (figures: { option: string; percent: number; type: string; fargate: string }) => string;
    readonly neverPacked: (figures: { option: string; percent: number; type: string; fargate: string }) => string;
  };
  readonly otherClouds: Readonly<Record<OtherCloud, string>>;
  readonly problems: Sentences<ChoiceProblemFigures>;
  readonly notes: Sentences<ChoiceNoteFigures>;
  /** What the workload is, in short facts. */
  readonly facts: {
    readonly kind: Readonly<Record<WorkloadKind, string>>;
    readonly requests: (figures: { requests: string; runtime: string }) => string;
    readonly requestsOnly: (requests: string) => string;
    readonly runtimeOnly: (runtime: string) => string;
    readonly tasks: (tasks: number) => string;
    readonly need: (figures: { vcpu: string | null; memory: string }) => string;
    readonly hoursADay: (hours: number) => string;
    readonly gpus: (count: number) => string;
    readonly kubernetes: string;
    readonly state: Readonly<Record<Exclude<StateKind, 'none'>, string>>;
    readonly hostAccess: Readonly<Record<Exclude<HostAccessKind, 'none'>, string>>;
    readonly longConnections: string;
    readonly image: (gib: number) => string;
    readonly start: (seconds: number) => string;
    readonly interruptible: string;
    readonly notInterruptible: string;
    readonly noServers: string;
    readonly fromMetrics: (figures: { service: string; days: number }) => string;
  };
  readonly headings: {
    readonly possible: string;
    readonly impossible: string;
    readonly breakEven: string;
    readonly otherClouds: string;
    readonly notes: string;
  };
  readonly labels: {
    readonly monthly: (usd: string) => string;
    readonly without: (what: string) => string;
    readonly operations: string;
    readonly startUp: string;
    readonly speaksFor: string;
    readonly speaksAgainst: string;
  };
  readonly columns: { readonly option: string; readonly monthly: string; readonly runs: string };
  readonly prices: (figures: { region: string; asOf: string }) => string;
  readonly form: {
    readonly title: string;
    readonly submit: string;
    readonly again: string;
    readonly service: string;
    readonly kind: string;
    readonly runtimeMs: string;
    readonly runtimeHint: string;
    readonly requests: string;
    readonly requestsHint: string;
    readonly concurrency: string;
    readonly tasks: string;
    readonly memoryMiB: string;
    readonly memoryHint: string;
    readonly vcpu: string;
    readonly hoursADay: string;
    readonly gpus: string;
    readonly operatingSystem: string;
    readonly kubernetes: string;
    readonly state: string;
    readonly stateKinds: Readonly<Record<StateKind, string>>;
    readonly longConnections: string;
    readonly hostAccess: string;
    readonly hostAccessKinds: Readonly<Record<HostAccessKind, string>>;
    readonly imageGiB: string;
    readonly imageHint: string;
    readonly only: string;
    readonly onlyHint: string;
    readonly days: string;
    readonly startSeconds: string;
    readonly startHint: string;
    readonly interruptible: string;
    readonly servers: string;
    readonly architecture: string;
    readonly anyArchitecture: string;
    readonly region: string;
    readonly unknown: string;
    readonly yes: string;
    readonly no: string;
  };
}

import type { BoundReason, Command, CommandProblem } from '../core/command/command.ts';
import type { ErrorCode } from '../core/errors.ts';
import type {
  AbstentionFigures,
  Confidence,
  Goal,
  OptionScaling,
  ReasonCode,
  WarningFigures,
} from '../core/recommendation.ts';
import type { ExplanationFigures } from '../core/sizing/explanation.ts';
import type { AskWords } from './ask.ts';
import type { CheckWords } from './checks.ts';
import type { ChooseWords } from './choose.ts';
import type { CostWords } from './cost.ts';
import type { DigestWords } from './digest.ts';
import type { DoctorWords } from './doctor.ts';
import type { FleetWords } from './fleet.ts';
import type { Formats } from './formats.ts';
import type { Locale } from './locale.ts';
import type { MigrationWords } from './migration.ts';
import type { OncallWords } from './oncall.ts';
import type { PriceWords } from './prices.ts';

/** One sentence for every code, made from that code's figures: a code without a sentence does not compile. */
export type Sentences<Figures> = { readonly [Code in keyof Figures]: (figures: Figures[Code]) => string };

export interface NoticeWords {
  readonly warnings: Sentences<WarningFigures>;
  readonly abstentions: Sentences<AbstentionFigures>;
}

/** What a service has too little of; `size` where the dimension is not known. */
export type Shortage = 'cpu' | 'memory' | 'both' | 'size';

/** What a task is bought as. */
export type Capacity = 'onDemand' | 'spot' | 'both';

/** Sizes and money arrive formatted. */
export interface SizeWords {
  readonly headline: {
    readonly save: (figures: { usd: string; from: string; to: string; atLeast: boolean }) => string;
    readonly costsMore: (figures: { usd: string; from: string; to: string; atLeast: boolean }) => string;
    /** What it is short of first, then the money: at most one of `savedUsd` and `addedUsd` is there. */
    readonly needs: (figures: {
      short: Shortage;
      from: string;
      to: string;
      atLeast: boolean;
      savedUsd: string | null;
      addedUsd: string | null;
    }) => string;
    readonly raiseLimits: (figures: { containers: string; size: string }) => string;
    readonly change: (figures: { from: string; to: string }) => string;
    readonly keep: (figures: { size: string; usd: string | null }) => string;
    readonly keepUnknownSize: string;
    readonly undetermined: string;
    readonly undeterminedAt: (figures: { size: string; usd: string | null }) => string;
    readonly underprovisioned: (figures: { size: string }) => string;
  };
  readonly title: (figures: { service: string; region: string }) => string;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** `windowDays` is null where data fills the window. */
  readonly window: (figures: {
    dataMinutes: number;
    windowDays: number | null;
    from: string;
    to: string;
    comparableDays: number | null;
  }) => string;
  readonly noData: string;
  /** A dimension whose demand is not known is null; both never are. */
  readonly replay: (figures: {
    days: number;
    cpuCappedMinutes: number | null;
    memoryOverMinutes: number | null;
  }) => string;
  readonly reasons: Readonly<Record<ReasonCode, string>>;
  readonly goals: Readonly<Record<Goal, { readonly name: string; readonly what: string }>>;
  readonly monthly: (usd: string) => string;
  readonly noPrice: string;
  readonly saves: (usd: string) => string;
  readonly adds: (usd: string) => string;
  readonly samePrice: string;
  readonly cappedFor: (duration: string) => string;
  readonly cappedUnknown: string;
  readonly overMemoryFor: (duration: string) => string;
  readonly overMemoryUnknown: string;
  readonly unknown: string;
  /** A target arrives formatted: a share, or requests a task; null where steps decide. */
  readonly scaling: (figures: Omit<OptionScaling, 'target'> & { target: string | null }) => string;
  readonly requestsATask: (count: number) => string;
  readonly asked: string;
  readonly columns: {
    readonly goal: string;
    readonly size: string;
    readonly monthly: string;
    readonly saving: string;
    readonly capped: string;
    readonly overMemory: string;
  };
  readonly headings: {
    readonly why: string;
    readonly options: string;
    readonly change: string;
    readonly utilization: string;
    readonly notRead: string;
    readonly explanation: string;
    readonly notComputed: string;
  };
  readonly cpu: string;
  readonly memory: string;
  readonly range: (figures: { min: string; max: string }) => string;
  readonly noDatapoints: string;
  readonly prices: (figures: { region: string; asOf: string; discountPercent: number; capacity: Capacity }) => string;
  /** Said when nobody told how many tasks run. */
  readonly oneTask: string;
  readonly more: (count: number) => string;
}

export interface ChangeWords {
  readonly containers: (figures: { container: string; values: string }) => string;
  readonly runtimeFlag: (figures: { container: string; flag: string; from: string; to: string }) => string;
  readonly runtimeFollows: (figures: { container: string; setting: string }) => string;
  readonly doesNotFit: string;
  readonly restStays: string;
  readonly was: (value: string) => string;
  readonly shellNote: string;
  /** Instead, where the names of the service and its cluster are not known. */
  readonly registerNote: string;
  /** Said instead of a change that does not fit: half a command must never be pasted. */
  readonly tooLong: string;
  readonly scalingNote: (figures: { minCapacity: number; maxCapacity: number; target: string }) => string;
  readonly kinds: {
    readonly shell: string;
    readonly terraform: string;
    readonly cloudFormation: string;
    readonly cdk: string;
  };
}

/** Problems with what was typed, by code. */
export type ProblemWords = {
  readonly [Code in CommandProblem['code']]: (problem: Extract<CommandProblem, { readonly code: Code }>) => string;
};

/** Plain data that an error carries; what is missing is left out of its sentence. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

export interface ErrorWords {
  readonly byCode: {
    readonly [Code in ErrorCode]: {
      readonly what: (details: ErrorDetails) => string;
      readonly todo: (details: ErrorDetails) => string;
    };
  };
  readonly reference: (id: string) => string;
}

/** The commands that help has a page of. */
export type HelpTopic = Command['name'];

type OptionKeys<C> = C extends Command
  ? Exclude<keyof C, 'name' | 'service' | 'question' | 'definition' | 'topic' | 'what' | 'action' | 'file' | 'size'>
  : never;

/** The properties of the commands that an option fills: a new option without a sentence does not compile. */
export type OptionKey = OptionKeys<Command>;

export interface HelpWords {
  readonly intro: string;
  readonly commands: Readonly<Record<HelpTopic, { readonly summary: string; readonly notes: readonly string[] }>>;
  readonly options: Readonly<Record<OptionKey, string>>;
  readonly accepts: (expected: string) => string;
  readonly byDefault: (value: string) => string;
  readonly because: Readonly<Record<BoundReason, string>>;
  readonly headings: { readonly usage: string; readonly examples: string; readonly options: string };
  readonly more: (command: string) => string;
  readonly onCommandLine: (commands: string) => string;
  readonly exitStatuses: readonly string[];
  readonly exitHeading: string;
}

/** What only the modals and the Home tab say. Names and figures arrive escaped. */
export interface FormWords {
  readonly appTitle: string;
  readonly formTitle: string;
  readonly formSubmit: string;
  readonly close: string;
  readonly loading: string;
  readonly service: string;
  readonly servicePlaceholder: string;
  readonly days: string;
  readonly goal: string;
  readonly goalFromTag: string;
  readonly tryAgain: string;
  readonly missingScope: (scope: string) => string;
  readonly outsideChannel: (channels: string) => string;
  readonly version: (version: string) => string;
  readonly homeIntro: string;
  readonly homeCommands: string;
  readonly awsLinked: (figures: { services: number; clusters: number; region: string }) => string;
  readonly awsNotLinked: (figures: { what: string; todo: string }) => string;
}

/** What only a terminal says. */
export interface TerminalWords {
  readonly documents: (count: string) => string;
  readonly wrote: (path: string) => string;
  readonly imported: (rows: string) => string;
  readonly interrupted: string;
}

export interface SlackWords {
  readonly buttons: {
    readonly share: string;
    readonly why: string;
    readonly openConsole: string;
    readonly goal: Readonly<Record<Goal, string>>;
    readonly days: (days: number) => string;
    readonly run: string;
    readonly help: string;
    readonly size: string;
  };
  readonly loading: (service: string) => string;
  readonly loadingNote: string;
  readonly sharedBy: (mention: string) => string;
  readonly refusals: {
    readonly guest: string;
    readonly outsider: string;
    readonly channel: string;
    readonly userGroup: string;
    readonly unverified: string;
  };
  readonly ambiguous: (figures: { asked: string; count: number }) => string;
  readonly ambiguousMore: (count: number) => string;
  readonly notFound: (figures: { asked: string; region: string; cluster: string | null }) => string;
  readonly closest: string;
  readonly notFoundTodo: string;
  readonly expired: string;
  readonly unknownAction: string;
  readonly draining: string;
}

/** Everything that the product says in one language. */
export interface Words {
  readonly locale: Locale;
  readonly formats: Formats;
  readonly notices: NoticeWords;
  readonly size: SizeWords;
  readonly explanation: Sentences<ExplanationFigures>;
  readonly change: ChangeWords;
  readonly problems: ProblemWords;
  readonly errors: ErrorWords;
  readonly help: HelpWords;
  readonly fleet: FleetWords;
  readonly choose: ChooseWords;
  readonly cost: CostWords;
  readonly checks: CheckWords;
  readonly prices: PriceWords;
  readonly migration: MigrationWords;
  readonly digest: DigestWords;
  readonly doctor: DoctorWords;
  readonly oncall: OncallWords;
  readonly ask: AskWords;
  readonly slack: SlackWords;
  readonly forms: FormWords;
  readonly terminal: TerminalWords;
}

import type { FleetSort } from '../fleet/fleet-totals.ts';
import type { Goal } from '../recommendation.ts';

export type OutputFormat = 'text' | 'json' | 'ndjson' | 'markdown' | 'slack';
export type DigestFormat = 'text' | 'json' | 'markdown';
export type FleetFormat = 'text' | 'json' | 'csv' | 'markdown' | 'html';

/** Every command, in the order of the help. */
export const COMMAND_NAMES = ['size', 'fleet', 'digest', 'db', 'collect', 'metrics-query', 'help', 'version'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** What a person asked for, in Slack or on the command line. */
export type Command =
  | { readonly name: 'help'; readonly topic?: CommandName }
  | { readonly name: 'version' }
  | SizeCommand
  | FleetCommand
  | DigestCommand
  | DbCommand
  | CollectCommand
  | MetricsQueryCommand;

interface ServiceOptions {
  readonly service: string;
  readonly cluster?: string;
  readonly region?: string;
  readonly days: number;
}

export interface SizeCommand extends Omit<ServiceOptions, 'service'> {
  readonly name: 'size';
  /** Absent when the evidence comes from files. */
  readonly service?: string;
  readonly goal?: Goal;
  readonly discountPercent?: number;
  readonly format?: OutputFormat;
  readonly lang?: string;
  readonly explain: boolean;
  readonly failOnFindings: boolean;
  /** A file of evidence documents, or `-` for standard input. */
  readonly from?: string;
  readonly metrics?: string;
  readonly taskDefinition?: string;
  readonly count?: number;
}

export interface FleetCommand {
  readonly name: 'fleet';
  readonly cluster?: string;
  /** The configured region when absent. */
  readonly regions?: readonly string[];
  /** How many services a person is shown. */
  readonly top: number;
  readonly sort: FleetSort;
  readonly days: number;
  readonly goal?: Goal;
  readonly discountPercent?: number;
  /** CloudWatch is asked for no metric beyond this price. */
  readonly maxApiUsd?: number;
  readonly format?: FleetFormat;
  readonly lang?: string;
  readonly failOnFindings: boolean;
}

export interface DigestCommand {
  readonly name: 'digest';
  /** A schedule such as `weekly mon 09:00`, or one of the words that the feature knows; absent, the digest of now. */
  readonly what?: string;
  readonly cluster?: string;
  readonly minimumSavingUsd?: number;
  readonly region?: string;
  readonly days: number;
  readonly discountPercent?: number;
  readonly format?: DigestFormat;
  readonly lang?: string;
}

export const DB_ACTIONS = ['export', 'import', 'vacuum'] as const;

export interface DbCommand {
  readonly name: 'db';
  readonly action: (typeof DB_ACTIONS)[number];
  /** The file to write or read; standard output or input when absent. */
  readonly file?: string;
}

export interface CollectCommand extends ServiceOptions {
  readonly name: 'collect';
  /** The file to write, standard output when absent. */
  readonly output?: string;
}

export interface MetricsQueryCommand extends ServiceOptions {
  readonly name: 'metrics-query';
}

/** Where a person types: the same grammar, but not every command and option makes sense in both. */
export type Surface = 'slack' | 'cli';

/** Why a bound is where it is, for the sentence about a value beyond it. */
export type BoundReason =
  /** CloudWatch keeps 5-minute datapoints for 63 days; what is older is hourly and hides the peaks. */
  'FiveMinuteRetention';

/**
 * One thing wrong with what was typed. `words/` makes the sentence. Options are written as typed (`--days`),
 * `expected` is a notation that needs no translation (`1–63`, `cost|balanced|safe`, `FILE`).
 */
export type CommandProblem =
  /** `didYouMean` is a whole command that would be understood, such as `size my-service --days 7`. */
  | { readonly code: 'UnknownCommand'; readonly typed: string; readonly didYouMean?: string }
  | { readonly code: 'UnknownOption'; readonly typed: string; readonly didYouMean?: string }
  /** A command or an option that only the other surface has. */
  | { readonly code: 'OnlyElsewhere'; readonly typed: string; readonly where: Surface }
  | { readonly code: 'MissingService'; readonly command: string }
  | { readonly code: 'MissingValue'; readonly option: string; readonly expected: string }
  | {
      readonly code: 'BadValue';
      readonly option: string;
      readonly value: string;
      readonly expected: string;
      /** The nearest value that would be accepted, where there is one. */
      readonly nearest?: string;
      readonly because?: BoundReason;
    }
  | { readonly code: 'TooManyArguments'; readonly typed: string }
  | { readonly code: 'ConflictingOptions'; readonly options: readonly string[] }
  | { readonly code: 'NeedsOption'; readonly option: string; readonly needs: string };

export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  /** `topic` is the command meant, when that much was understood: its help is worth showing. */
  | { readonly ok: false; readonly problems: readonly CommandProblem[]; readonly topic?: CommandName };

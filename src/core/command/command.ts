import type { Goal } from '../recommendation.ts';

export type OutputFormat = 'text' | 'json' | 'ndjson' | 'markdown' | 'slack';

/** What a person asked for, in Slack or on the command line. */
export type Command =
  | { readonly name: 'help'; readonly topic?: string }
  | { readonly name: 'version' }
  | SizeCommand
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

export interface CollectCommand extends ServiceOptions {
  readonly name: 'collect';
  /** The file to write, standard output when absent. */
  readonly output?: string;
}

export interface MetricsQueryCommand extends ServiceOptions {
  readonly name: 'metrics-query';
}

/** One thing wrong with what was typed. `words/` makes the sentence. */
export type CommandProblem =
  | { readonly code: 'UnknownCommand'; readonly typed: string; readonly didYouMean?: string }
  | { readonly code: 'UnknownOption'; readonly typed: string; readonly didYouMean?: string }
  | { readonly code: 'MissingService'; readonly command: string }
  | { readonly code: 'MissingValue'; readonly option: string; readonly expected: string }
  | { readonly code: 'BadValue'; readonly option: string; readonly value: string; readonly expected: string }
  | { readonly code: 'TooManyArguments'; readonly typed: string }
  | { readonly code: 'ConflictingOptions'; readonly options: readonly string[] };

export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly problems: readonly CommandProblem[]; readonly topic?: string };

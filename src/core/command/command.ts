import type { AskCommand } from './specs/ask.ts';
import type { CheckCommand } from './specs/check.ts';
import type { ChooseCommand } from './specs/choose.ts';
import type { CollectCommand } from './specs/collect.ts';
import type { CostCommand } from './specs/cost.ts';
import type { DbCommand } from './specs/db.ts';
import type { DigestCommand } from './specs/digest.ts';
import type { DoctorCommand } from './specs/doctor.ts';
import type { FleetCommand } from './specs/fleet.ts';
import type { HelpCommand } from './specs/help.ts';
import type { MetricsQueryCommand } from './specs/metrics-query.ts';
import type { MigrateCommand } from './specs/migrate.ts';
import type { PricesCommand } from './specs/prices.ts';
import type { SizeCommand } from './specs/size.ts';
import type { VersionCommand } from './specs/version.ts';
import type { WhyCommand } from './specs/why.ts';

/** Every command, in the order of the help. */
export const COMMAND_NAMES = [
  'size',
  'why',
  'ask',
  'fleet',
  'choose',
  'cost',
  'check',
  'migrate',
  'digest',
  'db',
  'prices',
  'doctor',
  'collect',
  'metrics-query',
  'help',
  'version',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** What a person asked for, in Slack or on the command line. */
export type Command =
  | HelpCommand
  | VersionCommand
  | SizeCommand
  | WhyCommand
  | AskCommand
  | FleetCommand
  | ChooseCommand
  | CostCommand
  | CheckCommand
  | MigrateCommand
  | DigestCommand
  | DbCommand
  | PricesCommand
  | DoctorCommand
  | CollectCommand
  | MetricsQueryCommand;

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

import type { BoundReason, Command, CommandName, CommandProblem, Surface } from './command.ts';
import type { ValueKind } from './value-kind.ts';

/** One option of a command. */
export interface OptionSpec<T = unknown> {
  /** Its name without dashes, such as `fail-on-findings`. */
  readonly option: string;
  readonly value: ValueKind<T>;
  /** What it is when it is not typed; without one the command has no such property. */
  readonly default?: T;
  readonly surfaces: readonly Surface[];
  readonly because?: BoundReason;
}

/** One argument that is told by its place. */
export interface PositionalSpec<T = unknown> {
  readonly value: ValueKind<T>;
  readonly required: boolean;
  /** All words from here on are its text, joined by blanks. */
  readonly takesRest?: boolean;
  /** A sentence of the person's own: what looks like an option and is none stands in it. */
  readonly isFreeText?: boolean;
}

/** A row of a command's table, with the property of the command that it fills. */
export type OptionRow = OptionSpec & { readonly key: string };
export type PositionalRow = PositionalSpec & { readonly key: string };

/** A command as a table: what may be typed, where, and what it must come with. */
export interface CommandSpec {
  readonly name: CommandName;
  readonly surfaces: readonly Surface[];
  readonly positionals: readonly PositionalRow[];
  readonly options: readonly OptionRow[];
  /** Whole commands as an example, without the program's name. */
  readonly examples: readonly string[];
  /** Examples that the command line would refuse. */
  readonly slackExamples: readonly string[];
  /** The options that do not go together, given the properties that were typed. */
  readonly check: (typed: ReadonlySet<string>) => readonly CommandProblem[];
}

type Filled<C, K extends keyof C> = Exclude<C[K], undefined>;

/** Every property of the command but its name is a row, of the property's type: a table that misses one does not compile. */
interface CommandTable<C extends Command, P extends keyof C & string> {
  readonly name: C['name'];
  readonly surfaces: readonly Surface[];
  readonly positionals: { readonly [K in P]: PositionalSpec<Filled<C, K>> };
  readonly options: { readonly [K in Exclude<keyof C, 'name' | P> & string]-?: OptionSpec<Filled<C, K>> };
  readonly examples: readonly string[];
  readonly slackExamples?: readonly string[];
  readonly check?: (typed: ReadonlySet<string>) => readonly CommandProblem[];
}

/** The table of the command `C`, of which the properties `P` are told by their place, in the order of the rows. */
export function toCommandSpec<C extends Command, P extends keyof C & string>(table: CommandTable<C, P>): CommandSpec {
  return {
    name: table.name,
    surfaces: table.surfaces,
    positionals: toRows<PositionalSpec>(table.positionals),
    options: toRows<OptionSpec>(table.options),
    examples: table.examples,
    slackExamples: table.slackExamples ?? [],
    check: table.check ?? (() => []),
  };
}

function toRows<S>(table: Readonly<Record<string, S>>): (S & { key: string })[] {
  return Object.entries(table).map(([key, row]) => ({ key, ...row }));
}

import type { BoundReason, CommandName, Surface } from './command.ts';
import type { CommandSpec, OptionRow } from './command-spec.ts';
import { COMMAND_SPECS } from './command-specs.ts';
import { FLAG } from './value-kind.ts';

/** One line of a command's help. `words/` says what it is for, by the command's name and `key`. */
export interface OptionHelp {
  readonly key: string;
  /** As it is typed: `--days DAYS`. */
  readonly usage: string;
  /** The values accepted when the usage does not show them, such as `1–63`. */
  readonly expected?: string;
  readonly default?: string;
  readonly because?: BoundReason;
}

/** What a command's help is made of. */
export interface CommandHelp {
  readonly name: CommandName;
  /** One line, without the program's name: `collect SERVICE [--cluster CLUSTER] …`. */
  readonly usage: string;
  readonly options: readonly OptionHelp[];
  readonly examples: readonly string[];
}

/** The help of every command of the surface, in the order of the tables. */
export function commandHelp(surface: Surface): readonly CommandHelp[] {
  return COMMAND_SPECS.filter((spec) => spec.surfaces.includes(surface)).map((spec) => toHelp(spec, surface));
}

function toHelp(spec: CommandSpec, surface: Surface): CommandHelp {
  const positionals = spec.positionals.map(({ value, required }) =>
    required ? value.placeholder : `[${value.placeholder}]`,
  );
  const options = spec.options.filter((row) => row.surfaces.includes(surface)).map(toOptionHelp);
  // An example that the surface would refuse teaches nothing.
  const elsewhere = spec.options.filter((row) => !row.surfaces.includes(surface));
  return {
    name: spec.name,
    usage: [spec.name, ...positionals, ...options.map(({ usage }) => `[${usage}]`)].join(' '),
    options,
    examples: [...spec.examples, ...(surface === 'slack' ? spec.slackExamples : [])].filter(
      (example) => !elsewhere.some((row) => example.includes(`--${row.option}`)),
    ),
  };
}

function toOptionHelp(row: OptionRow): OptionHelp {
  const { placeholder, expected } = row.value;
  const isFlag = row.value === FLAG;
  return {
    key: row.key,
    usage: isFlag ? `--${row.option}` : `--${row.option} ${placeholder}`,
    ...(!isFlag && expected !== placeholder && { expected }),
    ...(!isFlag && row.default !== undefined && { default: row.value.write(row.default) }),
    ...(row.because && { because: row.because }),
  };
}

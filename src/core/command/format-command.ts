import type { Command } from './command.ts';
import { COMMAND_SPECS } from './command-specs.ts';
import { FLAG } from './value-kind.ts';

/** A command taken apart: its name, what is told by its place, and its options with their text. */
interface CommandParts {
  readonly name: string;
  readonly positionals: readonly string[];
  readonly options: readonly { readonly option: string; readonly text?: string }[];
}

/** The command as a person would type it in Slack: parseCommandText gives the same command back. Defaults are left out. */
export function formatCommand(command: Command): string {
  const { name, positionals, options } = toParts(command);
  const words = options.flatMap(({ option, text }) =>
    text === undefined ? [`--${option}`] : [`--${option}`, quote(text)],
  );
  return [name, ...positionals.map(quote), ...words].join(' ');
}

/** The command as arguments of the command line: parseArguments gives the same command back. Defaults are left out. */
export function formatArguments(command: Command): string[] {
  const { name, positionals, options } = toParts(command);
  const words = options.map(({ option, text }) => (text === undefined ? `--${option}` : `--${option}=${text}`));
  return positionals.every(isPlain) ? [name, ...positionals, ...words] : [name, ...words, '--', ...positionals];
}

function toParts(command: Command): CommandParts {
  const spec = COMMAND_SPECS.find((candidate) => candidate.name === command.name);
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(command));
  const options = (spec?.options ?? []).filter((row) => values.has(row.key) && values.get(row.key) !== row.default);
  return {
    name: command.name,
    positionals: (spec?.positionals ?? [])
      .filter((row) => values.has(row.key))
      .map((row) => row.value.write(values.get(row.key))),
    options: options.map((row) => ({
      option: row.option,
      ...(row.value !== FLAG && { text: row.value.write(values.get(row.key)) }),
    })),
  };
}

/** True for text that can only be a value: no option, no help, no white space or quotes. */
function isPlain(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_./-]*$/.test(text) && !/^(help|h)$/i.test(text);
}

function quote(text: string): string {
  return isPlain(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

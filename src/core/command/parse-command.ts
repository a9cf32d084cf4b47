import { closestWord } from './closest-word.ts';
import type { Command, CommandName, ParsedCommand, Surface } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { COMMAND_SPECS } from './command-specs.ts';
import { formatCommand } from './format-command.ts';
import { otherThan, parseValues } from './parse-values.ts';
import { type Token, tokenize, undoSlackMarkup } from './tokenize.ts';
import { endsOptions, toDashed, toName } from './typed-option.ts';

/**
 * The command that the text of a slash command means. Tolerant of what phones and Slack do to text: `-days 7`,
 * `--days 7`, `—days 7`, `days=7` and `days:7` are one; case, odd spaces, quotes of any kind and Slack's escapes do not
 * matter. Blank text is help. Never throws.
 */
export function parseCommandText(text: string): ParsedCommand {
  return parseTokens(tokenize(undoSlackMarkup(text)), 'slack');
}

/** The command that the arguments of the command line mean (without node and the script), in the same grammar. Never throws. */
export function parseArguments(argv: readonly string[]): ParsedCommand {
  return parseTokens(argv.map(toWord), 'cli');
}

const HELP_NAMES: ReadonlySet<string> = new Set(['help', 'h', '?']);
const VERSION_NAMES: ReadonlySet<string> = new Set(['version', 'v']);
/** What a name, `cluster/name` or ARN of a service is made of. */
const SERVICE_LIKE = /^[A-Za-z0-9][A-Za-z0-9_./:-]*$/;

function parseTokens(tokens: readonly Token[], surface: Surface): ParsedCommand {
  const end = tokens.findIndex(endsOptions);
  const asksHelp = tokens.slice(0, end < 0 ? undefined : end).some(isHelpOption);
  const words = asksHelp ? tokens.filter((token) => !isHelpOption(token)) : tokens;
  const first = words[0];
  if (first === undefined) return { ok: true, command: { name: 'help' } };
  const leading = toDashed(first);
  if (leading && VERSION_NAMES.has(leading.name)) return { ok: true, command: { name: 'version' } };
  // Options before the command are in the wrong place but clear; anything else there is the command, or meant as one.
  const at = leading ? Math.max(0, words.findIndex(isCommandName)) : 0;
  const verb = words[at] ?? first;
  const rest = words.filter((_, index) => index !== at);
  const spec = findSpec(verb.text);
  if (spec === undefined) return unknownCommand(verb, rest, surface);
  if (spec.name === 'help') return helpOf(rest.find((word) => !endsOptions(word))?.text, surface);
  if (!spec.surfaces.includes(surface)) return onlyElsewhere(spec.name, surface);
  if (asksHelp || isHelpWord(rest)) return { ok: true, command: { name: 'help', topic: spec.name } };
  const { values, problems } = parseValues(spec, rest, surface);
  if (problems.length > 0) return { ok: false, problems, topic: spec.name };
  return { ok: true, command: toCommand(spec, values) };
}

function toCommand(spec: CommandSpec, typed: ReadonlyMap<string, unknown>): Command {
  const defaults = spec.options.filter((row) => row.default !== undefined).map((row) => [row.key, row.default]);
  // Each table has a row of the right type for each property of its command (toCommandSpec), so this is that command.
  return { name: spec.name, ...Object.fromEntries(defaults), ...Object.fromEntries(typed) } as Command;
}

function helpOf(topic: string | undefined, surface: Surface): ParsedCommand {
  if (topic === undefined) return { ok: true, command: { name: 'help' } };
  const spec = findSpec(topic);
  if (spec?.surfaces.includes(surface)) return { ok: true, command: { name: 'help', topic: spec.name } };
  if (spec !== undefined) return onlyElsewhere(spec.name, surface);
  const meant = closestWord(toName(topic), commandNames(surface));
  return {
    ok: false,
    problems: [{ code: 'UnknownCommand', typed: topic, ...(meant && { didYouMean: `help ${meant}` }) }],
  };
}

/** What is wrong with a word that is no command: misspelt, or the name of a service without `size` before it. */
function unknownCommand(verb: Token, rest: readonly Token[], surface: Surface): ParsedCommand {
  const meant = closestWord(toName(verb.text), commandNames(surface));
  const attempt = meant ? [toWord(meant), ...rest] : toSizeAttempt(verb, rest);
  const parsed = attempt.length > 0 ? parseTokens(attempt, surface) : undefined;
  const didYouMean = parsed?.ok ? formatCommand(parsed.command) : meant;
  return { ok: false, problems: [{ code: 'UnknownCommand', typed: verb.text, ...(didYouMean && { didYouMean }) }] };
}

function toSizeAttempt(verb: Token, rest: readonly Token[]): readonly Token[] {
  return SERVICE_LIKE.test(verb.text) ? [toWord('size'), verb, ...rest] : [];
}

function onlyElsewhere(typed: string, surface: Surface): ParsedCommand {
  return { ok: false, problems: [{ code: 'OnlyElsewhere', typed, where: otherThan(surface) }] };
}

function commandNames(surface: Surface): readonly CommandName[] {
  return COMMAND_SPECS.filter((spec) => spec.surfaces.includes(surface)).map((spec) => spec.name);
}

function findSpec(text: string): CommandSpec | undefined {
  const name = toName(text);
  return COMMAND_SPECS.find((spec) => spec.name === name);
}

function isCommandName(word: Token): boolean {
  return findSpec(word.text) !== undefined;
}

function isHelpOption(word: Token): boolean {
  return HELP_NAMES.has(toDashed(word)?.name ?? '');
}

/** `size help` asks for help; a service of that name is `size "help"` or `size -- help`. */
function isHelpWord(rest: readonly Token[]): boolean {
  const [only] = rest;
  return rest.length === 1 && only !== undefined && !only.literal && HELP_NAMES.has(toName(only.text));
}

function toWord(text: string): Token {
  return { text, literal: false };
}

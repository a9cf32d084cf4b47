import { closestWord } from './closest-word.ts';
import type { Command, CommandProblem, ParsedCommand, Surface } from './command.ts';
import type { CommandSpec, OptionRow } from './command-spec.ts';
import { COMMAND_SPECS } from './command-specs.ts';
import { formatCommand } from './format-command.ts';
import { type Token, tokenize, undoSlackMarkup } from './tokenize.ts';
import { FLAG } from './value-kind.ts';

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
  const words = argv.map((text) => ({ text, literal: false }));
  return parseTokens(words, 'cli');
}

/** A word with dashes in front, or `name=value`. */
interface TypedOption {
  readonly name: string;
  /** As the person knows it: two dashes and the name. */
  readonly shown: string;
  readonly value?: string;
}

const DASHED = /^(?:\p{Pd}|−)+(?=[\p{L}?])([^=＝:：]+)(?:[=＝:：]([\s\S]*))?$/u;
const ASSIGNED = /^([\p{L}][\p{L}\p{N}_\p{Pd}]*)[=＝]([\s\S]*)$/u;
const COLONED = /^([\p{L}][\p{L}_\p{Pd}]*)[:：]([\s\S]*)$/u;
/** What ends the options: two dashes, or the long one that a phone makes of them. */
const END_OF_OPTIONS: ReadonlySet<string> = new Set(['--', '—']);
const HELP_NAMES: ReadonlySet<string> = new Set(['help', 'h', '?']);
const VERSION_NAMES: ReadonlySet<string> = new Set(['version', 'v']);
/** What a name, `cluster/name` or ARN of a service is made of. */
const SERVICE_LIKE = /^[A-Za-z0-9][A-Za-z0-9_./:-]*$/;

function parseTokens(tokens: readonly Token[], surface: Surface): ParsedCommand {
  const asksHelp = optionsOf(tokens).some((option) => HELP_NAMES.has(option.name));
  const words = asksHelp ? tokens.filter((token) => !HELP_NAMES.has(toDashed(token)?.name ?? '')) : tokens;
  const verbAt = words.findIndex((word) => findSpec(word) !== undefined);
  const first = words[0];
  if (first === undefined) return { ok: true, command: { name: 'help' } };
  const leading = toDashed(first);
  if (leading && VERSION_NAMES.has(leading.name)) return { ok: true, command: { name: 'version' } };
  // Options before the command are in the wrong place but clear; anything else there is the command, or meant as one.
  const at = leading && verbAt > 0 ? verbAt : 0;
  const verb = words[at] ?? first;
  const rest = words.filter((_, index) => index !== at);
  const spec = findSpec(verb);
  if (spec === undefined) return unknownCommand(verb, rest, surface);
  if (!spec.surfaces.includes(surface)) return onlyElsewhere(spec.name, surface);
  if (asksHelp || isHelpWord(rest)) {
    return { ok: true, command: spec.name === 'help' ? { name: 'help' } : { name: 'help', topic: spec.name } };
  }
  return parseBySpec(spec, rest, surface);
}

function parseBySpec(spec: CommandSpec, words: readonly Token[], surface: Surface): ParsedCommand {
  const values = new Map<string, unknown>();
  const problems: CommandProblem[] = [];
  let optionsEnded = false;
  let place = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (!optionsEnded && !word.literal && END_OF_OPTIONS.has(word.text)) {
      optionsEnded = true;
      continue;
    }
    const typed = optionsEnded ? undefined : toOption(word, spec);
    if (typed === undefined) {
      const positional = spec.positionals[place++];
      if (positional === undefined) problems.push({ code: 'TooManyArguments', typed: word.text });
      else set(positional.key, positional.value.read(word.text), values);
      continue;
    }
    const option = spec.options.find((row) => row.option === typed.name);
    const next = words[index + 1];
    const nextIsValue = next !== undefined && isValue(next);
    if (option === undefined) {
      const meant = suggestOption(typed, spec, surface);
      problems.push({ code: 'UnknownOption', typed: typed.shown, ...(meant && { didYouMean: `--${meant.option}` }) });
      // The value of an option misspelt is not an argument too many.
      const takesValue = meant ? meant.value !== FLAG : place >= spec.positionals.length;
      if (typed.value === undefined && nextIsValue && takesValue) index++;
      continue;
    }
    const takesNext = option.value !== FLAG && typed.value === undefined && nextIsValue;
    const text = takesNext ? next.text : typed.value;
    if (takesNext) index++;
    if (option.surfaces.includes(surface)) problems.push(...readOption(option, typed.shown, text, values));
    else problems.push({ code: 'OnlyElsewhere', typed: typed.shown, where: otherThan(surface) });
  }
  // A value that was typed but not understood is one problem, not two.
  const typedKeys = new Set([...values.keys(), ...unreadKeys(spec, problems)]);
  for (const positional of spec.positionals) {
    if (positional.required && !typedKeys.has(positional.key)) {
      problems.push({ code: 'MissingService', command: spec.name });
    }
  }
  problems.push(...spec.check(typedKeys));
  if (problems.length > 0) return { ok: false, problems, topic: spec.name };
  return toCommand(spec, values, surface);
}

/** The value of one option into `values`, or what is wrong with it. Of an option typed twice the last counts. */
function readOption(
  option: OptionRow,
  shown: string,
  text: string | undefined,
  values: Map<string, unknown>,
): CommandProblem[] {
  if (text === undefined && option.value === FLAG) {
    values.set(option.key, true);
    return [];
  }
  const expected = option.value.expected;
  if (text === undefined || text.trim() === '') return [{ code: 'MissingValue', option: shown, expected }];
  const value = option.value.read(text);
  if (value !== undefined) {
    values.set(option.key, value);
    return [];
  }
  const nearest = option.value.nearest?.(text);
  return [
    {
      code: 'BadValue',
      option: shown,
      value: text,
      expected,
      ...(nearest !== undefined && { nearest }),
      ...(option.because && { because: option.because }),
    },
  ];
}

function toCommand(spec: CommandSpec, typed: ReadonlyMap<string, unknown>, surface: Surface): ParsedCommand {
  const defaults = spec.options.filter((row) => row.default !== undefined).map((row) => [row.key, row.default]);
  // Each table has a row of the right type for each property of its command (toCommandSpec), so this is that command.
  const command = { name: spec.name, ...Object.fromEntries(defaults), ...Object.fromEntries(typed) } as Command;
  return command.name === 'help' && command.topic !== undefined
    ? toHelpCommand(command.topic, surface)
    : { ok: true, command };
}

function toHelpCommand(topic: string, surface: Surface): ParsedCommand {
  const spec = findSpec({ text: topic, literal: false });
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
  const attempt = meant ? [{ text: meant, literal: false }, ...rest] : toSizeAttempt(verb, rest);
  const parsed = attempt.length > 0 ? parseTokens(attempt, surface) : undefined;
  const didYouMean = parsed?.ok ? formatCommand(parsed.command) : meant;
  return { ok: false, problems: [{ code: 'UnknownCommand', typed: verb.text, ...(didYouMean && { didYouMean }) }] };
}

function onlyElsewhere(typed: string, surface: Surface): ParsedCommand {
  return { ok: false, problems: [{ code: 'OnlyElsewhere', typed, where: otherThan(surface) }] };
}

function commandNames(surface: Surface): readonly CommandSpec['name'][] {
  return COMMAND_SPECS.filter((spec) => spec.surfaces.includes(surface)).map((spec) => spec.name);
}

function toSizeAttempt(verb: Token, rest: readonly Token[]): readonly Token[] {
  return SERVICE_LIKE.test(verb.text) ? [{ text: 'size', literal: false }, verb, ...rest] : [];
}

function suggestOption(typed: TypedOption, spec: CommandSpec, surface: Surface): OptionRow | undefined {
  const options = spec.options.filter((row) => row.surfaces.includes(surface));
  const meant = closestWord(
    typed.name,
    options.map((row) => row.option),
  );
  return options.find((row) => row.option === meant);
}

function findSpec(word: Token): CommandSpec | undefined {
  const name = toName(word.text);
  return COMMAND_SPECS.find((spec) => spec.name === name);
}

function toDashed(word: Token): TypedOption | undefined {
  const [, name, value] = (word.literal ? null : DASHED.exec(word.text)) ?? [];
  return name === undefined ? undefined : toTypedOption(name, value);
}

/** A word as an option of the command: with dashes or `=` always, with `:` only by a known name, for ARNs have colons. */
function toOption(word: Token, spec: CommandSpec): TypedOption | undefined {
  if (word.literal) return undefined;
  const dashed = toDashed(word);
  if (dashed) return dashed;
  const [, assigned, value] = ASSIGNED.exec(word.text) ?? [];
  if (assigned !== undefined) return toTypedOption(assigned, value);
  const [, name, text] = COLONED.exec(word.text) ?? [];
  const coloned = name === undefined ? undefined : toTypedOption(name, text);
  return coloned && spec.options.some((row) => row.option === coloned.name) ? coloned : undefined;
}

function toTypedOption(typedName: string, value: string | undefined): TypedOption {
  const name = toName(typedName);
  return { name, shown: `--${name}`, ...(value !== undefined && { value }) };
}

function optionsOf(words: readonly Token[]): TypedOption[] {
  const end = words.findIndex((word) => !word.literal && END_OF_OPTIONS.has(word.text));
  return words.slice(0, end < 0 ? undefined : end).flatMap((word) => toDashed(word) ?? []);
}

function isValue(word: Token): boolean {
  return word.literal || (toDashed(word) === undefined && !END_OF_OPTIONS.has(word.text));
}

/** `size help` asks for help; a service of that name is `size "help"` or `size -- help`. */
function isHelpWord(rest: readonly Token[]): boolean {
  const [only] = rest;
  return rest.length === 1 && only !== undefined && !only.literal && HELP_NAMES.has(only.text.toLowerCase());
}

/** Keys of the options that were typed with a value that could not be read. */
function unreadKeys(spec: CommandSpec, problems: readonly CommandProblem[]): string[] {
  const shown = problems.flatMap((problem) => ('option' in problem ? [problem.option] : []));
  return spec.options.filter((row) => shown.includes(`--${row.option}`)).map((row) => row.key);
}

function set(key: string, value: unknown, values: Map<string, unknown>): void {
  if (value !== undefined) values.set(key, value);
}

function toName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Pd}|−|_/gu, '-')
    .toLowerCase();
}

function otherThan(surface: Surface): Surface {
  return surface === 'slack' ? 'cli' : 'slack';
}

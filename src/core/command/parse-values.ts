import { closestWord } from './closest-word.ts';
import type { CommandProblem, Surface } from './command.ts';
import type { CommandSpec, OptionRow } from './command-spec.ts';
import type { Token } from './tokenize.ts';
import { endsOptions, isValue, type TypedOption, toOption } from './typed-option.ts';
import { FLAG, type ValueKind } from './value-kind.ts';

type BadValue = Extract<CommandProblem, { readonly code: 'BadValue' }>;

/** The words after a command's name, read by its table. */
export interface ParsedValues {
  /** By the command's property; of an option typed twice the last counts. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly problems: readonly CommandProblem[];
}

/** Reads every word by the table and lists everything that is wrong at once. */
export function parseValues(spec: CommandSpec, words: readonly Token[], surface: Surface): ParsedValues {
  const values = new Map<string, unknown>();
  const problems: CommandProblem[] = [];
  /** What was typed, understood or not: a value that could not be read is one problem, not two. */
  const typedKeys = new Set<string>();
  let optionsEnded = false;
  let place = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (!optionsEnded && endsOptions(word)) {
      optionsEnded = true;
      continue;
    }
    const typed = optionsEnded ? undefined : optionOf(word, spec);
    if (typed === undefined) {
      const last = spec.positionals.at(-1);
      const isMore = last?.takesRest === true && place >= spec.positionals.length;
      const positional = isMore ? last : spec.positionals[place++];
      const value = positional?.value.read(isMore ? `${values.get(last.key)} ${word.text}` : word.text);
      if (positional === undefined) problems.push({ code: 'TooManyArguments', typed: word.text });
      else if (value !== undefined) values.set(positional.key, value);
      else if (word.text.trim() !== '') {
        typedKeys.add(positional.key);
        problems.push(badValue(positional.value, spec.name, word.text));
      }
      continue;
    }
    const option = spec.options.find((row) => row.option === typed.name);
    const next = words[index + 1];
    const meant = option ?? closestOption(typed, spec, surface);
    // The value of an option misspelt is not an argument too many.
    const takesValue = meant === undefined ? place >= spec.positionals.length : meant.value !== FLAG;
    const takesNext = takesValue && typed.value === undefined && next !== undefined && isValue(next);
    if (takesNext) index++;
    if (option === undefined) {
      problems.push({ code: 'UnknownOption', typed: typed.shown, ...(meant && { didYouMean: `--${meant.option}` }) });
      continue;
    }
    typedKeys.add(option.key);
    if (!option.surfaces.includes(surface)) {
      problems.push({ code: 'OnlyElsewhere', typed: typed.shown, where: otherThan(surface) });
      continue;
    }
    const read = readOption(option, typed.shown, takesNext ? next.text : typed.value);
    if ('problem' in read) problems.push(read.problem);
    else values.set(option.key, read.value);
  }
  for (const key of values.keys()) typedKeys.add(key);
  const missing = spec.positionals.some(({ key, required }) => required && !typedKeys.has(key));
  if (missing) problems.push({ code: 'MissingService', command: spec.name });
  return { values, problems: [...problems, ...spec.check(typedKeys)] };
}

function optionOf(word: Token, spec: CommandSpec): TypedOption | undefined {
  const typed = toOption(word, spec);
  const isSentence = spec.positionals.at(-1)?.isFreeText === true;
  return isSentence && spec.options.every(({ option }) => option !== typed?.name) ? undefined : typed;
}

/** The surface that is not this one. */
export function otherThan(surface: Surface): Surface {
  return surface === 'slack' ? 'cli' : 'slack';
}

function readOption(
  option: OptionRow,
  shown: string,
  text: string | undefined,
): { readonly value: unknown } | { readonly problem: CommandProblem } {
  if (text === undefined && option.value === FLAG) return { value: true };
  const { expected } = option.value;
  if (text === undefined || text.trim() === '') return { problem: { code: 'MissingValue', option: shown, expected } };
  const value = option.value.read(text);
  if (value !== undefined) return { value };
  return { problem: { ...badValue(option.value, shown, text), ...(option.because && { because: option.because }) } };
}

function badValue({ expected, nearest }: ValueKind<unknown>, option: string, value: string): BadValue {
  const closest = nearest?.(value);
  return { code: 'BadValue', option, value, expected, ...(closest !== undefined && { nearest: closest }) };
}

function closestOption(typed: TypedOption, spec: CommandSpec, surface: Surface): OptionRow | undefined {
  const options = spec.options.filter((row) => row.surfaces.includes(surface));
  const meant = closestWord(
    typed.name,
    options.map((row) => row.option),
  );
  return options.find((row) => row.option === meant);
}

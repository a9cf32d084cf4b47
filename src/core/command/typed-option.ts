import type { CommandSpec } from './command-spec.ts';
import type { Token } from './tokenize.ts';

/** A word that is an option: with dashes in front, or `name=value`. */
export interface TypedOption {
  readonly name: string;
  /** As the person knows it: two dashes and the name. */
  readonly shown: string;
  readonly value?: string;
}

const DASHED = /^(?:\p{Pd}|−)+(?=[\p{L}?])([^=＝:：]+)(?:[=＝:：]([\s\S]*))?$/u;
const ASSIGNED = /^(\p{L}[\p{L}\p{N}_\p{Pd}]*)[=＝]([\s\S]*)$/u;
const COLONED = /^(\p{L}[\p{L}_\p{Pd}]*)[:：]([\s\S]*)$/u;
/** What ends the options: two dashes, or the long one that a phone makes of them. */
const END_OF_OPTIONS: ReadonlySet<string> = new Set(['--', '—']);

/** A name as the tables have it: in lower case, with plain dashes. */
export function toName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Pd}|−|_/gu, '-')
    .toLowerCase();
}

/** A word with dashes in front as an option, whether or not there is one of that name. */
export function toDashed(word: Token): TypedOption | undefined {
  const [, name, value] = (word.literal ? null : DASHED.exec(word.text)) ?? [];
  return name === undefined ? undefined : toTypedOption(name, value);
}

/** A word as an option of the command: with dashes or `=` always, with `:` only by a known name, for ARNs have colons. */
export function toOption(word: Token, spec: CommandSpec): TypedOption | undefined {
  if (word.literal) return undefined;
  const dashed = toDashed(word);
  if (dashed) return dashed;
  const [, assigned, value] = ASSIGNED.exec(word.text) ?? [];
  if (assigned !== undefined) return toTypedOption(assigned, value);
  const [, name, text] = COLONED.exec(word.text) ?? [];
  const coloned = name === undefined ? undefined : toTypedOption(name, text);
  return coloned && spec.options.some((row) => row.option === coloned.name) ? coloned : undefined;
}

/** True for a word that can stand after an option as its value. */
export function isValue(word: Token): boolean {
  return word.literal || (toDashed(word) === undefined && !endsOptions(word));
}

/** True for the word after which everything is a value. */
export function endsOptions(word: Token): boolean {
  return !word.literal && END_OF_OPTIONS.has(word.text);
}

function toTypedOption(typedName: string, value: string | undefined): TypedOption {
  const name = toName(typedName);
  return { name, shown: `--${name}`, ...(value !== undefined && { value }) };
}

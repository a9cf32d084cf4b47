import { closestWord } from './closest-word.ts';

/** How the text of an option or argument becomes a value, and back. */
export interface ValueKind<T> {
  /** What stands for the value in a usage line, such as `FILE`. */
  readonly placeholder: string;
  /** The values accepted, in a notation that needs no translation, such as `1–63`. */
  readonly expected: string;
  /** The value that the text means, or undefined. Blank text never means one. */
  read(text: string): T | undefined;
  /** Text that `read` gives the value back for. */
  write(value: T): string;
  /** The accepted text nearest to one that is not. */
  nearest?(text: string): string | undefined;
}

/** Yes or no; an option of this kind needs no value. */
export const FLAG: ValueKind<boolean> = {
  placeholder: '',
  expected: 'yes|no',
  read(text) {
    const word = plain(text);
    if (['yes', 'true', 'on', '1'].includes(word)) return true;
    return ['no', 'false', 'off', '0'].includes(word) ? false : undefined;
  },
  write: (value) => (value ? 'yes' : 'no'),
};

/** Any text but blank; surrounding white space is dropped. */
export function textValue(placeholder: string): ValueKind<string> {
  return {
    placeholder,
    expected: placeholder,
    read: (text) => text.trim() || undefined,
    write: (value) => value,
  };
}

/** Text of one shape, in lower case; `example` shows it to the reader. */
export function patternValue(placeholder: string, pattern: RegExp, example: string): ValueKind<string> {
  return {
    placeholder,
    expected: example,
    read: (text) => (pattern.test(plain(text)) ? plain(text) : undefined),
    write: (value) => value,
  };
}

/** Values of one kind, separated by commas, each counted once. */
export function listValue<T extends string>(kind: ValueKind<T>): ValueKind<readonly T[]> {
  return {
    placeholder: `${kind.placeholder},...`,
    expected: kind.expected,
    read(text) {
      const parts = text
        .normalize('NFKC')
        .split(/[,\s]+/)
        .filter((part) => part !== '');
      const values = parts.map((part) => kind.read(part));
      const known = values.filter((value) => value !== undefined);
      return known.length === 0 || known.length < values.length ? undefined : [...new Set(known)];
    },
    write: (values) => values.map((value) => kind.write(value)).join(','),
  };
}

/** One of the words, in any case. */
export function choiceValue<T extends string>(words: readonly T[]): ValueKind<T> {
  return {
    placeholder: words.join('|'),
    expected: words.join('|'),
    read: (text) => words.find((word) => word === plain(text)),
    write: (value) => value,
    nearest: (text) => closestWord(plain(text), words),
  };
}

/** One of the words, in any case, or what else people call it. */
export function aliasedValue<T extends string>(
  words: readonly T[],
  aliases: Readonly<Record<string, T>>,
): ValueKind<T> {
  const choice = choiceValue(words);
  return {
    ...choice,
    read: (text) => choice.read(text) ?? (Object.hasOwn(aliases, plain(text)) ? aliases[plain(text)] : undefined),
  };
}

/**
 * A number from `min` to `max`, whole unless `decimals`; `units` are suffixes and what they multiply by. `written` are
 * those of them that a number is written in, the largest first: each where it leaves no fraction.
 */
export function numberValue(
  placeholder: string,
  range: {
    readonly min: number;
    readonly max: number;
    readonly decimals?: boolean;
    readonly units?: Readonly<Record<string, number>>;
    readonly written?: readonly string[];
  },
): ValueKind<number> {
  const { min, max, decimals = false, units = {}, written = [] } = range;
  function write(value: number): string {
    const unit = written.find((name) => value % factorOf(name) === 0);
    return unit === undefined ? String(value) : `${value / factorOf(unit)}${unit}`;
  }
  function factorOf(unit: string): number {
    return units[unit.toLowerCase()] ?? 1;
  }
  function toNumber(text: string): number | undefined {
    const [, digits, unit = ''] = /^([+-]?\d+(?:\.\d+)?)\s*([a-z%]*)$/.exec(plain(text)) ?? [];
    const factor = unit === '' ? 1 : Object.hasOwn(units, unit) ? units[unit] : undefined;
    return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
  }
  return {
    placeholder,
    expected: `${write(min)}–${write(max)}`,
    read(text) {
      const value = toNumber(text);
      if (value === undefined || value < min || value > max) return undefined;
      return decimals || Number.isInteger(value) ? value : undefined;
    },
    write,
    nearest(text) {
      const value = toNumber(text);
      if (value === undefined) return undefined;
      return write(Math.min(max, Math.max(min, decimals ? value : Math.round(value))));
    },
  };
}

/** Input methods write full-width digits and letters, and phones write their own dashes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Pd}|−/gu, '-')
    .trim()
    .toLowerCase();
}

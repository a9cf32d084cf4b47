/** A field that breaks its rule; the path names it from the document's root. */
export class InvalidField extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/**
 * Reads the fields of an object that came out of JSON.parse. Each method returns a value of its type or throws
 * InvalidField with the field's path; `optional...` gives undefined (objects: null) for an absent or null field.
 */
export interface Fields {
  readonly fail: (key: string, message: string) => never;
  readonly literal: (key: string, expected: string) => void;
  readonly text: (key: string) => string;
  readonly optionalText: (key: string) => string | undefined;
  readonly optionalTexts: (key: string) => readonly string[] | undefined;
  readonly optionalTextMap: (key: string) => Readonly<Record<string, string>> | undefined;
  readonly number: (key: string) => number;
  readonly optionalNumber: (key: string) => number | undefined;
  readonly positive: (key: string) => number;
  readonly count: (key: string) => number;
  readonly optionalCount: (key: string) => number | undefined;
  readonly optionalFlag: (key: string) => boolean | undefined;
  readonly time: (key: string) => string;
  readonly optionalTime: (key: string) => string | undefined;
  readonly oneOf: <T extends string>(key: string, allowed: readonly T[]) => T;
  readonly optionalOneOf: <T extends string>(key: string, allowed: readonly T[]) => T | undefined;
  readonly object: (key: string) => Fields;
  readonly optionalObject: (key: string) => Fields | null;
  readonly list: <T>(key: string, read: (item: Fields) => T) => readonly T[];
  readonly optionalList: <T>(key: string, read: (item: Fields) => T) => readonly T[] | undefined;
  /** Numbers and nulls; null becomes NaN. */
  readonly series: (key: string) => Float64Array;
  readonly optionalSeries: (key: string) => Float64Array | undefined;
  /** The fields without the undefined ones, which exactOptionalPropertyTypes asks for. */
  readonly present: <T extends object>(fields: T) => Defined<T>;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The fields of `value`, which stands at `path`. @throws InvalidField when it is not an object */
export function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidField(path, `expected an object, got ${nameOf(value)}`);
  }
  const object = value as Readonly<Record<string, unknown>>;
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);

  function fail(key: string, message: string): never {
    throw new InvalidField(at(key), message);
  }

  function optional<T>(key: string, read: (key: string) => T): T | undefined {
    return object[key] === undefined || object[key] === null ? undefined : read(key);
  }

  function text(key: string): string {
    const found = object[key];
    if (typeof found !== 'string') fail(key, `expected a string, got ${nameOf(found)}`);
    if (found === '') fail(key, 'expected a string that is not empty');
    return found;
  }

  function number(key: string): number {
    const found = object[key];
    if (typeof found !== 'number' || !Number.isFinite(found)) fail(key, `expected a number, got ${nameOf(found)}`);
    return found;
  }

  function count(key: string): number {
    const found = number(key);
    if (found < 0) fail(key, `expected zero or more, got ${found}`);
    return found;
  }

  function positive(key: string): number {
    const found = number(key);
    if (found <= 0) fail(key, `expected more than zero, got ${found}`);
    return found;
  }

  function flag(key: string): boolean {
    const found = object[key];
    if (typeof found !== 'boolean') fail(key, `expected true or false, got ${nameOf(found)}`);
    return found;
  }

  function time(key: string): string {
    const found = text(key);
    if (!ISO_TIME.test(found) || Number.isNaN(Date.parse(found))) {
      fail(key, `expected an ISO 8601 time such as 2026-11-20T09:00:00Z, got "${found.slice(0, 40)}"`);
    }
    return found;
  }

  function oneOf<T extends string>(key: string, allowed: readonly T[]): T {
    const found = text(key);
    const match = allowed.find((option) => option === found);
    if (match === undefined) fail(key, `expected one of ${allowed.join(', ')}, got "${found.slice(0, 40)}"`);
    return match;
  }

  function array(key: string): readonly unknown[] {
    const found = object[key];
    if (!Array.isArray(found)) fail(key, `expected an array, got ${nameOf(found)}`);
    return found;
  }

  function list<T>(key: string, read: (item: Fields) => T): readonly T[] {
    return array(key).map((item, i) => read(fieldsOf(item, `${at(key)}[${i}]`)));
  }

  function texts(key: string): readonly string[] {
    return array(key).map((item, i) =>
      typeof item === 'string' ? item : fail(`${key}[${i}]`, `expected a string, got ${nameOf(item)}`),
    );
  }

  function textMap(key: string): Readonly<Record<string, string>> {
    const map = object[key];
    if (typeof map !== 'object' || map === null || Array.isArray(map))
      fail(key, `expected an object, got ${nameOf(map)}`);
    const entries = Object.entries(map).map(([name, value]) =>
      typeof value === 'string' ? [name, value] : fail(`${key}.${name}`, `expected a string, got ${nameOf(value)}`),
    );
    return Object.fromEntries(entries);
  }

  function series(key: string): Float64Array {
    const values = array(key);
    const read = new Float64Array(values.length);
    const until = values.includes(null) ? copyWithGaps(values, read) : copyNumbers(values, read);
    if (until < values.length) fail(`${key}[${until}]`, `expected a number or null, got ${nameOf(values[until])}`);
    return read;
  }

  return {
    fail,
    literal: (key, expected) => {
      const found = object[key];
      const said = typeof found === 'string' ? `"${found.slice(0, 40)}"` : nameOf(found);
      if (found !== expected) fail(key, `expected "${expected}", got ${said}`);
    },
    text,
    optionalText: (key) => (object[key] === '' ? undefined : optional(key, text)),
    optionalTexts: (key) => optional(key, texts),
    optionalTextMap: (key) => optional(key, textMap),
    number,
    optionalNumber: (key) => optional(key, number),
    positive,
    count,
    optionalCount: (key) => optional(key, count),
    optionalFlag: (key) => optional(key, flag),
    time,
    optionalTime: (key) => optional(key, time),
    oneOf,
    optionalOneOf: (key, allowed) => optional(key, (name) => oneOf(name, allowed)),
    object: (key) => fieldsOf(object[key], at(key)),
    optionalObject: (key) => optional(key, (name) => fieldsOf(object[name], at(name))) ?? null,
    list,
    optionalList: (key, read) => optional(key, (name) => list(name, read)),
    series,
    optionalSeries: (key) => optional(key, series),
    present,
  };
}

/**
 * Copies numbers up to the first value that is none, and says where that was. A loop of its own: arrays of nothing but
 * numbers are held in another way than others, and a loop that meets both boxes every number of theirs.
 */
function copyNumbers(values: readonly unknown[], into: Float64Array): number {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'number') return i;
    into[i] = value;
  }
  return values.length;
}

/** The same, with NaN for null. */
function copyWithGaps(values: readonly unknown[], into: Float64Array): number {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && typeof value !== 'number') return i;
    into[i] = value ?? Number.NaN;
  }
  return values.length;
}

function present<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** What kind of thing it is, and never the thing: where an object was meant, a secret may stand. */
function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

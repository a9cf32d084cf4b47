import { awsError } from './aws-error.ts';

/** The JSON object of a request. */
export type Input = Readonly<Record<string, unknown>>;

/** The code that a service gives to a parameter it does not like. */
export type InvalidCode = 'InvalidParameterException' | 'ValidationException' | 'InvalidParameterValueException';

function field(input: Input, name: string): unknown {
  return Object.hasOwn(input, name) ? (input[name] ?? undefined) : undefined;
}

/** The text under `name`, or undefined. Throws SerializationException for another type, as AWS does. */
export function textOf(input: Input, name: string): string | undefined {
  const value = field(input, name);
  if (value === undefined || typeof value === 'string') return value;
  throw awsError('SerializationException', `${typeName(value)} can not be converted to a String`);
}

/** The number under `name`, or undefined. */
export function numberOf(input: Input, name: string): number | undefined {
  const value = field(input, name);
  if (value === undefined || typeof value === 'number') return value;
  throw awsError('SerializationException', `${typeName(value)} can not be converted to a Number`);
}

/** The instant under `name` in milliseconds since 1970; on the wire it is epoch seconds with a fraction. */
export function instantOf(input: Input, name: string): number | undefined {
  const seconds = numberOf(input, name);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** The texts under `name`, or undefined. */
export function textsOf(input: Input, name: string): readonly string[] | undefined {
  const value = field(input, name);
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value;
  throw awsError('SerializationException', 'Start of list or a String expected');
}

/** The objects under `name`, or undefined. */
export function objectsOf(input: Input, name: string): readonly Input[] | undefined {
  const value = field(input, name);
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw awsError('SerializationException', 'Start of list or structure expected');
}

/** The object under `name`, or undefined. */
export function objectOf(input: Input, name: string): Input | undefined {
  const value = field(input, name);
  if (value === undefined || isObject(value)) return value;
  throw awsError('SerializationException', 'Start of structure or map found where not expected.');
}

export function isObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws the service's own code for a list longer than AWS takes. */
export function refuseMoreThan(list: readonly unknown[], most: number, name: string, code: InvalidCode): void {
  if (list.length > most) throw awsError(code, `${name} can have at most ${most} items.`);
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? 'LIST_VALUE' : `${typeof value}`.toUpperCase();
}

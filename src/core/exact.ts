/**
 * A number without rounding: a fraction of whole numbers, with a positive denominator. Money, prices and quantities are
 * added and multiplied as such, so that neither binary fractions nor their order can move a cent.
 */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

export const ZERO: Exact = { numerator: 0n, denominator: 1n };

/**
 * The decimal that is written, without its binary error: `exactly(0.1)` and `exactly('0.1')` are one tenth. A number
 * stands for the shortest decimal that reads back as it. Throws RangeError on what is no finite decimal.
 */
export function exactly(decimal: number | string): Exact {
  const [match, sign, whole = '', fraction = '', power = '0'] = DECIMAL.exec(String(decimal).trim()) ?? [];
  if (match === undefined || whole + fraction === '') throw new RangeError(`not a decimal: ${decimal}`);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const exponent = Number(power) - fraction.length;
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : reduced(digits, 10n ** BigInt(-exponent));
}

/** The fraction of two quantities, such as 40 of 3600 seconds. Throws RangeError when the second is zero. */
export function ratio(a: number | Exact, b: number | Exact): Exact {
  const [top, bottom] = [exactOf(a), exactOf(b)];
  if (bottom.numerator === 0n) throw new RangeError('nothing is divided by zero');
  const sign = bottom.numerator < 0n ? -1n : 1n;
  return reduced(sign * top.numerator * bottom.denominator, sign * top.denominator * bottom.numerator);
}

export function plus(a: Exact, b: Exact): Exact {
  return a.denominator === b.denominator
    ? reduced(a.numerator + b.numerator, a.denominator)
    : reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** The product of all of them; a plain number counts as the decimal that it is written as. */
export function times(first: number | Exact, ...others: readonly (number | Exact)[]): Exact {
  return others
    .map(exactOf)
    .reduce((a, b) => reduced(a.numerator * b.numerator, a.denominator * b.denominator), exactOf(first));
}

export function sumOf(parts: readonly Exact[]): Exact {
  return parts.reduce(plus, ZERO);
}

/** Negative when a is less than b, zero when they are the same, positive when it is more. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The least whole number that is not below it. */
export function ceilingOf({ numerator, denominator }: Exact): bigint {
  const whole = numerator / denominator;
  return whole * denominator < numerator ? whole + 1n : whole;
}

/** Rounded once to so many digits behind the point; a half goes away from zero, as on an invoice. */
export function roundedTo(digits: number, { numerator, denominator }: Exact): number {
  const scaled = numerator * 10n ** BigInt(digits);
  const away = numerator < 0n ? -denominator : denominator;
  return Number(`${(2n * scaled + away) / (2n * denominator)}e-${digits}`);
}

/** The floating-point number nearest to it within fifteen significant digits: for comparing and for ratios, not for money. */
export function approximately({ numerator, denominator }: Exact): number {
  if (numerator === 0n) return 0;
  const lengths = numerator.toString().length - denominator.toString().length;
  const digits = Math.max(0, 18 - lengths);
  return Number(`${(numerator * 10n ** BigInt(digits)) / denominator}e-${digits}`);
}

function exactOf(value: number | Exact): Exact {
  return typeof value === 'number' ? exactly(value) : value;
}

function reduced(numerator: bigint, denominator: bigint): Exact {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 1n ? { numerator, denominator } : { numerator: numerator / a, denominator: denominator / a };
}

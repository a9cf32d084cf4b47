import { type Exact, roundedTo } from '../exact.ts';

/** An amount in US dollars, exact until it is shown. */
export type Money = Exact;

/**
 * Dollars to the cent, a half cent away from zero, as an invoice rounds. It is done once, to what a person reads; sums
 * are made of the exact amounts, never of rounded ones, unless the rounded ones are what the reader adds up.
 */
export function toCents(usd: Money | number): number {
  if (typeof usd !== 'number') return roundedTo(2, usd);
  // A number here is a sum of amounts that are whole cents already: the nearest cent undoes the binary fractions.
  return Math.sign(usd) * (Math.round(Math.abs(usd) * 100 * (1 + Number.EPSILON)) / 100) || 0;
}

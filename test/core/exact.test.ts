import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximately,
  ceilingOf,
  compareExact,
  exactly,
  minus,
  plus,
  ratio,
  roundedTo,
  sumOf,
  times,
} from '../../src/core/exact.ts';

const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const exacts = numbers.map((value) => exactly(value));

describe('an exact number', () => {
  it('is the decimal that is written, not its binary neighbour', () => {
    expect(compareExact(plus(exactly(0.1), exactly('0.2')), exactly(0.3))).toBe(0);
    expect(compareExact(exactly(2e-7), exactly('0.0000002'))).toBe(0);
    expect(compareExact(exactly('1.5e3'), exactly(1500))).toBe(0);
  });

  it.each(['banana', '', '.', 'NaN', 'Infinity', '1,5'])('refuses %j', (text) => {
    expect(() => exactly(text)).toThrow(RangeError);
  });

  it('is divided without a remainder lost', () => {
    const third = ratio(1, 3);

    expect(compareExact(sumOf([third, third, third]), exactly(1))).toBe(0);
    expect(() => ratio(1, 0)).toThrow(RangeError);
  });

  it('rounds a half away from zero, on either side', () => {
    expect(roundedTo(2, exactly('1.005'))).toBe(1.01);
    expect(roundedTo(2, exactly('-1.005'))).toBe(-1.01);
    expect(roundedTo(2, exactly('1.00499999999999999999'))).toBe(1);
    expect(roundedTo(0, ratio(-1, 3))).toBe(0);
  });

  it('has a least whole number that is not below it', () => {
    expect([ratio(7, 2), exactly(3), ratio(-7, 2)].map(ceilingOf)).toEqual([4n, 3n, -3n]);
  });

  it('adds and multiplies in any order and takes back what it added', () => {
    fc.assert(
      fc.property(exacts, exacts, exacts, (a, b, c) => {
        expect(compareExact(sumOf([a, b, c]), sumOf([c, b, a]))).toBe(0);
        expect(compareExact(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(0);
        expect(compareExact(minus(plus(a, b), b), a)).toBe(0);
      }),
      { seed: 5 },
    );
  });

  it('reads back as the number that it was made from', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(approximately(exactly(value))).toBeCloseTo(value, 6);
        expect(Math.abs(approximately(exactly(value)) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-15);
      }),
      { seed: 5 },
    );
  });
});

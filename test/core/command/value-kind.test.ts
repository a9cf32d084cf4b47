import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOOSE } from '../../../src/core/command/specs/choose.ts';
import { numberValue } from '../../../src/core/command/value-kind.ts';

const MEMORY = numberValue('MB', {
  min: 1,
  max: 1_048_576,
  decimals: true,
  units: { mb: 1, gb: 1024, tb: 1_048_576 },
  written: ['TB', 'GB', 'MB'],
});

describe('a number with units', () => {
  it.each([
    [512, '512MB'],
    [2048, '2GB'],
    [1536, '1536MB'],
    [0.5, '0.5'],
  ])('is written in the largest unit that leaves no fraction: %s as %s', (value, text) => {
    expect(MEMORY.write(value)).toBe(text);
    expect(MEMORY.read(text)).toBe(value < 1 ? undefined : value);
  });

  it('shows its limits, and the nearest to what is beyond them, as they can be typed', () => {
    expect(MEMORY.expected).toBe('1MB–1TB');
    expect(MEMORY.nearest?.('3TB')).toBe('1TB');
    expect(MEMORY.nearest?.('-5GB')).toBe('1MB');
    expect(MEMORY.nearest?.('banana')).toBeUndefined();
  });

  it('is read back as it was written, for every number of choose', () => {
    const options = CHOOSE.options.filter(({ value }) => /^[0-9]/.test(value.expected));
    fc.assert(
      fc.property(fc.constantFrom(...options), fc.integer({ min: 1, max: 100_000 }), ({ value }, number) => {
        const read = value.read(String(number));
        if (read !== undefined) expect(value.read(value.write(read))).toBe(read);
      }),
      { seed: 20_261_121 },
    );
  });
});

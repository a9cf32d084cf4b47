import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, printable, truncateMiddle } from '../../src/render/plain.ts';

describe('truncateMiddle', () => {
  it('keeps both ends and says how much is left out', () => {
    expect(truncateMiddle('a'.repeat(50) + 'b'.repeat(50), 40)).toMatch(/^a+…\d+…b+$/);
    expect(truncateMiddle('short', 40)).toBe('short');
  });

  it('never exceeds the limit and never splits a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 0, max: 100 }), (text, limit) => {
        const cut = truncateMiddle(text, limit);

        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(encodeURIComponent(cut)).toBeTypeOf('string');
      }),
      { seed: 2 },
    );
  });
});

describe('printable', () => {
  it('takes out what moves a cursor or reverses text and keeps lines and letters', () => {
    expect(printable('a\u001b[2J\u202eb\n한글 😀')).toBe('a[2Jb\n한글 😀');
    expect(oneLine(' a\r\n\t b ')).toBe('a b');
  });
});

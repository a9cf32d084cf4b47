import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/storage/packed-day.ts';

const parameters = { seed: 20261120 };

describe('a packed day', () => {
  it('keeps every 32-bit float, wherever its bytes lie', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: false, maxLength: 288 }), (floats) => {
        const packed = pack(Float64Array.from(floats));
        const moved = new Uint8Array(packed.length + 1);
        moved.set(packed, 1);

        expect([...unpack(moved.subarray(1), floats.length)]).toEqual([...floats]);
      }),
      parameters,
    );
  });

  it('takes next to nothing where nothing changes, and never more than its floats', () => {
    const still = new Float64Array(288).fill(5);
    const wild = Float64Array.from({ length: 288 }, (_, i) => Math.sin(i * i) * 10 ** ((i % 60) - 30));

    expect(pack(still).length).toBeLessThan(30);
    expect(pack(wild).length).toBeLessThanOrEqual(288 * 4);
  });

  it('reads the plain floats of days that were written before', () => {
    const plain = new Uint8Array(Float32Array.of(1.5, Number.NaN, 3).buffer);

    expect([...unpack(plain, 3)]).toEqual([1.5, Number.NaN, 3]);
  });
});

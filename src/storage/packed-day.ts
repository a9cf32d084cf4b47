import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Series } from '../core/evidence.ts';

const BYTES = 4;

/** Enough for the bytes of one day; the usual 32 KiB of window would be cleared for each of them. */
const WINDOW = { windowBits: 11 };
const EFFORT = { ...WINDOW, level: 6, memLevel: 5 };

/**
 * A 32-bit float a value: seven digits of a percentage are more than CloudWatch measures. The first bytes of all values
 * stand together, then the second ones and so on, and are deflated: neighbours differ in their last bytes, so that a day of
 * datapoints takes half, and one that never changes next to nothing. What would not shrink is stored as it is, and so is
 * known by its length.
 */
export function pack(values: Series): Uint8Array {
  const plain = new Uint8Array(values.length * BYTES);
  const view = new DataView(plain.buffer);
  values.forEach((value, i) => {
    view.setFloat32(i * BYTES, value, true);
  });
  const planes = new Uint8Array(plain.length);
  plain.forEach((byte, i) => {
    planes[(i % BYTES) * values.length + Math.floor(i / BYTES)] = byte;
  });
  const packed = deflateRawSync(planes, EFFORT);
  // A copy: what zlib gives may be a view of a larger buffer.
  return packed.length < plain.length ? new Uint8Array(packed) : plain;
}

/** What `pack` was given, to seven digits; `length` is the number of values. Days from before they were deflated are read too. */
export function unpack(packed: Uint8Array, length: number): Series {
  if (packed.length === length * BYTES) {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    return Float64Array.from({ length }, (_, i) => view.getFloat32(i * BYTES, true));
  }
  const planes = inflateRawSync(packed, WINDOW);
  const value = new DataView(new ArrayBuffer(BYTES));
  return Float64Array.from({ length }, (_, i) => {
    for (let byte = 0; byte < BYTES; byte++) value.setUint8(byte, planes[byte * length + i] ?? 0);
    return value.getFloat32(0, true);
  });
}

/**
 * A whole number in 0..2^32-1 that depends on nothing but its arguments, so that any moment of any series can be
 * computed without the moments before it. Mixing steps are those of MurmurHash3's finalizer.
 */
export function hash(seed: number, a: number, b = 0): number {
  let h = seed | 0;
  h = Math.imul(h ^ (a | 0), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h ^ (b | 0), 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Uniform in [0, 1), from the same arguments as `hash`. */
export function noise(seed: number, a: number, b = 0): number {
  return hash(seed, a, b) / 4_294_967_296;
}

/** Noise in [-1, 1] that moves linearly from one knot to the next; knots are `knotMinutes` apart. */
export function smoothNoise(seed: number, minute: number, knotMinutes: number): number {
  const knot = Math.floor(minute / knotMinutes);
  const share = minute / knotMinutes - knot;
  return 2 * (noise(seed, knot) * (1 - share) + noise(seed, knot + 1) * share) - 1;
}

/** A whole number in 0..2^32-1 for a text (FNV-1a over UTF-16 units). */
export function hashText(text: string, seed = 0): number {
  let h = (0x811c9dc5 ^ seed) | 0;
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return hash(h, text.length);
}

/** `length` hexadecimal digits that depend on the text and the seed, such as a task id. */
export function hexId(seed: number, text: string, length: number): string {
  const start = hashText(text, seed);
  let digits = '';
  for (let part = 0; digits.length < length; part += 1) {
    digits += hash(start, part).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** An identifier in UUID form, from the text and the seed. */
export function uuid(seed: number, text: string): string {
  const hex = hexId(seed, text, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

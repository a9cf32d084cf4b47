import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplayStore } from '../../src/slack/replay-store.ts';

function storeAt(options: { ttlSeconds?: number; capacity?: number } = {}) {
  const time = { ms: 0 };
  return { time, store: createReplayStore({ clock: () => new Date(time.ms), ...options }) };
}

describe('the replay store', () => {
  it('lets a key in once', () => {
    const { store } = storeAt();

    expect([store.claim(['a']), store.claim(['a'])]).toEqual([true, false]);
  });

  it('lets nothing in whose keys are known in part, and keeps none of the others', () => {
    const { store } = storeAt();
    store.claim(['a']);

    expect(store.claim(['a', 'b'])).toBe(false);
    expect(store.claim(['b'])).toBe(true);
  });

  it('lets a key in again once it was released or has expired', () => {
    const { store, time } = storeAt({ ttlSeconds: 60 });
    store.claim(['a', 'b']);

    store.release(['a']);
    expect(store.claim(['a'])).toBe(true);
    time.ms = 59_999;
    expect(store.claim(['b'])).toBe(false);
    time.ms = 60_000;
    expect(store.claim(['b'])).toBe(true);
  });

  it('holds no more than its capacity, and forgets the oldest first', () => {
    const { store } = storeAt({ capacity: 3 });
    for (const key of ['a', 'b', 'c', 'd']) store.claim([key]);

    expect(['d', 'c', 'b'].map((key) => store.claim([key]))).toEqual([false, false, false]);
    expect(store.claim(['a'])).toBe(true);
  });

  it('agrees with a set, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(20).map(String), { maxLength: 3 })), (claims) => {
        const { store } = storeAt();
        const known = new Set<string>();
        for (const keys of claims) {
          const isNew = keys.every((key) => !known.has(key));
          if (isNew) for (const key of keys) known.add(key);
          expect(store.claim(keys)).toBe(isNew);
        }
      }),
      { seed: 7 },
    );
  });
});

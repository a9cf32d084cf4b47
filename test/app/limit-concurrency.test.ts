import { describe, expect, it } from 'vitest';
import { limitConcurrency } from '../../src/app/limit-concurrency.ts';

/** Work that ends when it is told. */
function createWork() {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const work = (n: number) => () => {
    started.push(n);
    return new Promise<number>((resolve) => {
      ends[n] = () => resolve(n);
    });
  };
  return { started, ends, work };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('limitConcurrency', () => {
  it('begins no more than the limit, then one for each that ends, in order', async () => {
    const run = limitConcurrency(2);
    const { started, ends, work } = createWork();
    const results = [0, 1, 2, 3].map((n) => run(work(n)));
    await settle();
    expect(started).toEqual([0, 1]);

    ends[1]?.();
    await settle();
    expect(started).toEqual([0, 1, 2]);

    for (const n of [0, 2]) ends[n]?.();
    await settle();
    ends[3]?.();
    expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
  });

  it('goes on after a failure', async () => {
    const run = limitConcurrency(1);
    const failing = run(() => Promise.reject(new Error('no')));

    await expect(failing).rejects.toThrow('no');
    expect(await run(async () => 'yes')).toBe('yes');
  });
});

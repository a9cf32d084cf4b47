import { describe, expect, it } from 'vitest';

interface Request {
  readonly operation: string;
  readonly arrivedMs: number;
  readonly answeredMs: number | null;
}

// The bench is plain JavaScript without types of its own.
const script = new URL('../../bench/critical-path.mjs', import.meta.url).href;
const { busyMs, criticalPath, sumOfRoundTrips } = (await import(script)) as {
  readonly busyMs: (requests: readonly Request[]) => number;
  readonly criticalPath: (requests: readonly Request[]) => readonly Request[];
  readonly sumOfRoundTrips: (path: readonly Request[]) => number;
};

const request = (operation: string, arrivedMs: number, answeredMs: number | null): Request => ({
  operation,
  arrivedMs,
  answeredMs,
});

describe('the critical path of an answer', () => {
  it('is the chain that ends with the last answer, each beginning after the one before was answered', () => {
    const requests = [
      request('first', 0, 10),
      request('slow branch', 0, 12),
      request('after first', 11, 30),
      request('after slow branch', 14, 25),
      request('last', 32, 40),
    ];

    const path = criticalPath(requests);

    expect(path.map(({ operation }) => operation)).toEqual(['first', 'after first', 'last']);
    expect(sumOfRoundTrips(path)).toBe(10 + 19 + 8);
  });

  it('leaves out what was never answered, and is empty without requests', () => {
    expect(criticalPath([request('hangs', 0, null), request('only', 1, 2)])).toHaveLength(1);
    expect(sumOfRoundTrips(criticalPath([]))).toBe(0);
  });

  it('counts time that several requests share once', () => {
    expect(busyMs([request('b', 5, 15), request('a', 0, 10), request('c', 20, 21)])).toBe(16);
  });
});

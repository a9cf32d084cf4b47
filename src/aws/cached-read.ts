import type { Clock } from '../app/ports.ts';

/** A value that is read again when it grows old, by one reader at a time. */
export interface CachedRead<Value> {
  /** The value: kept while young, kept but read again behind the reader's back while stale, else read now. */
  readonly get: () => Promise<Value>;
  /** The value, read now or by the reading that is under way. */
  readonly refresh: () => Promise<Value>;
}

interface CachedReadOptions<Value> {
  readonly clock: Clock;
  readonly timeToLiveMs: number;
  /** Older than this, a kept value is not good enough. */
  readonly maxAgeMs: number;
  /** Given the value before, for what cannot be read this time. */
  readonly read: (before: Value | undefined) => Promise<Value>;
}

/** A cache of one value; a failed reading behind the reader's back keeps the old value until it is too old. */
export function createCachedRead<Value>(options: CachedReadOptions<Value>): CachedRead<Value> {
  const { clock, timeToLiveMs, maxAgeMs, read } = options;
  let kept: { readonly value: Value; readonly readAtMs: number } | undefined;
  let underWay: Promise<Value> | undefined;

  async function readNow(): Promise<Value> {
    try {
      const readAtMs = clock().getTime();
      const value = await read(kept?.value);
      kept = { value, readAtMs };
      return value;
    } finally {
      underWay = undefined;
    }
  }

  function refresh(): Promise<Value> {
    underWay ??= readNow();
    return underWay;
  }

  return {
    refresh,
    get: async () => {
      const ageMs = kept === undefined ? Number.POSITIVE_INFINITY : clock().getTime() - kept.readAtMs;
      if (kept === undefined || ageMs >= maxAgeMs) return await refresh();
      if (ageMs >= timeToLiveMs) refresh().catch(() => undefined);
      return kept.value;
    },
  };
}

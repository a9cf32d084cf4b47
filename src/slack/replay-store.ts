import type { Clock } from '../app/ports.ts';

/** Remembers what has been handled, for a while and up to a number, in this process only. */
export interface ReplayStore {
  /** True when none of the keys was claimed before; then all of them are. Otherwise nothing changes. */
  claim(keys: readonly string[]): boolean;
  /** Forgets the keys, so that a delivery that could not be handled may come again. */
  release(keys: readonly string[]): void;
}

/**
 * A store whose keys live `ttlSeconds`, oldest forgotten first beyond `capacity`. Slack repeats an event at most
 * about six minutes after the first attempt, so an hour covers it with room for a slow clock.
 */
export function createReplayStore({
  clock,
  ttlSeconds = 3600,
  capacity = 20_000,
}: {
  readonly clock: Clock;
  readonly ttlSeconds?: number;
  readonly capacity?: number;
}): ReplayStore {
  // A Map iterates in insertion order and every key lives equally long: the first key is the next to expire.
  const expiryByKey = new Map<string, number>();

  function forgetExpired(now: number): void {
    for (const [key, expiry] of expiryByKey) {
      if (expiry > now && expiryByKey.size <= capacity) return;
      expiryByKey.delete(key);
    }
  }

  return {
    claim(keys) {
      const now = clock().getTime();
      forgetExpired(now);
      if (keys.some((key) => expiryByKey.has(key))) return false;
      for (const key of keys) expiryByKey.set(key, now + ttlSeconds * 1000);
      forgetExpired(now);
      return true;
    },
    release(keys) {
      for (const key of keys) expiryByKey.delete(key);
    },
  };
}

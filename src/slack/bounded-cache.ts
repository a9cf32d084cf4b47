import type { Clock } from '../app/ports.ts';

/** Values that were loaded not long ago. */
export interface BoundedCache<T> {
  /** The value of `key`, loaded when it is not known or too old; askers at one time share a load. Failures are not kept. */
  get(key: string): Promise<T>;
  /** The value of `key` if it is known, however old. */
  peek(key: string): T | undefined;
}

/** A cache of `load` that keeps a value `ttlSeconds` and at most `capacity` of them, the oldest going first. */
export function createBoundedCache<T>({
  load,
  clock,
  ttlSeconds,
  capacity = 5000,
}: {
  readonly load: (key: string) => Promise<T>;
  readonly clock: Clock;
  readonly ttlSeconds: number;
  readonly capacity?: number;
}): BoundedCache<T> {
  const known = new Map<string, { readonly value: T; readonly expiry: number }>();
  const loading = new Map<string, Promise<T>>();

  async function loadAndKeep(key: string): Promise<T> {
    try {
      const value = await load(key);
      known.delete(key);
      known.set(key, { value, expiry: clock().getTime() + ttlSeconds * 1000 });
      const [oldest] = known.keys();
      if (known.size > capacity && oldest !== undefined) known.delete(oldest);
      return value;
    } finally {
      loading.delete(key);
    }
  }

  return {
    async get(key) {
      const entry = known.get(key);
      if (entry !== undefined && entry.expiry > clock().getTime()) return entry.value;
      const running = loading.get(key) ?? loadAndKeep(key);
      loading.set(key, running);
      return running;
    },
    peek: (key) => known.get(key)?.value,
  };
}

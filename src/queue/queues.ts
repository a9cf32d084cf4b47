/** Jobs wait here for a worker. */
export const SHARDS = 'sweep-shards';
/** Jobs that failed for good wait here to be told as left out. */
export const DEAD_SHARDS = 'sweep-shards-dead';

/** How often a shard is tried again, and how long it waits for the second try; each wait is twice the one before. */
export interface Retries {
  readonly limit: number;
  readonly delaySeconds: number;
}

/** Four more tries within some eight minutes. */
export const RETRIES: Retries = { limit: 4, delaySeconds: 15 };

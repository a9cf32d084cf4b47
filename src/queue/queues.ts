/** Jobs wait here for a worker. */
export const SHARDS = 'sweep-shards';
/** Jobs that failed for good wait here to be told as left out. */
export const DEAD_SHARDS = 'sweep-shards-dead';

/** A shard is tried once and as often again; the pauses between grow from a quarter of a minute to some four minutes. */
export const RETRY_LIMIT = 4;
export const RETRY_DELAY_SECONDS = 15;

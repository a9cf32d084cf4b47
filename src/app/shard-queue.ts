import type { Shard } from '../core/fleet/shard.ts';
import type { ShardRequest } from './sweep-shard.ts';

/** One shard of a sweep, for whichever worker is free; plain JSON. */
export interface ShardJob {
  readonly sweepId: string;
  readonly shard: Shard;
  readonly request: Omit<ShardRequest, 'abortSignal' | 'isLastTry'>;
}

/** Shares the shards of sweeps out among workers. */
export interface ShardQueue {
  /** Adds the jobs; one of the same sweep and shard that was added before, by whomever, is left as it is. */
  add(jobs: readonly ShardJob[]): Promise<void>;
}

/** What is done with a job. */
export interface ShardWork {
  /** The result of the shard is kept. A failure is tried again later, unless this was the last try. */
  run(job: ShardJob, terms: { readonly isLastTry: boolean; readonly abortSignal: AbortSignal }): Promise<void>;
  /** Nobody will try the job again: whoever waits for its shard is told why there is nothing. */
  bury(job: ShardJob, tries: number): Promise<void>;
}

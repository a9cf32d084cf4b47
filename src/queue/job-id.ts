import { createHash } from 'node:crypto';
import type { ShardJob } from '../app/shard-queue.ts';
import { shardKey } from '../core/fleet/shard.ts';

/**
 * The job's id, made of its sweep and its shard: a UUID as RFC 9562 has them for hashes (version 8). Two that share a sweep
 * out at the same time name its jobs alike, and the queue keeps the first.
 */
export function jobId({ sweepId, shard }: Pick<ShardJob, 'sweepId' | 'shard'>): string {
  const bytes = createHash('sha256')
    .update(`${sweepId}\n${shardKey(shard)}`)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import type { ShardEnd } from '../../app/ports.ts';
import type { LeftOut } from '../../core/fleet/left-out.ts';
import type { Shard } from '../../core/fleet/shard.ts';
import type { RegionListener } from './region-sweep.ts';

/** Counts what a shard's services come to, and says when the last has. */
export interface ShardProgress {
  readonly shard: Shard;
  /** Services were listed. */
  readonly found: (services: number) => void;
  /** Something of the shard that is not one of its services, such as tasks of none. */
  readonly note: (leftOut: LeftOut) => void;
  /** A service that was found has no recommendation. */
  readonly leaveOut: (leftOut: LeftOut) => void;
  /** A service that was found is done. */
  readonly settle: () => void;
  /** Nothing more is going to be found; `error` is why nothing was. */
  readonly listed: (error?: unknown) => void;
  /** Services found and not settled yet. */
  readonly open: () => number;
}

/** The progress of one shard; `onEnd` is called once, when everything found is settled. */
export function createShardProgress(
  shard: Shard,
  listener: RegionListener,
  onEnd: (end: Pick<ShardEnd, 'error'>) => void,
): ShardProgress {
  let open = 0;
  let end: Pick<ShardEnd, 'error'> | undefined;
  const endWhenSettled = (): void => {
    if (end !== undefined && open === 0) onEnd(end);
  };
  const note = (leftOut: LeftOut): void => listener.onLeftOut(leftOut, shard);
  const settle = (): void => {
    open -= 1;
    listener.onSettled(1);
    endWhenSettled();
  };
  return {
    shard,
    found: (services) => {
      open += services;
      if (services > 0) listener.onFound(services);
    },
    note,
    leaveOut: (leftOut) => {
      note(leftOut);
      settle();
    },
    settle,
    listed: (error) => {
      end = error === undefined ? {} : { error };
      endWhenSettled();
    },
    open: () => open,
  };
}

import type { Series } from '../evidence.ts';
import type { Demand } from '../sizing/demand.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';

/** How the replay of today's size compares with the tasks that ran while it was in force. */
export interface ReplayFit {
  /** Tasks that ran over tasks replayed: what the model does not know (slow starts, deployments) it knows at no size. */
  readonly correction: number;
  /** The mean distance between the two, over the mean that ran; 1 where nothing can be compared. */
  readonly missedShare: number;
}

/** Compares the two over the periods of today's size: at another one the fleet was another. */
export function fitReplay(ran: Series, replayed: Series, current: TaskSize, { sizeHistory }: Demand): ReplayFit {
  let ranSum = 0;
  let replayedSum = 0;
  let missed = 0;
  for (const { size, from, to } of sizeHistory.regimes) {
    if (!isSameSize(size, current)) continue;
    for (let i = from; i < to; i++) {
      const tasks = ran[i] as number;
      const model = replayed[i] as number;
      if (!(tasks >= 0 && model >= 0)) continue;
      ranSum += tasks;
      replayedSum += model;
      missed += Math.abs(tasks - model);
    }
  }
  return {
    correction: ranSum > 0 && replayedSum > 0 ? ranSum / replayedSum : 1,
    missedShare: ranSum > 0 ? missed / ranSum : 1,
  };
}

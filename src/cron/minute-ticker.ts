import { createTask } from 'node-cron';

export interface MinuteTicker {
  /** Ticks now, for what was missed, and then at the beginning of every minute. */
  start(): void;
  /** No tick begins any more; resolves once the one under way has ended. */
  stop(): Promise<void>;
}

/**
 * Calls `tick` once a minute and never twice at a time. It says only that time has passed: what is due is the ledger's
 * to know. A failure is told to `onFailure`, and the next minute tries again.
 */
export function createMinuteTicker({
  name,
  tick,
  onFailure,
}: {
  readonly name: string;
  readonly tick: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}): MinuteTicker {
  let underWay: Promise<void> | undefined;
  let isStopped = false;

  async function tickOnce(): Promise<void> {
    if (underWay !== undefined || isStopped) return;
    underWay = tick().catch(onFailure);
    await underWay;
    underWay = undefined;
  }

  const task = createTask('* * * * *', tickOnce, { name, noOverlap: true, suppressMissedWarning: true });
  return {
    start() {
      void tickOnce();
      void task.start();
    },
    async stop() {
      isStopped = true;
      await task.destroy();
      await underWay;
    },
  };
}

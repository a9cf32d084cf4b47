import { createTask } from 'node-cron';

export interface Ticker {
  /** Ticks now, for what was missed, and then at its times. */
  start(): void;
  /** No tick begins any more; resolves once the one under way has ended. */
  stop(): Promise<void>;
}

/** The hourly one keeps clear of the full hour, when digests are due. */
const EXPRESSIONS = { minute: '* * * * *', hour: '37 * * * *' } as const;

/**
 * Calls `tick` once a minute or an hour and never twice at a time. It says only that time has passed: what is due is the
 * store's to know. A failure is told to `onFailure`, and the next tick tries again.
 */
export function createTicker({
  name,
  every,
  tick,
  onFailure,
}: {
  readonly name: string;
  readonly every: keyof typeof EXPRESSIONS;
  readonly tick: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}): Ticker {
  let underWay: Promise<void> | undefined;
  let isStopped = false;

  async function tickOnce(): Promise<void> {
    if (underWay !== undefined || isStopped) return;
    underWay = tick().catch(onFailure);
    await underWay;
    underWay = undefined;
  }

  const task = createTask(EXPRESSIONS[every], tickOnce, { name, noOverlap: true, suppressMissedWarning: true });
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

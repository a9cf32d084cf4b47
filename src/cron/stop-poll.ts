import { createTask } from 'node-cron';

export interface StopPoll {
  /** Polls now and then every so many minutes. */
  start(): void;
  /** No poll begins any more; resolves once the one under way has ended. */
  stop(): Promise<void>;
}

/** Polls for stopped tasks, never twice at a time. A failure is told to `onFailure`, and the next time tries again. */
export function createStopPoll({
  everyMinutes,
  poll,
  onFailure,
}: {
  readonly everyMinutes: number;
  readonly poll: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}): StopPoll {
  let underWay: Promise<void> = Promise.resolve();
  const pollOnce = async (): Promise<void> => {
    underWay = poll().catch(onFailure);
    await underWay;
  };
  const task = createTask(`*/${everyMinutes} * * * *`, pollOnce, {
    name: 'stopped-tasks',
    noOverlap: true,
    suppressMissedWarning: true,
  });
  return {
    start() {
      void pollOnce();
      void task.start();
    },
    async stop() {
      await task.destroy();
      await underWay;
    },
  };
}

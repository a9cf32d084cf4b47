import { createTask } from 'node-cron';
import type { ServiceDirectory } from '../app/ports.ts';

export interface IndexRefresh {
  /** Reads the names now and then every `everyMinutes`. */
  start(): void;
  stop(): Promise<void>;
}

/**
 * Keeps the index of service names of a region fresh, so that names are answered from memory. A tick while the last
 * read still runs is left out; a failure is told to `onFailure`, and the next tick tries again.
 */
export function createIndexRefresh({
  directory,
  region,
  everyMinutes,
  onFailure,
}: {
  readonly directory: ServiceDirectory;
  readonly region: string;
  readonly everyMinutes: number;
  readonly onFailure: (error: unknown) => void;
}): IndexRefresh {
  async function refresh(): Promise<void> {
    try {
      await directory.list({ region, fresh: true });
    } catch (error) {
      onFailure(error);
    }
  }

  const task = createTask(`*/${everyMinutes} * * * *`, refresh, {
    name: 'service-index',
    noOverlap: true,
    suppressMissedWarning: true,
  });
  return {
    start() {
      void refresh();
      void task.start();
    },
    async stop() {
      await task.destroy();
    },
  };
}

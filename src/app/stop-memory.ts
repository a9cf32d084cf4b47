import { AdvisorError } from '../core/errors.ts';
import { stopKind } from '../core/oncall/stop-kind.ts';
import type { Clock } from './ports.ts';
import type { StoppedTaskLog } from './store.ts';
import type { StopMemory } from './why-service.ts';

const DAY_MS = 86_400_000;

/** A store answers in milliseconds; what is remembered is not worth a longer wait. */
const PATIENCE_MS = 2_000;

/**
 * The memory of stopped tasks in the store. Someone waits for an answer: a store that fails, or that has not answered in
 * two seconds, is told of and left out.
 */
export function createStopMemory({
  stoppedTasks,
  clock,
  onFailure,
  patienceMs = PATIENCE_MS,
}: {
  readonly stoppedTasks: StoppedTaskLog;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
  readonly patienceMs?: number;
}): StopMemory {
  return {
    async recall(service) {
      const since = new Date(clock().getTime() - DAY_MS).toISOString();
      try {
        return await inTime(stoppedTasks.list({ service, since }), patienceMs);
      } catch (error) {
        onFailure(error);
        return [];
      }
    },
    async remember(service, stops) {
      const bad = stops.filter((stop) => stopKind(stop) !== 'normal').map((stop) => ({ service, stop }));
      if (bad.length === 0) return;
      await inTime(stoppedTasks.record(bad, clock().toISOString()), patienceMs).catch(onFailure);
    },
  };
}

/** The result, or a rejection when it has not come in time. */
async function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new AdvisorError('storage_unavailable', 'The store did not answer in time.');
    timer = setTimeout(() => reject(error), patienceMs);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

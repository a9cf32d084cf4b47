import { stopKind } from '../core/oncall/stop-kind.ts';
import type { Clock } from './ports.ts';
import type { StoppedTaskLog } from './store.ts';
import type { StopMemory } from './why-service.ts';

const DAY_MS = 86_400_000;

/** The memory of stopped tasks in the store. Someone waits for an answer: a store that fails is told of, and left out. */
export function createStopMemory({
  stoppedTasks,
  clock,
  onFailure,
}: {
  readonly stoppedTasks: StoppedTaskLog;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}): StopMemory {
  return {
    async recall(service) {
      const since = new Date(clock().getTime() - DAY_MS).toISOString();
      try {
        return await stoppedTasks.list({ service, since });
      } catch (error) {
        onFailure(error);
        return [];
      }
    },
    async remember(service, stops) {
      const bad = stops.filter((stop) => stopKind(stop) !== 'normal').map((stop) => ({ service, stop }));
      if (bad.length > 0) await stoppedTasks.record(bad, clock().toISOString()).catch(onFailure);
    },
  };
}

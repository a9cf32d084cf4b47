import type { Clock } from '../app/ports.ts';
import type { Store } from '../app/store.ts';
import type { StoppedTaskConfig } from '../config.ts';
import type { Log } from '../slack/logger.ts';
import type { Background } from './background.ts';
import type { UseCases } from './use-cases.ts';

interface StoppedTasksDeps {
  readonly store: Store;
  readonly useCases: Pick<UseCases, 'clientsFor'>;
  readonly config: StoppedTaskConfig;
  readonly region: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** ECS keeps a stopped task for about an hour: two looks an hour miss none. */
const POLL_MINUTES = 20;

/** Remembers the stopped tasks of the region: from the queue where one is configured, else by looking every twenty minutes. */
export async function createStoppedTasks(
  deps: StoppedTasksDeps,
): Promise<Pick<Background, 'start'> & { stop: () => Promise<void> }> {
  const { store, useCases, config, region, clock, log } = deps;
  const nothing = { start: () => undefined, stop: async () => undefined };
  if (!config.isOn || region === undefined) return nothing;
  const onFailure = (error: unknown) => log.warn({ error }, 'Stopped tasks could not be remembered; it is tried again');
  if (config.queueUrl !== undefined) {
    const { createStopFeed } = await import('../aws/oncall/stop-feed.ts');
    return createStopFeed({
      clients: useCases.clientsFor(region),
      queueUrl: config.queueUrl,
      onStops: (stops) => store.stoppedTasks.record(stops, clock().toISOString()),
      onMalformed: (messageId) => log.warn({ messageId }, 'A message of the queue of stopped tasks is no event'),
      onFailure,
    });
  }
  const [{ createStoppedTaskSource }, { createStopPoll }] = await Promise.all([
    import('../aws/oncall/stopped-task-source.ts'),
    import('../cron/stop-poll.ts'),
  ]);
  const source = createStoppedTaskSource({ clientsFor: useCases.clientsFor, clock });
  return createStopPoll({
    everyMinutes: POLL_MINUTES,
    poll: async () => {
      const stops = await source.list(region);
      await store.stoppedTasks.record(stops, clock().toISOString());
      log.debug({ stops: stops.length }, 'Stopped tasks were looked for');
    },
    onFailure,
  });
}

import type { DigestTiming } from '../app/digest-ports.ts';
import type { PrepareDigestDeps } from '../app/prepare-digest.ts';
import type { Store } from '../app/store.ts';
import type { Config } from '../config.ts';
import type { QueueTerms } from '../queue/open-queue.ts';
import type { Log } from '../slack/logger.ts';
import { createDigests } from './digests.ts';
import { createPruning } from './pruning.ts';
import { createStoppedTasks } from './stopped-tasks.ts';
import { createSweeping } from './sweeping.ts';
import type { UseCases } from './use-cases.ts';

/** ECS kills a task 30 s after SIGTERM; what is still under way then is taken up by another process. */
const DRAIN_MS = 25_000;

/** What goes on without anybody asking. */
export interface Background {
  readonly start: () => void;
  /** Nothing begins any more; true when what was under way has ended, false when that took too long. */
  readonly stop: () => Promise<boolean>;
}

/** The digests, the pruning of the store, the memory of stopped tasks and, with PostgreSQL, the part of every sweep that this process does. */
export async function createBackground(deps: {
  readonly config: Config;
  readonly useCases: UseCases;
  readonly store: Store;
  readonly log: Log;
  readonly preparing: PrepareDigestDeps;
  readonly timing?: DigestTiming;
  readonly queueTerms?: QueueTerms;
}): Promise<Background> {
  const { config, useCases, store, log, preparing, queueTerms } = deps;
  const { clock } = preparing;
  const url = config.store !== undefined && 'url' in config.store ? config.store.url : undefined;
  const sweeping =
    url === undefined
      ? undefined
      : await createSweeping({ url, useCases, store, clock, log, ...(queueTerms && { terms: queueTerms }) });
  const works = [
    await createDigests({ ...deps, ...(sweeping && { shareSweep: sweeping.shareSweep }) }),
    await createPruning(store, config.retention, log),
    await createStoppedTasks({
      store,
      useCases,
      config: config.stoppedTasks,
      region: preparing.homeRegion,
      clock,
      log,
    }),
    ...(sweeping === undefined ? [] : [sweeping]),
  ];
  return {
    start() {
      for (const work of works) work.start();
    },
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), DRAIN_MS);
      });
      const ended = Promise.all(works.map((work) => work.stop())).then(() => true);
      const isDone = await Promise.race([ended, tooLong]);
      clearTimeout(timer);
      return isDone;
    },
  };
}

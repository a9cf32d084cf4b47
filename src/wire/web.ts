import type { Clock } from '../app/ports.ts';
import { createPreviewDigest, type PrepareDigestDeps } from '../app/prepare-digest.ts';
import { createSendDigestAgain } from '../app/send-digest-again.ts';
import type { Store } from '../app/store.ts';
import type { Config } from '../config.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { DigestSubscribing } from '../slack/digest/feature.ts';
import type { Log } from '../slack/logger.ts';
import type { BotProcess } from './bot-process.ts';
import { openKnowledge } from './knowledge.ts';
import type { UseCases } from './use-cases.ts';
import { readVersion } from './version.ts';

export interface WebDeps {
  readonly config: Config;
  readonly useCases: UseCases;
  readonly prices: PriceBook;
  readonly log: Log;
  readonly preparing: PrepareDigestDeps;
  readonly clock: Clock;
  readonly region: string | undefined;
  readonly store: Store | undefined;
}

/** The Slack bot, and the index of service names that is kept fresh beside it. */
export async function createWeb(deps: WebDeps): Promise<BotProcess> {
  const { config, useCases, prices, log, preparing, clock, region, store } = deps;
  const [{ createBot }, { createIndexRefresh }] = await Promise.all([
    import('../slack/create-bot.ts'),
    import('../cron/index-refresh.ts'),
  ]);
  const { directory, sizeService, sweepFleet, checkService, migrateTaskDefinition, whyService } = useCases;
  const isShared = config.store !== undefined && 'url' in config.store;
  const knowledge = await openKnowledge();
  const bot = createBot({
    ...config,
    ...(region === undefined ? {} : { region }),
    version: readVersion(),
    sizeService,
    sweepFleet,
    whyService,
    knowledge,
    ownerTags: config.fleet.ownerTags,
    checkService,
    migrateTaskDefinition,
    previewDigest: createPreviewDigest({ ...preparing, ...(store && { store }) }),
    // A file is for one process, whose own memory is quicker than its disk.
    ...(store && isShared && { deliveries: store.deliveries }),
    ...(store && { subscribing: await createSubscribing(store, config, preparing.clock, log) }),
    directory,
    prices,
    log,
    clock,
  });
  const refresh =
    region === undefined
      ? undefined
      : createIndexRefresh({
          directory,
          region,
          everyMinutes: config.indexRefreshMinutes,
          onFailure: (error) => log.warn({ error }, 'The index of service names could not be read'),
        });
  return {
    async start() {
      const port = await bot.start();
      refresh?.start();
      // Nobody waits for it; where it fails, the first question reads the articles, and says what is wrong.
      knowledge.warm().catch((error: unknown) => log.warn({ error }, 'The articles could not be read'));
      return port;
    },
    async stop() {
      await refresh?.stop();
      return await bot.stop();
    },
  };
}

async function createSubscribing(
  { subscriptions, ledger, locks }: Store,
  { slack }: Config,
  clock: Clock,
  log: Log,
): Promise<DigestSubscribing> {
  const { createPostOnce } = await import('../slack/digest/post-once.ts');
  const { post } = createPostOnce({ ...slack, log });
  return { subscriptions, ledger, locks, sendAgain: createSendDigestAgain({ ledger, subscriptions, clock }), post };
}

/** What answers the health checks of a process that answers nothing else. */
export async function createWorkerHealth({ http }: Config, log: Log): Promise<BotProcess> {
  const [{ createHealth }, { createHttpServer }] = await Promise.all([
    import('../slack/health.ts'),
    import('../slack/http-server.ts'),
  ]);
  const health = createHealth();
  const server = createHttpServer({ ...http, health, log });
  return {
    async start() {
      const port = await server.start();
      health.setReady(true);
      return port;
    },
    async stop() {
      health.setReady(false);
      await server.stop();
      return true;
    },
  };
}

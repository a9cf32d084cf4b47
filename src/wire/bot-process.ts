import type { DigestTiming } from '../app/digest-ports.ts';
import { createLivePrices } from '../app/live-prices.ts';
import type { Clock } from '../app/ports.ts';
import type { Environment } from '../cli/cli-io.ts';
import type { Config } from '../config.ts';
import type { QueueTerms } from '../queue/open-queue.ts';
import type { Log } from '../slack/logger.ts';
import { createBackground } from './background.ts';
import { readFleetSettings } from './fleet-settings.ts';
import { createPriceRefresh } from './prices.ts';
import { openStoreOf, warnOfEphemeralStore } from './stores.ts';
import { connectUseCases, readProfileRegion } from './use-cases.ts';
import { createWeb, createWorkerHealth } from './web.ts';

/** What this process does of the bot: answers Slack, sweeps and sends digests, or both. */
export interface BotProcess {
  /** Gives the HTTP port. @throws AdvisorError `slack_failed` when Slack does not accept the token */
  readonly start: () => Promise<number>;
  /** True when everything under way was answered in time. */
  readonly stop: () => Promise<boolean>;
}

/** The clock and the patience of digests and workers, where they are not those of this machine. */
export interface BotPace {
  readonly clock?: Clock;
  readonly timing?: DigestTiming;
  readonly queue?: QueueTerms;
}

/**
 * The bot joined to AWS, Slack and the store, as far as its role takes it. Bolt is loaded by who answers Slack alone, and
 * the store's drivers only where a store is configured.
 * @throws AdvisorError `storage_unavailable`; `config_invalid`, `file_unreadable` for the file of accounts
 */
export async function createBotProcess(
  config: Config,
  environment: Environment,
  log: Log,
  { clock: digestClock, timing, queue: queueTerms }: BotPace = {},
): Promise<BotProcess> {
  const clock = (): Date => new Date();
  const { store: place, role } = config;
  const fleet = await readFleetSettings(config.fleet);
  const store = place === undefined ? undefined : await openStoreOf(place, digestClock ?? clock, config.retention);
  if (place === undefined) log.info({}, 'Digests are off: neither ADVISOR_STORE nor DATABASE_URL is set');
  else await warnOfEphemeralStore(place, environment, log);
  const live = createLivePrices();
  const { prices } = live;
  const useCases = await connectUseCases({
    prices,
    clock,
    environment,
    fleet,
    ...(store && { store }),
    ...(store && config.stoppedTasks.isOn && { stoppedTasks: store.stoppedTasks }),
    onStoreFailure: (error) => log.warn({ error }, 'Stopped tasks could not be remembered'),
  });
  const region = config.region ?? (await readProfileRegion());
  const preparing = {
    sweepFleet: useCases.sweepFleet,
    ...(region === undefined ? {} : { homeRegion: region }),
    days: DIGEST_DAYS,
    discountPercent: config.discountPercent,
    clock: digestClock ?? clock,
  };
  const priceRefresh = await createPriceRefresh({
    config: config.prices,
    environment,
    store,
    live,
    region,
    clock,
    log,
  });
  const background =
    store === undefined || role === 'web'
      ? undefined
      : await createBackground({
          config,
          useCases,
          store,
          log,
          preparing,
          ...(timing && { timing }),
          ...(queueTerms && { queueTerms }),
        });
  const window =
    role === 'worker'
      ? await createWorkerHealth(config, log)
      : await createWeb({ config, useCases, prices, log, preparing, clock, region, store });
  return {
    async start() {
      const port = await window.start();
      priceRefresh.start();
      background?.start();
      return port;
    },
    async stop() {
      const [isAnswered, isDone] = await Promise.all([window.stop(), background?.stop() ?? true]);
      await priceRefresh.stop();
      await store?.close();
      useCases.close();
      return isAnswered && isDone;
    },
  };
}

/** Eight weeks, as for every other command that names no days. */
const DIGEST_DAYS = 56;

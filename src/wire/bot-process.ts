import type { DigestTiming } from '../app/digest-ports.ts';
import type { Clock } from '../app/ports.ts';
import { createPreviewDigest } from '../app/prepare-digest.ts';
import type { Environment } from '../cli/cli-io.ts';
import type { Config } from '../config.ts';
import { createPriceBook } from '../core/pricing/price-book.ts';
import type { Log } from '../slack/logger.ts';
import { createDigests } from './digests.ts';
import { connectUseCases, readProfileRegion } from './use-cases.ts';
import { readVersion } from './version.ts';

/** The bot process: the Slack bot, and the index of service names that is kept fresh beside it. */
export interface BotProcess {
  /** @throws AdvisorError `slack_failed` when Slack does not accept the token */
  readonly start: () => Promise<number>;
  /** True when everything under way was answered in time. */
  readonly stop: () => Promise<boolean>;
}

/** The clock and the patience of the digests, where they are not those of this machine. */
export interface DigestPace {
  readonly clock?: Clock;
  readonly timing?: DigestTiming;
}

/**
 * The Slack bot joined to AWS. Bolt is loaded here, so that the command line never pays for it, and the store's drivers
 * only where a store is configured.
 * @throws AdvisorError `storage_unavailable`
 */
export async function createBotProcess(
  config: Config,
  environment: Environment,
  log: Log,
  pace: DigestPace = {},
): Promise<BotProcess> {
  const clock = (): Date => new Date();
  const [{ createBot }, cron, useCases] = await Promise.all([
    import('../slack/create-bot.ts'),
    import('../cron/index-refresh.ts'),
    connectUseCases({ prices: createPriceBook(), clock, environment }),
  ]);
  const { directory, sizeService, sweepFleet } = useCases;
  const region = config.region ?? (await readProfileRegion());
  const preparing = {
    sweepFleet,
    regions: region === undefined ? [] : [region],
    days: DIGEST_DAYS,
    discountPercent: config.discountPercent,
    clock: pace.clock ?? clock,
  };
  const { store: place } = config;
  const digests =
    place === undefined
      ? undefined
      : await createDigests({ ...config, place }, environment, log, preparing, pace.timing);
  if (digests === undefined) log.info({}, 'Digests are off: neither ADVISOR_STORE nor DATABASE_URL is set');
  const bot = createBot({
    ...config,
    ...(region === undefined ? {} : { region }),
    version: readVersion(),
    sizeService,
    sweepFleet,
    previewDigest: createPreviewDigest({ ...preparing, ...(digests && { store: digests.store }) }),
    // A file is for one process, whose own memory is quicker than its disk.
    ...(digests && place !== undefined && 'url' in place && { deliveries: digests.store.deliveries }),
    ...(digests && { subscribing: digests.subscribing }),
    directory,
    log,
    clock,
  });
  const refresh =
    region === undefined
      ? undefined
      : cron.createIndexRefresh({
          directory,
          region,
          everyMinutes: config.indexRefreshMinutes,
          onFailure: (error) => log.warn({ error }, 'The index of service names could not be read'),
        });
  return {
    async start() {
      const port = await bot.start();
      refresh?.start();
      digests?.start();
      return port;
    },
    async stop() {
      await refresh?.stop();
      const [isDrained] = await Promise.all([bot.stop(), digests?.stop()]);
      await digests?.store.close();
      useCases.close();
      return isDrained;
    },
  };
}

/** Eight weeks, as for every other command that names no days. */
const DIGEST_DAYS = 56;

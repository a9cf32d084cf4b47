import { readFileSync } from 'node:fs';
import type { DigestTiming } from './app/digest-ports.ts';
import { createFindService } from './app/find-service.ts';
import type { Clock } from './app/ports.ts';
import { createDigestBuilder, createPreviewDigest, type PrepareDigestDeps } from './app/prepare-digest.ts';
import { createSendDigestAgain } from './app/send-digest-again.ts';
import { createSizeService } from './app/size-service.ts';
import type { Store } from './app/store.ts';
import { createSweepFleet } from './app/sweep-fleet.ts';
import { createTickDigests, type TickReport } from './app/tick-digests.ts';
import type { AwsAccess, CliDependencies } from './cli/cli-dependencies.ts';
import type { Environment } from './cli/cli-io.ts';
import { type Config, loadStore, type StoreConfig } from './config.ts';
import { AdvisorError } from './core/errors.ts';
import { createPriceBook } from './core/pricing/price-book.ts';
import type { DigestSubscribing } from './slack/digest/feature.ts';
import type { Log } from './slack/logger.ts';

/**
 * The command line joined to AWS. The SDK is loaded by the first command that asks AWS, and by no other; it reads the
 * process's own variables unless others are given.
 */
export function createCliDependencies(environment?: Environment): CliDependencies {
  const prices = createPriceBook();
  const clock = (): Date => new Date();

  async function connect(): Promise<AwsAccess> {
    const [{ createAwsConnections }, { createEvidenceSource }, { createServiceDirectory }, { createFleetSource }] =
      await Promise.all([
        import('./aws/clients.ts'),
        import('./aws/evidence-source.ts'),
        import('./aws/service-directory.ts'),
        import('./aws/fleet/fleet-source.ts'),
      ]);
    const connections = createAwsConnections(environment === undefined ? {} : { environment });
    const clientsFor = connections.forRegion;
    const source = createEvidenceSource({ clientsFor, clock });
    const findService = createFindService({ directory: createServiceDirectory({ clientsFor, clock }) });
    const sizeService = createSizeService({ findService, source, prices });
    const sweepFleet = createSweepFleet({ source: createFleetSource({ connections, clock }), prices, clock });
    return { findService, source, sizeService, sweepFleet, close: connections.close };
  }

  async function profileRegion(): Promise<string | undefined> {
    const [{ silenceNodeVersionNotice }, { ECSClient }] = await Promise.all([
      import('./aws/node-version-notice.ts'),
      import('@aws-sdk/client-ecs'),
    ]);
    silenceNodeVersionNotice(process.env);
    const client = new ECSClient({});
    return await client.config.region().catch(() => undefined);
  }

  return {
    version: readVersion,
    prices,
    profileRegion,
    connect,
    openStore: async (env) => {
      const { store, problems } = loadStore(env);
      const [problem] = problems;
      if (problem !== undefined) throw new AdvisorError('config_invalid', `${problem.setting} ${problem.message}`);
      return store === undefined ? null : await openStoreOf(store, clock);
    },
    readCliOutput: async (request) => {
      const { evidenceFromCliOutput } = await import('./aws/cli-output.ts');
      return evidenceFromCliOutput(request);
    },
    metricsQuery: async ({ region, cluster, service, days }) => {
      const { metricsQuery } = await import('./aws/metrics-query.ts');
      return metricsQuery({ region, cluster, name: service }, { days, now: clock() });
    },
  };
}

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
  const [
    { createBot },
    { createAwsConnections },
    { createEvidenceSource },
    { createServiceDirectory },
    { createFleetSource },
    cron,
  ] = await Promise.all([
    import('./slack/create-bot.ts'),
    import('./aws/clients.ts'),
    import('./aws/evidence-source.ts'),
    import('./aws/service-directory.ts'),
    import('./aws/fleet/fleet-source.ts'),
    import('./cron/index-refresh.ts'),
  ]);
  const clock = (): Date => new Date();
  const connections = createAwsConnections(environment === undefined ? {} : { environment });
  const clientsFor = connections.forRegion;
  const directory = createServiceDirectory({ clientsFor, clock });
  const source = createEvidenceSource({ clientsFor, clock });
  const findService = createFindService({ directory });
  const prices = createPriceBook();
  const sizeService = createSizeService({ findService, source, prices });
  const sweepFleet = createSweepFleet({ source: createFleetSource({ connections, clock }), prices, clock });
  const region = config.region ?? (await createCliDependencies(environment).profileRegion());
  const preparing = {
    sweepFleet,
    regions: region === undefined ? [] : [region],
    days: DIGEST_DAYS,
    discountPercent: config.discountPercent,
    clock: pace.clock ?? clock,
  };
  const { store: place, slack } = config;
  const digests =
    place === undefined ? undefined : await createDigests({ place, slack }, environment, log, preparing, pace.timing);
  if (digests === undefined) log.info({}, 'Digests are off: neither ADVISOR_STORE nor DATABASE_URL is set');
  const bot = createBot({
    ...config,
    ...(region === undefined ? {} : { region }),
    version: readVersion(),
    sizeService,
    sweepFleet,
    previewDigest: createPreviewDigest({ ...preparing, ...(digests && { store: digests.store }) }),
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
      connections.close();
      return isDrained;
    },
  };
}

/** Eight weeks, as for every other command that names no days. */
const DIGEST_DAYS = 56;
/** ECS kills a task 30 s after SIGTERM; what is still under way then is taken up by the next start. */
const DIGEST_DRAIN_MS = 25_000;

/** The digests of the bot process: what subscribing takes, and the ticks that send them. */
interface Digests {
  readonly store: Store;
  readonly subscribing: DigestSubscribing;
  readonly start: () => void;
  /** No run begins any more; resolves when the one under way has ended, or has taken too long. */
  readonly stop: () => Promise<void>;
}

async function createDigests(
  { place, slack }: { readonly place: StoreConfig; readonly slack: Config['slack'] },
  environment: Environment,
  log: Log,
  preparing: PrepareDigestDeps,
  timing: DigestTiming | undefined,
): Promise<Digests> {
  const [{ createMinuteTicker }, { createDigestSender, createOwnerNotices }, { createPostOnce }] = await Promise.all([
    import('./cron/minute-ticker.ts'),
    import('./slack/digest/sender.ts'),
    import('./slack/digest/post-once.ts'),
  ]);
  const { clock } = preparing;
  const store = await openStoreOf(place, clock);
  await warnOfEphemeralStore(place, environment, log);
  const { ledger, subscriptions } = store;
  const once = createPostOnce({ ...slack, log });
  let isStopping = false;
  const tickDigests = createTickDigests({
    ledger,
    subscriptions,
    builder: createDigestBuilder({ ...preparing, store, ledger }),
    sender: createDigestSender(once),
    notices: createOwnerNotices(once),
    clock,
    isStopping: () => isStopping,
    ...(timing === undefined ? {} : { timing }),
  });
  const ticker = createMinuteTicker({
    name: 'digests',
    tick: async () => logTick(await tickDigests(), log),
    onFailure: (error) => log.error({ error }, 'The digests could not be looked after; the next minute tries again'),
  });
  return {
    store,
    subscribing: {
      subscriptions,
      ledger,
      sendAgain: createSendDigestAgain({ ledger, subscriptions, clock }),
      post: once.post,
    },
    start: ticker.start,
    async stop() {
      isStopping = true;
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, DIGEST_DRAIN_MS);
      });
      await Promise.race([ticker.stop(), tooLong]);
      clearTimeout(timer);
    },
  };
}

function logTick(report: TickReport, log: Log): void {
  for (const { error, ...run } of report.runs) {
    if (error === undefined) log.info(run, 'A digest was looked after');
    else log.warn({ ...run, error }, 'A digest was looked after, and something failed');
  }
  for (const runId of report.skippedLate) log.warn({ runId }, 'A digest came too late and was left out');
  for (const id of report.aheadOfClock)
    log.warn({ id }, 'A digest was sent for a time that this clock has yet to reach');
  for (const error of report.errors) log.error({ error }, 'A digest or a notice failed');
  log.debug({ opened: report.opened, told: report.told }, 'The digests were looked after');
}

/** The drivers are loaded here, and by nobody who has no store. */
async function openStoreOf(place: StoreConfig, clock: Clock): Promise<Store> {
  const { openStore } = await import('./storage/open-store.ts');
  return await openStore({ ...place, clock });
}

async function warnOfEphemeralStore(place: StoreConfig, environment: Environment, log: Log): Promise<void> {
  if ('url' in place) return;
  const { readStoragePlace } = await import('./storage/open-store.ts');
  const { isEphemeral } = await readStoragePlace(place.path, environment);
  if (!isEphemeral) return;
  log.warn({}, 'The store lies on a disk that is gone with the task: use DATABASE_URL, or a volume on EFS');
}

/** The package's version, from beside `src` or `dist`. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}

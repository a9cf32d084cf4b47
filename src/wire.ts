import { readFileSync } from 'node:fs';
import { createFindService } from './app/find-service.ts';
import { createSizeService } from './app/size-service.ts';
import { createSweepFleet } from './app/sweep-fleet.ts';
import type { AwsAccess, CliDependencies } from './cli/cli-dependencies.ts';
import type { Environment } from './cli/cli-io.ts';
import type { Config } from './config.ts';
import { createPriceBook } from './core/pricing/price-book.ts';
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

/** The Slack bot joined to AWS. Bolt is loaded here, so that the command line never pays for it. */
export async function createBotProcess(config: Config, environment: Environment, log: Log): Promise<BotProcess> {
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
  const bot = createBot({
    ...config,
    ...(region === undefined ? {} : { region }),
    version: readVersion(),
    sizeService,
    sweepFleet,
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
      return port;
    },
    async stop() {
      await refresh?.stop();
      const isDrained = await bot.stop();
      connections.close();
      return isDrained;
    },
  };
}

/** The package's version, from beside `src` or `dist`. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}

import { readFileSync } from 'node:fs';
import { createFindService } from './app/find-service.ts';
import { createSizeService } from './app/size-service.ts';
import type { AwsAccess, CliDependencies } from './cli/cli-dependencies.ts';
import type { Environment } from './cli/cli-io.ts';
import { createPriceBook } from './core/pricing/price-book.ts';

/** The command line joined to AWS. The SDK is loaded by the first command that asks AWS, and by no other. */
export function createCliDependencies(environment: Environment): CliDependencies {
  const prices = createPriceBook();
  const clock = (): Date => new Date();

  async function connect(): Promise<AwsAccess> {
    const [{ createAwsConnections }, { createEvidenceSource }, { createServiceDirectory }] = await Promise.all([
      import('./aws/clients.ts'),
      import('./aws/evidence-source.ts'),
      import('./aws/service-directory.ts'),
    ]);
    const connections = createAwsConnections({ environment });
    const clientsFor = connections.forRegion;
    const source = createEvidenceSource({ clientsFor, clock });
    const findService = createFindService({ directory: createServiceDirectory({ clientsFor, clock }) });
    const sizeService = createSizeService({ findService, source, prices });
    return { findService, source, sizeService, close: connections.close };
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
    readCliOutput: async () => {
      throw new Error('under construction');
    },
    metricsQuery: async ({ region, cluster, service, days }) => {
      const { metricsQuery } = await import('./aws/metrics-query.ts');
      return metricsQuery({ region, cluster, name: service }, { days, now: clock() });
    },
  };
}

/** The package's version, from beside `src` or `dist`. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}

import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LivePrices } from '../app/live-prices.ts';
import type { Clock } from '../app/ports.ts';
import { createRefreshPrices } from '../app/refresh-prices.ts';
import type { PriceArchive, Store } from '../app/store.ts';
import { createUpdatePrices, type UpdatePrices } from '../app/update-prices.ts';
import type { Environment } from '../cli/cli-io.ts';
import { loadStore, type PriceConfig } from '../config.ts';
import type { Ticker } from '../cron/ticker.ts';
import type { Log } from '../slack/logger.ts';
import { openStoreOfEnvironment } from './stores.ts';

/** The folder that keeps prices where there is no store: in the user's cache. */
export function priceFolderOf(env: Environment): string {
  const home = env.HOME || homedir();
  return join(env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(home, '.cache'), 'fargate-advisor', 'prices');
}

/** The folder that keeps prices, or null where a store does. */
export function pricesKeptIn(env: Environment): string | null {
  return loadStore(env).store === undefined ? priceFolderOf(env) : null;
}

/** Does something with the archive that the environment names. @throws AdvisorError `storage_unavailable`, `config_invalid` */
export async function withPriceArchive<T>(
  env: Environment,
  clock: Clock,
  use: (archive: PriceArchive) => Promise<T>,
): Promise<T> {
  const store = await openStoreOfEnvironment(env, clock);
  if (store === null) return await use(await openPriceFolder(env));
  try {
    return await use(store.prices);
  } finally {
    await store.close();
  }
}

/** The folder as an archive. */
export async function openPriceFolder(env: Environment): Promise<PriceArchive> {
  const { createPriceFolder } = await import('../storage/price-folder.ts');
  return createPriceFolder(priceFolderOf(env));
}

/** The use case that reads AWS's public price files. */
export async function connectUpdatePrices(deps: {
  readonly config: PriceConfig;
  readonly archive: PriceArchive;
  readonly live: LivePrices;
  readonly clock: Clock;
}): Promise<UpdatePrices> {
  const { createPublishedPrices, PRICE_ADDRESSES } = await import('../aws/published-prices.ts');
  const { config, ...rest } = deps;
  const { listUrl = PRICE_ADDRESSES.listUrl, spotUrl = PRICE_ADDRESSES.spotUrl } = config;
  return createUpdatePrices({ ...rest, published: createPublishedPrices({ listUrl, spotUrl }) });
}

/** Looks once an hour whether prices were kept by another process, and whether today's are to be read. */
export async function createPriceRefresh(deps: {
  readonly config: PriceConfig;
  readonly environment: Environment;
  readonly store: Store | undefined;
  readonly live: LivePrices;
  readonly region: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Ticker> {
  const { config, environment, store, live, region, clock, log } = deps;
  const { createTicker } = await import('../cron/ticker.ts');
  const archive = store?.prices ?? (await openPriceFolder(environment));
  const refreshPrices = createRefreshPrices({
    archive,
    live,
    updatePrices: await connectUpdatePrices({ config, archive, live, clock }),
    ...(store && { locks: store.locks }),
    ...(region === undefined ? {} : { region }),
    clock,
    newId: randomUUID,
  });

  async function tick(): Promise<void> {
    if (!config.refresh) return live.take(await archive.all());
    const update = await refreshPrices();
    if (update === null) return;
    log.info({ updated: update.updated }, 'Prices were read anew');
    if (update.notUpdated.length > 0) log.warn({ notUpdated: update.notUpdated }, 'Some prices stay as they were');
  }

  return createTicker({
    name: 'prices',
    every: 'hour',
    tick,
    onFailure: (error) => log.error({ error }, 'Prices could not be looked after; the next hour tries again'),
  });
}

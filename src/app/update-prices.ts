import type { PriceList } from '../core/pricing/price-list.ts';
import type { KeptPrices, PriceService } from '../core/pricing/published/kept-prices.ts';
import { type PriceFileProblem, UnusablePriceFile } from '../core/pricing/published/price-file-problem.ts';
import { OFFER_CODES, type OfferService, readOffer } from '../core/pricing/published/read-offers.ts';
import { readSpotFeed } from '../core/pricing/published/read-spot-feed.ts';
import { figuresByKey } from '../core/pricing/row-key.ts';
import type { LivePrices } from './live-prices.ts';
import type { Clock, PublishedFile, PublishedPrices } from './ports.ts';
import type { PriceArchive } from './store.ts';

/** One file that was read and kept, with how many of its prices are not what they were. */
export interface UpdatedPrices {
  readonly service: PriceService;
  readonly region: string;
  readonly publishedAt: string;
  readonly prices: number;
  readonly changed: number;
}

/** One file that could not be used; `region` is empty for the feed of all regions. */
export interface NotUpdated {
  readonly service: PriceService;
  readonly region: string;
  readonly problem: PriceFileProblem;
}

export interface PriceUpdate {
  readonly updated: readonly UpdatedPrices[];
  readonly notUpdated: readonly NotUpdated[];
}

export type UpdatePrices = (regions: readonly string[], abortSignal?: AbortSignal) => Promise<PriceUpdate>;

/**
 * Reads the published prices of the regions and keeps them; the price book has them at once. Each file is used whole or
 * not at all: one that is broken, partial, or lacks what was known before changes nothing, and the answer says why.
 * @throws AdvisorError `storage_unavailable`, `file_unwritable`
 */
export function createUpdatePrices(deps: {
  readonly published: PublishedPrices;
  readonly archive: Pick<PriceArchive, 'keep'>;
  readonly live: LivePrices;
  readonly clock: Clock;
}): UpdatePrices {
  const { published, archive, live, clock } = deps;

  async function readOfferOf(
    service: OfferService,
    region: string,
    abortSignal: AbortSignal | undefined,
  ): Promise<readonly KeptPrices[]> {
    const { document } = whole(await published.offer(OFFER_CODES[service], region, abortSignal));
    const kept = readOffer(document, { service, region, readAt: clock().toISOString() });
    const lost = lostOf(live.list(), kept);
    if (lost !== undefined) throw new UnusablePriceFile({ code: 'Missing', figures: { what: lost } });
    return [kept];
  }

  async function readSpot(
    regions: readonly string[],
    abortSignal: AbortSignal | undefined,
  ): Promise<readonly KeptPrices[]> {
    const { document, modifiedAt } = whole(await published.spotFeed(abortSignal));
    const readAt = clock().toISOString();
    return readSpotFeed(document, { regions, publishedAt: modifiedAt ?? readAt, readAt });
  }

  return async function updatePrices(regions, abortSignal) {
    const services = Object.keys(OFFER_CODES) as OfferService[];
    const files = regions.flatMap((region) =>
      services.map((service) => ({ service, region, read: () => readOfferOf(service, region, abortSignal) })),
    );
    const spot = { service: 'fargate-spot' as const, region: '', read: () => readSpot(regions, abortSignal) };
    const kept: KeptPrices[] = [];
    const notUpdated: NotUpdated[] = [];
    for (const { service, region, read } of [...files, spot]) {
      try {
        kept.push(...(await read()));
      } catch (error) {
        if (!(error instanceof UnusablePriceFile)) throw error;
        notUpdated.push({ service, region, problem: error.problem });
      }
    }
    await archive.keep(kept);
    const before = live.list();
    live.take(kept);
    return { updated: kept.map((entry) => updatedOf(before, entry)), notUpdated };
  };
}

function whole(file: PublishedFile): Extract<PublishedFile, { readonly ok: true }> {
  if (file.ok) return file;
  throw new UnusablePriceFile(file.problem);
}

function updatedOf(before: PriceList, entry: KeptPrices): UpdatedPrices {
  const known = figuresByKey(before);
  const fresh = [...figuresByKey(entry.prices)];
  const isChanged = ([key, figures]: (typeof fresh)[number]) =>
    [...figures].some(([name, figure]) => known.get(key)?.get(name) !== figure);
  const { service, region, publishedAt } = entry;
  return { service, region, publishedAt, prices: fresh.length, changed: fresh.filter(isChanged).length };
}

/** What the region's list has and a file that should hold it has not: the file is partial. */
function lostOf(list: PriceList, { service, region, prices }: KeptPrices): string | undefined {
  const fresh = figuresByKey(prices);
  const isHere = (row: { readonly region: string }) => row.region === region;
  const expected: Partial<PriceList> =
    service === 'fargate'
      ? {
          fargate: list.fargate.filter((row) => isHere(row) && row.capacity === 'on-demand'),
          fees: list.fees.filter((row) => isHere(row) && row.item === 'fargate-ephemeral-gb-hour'),
        }
      : service === 'lambda'
        ? { lambda: list.lambda.filter(isHere) }
        : {};
  return [...figuresByKey(expected).keys()].find((key) => !fresh.has(key));
}

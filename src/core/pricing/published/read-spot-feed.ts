import type { Architecture, FargatePriceRow } from '../price-list.ts';
import type { KeptPrices } from './kept-prices.ts';
import { asRecord, usdOf } from './offer-file.ts';
import { UnusablePriceFile } from './price-file-problem.ts';

const UNITS = {
  X86_64: { vcpu: 'vCPU-Hours', gb: 'GB-Hours' },
  ARM64: { vcpu: 'ARM-vCPU-Hours', gb: 'ARM-GB-Hours' },
} as const satisfies Record<Architecture, unknown>;

/**
 * Fargate Spot's prices of the regions, from the feed behind AWS's pricing page. The feed is not documented: what of it
 * is not understood is left out, and a region or architecture that it does not list keeps the price that it had. Throws
 * UnusablePriceFile when nothing of it is understood, or when a price of the regions is none.
 */
export function readSpotFeed(
  document: unknown,
  options: { readonly regions: readonly string[]; readonly publishedAt: string; readonly readAt: string },
): readonly KeptPrices[] {
  const { regions, publishedAt, readAt } = options;
  const { prices } = asRecord(document);
  if (!Array.isArray(prices) || prices.length === 0) {
    throw new UnusablePriceFile({ code: 'NotThisOffer', figures: { expected: 'Fargate Spot' } });
  }
  const byPlace = new Map<string, number>();
  for (const entry of prices.map(asRecord)) {
    const region = asRecord(entry.attributes)['aws:region'];
    if (typeof region !== 'string' || typeof entry.unit !== 'string' || !regions.includes(region)) continue;
    const place = `${region} ${entry.unit}`;
    const usd = usdOf(asRecord(entry.price).USD, place);
    if ((byPlace.get(place) ?? usd) !== usd)
      throw new UnusablePriceFile({ code: 'Ambiguous', figures: { what: place } });
    byPlace.set(place, usd);
  }
  return regions.flatMap((region) => {
    const rows = (['X86_64', 'ARM64'] as const).flatMap((architecture): FargatePriceRow[] => {
      const vcpuHour = byPlace.get(`${region} ${UNITS[architecture].vcpu}`);
      const gbHour = byPlace.get(`${region} ${UNITS[architecture].gb}`);
      if (vcpuHour === undefined || gbHour === undefined) return [];
      const origin = { asOf: publishedAt.slice(0, 10), source: 'AWS Fargate Spot price feed' };
      return [{ region, os: 'LINUX', architecture, capacity: 'spot', vcpuHour, gbHour, ...origin }];
    });
    return rows.length === 0
      ? []
      : [{ service: 'fargate-spot', region, publishedAt, readAt, prices: { fargate: rows } }];
  });
}

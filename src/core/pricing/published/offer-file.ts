import { type PriceFileProblem, UnusablePriceFile } from './price-file-problem.ts';

/** One step of a price: so much a unit up to so many units of a month. */
export interface OfferTier {
  readonly upTo: number | null;
  readonly usd: number;
}

/** A region's file of AWS's bulk price list, as far as it is asked. */
export interface OfferFile {
  readonly region: string;
  /** ISO time. */
  readonly publishedAt: string;
  /**
   * The price of the usage type that is exactly this after its region's prefix (`USE1-`, `EU-`, none in us-east-1 for some
   * services); null when there is none. Look-alikes are not it: `USE1-ECS-EC2-vCPU-Hours` costs nothing, and the rows of
   * ARM and Windows hold "vCPU-Hours" as well. Throws UnusablePriceFile when it is not one clear price above zero.
   */
  readonly price: (suffix: string) => number | null;
  /** The same for a price with tiers, cheapest last; they join without a gap and the last has no end. */
  readonly tiers: (suffix: string) => readonly OfferTier[] | null;
}

/** What stands before a usage type in a region's file. */
const PREFIX = /^[A-Z]{2,4}\d{0,2}-/;

/** The file, read as an offer of the service in the region. Throws UnusablePriceFile when it is none. */
export function openOfferFile(document: unknown, offerCode: string, region: string): OfferFile {
  const file = asRecord(document);
  const publishedAt = textOf(file.publicationDate);
  const products = asRecord(file.products);
  const terms = asRecord(asRecord(file.terms).OnDemand);
  if (file.offerCode !== offerCode || Number.isNaN(Date.parse(publishedAt)) || Object.keys(products).length === 0) {
    throw unusable({ code: 'NotThisOffer', figures: { expected: `${offerCode} ${region}` } });
  }
  const bySuffix = new Map<string, string[]>();
  for (const [sku, product] of Object.entries(products)) {
    const attributes = asRecord(asRecord(product).attributes);
    const usagetype = textOf(attributes.usagetype);
    const regionCode = textOf(attributes.regionCode);
    // A file may hold rows of the region's Local Zones too.
    if (usagetype === '' || (regionCode !== '' && regionCode !== region)) continue;
    const suffix = usagetype.replace(PREFIX, '');
    bySuffix.set(suffix, [...(bySuffix.get(suffix) ?? []), sku]);
  }

  function tiers(suffix: string): readonly OfferTier[] | null {
    const skus = bySuffix.get(suffix);
    if (skus === undefined) return null;
    const [first, ...others] = skus.map((sku) => tiersOf(asRecord(terms[sku]), suffix));
    if (first === undefined) return null;
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
      throw unusable({ code: 'Ambiguous', figures: { what: suffix } });
    }
    return first;
  }

  function price(suffix: string): number | null {
    const steps = tiers(suffix);
    if (steps === null) return null;
    const [only] = steps;
    if (only === undefined || steps.length > 1) throw unusable({ code: 'Ambiguous', figures: { what: suffix } });
    return only.usd;
  }

  return { region, publishedAt: new Date(publishedAt).toISOString(), price, tiers };
}

/** The tiers of the offer term that is in force: the one that began last. */
function tiersOf(offerTerms: Readonly<Record<string, unknown>>, what: string): readonly OfferTier[] {
  const [term] = Object.values(offerTerms)
    .map(asRecord)
    .sort((a, b) => textOf(b.effectiveDate).localeCompare(textOf(a.effectiveDate)));
  const steps = Object.values(asRecord(term?.priceDimensions))
    .map(asRecord)
    .map((dimension) => ({
      from: Number(dimension.beginRange ?? 0),
      upTo: dimension.endRange === undefined || dimension.endRange === 'Inf' ? null : Number(dimension.endRange),
      usd: usdOf(asRecord(dimension.pricePerUnit).USD, what),
    }))
    .sort((a, b) => a.from - b.from);
  const joins = steps.every(({ from }, at) => from === (at === 0 ? 0 : steps[at - 1]?.upTo));
  if (steps.length === 0 || !joins || steps.at(-1)?.upTo !== null) {
    throw unusable({ code: 'Missing', figures: { what } });
  }
  return steps.map(({ upTo, usd }) => ({ upTo, usd }));
}

/** The price as a number above zero. Throws UnusablePriceFile. */
export function usdOf(text: unknown, what: string): number {
  const usd = typeof text === 'string' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (usd > 0) return usd;
  throw unusable({ code: 'NotAPrice', figures: { what, text: String(text).slice(0, 40) } });
}

/** An unknown value as an object; an empty one when it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function unusable(problem: PriceFileProblem): UnusablePriceFile {
  return new UnusablePriceFile(problem);
}

import type { PublishedFile, PublishedPrices } from '../app/ports.ts';

/** Where AWS publishes its prices; a mirror may stand in. */
export interface PriceAddresses {
  readonly listUrl: string;
  readonly spotUrl: string;
}

export const PRICE_ADDRESSES: PriceAddresses = {
  listUrl: 'https://pricing.us-east-1.amazonaws.com',
  spotUrl: 'https://dftu77xade0tc.cloudfront.net/fargate-spot-prices.json',
};

/** AmazonECS is about 1 MB a region, AWSLambda 0.7 MB; AmazonEC2 is hundreds and is not read. */
const MOST_BYTES = 32 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/** AWS's public price files over HTTP, without credentials. A failure is a value; a file is read to its end or not at all. */
export function createPublishedPrices({
  listUrl,
  spotUrl,
  fetch = globalThis.fetch,
}: PriceAddresses & { readonly fetch?: typeof globalThis.fetch }): PublishedPrices {
  async function read(url: string, abortSignal: AbortSignal | undefined): Promise<PublishedFile> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = abortSignal === undefined ? timeout : AbortSignal.any([abortSignal, timeout]);
    let text: string | null;
    let response: Response;
    try {
      response = await fetch(url, { signal, headers: { accept: 'application/json' } });
      text = response.ok ? await readWithin(response, MOST_BYTES) : '';
    } catch (error) {
      return { ok: false, problem: { code: 'Unreachable', figures: { detail: reasonOf(error) } } };
    }
    if (!response.ok) return { ok: false, problem: { code: 'Refused', figures: { status: response.status } } };
    if (text === null) return { ok: false, problem: { code: 'TooLarge', figures: { mib: MOST_BYTES / 1024 / 1024 } } };
    const modified = Date.parse(response.headers.get('last-modified') ?? '');
    try {
      const modifiedAt = Number.isNaN(modified) ? null : new Date(modified).toISOString();
      return { ok: true, document: JSON.parse(text), modifiedAt };
    } catch {
      return { ok: false, problem: { code: 'NotJson', figures: {} } };
    }
  }

  const base = listUrl.replace(/\/+$/, '');
  return {
    offer: (offerCode, region, abortSignal) =>
      read(`${base}/offers/v1.0/aws/${offerCode}/current/${region}/index.json`, abortSignal),
    spotFeed: (abortSignal) => read(spotUrl, abortSignal),
  };
}

/** The body as text, or null when it is longer. */
async function readWithin(response: Response, most: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {};
  const told = cause instanceof Error ? cause : error;
  const code = told instanceof Error && 'code' in told ? String(told.code) : '';
  return code || (told instanceof Error ? told.message || told.name : String(told));
}

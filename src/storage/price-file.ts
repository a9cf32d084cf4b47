import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PriceArchive } from '../app/store.ts';
import { AdvisorError } from '../core/errors.ts';
import type { KeptPrices } from '../core/pricing/published/kept-prices.ts';

const SCHEMA = 'fargate-advisor/prices/1';

/**
 * Prices kept in a file, for those who have no store. A file that is damaged or of another version counts as empty: it
 * is a cache, and the bundled prices serve. It is replaced in one step, so that nobody reads half of it.
 */
export function createPriceFile(path: string): PriceArchive {
  async function all(): Promise<readonly KeptPrices[]> {
    try {
      const document: unknown = JSON.parse(await readFile(path, 'utf8'));
      return isPriceFile(document) ? document.kept : [];
    } catch {
      return [];
    }
  }

  async function keep(read: readonly KeptPrices[]): Promise<void> {
    if (read.length === 0) return;
    const byPlace = new Map([...(await all()), ...read].map((entry) => [`${entry.service} ${entry.region}`, entry]));
    const draft = `${path}.${randomUUID()}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, `${JSON.stringify({ schema: SCHEMA, kept: [...byPlace.values()] })}\n`);
      await rename(draft, path);
    } catch (cause) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw new AdvisorError('file_unwritable', `could not write ${path}`, { details: { path }, cause });
    }
  }

  return { all, keep };
}

function isPriceFile(document: unknown): document is { readonly kept: readonly KeptPrices[] } {
  if (typeof document !== 'object' || document === null || !('schema' in document) || !('kept' in document))
    return false;
  return document.schema === SCHEMA && Array.isArray(document.kept) && document.kept.every(isKept);
}

function isKept(entry: unknown): entry is KeptPrices {
  const { service, region, publishedAt, readAt, prices } = (entry ?? {}) as Record<string, unknown>;
  const isText = [service, region, publishedAt, readAt].every((text) => typeof text === 'string');
  if (!isText || typeof prices !== 'object' || prices === null) return false;
  return Object.values(prices).every((rows) => Array.isArray(rows));
}

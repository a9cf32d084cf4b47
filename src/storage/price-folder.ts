import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PriceArchive } from '../app/store.ts';
import { AdvisorError } from '../core/errors.ts';
import { isKeptPrices, type KeptPrices } from '../core/pricing/published/kept-prices.ts';

const SCHEMA = 'fargate-advisor/prices/1';
const END = '.json';

/**
 * Prices kept in a folder, for those who have no store: a file for each service and region, so that two updates at once
 * lose nothing of each other. A file that is damaged or of another version counts as none: it is a cache, and the bundled
 * prices serve. Each is replaced in one step, so that nobody reads half of it.
 */
export function createPriceFolder(folder: string): PriceArchive {
  async function read(name: string): Promise<readonly KeptPrices[]> {
    try {
      const document: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
      return isPriceFile(document) ? [document.kept] : [];
    } catch {
      return [];
    }
  }

  async function all(): Promise<readonly KeptPrices[]> {
    const names = await readdir(folder).catch(() => []);
    const files = names.filter((name) => name.endsWith(END)).sort();
    return (await Promise.all(files.map(read))).flat();
  }

  async function keepOne(kept: KeptPrices): Promise<void> {
    const path = join(folder, `${encodeURIComponent(`${kept.service} ${kept.region}`)}${END}`);
    const draft = `${path}.${randomUUID()}`;
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(draft, `${JSON.stringify({ schema: SCHEMA, kept })}\n`);
      await rename(draft, path);
    } catch (cause) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw new AdvisorError('file_unwritable', `could not write ${path}`, { details: { path }, cause });
    }
  }

  return {
    all,
    keep: async (read) => {
      for (const kept of read) await keepOne(kept);
    },
  };
}

function isPriceFile(document: unknown): document is { readonly kept: KeptPrices } {
  if (typeof document !== 'object' || document === null || !('schema' in document) || !('kept' in document))
    return false;
  return document.schema === SCHEMA && isKeptPrices(document.kept);
}

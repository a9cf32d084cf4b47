import { readFileSync } from 'node:fs';

/** The package's version, from two folders above `src/wire` or `dist/wire`. */
export function readVersion(): string {
  return String(readManifest().version ?? '');
}

/** The oldest Node.js that the package runs on, such as `20.19.0`. */
export function readMinimumNode(): string {
  const { engines } = readManifest();
  return String((engines as { readonly node?: unknown } | undefined)?.node ?? '').replace(/^\D+/, '');
}

function readManifest(): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}

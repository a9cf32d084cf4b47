import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const START = resolve(import.meta.dirname, '../../src/cli.ts');

/** Every module that is loaded before the command line runs: what is imported in the first line of a file, not in a function. */
function loadedAtStart(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  const text = readFileSync(file, 'utf8');
  for (const [, clause = '', specifier = ''] of text.matchAll(/^(?:import|export)\s+([^'";]*?)\s*from '([^']+)'/gm)) {
    if (clause.startsWith('type ')) continue;
    loadedAtStart(specifier.startsWith('.') ? resolve(dirname(file), specifier) : specifier, seen);
  }
  return seen;
}

describe('the start of the command line', () => {
  it('loads neither the AWS SDK nor Bolt nor any other package', () => {
    const packages = [...loadedAtStart(START)].filter((name) => !name.endsWith('.ts') && !name.startsWith('node:'));

    expect(packages).toEqual([]);
  });

  it('is seen whole by this test', () => {
    expect([...loadedAtStart(START)].some((name) => name.endsWith('core/sizing/recommend.ts'))).toBe(true);
  });
});

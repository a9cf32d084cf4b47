import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const DRIVERS = ['libsql', 'pg', 'kysely'];

/** What a file imports as soon as it is loaded itself; types are gone by then. */
function loadedWith(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?!type )[^'";]*?\s*from '([^']+)'/gm)].map(([, from]) =>
    String(from),
  );
}

describe('a process without a store', () => {
  const others = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('storage/'),
  );

  it('loads no database driver: nothing outside of storage/ imports one, or storage/, when it is loaded', () => {
    const eager = others.filter((file) =>
      loadedWith(file).some((from) => DRIVERS.includes(from) || from.includes('/storage/')),
    );

    expect(eager).toEqual([]);
  });

  it('is seen whole by this test', () => {
    expect(others).toContain('wire/stores.ts');
    expect(loadedWith('storage/open-store.ts')).toContain('./migrate.ts');
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestVersion } from '../../src/storage/migrations.ts';
import { openStore } from '../../src/storage/open-store.ts';

const Libsql: typeof import('libsql') = createRequire(import.meta.url)('libsql');
const clock = () => new Date('2026-11-20T12:00:00.000Z');

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fargate-advisor-store-'));
  path = join(directory, 'advisor.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function sql(...statements: string[]): void {
  const native = new Libsql(path);
  for (const statement of statements) native.exec(statement);
  native.close();
}

async function makeStore(): Promise<void> {
  const store = await openStore({ path, clock, journal: 'rollback' });
  await store.close();
}

describe('a SQLite file that cannot be used', () => {
  const REFUSED: readonly [string, string, () => void | Promise<void>][] = [
    ['is no SQLite file', 'damaged', () => writeFileSync(path, 'To whom it may concern. '.repeat(200))],
    [
      'is cut off',
      'damaged',
      async () => {
        await makeStore();
        truncateSync(path, 6000);
      },
    ],
    [
      'was overwritten in the middle',
      'damaged',
      async () => {
        await makeStore();
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0x55, 100, 4096));
      },
    ],
    [
      'is of a newer schema',
      'newer',
      async () => {
        await makeStore();
        sql("insert into store_schema values (99, '2030-01-01T00:00:00.000Z')");
      },
    ],
    ['is of another program', 'foreign', () => sql('create table customers (id integer)')],
  ];

  it.each(REFUSED)('because it %s is told by "%s", and left to the byte', async (_, fault, make) => {
    await make();
    const before = readFileSync(path);

    await expect(openStore({ path, clock })).rejects.toMatchObject({
      code: 'storage_unavailable',
      details: { fault },
      hint: expect.any(String),
    });

    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('because it is a folder is told', async () => {
    mkdirSync(path);

    await expect(openStore({ path, clock })).rejects.toMatchObject({ code: 'storage_unavailable' });
  });

  it('because a folder on its way is a file is told', async () => {
    writeFileSync(path, '');

    await expect(openStore({ path: join(path, 'advisor.db'), clock })).rejects.toMatchObject({
      code: 'storage_unavailable',
    });
  });
});

describe('a SQLite file', () => {
  it('is made with its folder', async () => {
    path = join(directory, 'a', 'b', 'advisor.db');
    const store = await openStore({ path, clock });

    expect(await store.maintenance.status()).toMatchObject({ engine: 'sqlite', schemaVersion: newestVersion() });
    await store.close();
  });

  it.each([
    ['wal', 'wal'],
    ['rollback', 'delete'],
  ] as const)('has the journal that was asked for: %s', async (journal, mode) => {
    await (await openStore({ path, clock, journal: journal === 'wal' ? 'rollback' : 'wal' })).close();
    await (await openStore({ path, clock, journal })).close();

    const native = new Libsql(path);
    expect(native.prepare('pragma journal_mode').all()).toEqual([{ journal_mode: mode }]);
    native.close();
  });

  it('may be in memory only', async () => {
    const store = await openStore({ path: ':memory:', clock });
    const lines: string[] = [];
    for await (const line of store.maintenance.export()) lines.push(line);

    expect(lines).toHaveLength(1);
    await store.close();
  });

  it('refuses a value of a type that no column holds, and goes on', async () => {
    const store = await openStore({ path, clock });
    const subscription = { id: true } as never;

    await expect(store.subscriptions.add(subscription)).rejects.toThrow(TypeError);
    expect(await store.subscriptions.active()).toEqual([]);
    await store.close();
  });
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { newestVersion } from '../../src/storage/migrations.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { probeStore } from '../../src/storage/probe-store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const clock = () => new Date('2026-11-20T12:00:00.000Z');
const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)('looking at a store on PostgreSQL', () => {
  const { url } = postgres as TestPostgres;

  async function query(sql: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  it('makes none, and leaves one as it was', async () => {
    const schema = `probe_${randomUUID().replaceAll('-', '')}`;

    expect(await probeStore({ url, schema, clock }, {})).toMatchObject({ kind: 'usable', schemaVersion: 0 });
    expect(await query(`select 1 from information_schema.schemata where schema_name = '${schema}'`)).toEqual([]);
    await (await openStore({ url, schema, clock })).close();
    expect(await probeStore({ url, schema, clock }, {})).toMatchObject({
      kind: 'usable',
      engine: 'postgresql',
      schemaVersion: newestVersion(),
    });
    expect(await query(`select * from ${schema}.store_lock`)).toEqual([]);
  });

  it('says that one is newer, and that one may not be written', async () => {
    const schema = `probe_${randomUUID().replaceAll('-', '')}`;
    await (await openStore({ url, schema, clock })).close();
    await query(`create role ${schema} login; grant usage on schema ${schema} to ${schema};
      grant select on all tables in schema ${schema} to ${schema}`);
    const reader = new URL(url);
    reader.username = schema;

    const asReader = await probeStore({ url: reader.href, schema, clock }, {});
    await query(`insert into ${schema}.store_schema (version, applied_at) values (999, '')`);
    const newer = await probeStore({ url, schema, clock }, {});

    expect(asReader).toMatchObject({ kind: 'unusable', fault: 'not_allowed' });
    expect(newer).toMatchObject({ kind: 'unusable', fault: 'newer' });
  });
});

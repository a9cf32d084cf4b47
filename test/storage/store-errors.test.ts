import { describe, expect, it } from 'vitest';
import { AdvisorError } from '../../src/core/errors.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { translateStoreError } from '../../src/storage/store-errors.ts';

describe('translateStoreError', () => {
  it.each([
    ['SQLITE_BUSY', 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_FULL', 'full'],
    ['SQLITE_READONLY', 'not_allowed'],
    ['SQLITE_IOERR_WRITE', 'unusable'],
    ['28P01', 'not_allowed'],
    ['42501', 'not_allowed'],
    ['3D000', 'not_found'],
    ['40001', 'busy'],
    ['40P01', 'busy'],
    ['53100', 'full'],
    ['53300', 'unreachable'],
    ['57P01', 'unreachable'],
    ['08006', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
  ])('understands %s as %s and keeps the cause', (code, fault) => {
    const cause = Object.assign(new Error('driver'), { code });

    expect(translateStoreError(cause)).toMatchObject({ code: 'storage_unavailable', details: { fault }, cause });
  });

  it.each(['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_ERROR', '23505', '42P01', undefined])(
    'leaves %s, which is a bug, as it is',
    (code) => {
      const error = Object.assign(new Error('driver'), { code });

      expect(translateStoreError(error)).toBe(error);
    },
  );

  it('leaves what has been understood as it is', () => {
    const error = new AdvisorError('throttled', 'Too many requests.');

    expect(translateStoreError(error)).toBe(error);
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is told, without the password', async () => {
    const opened = openStore({ url: 'postgresql://advisor:hunter2@127.0.0.1:1/db', clock: () => new Date(0) });

    const error: unknown = await opened.catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'storage_unavailable', details: { fault: 'unreachable' } });
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/app/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
import type { TestPostgres } from './postgres.ts';

/** An empty place for a store that any number of processes may open. */
export interface StorePlace {
  readonly open: (clock?: () => Date) => Promise<Store>;
  /** Closes what was opened, and removes the place. */
  readonly remove: () => Promise<void>;
}

export type NewStorePlace = () => StorePlace;

const NOW = new Date('2026-11-20T12:00:00.000Z');

/** A file in a temporary folder. */
export function newSqlitePlace(): StorePlace {
  const directory = mkdtempSync(join(tmpdir(), 'fargate-advisor-store-'));
  return place(
    (clock) => openStore({ path: join(directory, 'advisor.db'), clock }),
    async () => rmSync(directory, { recursive: true, force: true }),
  );
}

/** A schema of its own. */
export function newPostgresPlace(postgres: TestPostgres): StorePlace {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  return place(
    (clock) => openStore({ url: postgres.url, schema, clock }),
    async () => {
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`drop schema if exists ${schema} cascade`);
      await client.end();
    },
  );
}

function place(open: (clock: () => Date) => Promise<Store>, remove: () => Promise<void>): StorePlace {
  const opened: Store[] = [];
  return {
    async open(clock = () => NOW) {
      const store = await open(clock);
      opened.push(store);
      return store;
    },
    async remove() {
      await Promise.all(opened.map((store) => store.close()));
      await remove();
    },
  };
}

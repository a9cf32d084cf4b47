import { afterAll, describe } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { newPostgresPlace } from '../support/store-engines.ts';
import { describeStoreContract } from './store-contract.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)('the store on PostgreSQL', () => {
  describeStoreContract(() => {
    if (postgres === null) throw new Error('skipped');
    return newPostgresPlace(postgres);
  });
});

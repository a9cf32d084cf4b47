import { afterAll, describe } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { newPostgresPlace } from '../support/store-engines.ts';
import { describeDigestContract } from './digest-contract.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)('the digest on PostgreSQL', () => {
  describeDigestContract(() => {
    if (postgres === null) throw new Error('skipped');
    return newPostgresPlace(postgres);
  });
});

import { describe } from 'vitest';
import { newSqlitePlace } from '../support/store-engines.ts';
import { describeDigestContract } from './digest-contract.ts';

describe('the digest on SQLite', () => {
  describeDigestContract(newSqlitePlace);
});

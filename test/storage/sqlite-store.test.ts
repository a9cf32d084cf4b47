import { describe } from 'vitest';
import { newSqlitePlace } from '../support/store-engines.ts';
import { describeStoreContract } from './store-contract.ts';

describe('the store on SQLite', () => {
  describeStoreContract(newSqlitePlace);
});

import { describe, expect, it } from 'vitest';
import { storeChecks } from '../../../src/core/doctor/store-checks.ts';

const USABLE = {
  kind: 'usable',
  engine: 'sqlite',
  schemaVersion: 2,
  newestVersion: 2,
  isEphemeral: false,
  isWalOnNetwork: false,
} as const;

describe('what doctor says of the store', () => {
  it.each([
    [0, 'StoreToMake'],
    [1, 'StoreToMigrate'],
    [2, 'StoreWorks'],
  ])('with schema %i of 2: %s', (schemaVersion, code) => {
    expect(storeChecks({ ...USABLE, schemaVersion }).map((check) => check.code)).toEqual([code]);
  });

  it('warns of a disk that is gone with the task, and of WAL over the network', () => {
    const checks = storeChecks({ ...USABLE, isEphemeral: true, isWalOnNetwork: true });

    expect(checks.map(({ code, state }) => [code, state])).toEqual([
      ['StoreWorks', 'ok'],
      ['StoreEphemeral', 'warning'],
      ['StoreWalOnNetwork', 'warning'],
    ]);
  });
});

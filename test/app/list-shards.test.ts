import { describe, expect, it } from 'vitest';
import { placesOf } from '../../src/app/list-shards.ts';

const ACCOUNTS = [
  { id: '111111111111', name: 'shop', regions: ['eu-west-1', 'us-east-1'] },
  { id: '222222222222', name: 'Search', regions: [] },
];

describe('the places of a sweep', () => {
  it('are the regions of each account, and the configured one where an account names none', () => {
    expect(placesOf({ homeRegion: 'ap-northeast-2' }, ACCOUNTS)).toEqual([
      { accountId: '111111111111', region: 'eu-west-1' },
      { accountId: '111111111111', region: 'us-east-1' },
      { accountId: '222222222222', region: 'ap-northeast-2' },
    ]);
  });

  it('are the regions asked for of the accounts asked for, by id or name', () => {
    expect(placesOf({ accounts: ['search', '222222222222'], regions: ['eu-west-1'] }, ACCOUNTS)).toEqual([
      { accountId: '222222222222', region: 'eu-west-1' },
    ]);
  });

  it('are of no named account where none is configured', () => {
    expect(placesOf({ homeRegion: 'eu-west-1' }, [])).toEqual([{ region: 'eu-west-1' }]);
  });

  it('fail where no region is known, and for an account that is not configured', () => {
    expect(() => placesOf({}, [])).toThrowError(expect.objectContaining({ code: 'region_missing' }));
    for (const accounts of [[], ACCOUNTS]) {
      expect(() => placesOf({ accounts: ['billing'], homeRegion: 'eu-west-1' }, accounts)).toThrowError(
        expect.objectContaining({ code: 'account_not_found', details: { account: 'billing' } }),
      );
    }
  });
});

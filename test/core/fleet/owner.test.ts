import { describe, expect, it } from 'vitest';
import { ownerOf, passesFilter } from '../../../src/core/fleet/owner.ts';

describe('the owner of a service', () => {
  it('is the first owner tag that says something', () => {
    expect(ownerOf({ team: 'search', Owner: 'ada' })).toBe('ada');
    expect(ownerOf({ team: 'search', owner: ' ' })).toBe('search');
    expect(ownerOf({ team: 'search', squad: 'blue' }, ['squad'])).toBe('blue');
    expect(ownerOf(undefined)).toBeUndefined();
  });
});

describe('the filter of a sweep', () => {
  const tags = { team: 'Search', env: 'prod' };

  it('passes what carries the tag, with the value where one is given', () => {
    for (const tag of ['env', 'env=prod']) expect(passesFilter({ tags }, { tag })).toBe(true);
    for (const tag of ['Env', 'env=', 'env=stage', 'cost', 'toString'])
      expect(passesFilter({ tags }, { tag })).toBe(false);
  });

  it('passes what the owner answers for, in any case', () => {
    expect(passesFilter({ tags }, { owner: 'search' })).toBe(true);
    expect(passesFilter({ tags }, { owner: 'search', tag: 'env=stage' })).toBe(false);
    expect(passesFilter({ tags, owner: 'ada@example.com' }, { owner: 'Ada' })).toBe(true);
    expect(passesFilter({}, { owner: 'search' })).toBe(false);
    expect(passesFilter({}, {})).toBe(true);
  });
});

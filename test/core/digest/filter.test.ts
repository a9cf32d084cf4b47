import { describe, expect, it } from 'vitest';
import { isInScope, isSameFilter } from '../../../src/core/digest/filter.ts';
import { parseTagFilter } from '../../../src/core/fleet/owner.ts';

const WEB = { cluster: 'prod', tags: { team: 'web', Owner: 'Jane@example.com', empty: '' } };

describe('the filter of a digest', () => {
  it.each([
    [{}, true],
    [{ cluster: 'prod' }, true],
    [{ cluster: 'staging' }, false],
    [{ tag: 'team' }, true],
    [{ tag: 'team=web' }, true],
    [{ tag: 'team=data' }, false],
    [{ tag: 'empty' }, true],
    [{ tag: 'Team' }, false],
    [{ owner: 'jane' }, true],
    [{ owner: 'JANE@example.com' }, true],
    [{ owner: 'web' }, false],
    [{ tag: 'team=web', owner: 'joe' }, false],
  ])('%j lets the service through: %s', (filter, isThrough) => {
    expect(isInScope(WEB, filter)).toBe(isThrough);
  });

  it('knows an owner by the more exact tag, and takes the team for one where nothing else is said', () => {
    const isOf = (owner: string, tags: Record<string, string>) => isInScope({ cluster: 'prod', tags }, { owner });

    expect(isOf('joe', { owner: 'jane', 'fargate-advisor:owner': 'joe' })).toBe(true);
    expect(isOf('web', { team: 'web' })).toBe(true);
    expect(isOf('web', { team: 'web', owner: 'jane' })).toBe(false);
  });

  it('lets nothing without tags through where a tag or an owner is asked for', () => {
    expect(isInScope({ cluster: 'prod' }, { tag: 'team' })).toBe(false);
    expect(isInScope({ cluster: 'prod' }, { owner: 'jane' })).toBe(false);
  });

  it.each([
    ['team', 'team'],
    [' team = web ', 'team=web'],
    ['team=', 'team'],
    ['ｔｅａｍ＝ｗｅｂ', 'team=web'],
    ['aws:name=a=b', 'aws:name=a=b'],
    ['=web', undefined],
    ['   ', undefined],
  ])('reads the tag "%s" as %s', (text, expected) => {
    expect(parseTagFilter(text)).toBe(expected);
  });

  it('is the same as one that lets the same through', () => {
    expect(isSameFilter({ owner: 'Jane' }, { owner: 'jane', minimumMonthlySavingsUsd: 0 })).toBe(true);
    expect(isSameFilter({ tag: 'team' }, { tag: 'team=web' })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { IGNORE_TAG, isIgnored, SNOOZE_TAG, snoozedUntil } from '../../../src/core/fleet/ignored.ts';

const AT = new Date('2026-11-20T12:00:00Z');

describe('a service that asks for quiet', () => {
  it('is ignored until its tag says false', () => {
    expect(isIgnored({ [IGNORE_TAG]: '' })).toBe(true);
    expect(isIgnored({ [IGNORE_TAG]: 'True' })).toBe(true);
    expect(isIgnored({ [IGNORE_TAG]: ' False' })).toBe(false);
    expect(isIgnored({})).toBe(false);
  });

  it('is snoozed until its day begins', () => {
    expect(snoozedUntil({ [SNOOZE_TAG]: '2026-12-01' }, AT)).toBe('2026-12-01');
    expect(snoozedUntil({ [SNOOZE_TAG]: ' 2026-11-21 ' }, AT)).toBe('2026-11-21');
    expect(snoozedUntil({ [SNOOZE_TAG]: '2026-11-20' }, AT)).toBeUndefined();
    expect(snoozedUntil(undefined, AT)).toBeUndefined();
  });

  it.each(['next week', '2026-02-30', '2026-13-01', '01.12.2026', ''])('is not silenced for ever by "%s"', (value) => {
    expect(snoozedUntil({ [SNOOZE_TAG]: value }, new Date('2020-01-01T00:00:00Z'))).toBeUndefined();
  });
});

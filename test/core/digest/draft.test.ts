import { describe, expect, it } from 'vitest';
import { type DigestDraft, NEW_DRAFT, readDraft, scheduleOf, toDraft } from '../../../src/core/digest/draft.ts';
import type { DigestSchedule } from '../../../src/core/digest/schedule.ts';

function draft(overrides: Partial<DigestDraft> = {}): DigestDraft {
  return { ...NEW_DRAFT, channelId: 'C1', timeZone: 'Asia/Seoul', ...overrides };
}

describe('the draft of a subscription', () => {
  it('is Monday at nine with no filter until something else is chosen', () => {
    expect(readDraft(draft())).toEqual({
      ok: true,
      channelId: 'C1',
      schedule: { frequency: 'weekly', weekday: 'mon', hour: 9, minute: 0, timeZone: 'Asia/Seoul' },
      filter: {},
    });
  });

  it('takes from its fields only what the frequency asks for', () => {
    const all = draft({ weekday: 'fri', dayOfMonth: 31, time: '17:30' });

    expect(scheduleOf({ ...all, frequency: 'daily' })).toEqual({
      frequency: 'daily',
      hour: 17,
      minute: 30,
      timeZone: 'Asia/Seoul',
    });
    expect(scheduleOf({ ...all, frequency: 'weekly' })).toMatchObject({ weekday: 'fri' });
    expect(scheduleOf({ ...all, frequency: 'monthly' })).toMatchObject({ dayOfMonth: 31 });
  });

  it.each<DigestSchedule>([
    { frequency: 'daily', hour: 0, minute: 5, timeZone: 'America/New_York' },
    { frequency: 'weekly', weekday: 'sun', hour: 23, minute: 59, timeZone: 'UTC' },
    { frequency: 'monthly', dayOfMonth: 29, hour: 9, minute: 0, timeZone: 'Australia/Lord_Howe' },
  ])('gives the subscription back that it was made of: %j', (schedule) => {
    const filter = { cluster: 'prod', tag: 'team=web', owner: 'jane', minimumMonthlySavingsUsd: 12.5 };

    expect(readDraft(toDraft(schedule, filter, 'C1'))).toEqual({ ok: true, channelId: 'C1', schedule, filter });
  });

  it.each<[Partial<DigestDraft>, object]>([
    [{ channelId: undefined }, { channelId: 'NoChannel' }],
    [{ time: '' }, { time: 'NoTime' }],
    [{ time: '24:00' }, { time: 'NoTime' }],
    [{ timeZone: '' }, { timeZone: 'BadTimeZone' }],
    [{ timeZone: 'Mars/Olympus' }, { timeZone: 'BadTimeZone' }],
    [{ cluster: 'prod/web' }, { cluster: 'BadCluster' }],
    [{ tag: '=web' }, { tag: 'BadTag' }],
    [{ tag: 'fargate-advisor:owner=joe', owner: 'jane' }, { owner: 'OtherOwner' }],
    [{ minimumSavingUsd: '-1' }, { minimumSavingUsd: 'BadAmount' }],
    [{ minimumSavingUsd: 'much' }, { minimumSavingUsd: 'BadAmount' }],
    [
      { time: '', tag: '=', minimumSavingUsd: '9999999' },
      { time: 'NoTime', tag: 'BadTag', minimumSavingUsd: 'BadAmount' },
    ],
  ])('says everything that is wrong with %j', (wrong, problems) => {
    expect(readDraft(draft(wrong))).toEqual({ ok: false, problems });
  });

  it.each<Partial<DigestDraft>>([
    { tag: 'fargate-advisor:owner=jane@example.com', owner: 'Jane' },
    { tag: 'team=web', owner: 'jane' },
    { minimumSavingUsd: ' 0 ' },
    { cluster: ' prod ' },
  ])('finds nothing wrong with %j', (right) => {
    expect(readDraft(draft(right)).ok).toBe(true);
  });
});

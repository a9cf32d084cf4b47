import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/store.ts';
import type { DigestSubscription } from '../../../src/core/digest/subscription.ts';
import { CHANNELS, TEAM, USERS } from '../../../src/sandbox/slack/workspace.ts';
import { newSqlitePlace, type StorePlace } from '../../support/store-engines.ts';
import { type Running, textOf } from '../start-bot.ts';
import { startDigestBot } from './start-digest-bot.ts';

const NOW = '2026-11-18T12:00:00.000Z';
const american = { user: USERS.american };

let place: StorePlace;
let store: Store;
let running: Running;
beforeEach(async () => {
  place = newSqlitePlace();
  store = await place.open();
  running = await startDigestBot(store, { clock: () => new Date(NOW) });
});
afterEach(async () => {
  await running.close();
  await place.remove();
});

const modal = () => running.slack.views(USERS.american).at(-1);
const modalText = () => JSON.stringify(modal()?.view.blocks ?? []);
const subscriptions = () => store.subscriptions.list({ teamId: TEAM.id });

async function modalSays(text: string): Promise<string> {
  return await running.slack.waitFor(() => (modalText().includes(text) ? modalText() : ''));
}

/** Opens the form by the shortcut, and waits until it stands there. */
async function openForm(): Promise<void> {
  await running.slack.runShortcut('subscribe_digest', american);
  await modalSays('digest_channel');
}

const channel = (id: string) => ({ digest_channel: { digest_channel: id } });

/** A subscription that is there already. */
async function subscribed(overrides: Partial<DigestSubscription> = {}): Promise<DigestSubscription> {
  const subscription: DigestSubscription = {
    id: 'known',
    teamId: TEAM.id,
    channelId: CHANNELS.platform,
    ownerId: USERS.american,
    schedule: { frequency: 'monthly', dayOfMonth: 15, hour: 17, minute: 30, timeZone: 'Asia/Seoul' },
    filter: { tag: 'team=web', minimumMonthlySavingsUsd: 25 },
    locale: 'en',
    status: { kind: 'active' },
    handledUntil: '2026-11-17T00:00:00.000Z',
    createdAt: '2026-11-17T00:00:00.000Z',
    ...overrides,
  };
  await store.subscriptions.add(subscription);
  return subscription;
}

describe('the form of a subscription', () => {
  it('is on Monday at nine on the clock of whoever opens it, with the next three times', async () => {
    await openForm();

    expect(modalText()).toContain('"value":"America/New_York"');
    expect(modalText()).toContain('"initial_time":"09:00"');
    expect(modalText()).toContain('Nov 23, 2026 14:00 UTC');
    expect(modalText()).toContain('Dec 7, 2026 14:00 UTC');
    expect(running.slack.refusals).toEqual([]);
  });

  it('shows other times at every choice, and asks for a day of what is chosen', async () => {
    await openForm();

    await running.slack.press({ actionId: 'digest_frequency', value: 'monthly', ...american });
    const monthly = await modalSays('digest_day');
    await running.slack.press({
      actionId: 'digest_day',
      value: '31',
      choices: { digest_frequency: { digest_frequency: 'monthly' }, digest_tag: { digest_tag: 'team=web' } },
      ...american,
    });
    const lastDay = await modalSays('Nov 30, 2026');
    await running.slack.press({
      actionId: 'digest_frequency',
      value: 'daily',
      choices: { digest_time: { digest_time: '18:30' } },
      ...american,
    });
    const daily = await modalSays('Nov 18, 2026 23:30 UTC');

    expect(monthly).not.toContain('digest_weekday');
    expect(monthly).toContain('Dec 1, 2026 14:00 UTC');
    expect(lastDay).toContain('Jan 31, 2027');
    expect(lastDay).toContain('"initial_value":"team=web"');
    expect(daily).not.toContain('digest_day"');
    expect(running.slack.refusals).toEqual([]);
  });

  it('remembers the day of a frequency that is not chosen now', async () => {
    await openForm();

    await running.slack.press({ actionId: 'digest_weekday', value: 'fri', ...american });
    await modalSays('Dec 4, 2026');
    const friday = { digest_weekday: { digest_weekday: 'fri' } };
    await running.slack.press({ actionId: 'digest_frequency', value: 'daily', choices: friday, ...american });
    await modalSays('Nov 19, 2026');
    await running.slack.press({ actionId: 'digest_frequency', value: 'weekly', ...american });

    expect(await modalSays('Dec 4, 2026')).toContain('"initial_option":{"text":{"type":"plain_text","text":"Friday"');
  });

  it('suggests time zones by a part of their name', async () => {
    await openForm();
    const zones = async (query: string) =>
      (await running.slack.suggest({ actionId: 'digest_zone', query, ...american })).map(({ value }) => value);

    expect(await zones('')).toContain('Asia/Seoul');
    expect(await zones('new york')).toEqual(['America/New_York']);
    expect(await zones('europe')).toContain('Europe/Berlin');
    expect(await zones('atlantis')).toEqual([]);
  });

  it('saves once the channel has taken the confirmation, with its filters', async () => {
    await openForm();

    const submission = await running.slack.submitView({
      ...american,
      choices: {
        ...channel(CHANNELS.platform),
        digest_time: { digest_time: '08:15' },
        digest_tag: { digest_tag: 'team = web' },
        digest_owner: { digest_owner: 'jane' },
        digest_minimum: { digest_minimum: '12.5' },
      },
    });

    expect(submission.kind).toBe('updated');
    await modalSays('Saved: every Monday at 08:15');
    expect(running.slack.messages().map(textOf).join()).toContain('subscribed this channel');
    expect(await subscriptions()).toMatchObject([
      {
        channelId: CHANNELS.platform,
        ownerId: USERS.american,
        schedule: { frequency: 'weekly', weekday: 'mon', hour: 8, minute: 15, timeZone: 'America/New_York' },
        filter: { tag: 'team=web', owner: 'jane', minimumMonthlySavingsUsd: 12.5 },
        handledUntil: NOW,
      },
    ]);
  });

  it.each<[string, Record<string, Record<string, string>>, Record<string, RegExp>]>([
    ['a bad tag', { digest_tag: { digest_tag: '=web' } }, { digest_tag: /A tag is team/ }],
    [
      'two things at once',
      { digest_minimum: { digest_minimum: 'much' }, digest_cluster: { digest_cluster: 'prod/web' } },
      { digest_minimum: /amount from 0/, digest_cluster: /name alone/ },
    ],
    [
      'a tag and an owner that exclude each other',
      { digest_tag: { digest_tag: 'fargate-advisor:owner=joe' }, digest_owner: { digest_owner: 'jane' } },
      { digest_owner: /another owner/ },
    ],
  ])('keeps everything typed and says at its input what is wrong with %s', async (_what, choices, expected) => {
    await openForm();

    const submission = await running.slack.submitView({
      ...american,
      choices: { ...channel(CHANNELS.platform), ...choices },
    });

    expect(submission).toMatchObject({ kind: 'errors' });
    const errors = submission.kind === 'errors' ? submission.errors : {};
    expect(Object.keys(errors).sort()).toEqual(Object.keys(expected).sort());
    for (const [block, pattern] of Object.entries(expected)) expect(errors[block]).toMatch(pattern);
    expect(modalText()).toContain('digest_channel');
    expect(await subscriptions()).toEqual([]);
  });

  it.each([
    [CHANNELS.random, /I am not in this channel.*invite/],
    [CHANNELS.archived, /archived/],
  ])('keeps everything typed where it cannot post: %s', async (id, sentence) => {
    await openForm();

    const submission = await running.slack.submitView({ ...american, choices: channel(id) });

    expect(submission).toMatchObject({ kind: 'errors', errors: { digest_channel: expect.stringMatching(sentence) } });
    expect(await subscriptions()).toEqual([]);
  });

  it('says so where the channel has that digest already', async () => {
    const { schedule, filter } = await subscribed({
      schedule: { frequency: 'weekly', weekday: 'mon', hour: 9, minute: 0, timeZone: 'America/New_York' },
      filter: {},
    });
    await openForm();

    const submission = await running.slack.submitView({ ...american, choices: channel(CHANNELS.platform) });

    expect([schedule.frequency, filter]).toEqual(['weekly', {}]);
    expect(submission).toMatchObject({
      errors: { digest_channel: expect.stringContaining('already has that digest') },
    });
    expect(running.slack.messages()).toEqual([]);
  });

  it('draws the form anew with everything typed when Slack takes longer than it waits', async () => {
    await openForm();
    running.slack.faults.add({ method: 'chat.postMessage', kind: 'hang' });

    const submission = await running.slack.submitView({
      ...american,
      choices: { ...channel(CHANNELS.platform), digest_owner: { digest_owner: 'jane' } },
    });
    const redrawn = await running.slack.waitFor(() => (modalText().includes('did not say whether') ? modalText() : ''));

    expect(submission.kind).toBe('updated');
    expect(redrawn).toContain('"initial_value":"jane"');
    expect(redrawn).toContain(`"initial_conversation":"${CHANNELS.platform}"`);
    expect(await subscriptions()).toEqual([]);
  });

  it('posts to allowed channels alone', async () => {
    await running.close();
    const access = { allowedChannels: [CHANNELS.random], allowedUsergroups: [], allowGuests: false };
    running = await startDigestBot(store, { access });
    await running.slack.runCommand('/fargate digest nonsense', { ...american, channel: CHANNELS.random });
    await running.slack.waitFor(() => running.slack.messages(CHANNELS.random, USERS.american).length > 0);
    await running.slack.press({ actionId: 'digest_open', channel: CHANNELS.random, ...american });
    await modalSays('digest_channel');

    const submission = await running.slack.submitView({ ...american, choices: channel(CHANNELS.platform) });

    expect(submission).toMatchObject({ errors: { digest_channel: expect.stringContaining('not allowed') } });
  });

  it('opens from the answer of the digest of now, with its filter and its channel in it', async () => {
    await running.slack.runCommand('/fargate digest --cluster prod --tag team=web', american);
    await running.slack.waitFor(() =>
      running.slack.messages(undefined, USERS.american).some((one) => textOf(one).includes('digest_open')),
    );

    await running.slack.press({ actionId: 'digest_open', ...american });
    const form = await modalSays('digest_channel');

    expect(form).toContain('"initial_value":"prod"');
    expect(form).toContain('"initial_value":"team=web"');
    expect(form).toContain(`"initial_conversation":"${CHANNELS.platform}"`);
  });

  it('changes a subscription, and tells its channel', async () => {
    await subscribed({ status: { kind: 'paused', because: 'not_in_channel' } });
    await running.slack.runCommand('/fargate digest list', american);
    await running.slack.waitFor(() => running.slack.messages(undefined, USERS.american).length > 0);
    await running.slack.press({ actionId: 'digest_change', ...american });
    const form = await modalSays('digest_channel');

    await running.slack.submitView({ ...american, choices: { digest_time: { digest_time: '10:00' } } });
    await modalSays('Changed: every month on day 15 at 10:00');

    expect(form).toContain('"initial_time":"17:30"');
    expect(form).toContain('"initial_value":"25"');
    expect(running.slack.messages(undefined, USERS.admin).map(textOf).join()).toContain('changed the Fargate digest');
    expect(await subscriptions()).toMatchObject([
      { id: 'known', schedule: { hour: 10, dayOfMonth: 15 }, filter: { tag: 'team=web' }, status: { kind: 'active' } },
    ]);
  });

  it('does not bring back what was stopped while it was being changed', async () => {
    await subscribed();
    await running.slack.runCommand('/fargate digest list', american);
    await running.slack.waitFor(() => running.slack.messages(undefined, USERS.american).length > 0);
    await running.slack.press({ actionId: 'digest_change', ...american });
    await modalSays('digest_channel');
    await store.subscriptions.stop('known');

    const submission = await running.slack.submitView({ ...american, choices: {} });

    expect(submission).toMatchObject({ errors: { digest_channel: expect.stringContaining('was stopped meanwhile') } });
    expect(await subscriptions()).toEqual([]);
  });
});

describe('the Home tab', () => {
  const home = () => JSON.stringify(running.slack.home(USERS.american)?.view.blocks ?? []);
  const homeSays = (text: string) => running.slack.waitFor(() => (home().includes(text) ? home() : ''));

  it("lists the person's digests alone, and pauses, resumes and stops them", async () => {
    await subscribed();
    await subscribed({ id: 'others', ownerId: USERS.admin, filter: { owner: 'somebody' } });
    await running.slack.openHome(USERS.american);
    const shown = await homeSays('Your digests');

    await running.slack.press({ actionId: 'digest_pause', ...american });
    await homeSays('Paused: 1 digest.');
    await running.slack.press({ actionId: 'digest_resume', ...american });
    await homeSays('Resumed: 1 digest.');
    await running.slack.press({ actionId: 'digest_stop', ...american });
    await homeSays('You have subscribed no channel');

    expect(shown).toContain('every month on day 15 at 17:30 (Asia/Seoul), tag team=web');
    expect(shown).not.toContain('somebody');
    expect((await subscriptions()).map(({ id }) => id)).toEqual(['others']);
    expect(running.slack.refusals).toEqual([]);
  });

  it('subscribes, and lists what was saved', async () => {
    await running.slack.openHome(USERS.american);
    await homeSays('Your digests');

    await running.slack.press({ actionId: 'digest_open', ...american });
    await modalSays('digest_channel');
    await running.slack.submitView({ ...american, choices: channel(CHANNELS.platform) });

    await homeSays('every Monday at 09:00 (America/New_York)');
  });

  it('touches no digest of somebody else', async () => {
    await subscribed({ ownerId: USERS.admin });
    await running.slack.openHome(USERS.admin);
    await running.slack.waitFor(() => running.slack.home(USERS.admin));
    const delivery = running.slack.press({ actionId: 'digest_stop', user: USERS.admin });
    await delivery;
    await running.slack.waitFor(() => JSON.stringify(running.slack.home(USERS.admin)?.view).includes('Stopped: 1'));

    await subscribed({ id: 'two', ownerId: USERS.admin });
    await running.slack.openHome(USERS.american);
    expect(await homeSays('Your digests')).not.toContain('"value":"two"');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { CHANNELS, directChannelId, USERS } from '../../../src/sandbox/slack/workspace.ts';
import { SECRET, startSmallBoltApp, TOKEN } from './small-bolt-app.ts';

let slack: LocalSlack;
let bot: { url: string; stop: () => Promise<void> };

beforeEach(async () => {
  slack = await startLocalSlack({ signingSecret: SECRET, botToken: TOKEN, ackTimeoutMs: 300 });
  bot = await startSmallBoltApp(slack.apiUrl);
  slack.setBotUrl(bot.url);
});

afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const texts = (channel?: string, viewer?: string) => slack.messages(channel, viewer).map((message) => message.text);

describe('a real Bolt app behind the local Slack', () => {
  it('answers a slash command for its asker alone, also where the bot is not a member', async () => {
    const delivery = await slack.runCommand('/fargate size my-service', { channel: CHANNELS.random });

    await slack.waitFor(() => slack.messages('random').length === 1);
    expect(delivery).toMatchObject({ outcome: 'ok', status: 200 });
    expect(texts('random')).toEqual(['Save $41 a month on size my-service']);
    expect(texts('random', USERS.american)).toEqual([]);
  });

  it('shares an answer in the channel and takes the ephemeral one away', async () => {
    await slack.runCommand('/fargate size api');
    await slack.waitFor(() => slack.messages().length === 1);

    await slack.press({ actionId: 'share' });

    await slack.waitFor(() => texts(undefined, USERS.american).length === 1);
    expect(texts()).toEqual([`Shared by <@${USERS.member}>: $41 a month`]);
  });

  it('shows the text of an acknowledgement', async () => {
    await slack.runCommand('/fargate ack');

    expect(texts()).toEqual(['Sizing…']);
  });

  it('tells the user when the bot does not acknowledge in time', async () => {
    const delivery = await slack.runCommand('/fargate hang');

    expect(delivery.outcome).toBe('operation_timeout');
    expect(texts()).toEqual(['/fargate failed with the error "operation_timeout"']);
  });

  it('tells the user when the bot is not there', async () => {
    slack.setBotUrl('http://127.0.0.1:9/');

    await slack.runCommand('/fargate size api');

    expect(texts()).toEqual(['/fargate failed with the error "dispatch_failed"']);
  });

  it('refuses blocks in an acknowledgement that Slack would refuse', async () => {
    await slack.runCommand('/fargate break');

    expect(slack.refusals).toMatchObject([
      { where: 'ack', error: 'invalid_blocks', problems: [{ pointer: '/blocks/0/text/text' }] },
    ]);
  });

  it('opens a form, asks for options, shows errors beside fields and closes on success', async () => {
    await slack.runCommand('/fargate form');
    await slack.waitFor(() => slack.views().length === 1);

    expect(await slack.submitView({ choices: {} })).toEqual({
      kind: 'blocked',
      errors: { service: 'Please complete this required field.' },
    });
    expect(await slack.submitView({ choices: { service: { value: 'nope' } } })).toMatchObject({
      kind: 'errors',
      errors: { service: 'No such service.' },
    });
    const options = await slack.suggest({ actionId: 'cluster', query: 'sta' });
    expect(options.map((option) => option.value)).toEqual(['staging']);
    const done = await slack.submitView({
      choices: { service: { value: 'api' }, goal: { value: 'cost' }, cluster: 'staging' },
    });

    expect(done.kind).toBe('closed');
    expect(slack.views()).toEqual([]);
    const direct = directChannelId(USERS.member);
    await slack.waitFor(() => slack.messages(direct).length === 1);
    expect(texts(direct)).toEqual(['api on staging for cost']);
  });

  it('pushes at most three views and tells the app when they are closed', async () => {
    await slack.runCommand('/fargate form');
    await slack.waitFor(() => slack.views().length === 1);
    const more = { choices: { service: { value: 'more' } } };

    expect((await slack.submitView(more)).kind).toBe('pushed');
    expect((await slack.submitView(more)).kind).toBe('pushed');
    expect((await slack.submitView(more)).kind).toBe('failed');

    expect(slack.refusals.at(-1)).toMatchObject({ where: 'view_submission', error: 'push_limit_reached' });
    await slack.closeView({ everything: true });
    await slack.waitFor(() => texts(directChannelId(USERS.member)).length === 3);
    expect(slack.views()).toEqual([]);
  });

  it('publishes the Home tab, opens a form from a shortcut and from a button', async () => {
    await slack.openHome();
    await slack.waitFor(() => slack.home() !== undefined);
    await slack.runShortcut('size_service', { user: USERS.american });
    await slack.waitFor(() => slack.views(USERS.american).length === 1);
    await slack.runCommand('/fargate size api');
    await slack.waitFor(() => slack.messages().length === 1);
    await slack.press({ actionId: 'change' });

    await slack.waitFor(() => slack.views().length === 1);
    expect(slack.views()[0]?.view.title).toMatchObject({ text: 'Change the size' });
  });

  it('delivers a mention where the bot is a member, a direct message, and nothing elsewhere', async () => {
    const mention = await slack.say(`<@${USERS.bot}> why?`);
    const nothing = await slack.say(`<@${USERS.bot}> why?`, { channel: 'random' });
    await slack.say('hello', { channel: directChannelId(USERS.american), user: USERS.american });

    await slack.waitFor(() => texts().includes('You called?'));
    await slack.waitFor(() => texts(directChannelId(USERS.american), USERS.american).includes('A direct answer'));
    expect(mention?.outcome).toBe('ok');
    expect(nothing).toBeUndefined();
  });

  it('sends what an attacker might: a wrong signature, an old clock, the same delivery twice', async () => {
    const body = new URLSearchParams({ command: '/fargate', text: 'ack' }).toString();
    const form = 'application/x-www-form-urlencoded';

    const forged = await slack.sendRaw(body, form, { signature: 'v0=00' });
    const old = await slack.sendRaw(body, form, { timestampSkewSeconds: -301 });
    const first = await slack.runCommand('/fargate ack');
    const again = await slack.redeliver(first.request);

    expect([forged.status, old.status, first.status, again.status]).toEqual([401, 401, 200, 200]);
  });
});

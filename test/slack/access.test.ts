import { afterEach, describe, expect, it } from 'vitest';
import { CHANNELS, USERS } from '../../src/sandbox/slack/workspace.ts';
import { type Running, startBot, textOf } from './start-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const OPEN = { allowedChannels: [], allowedUsergroups: [], allowGuests: false };

async function ask(user: string, channel: string = CHANNELS.platform): Promise<string> {
  const { slack } = running as Running;
  const before = slack.messages(channel, user).length;
  await slack.runCommand('/fargate size checkout', { user, channel });
  return textOf(await slack.waitFor(() => slack.messages(channel, user)[before]));
}

describe('access', () => {
  it.each([USERS.guest, USERS.singleChannelGuest])('refuses the guest %s', async (user) => {
    running = await startBot();

    expect(await ask(user)).toContain('Guests cannot');
    expect(running.sizeService.requests).toEqual([]);
  });

  it('lets guests in when the bot is told to', async () => {
    running = await startBot({ access: { ...OPEN, allowGuests: true } });

    expect(await ask(USERS.guest)).toContain('prod/checkout');
  });

  it('refuses someone from another workspace', async () => {
    running = await startBot();

    expect(await ask(USERS.stranger)).toContain('outside the workspace');
    expect(running.sizeService.requests).toEqual([]);
  });

  it('refuses a delivery of another workspace, however the person is called', async () => {
    running = await startBot();
    const { slack } = running;
    const url = (await slack.runCommand('/fargate version', { user: USERS.american })).responseUrl ?? '';
    await slack.waitFor(() => slack.messages(undefined, USERS.american).length === 1);

    const fields = { command: '/fargate', text: 'size checkout', user_id: USERS.american, team_id: 'T0PARTNER' };
    const body = new URLSearchParams({ ...fields, response_url: url, trigger_id: '1763686000.9.abcdef' });
    await slack.sendRaw(body.toString(), 'application/x-www-form-urlencoded');
    await slack.waitFor(() =>
      textOf(slack.messages(undefined, USERS.american).at(-1)).includes('outside the workspace'),
    );

    expect(running.sizeService.requests).toEqual([]);
  });

  it('refuses deliveries that name an externally shared channel', async () => {
    running = await startBot();
    const { slack } = running;
    const event = { type: 'app_home_opened', user: USERS.american, channel: 'D1', tab: 'home' };
    const body = { type: 'event_callback', event_id: 'Ev5', team_id: 'T0LOCAL01', event, is_ext_shared_channel: true };

    await slack.sendRaw(JSON.stringify(body), 'application/json');

    const home = await slack.waitFor(() => slack.home(USERS.american));
    expect(JSON.stringify(home.view)).toContain('outside the workspace');
  });

  it('keeps to the allowed channels and names them', async () => {
    running = await startBot({ access: { ...OPEN, allowedChannels: [CHANNELS.platform] } });

    expect(await ask(USERS.american)).toContain('prod/checkout');
    const elsewhere = await ask(USERS.american, CHANNELS.random);
    expect(elsewhere).toContain('not allowed in this channel');
    expect(elsewhere).toContain(`<#${CHANNELS.platform}>`);
    expect(running.sizeService.requests).toHaveLength(1);
  });

  it('holds the rule of the channels where there is none: form and Home tab', async () => {
    running = await startBot({ access: { ...OPEN, allowedChannels: [CHANNELS.platform] } });
    const { slack } = running;

    await slack.runShortcut('size_service', { user: USERS.american });
    await slack.openHome(USERS.american);

    await slack.waitFor(() => JSON.stringify(slack.views(USERS.american).at(-1)?.view).includes('not allowed'));
    await slack.waitFor(() => JSON.stringify(slack.home(USERS.american)?.view ?? '').includes('not allowed'));
  });

  it('remembers in a modal which channel led to it', async () => {
    running = await startBot({ access: { ...OPEN, allowedChannels: [CHANNELS.platform] } });
    const { slack } = running;
    await ask(USERS.american);

    await slack.press({ actionId: 'size_why', user: USERS.american });

    await slack.waitFor(() => JSON.stringify(slack.views(USERS.american).at(-1)?.view ?? '').includes('prod/checkout'));
  });

  it('keeps to the allowed user groups, asking Slack once for many questions', async () => {
    running = await startBot({ access: { ...OPEN, allowedUsergroups: ['S0ONCALL1'] } });

    expect(await ask(USERS.american)).toContain('prod/checkout');
    expect(await ask(USERS.american)).toContain('prod/checkout');
    expect(await ask(USERS.admin)).toContain('user groups');
    const groupCalls = running.slack.calls.filter(({ method }) => method === 'usergroups.users.list');
    const userCalls = running.slack.calls.filter(({ method }) => method === 'users.info');
    expect([groupCalls.length, userCalls.length]).toEqual([1, 2]);
  });

  it('checks again on every button', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand('/fargate size checkout', { user: USERS.american });
    await slack.waitFor(() => textOf(slack.messages(undefined, USERS.american).at(-1)).includes('size_share'));
    await slack.press({ actionId: 'size_share', user: USERS.american });
    await slack.waitFor(() => slack.messages(undefined, USERS.guest).length === 1);

    await slack.press({ actionId: 'size_why', user: USERS.guest });

    await slack.waitFor(() => JSON.stringify(slack.views(USERS.guest).at(-1)?.view ?? '').includes('Guests cannot'));
    expect(running.sizeService.requests).toHaveLength(2);
  });

  it('suggests no service names to guests', async () => {
    running = await startBot();
    const { slack } = running;
    const payload = {
      type: 'block_suggestion',
      team: { id: 'T0LOCAL01' },
      user: { id: USERS.guest, team_id: 'T0LOCAL01' },
      action_id: 'service',
      value: '',
    };

    const delivery = await slack.sendRaw(
      `payload=${encodeURIComponent(JSON.stringify(payload))}`,
      'application/x-www-form-urlencoded',
    );

    expect(JSON.parse(delivery.body)).toEqual({ options: [] });
  });

  it('refuses when nobody can be checked, and names the missing scope', async () => {
    running = await startBot();
    running.slack.faults.add({ method: 'users.info', kind: 'error', error: 'missing_scope' });

    const answer = await ask(USERS.american);

    expect(answer).toContain('could not be checked');
    expect(answer).toContain('users:read');
    expect(running.sizeService.requests).toEqual([]);
  });

  it('names the scope that the user groups take', async () => {
    running = await startBot({ access: { ...OPEN, allowedUsergroups: ['S0ONCALL1'] } });
    running.slack.faults.add({ method: 'usergroups.users.list', kind: 'error', error: 'missing_scope' });

    expect(await ask(USERS.american)).toContain('usergroups:read');
  });

  it('refuses when Slack does not say who someone is, and asks again next time', async () => {
    running = await startBot();
    running.slack.faults.add({ method: 'users.info', kind: 'error', error: 'user_not_found' });

    expect(await ask(USERS.american)).toContain('could not be checked');
    expect(await ask(USERS.american)).toContain('prod/checkout');
  });
});

import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { CHANNELS, directChannelId, USERS } from '../../../src/sandbox/slack/workspace.ts';
import { SECRET, sizeForm, TOKEN } from './small-bolt-app.ts';
import { callApi, respondTo } from './web-api-call.ts';

const START = Date.UTC(2026, 10, 20, 9);
let slack: LocalSlack;
let clock: { now: number };

beforeEach(async () => {
  clock = { now: START };
  slack = await startLocalSlack({ signingSecret: SECRET, botToken: TOKEN, now: () => clock.now, ackTimeoutMs: 300 });
});

afterEach(() => slack.close());

const button = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
};

describe('triggers', () => {
  const open = (trigger: string | undefined) => callApi(slack, 'views.open', { trigger_id: trigger, view: sizeForm() });

  it('open one view within three seconds', async () => {
    const { triggerId } = await slack.runCommand('/fargate');
    clock.now += 2999;

    const first = await open(triggerId);
    const second = await open(triggerId);

    expect(first).toMatchObject({ ok: true, view: { callback_id: 'size_form', state: { values: {} } } });
    expect(second).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });
  });

  it('expire after three seconds and are not guessed', async () => {
    const { triggerId } = await slack.runCommand('/fargate');
    clock.now += 3000;

    expect(await open(triggerId)).toMatchObject({ ok: false, error: 'expired_trigger_id' });
    expect(await open('1.2.3')).toMatchObject({ ok: false, error: 'invalid_trigger_id' });
  });

  it('are not spent on a view that is refused, and the refusal says where', async () => {
    const { triggerId } = await slack.runCommand('/fargate');

    const refused = await callApi(slack, 'views.open', { trigger_id: triggerId, view: { ...sizeForm(), colour: 1 } });

    expect(refused.error).toBe('invalid_arguments');
    expect(refused.response_metadata).toEqual({
      messages: ['[ERROR] invalid additional property: colour [json-pointer:/view]'],
    });
    expect((await open(triggerId)).ok).toBe(true);
  });

  it('let a stack grow to three views', async () => {
    await open((await slack.runCommand('/fargate')).triggerId);
    const push = async () =>
      callApi(slack, 'views.push', { trigger_id: (await slack.runCommand('/fargate')).triggerId, view: sizeForm() });

    const answers = [await push(), await push(), await push()];

    expect(answers.map((answer) => answer.error ?? 'ok')).toEqual(['ok', 'ok', 'push_limit_reached']);
  });

  it('update a view only under its current hash', async () => {
    const opened = await open((await slack.runCommand('/fargate')).triggerId);
    const { id, hash } = opened.view as { id: string; hash: string };
    const update = (known: string) =>
      callApi(slack, 'views.update', { view_id: id, hash: known, view: sizeForm('Again') });

    expect((await update(hash)).ok).toBe(true);
    expect((await update(hash)).error).toBe('hash_conflict');
    expect((await callApi(slack, 'views.update', { view_id: 'V0', view: sizeForm() })).error).toBe('not_found');
  });
});

describe('response URLs', () => {
  it('work five times', async () => {
    const { responseUrl } = await slack.runCommand('/fargate', { channel: CHANNELS.random });

    const statuses: number[] = [];
    for (let use = 0; use < 6; use += 1) statuses.push((await respondTo(responseUrl, { text: `use ${use}` })).status);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.refusals.at(-1)).toMatchObject({ where: 'response_url', error: 'used_url' });
  });

  it('work for thirty minutes', async () => {
    const { responseUrl } = await slack.runCommand('/fargate');
    clock.now += 30 * 60_000 - 1;
    const inTime = await respondTo(responseUrl, { text: 'in time' });
    clock.now += 1;

    const late = await respondTo(responseUrl, { text: 'late' });

    expect(inTime.status).toBe(200);
    expect(late).toEqual({ status: 404, answer: { ok: false, error: 'expired_url' } });
  });

  it('answer the asker or the channel', async () => {
    const { responseUrl } = await slack.runCommand('/fargate', { channel: CHANNELS.random });

    await respondTo(responseUrl, { text: 'for you' });
    await respondTo(responseUrl, { text: 'for all', response_type: 'in_channel' });

    const texts = (viewer: string) => slack.messages(CHANNELS.random, viewer).map((message) => message.text);
    const timedOut = '/fargate failed with the error "dispatch_failed"';
    expect(texts(USERS.member)).toEqual([timedOut, 'for you', 'for all']);
    expect(texts(USERS.american)).toEqual(['for all']);
  });

  it('replace and delete the message whose button was pressed', async () => {
    const { responseUrl } = await slack.runCommand('/fargate');
    await respondTo(responseUrl, { text: 'first', blocks: [button] });
    const pressed = await slack.press({ actionId: 'go' });

    await respondTo(pressed.responseUrl, { text: 'second', replace_original: true });
    const replaced = slack.messages().map((message) => message.text);
    await respondTo(pressed.responseUrl, { delete_original: true });

    expect(replaced.slice(-1)).toEqual(['second']);
    expect(slack.messages().map((message) => message.text)).not.toContain('second');
  });

  it('refuse blocks that Slack would refuse, and are not used up by that', async () => {
    const { responseUrl } = await slack.runCommand('/fargate');

    const refused = await respondTo(responseUrl, { blocks: [{ type: 'header' }] });

    expect(refused).toEqual({ status: 400, answer: { ok: false, error: 'invalid_blocks' } });
    expect(slack.refusals.at(-1)?.problems).toEqual([
      { pointer: '/blocks/0', message: 'missing required field: text' },
    ]);
  });
});

describe('the Web API', () => {
  it('speaks to the real client, forms and uploads included', async () => {
    const client = new WebClient(TOKEN, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });

    const who = await client.auth.test();
    const posted = await client.chat.postMessage({ channel: CHANNELS.platform, text: 'parent', blocks: [button] });
    await client.chat.postMessage({ channel: CHANNELS.platform, text: 'reply', thread_ts: posted.ts ?? '' });
    await client.filesUploadV2({
      channel_id: CHANNELS.platform,
      thread_ts: posted.ts ?? '',
      filename: 'fleet.csv',
      content: 'service,saving\nmy-service,41\n',
    });
    const history = await client.conversations.history({ channel: CHANNELS.platform });
    const replies = await client.conversations.replies({ channel: CHANNELS.platform, ts: posted.ts ?? '' });

    expect(who).toMatchObject({ ok: true, user_id: USERS.bot });
    expect(history.messages?.map((message) => message.text)).toEqual(['parent']);
    expect(replies.messages?.map((message) => message.text)).toEqual(['parent', 'reply', '']);
    expect(slack.files().map((file) => file.bytes.toString())).toEqual(['service,saving\nmy-service,41\n']);
    const download = await fetch(`${slack.url}/files/${slack.files()[0]?.id}`);
    expect(await download.text()).toContain('my-service,41');
  });

  it.each([
    ['an unknown channel', 'chat.postMessage', { channel: 'C0NOWHERE', text: 'a' }, 'channel_not_found'],
    ['a channel without the bot', 'chat.postMessage', { channel: CHANNELS.random, text: 'a' }, 'not_in_channel'],
    ['an archived channel', 'chat.postMessage', { channel: CHANNELS.archived, text: 'a' }, 'is_archived'],
    ['no text', 'chat.postMessage', { channel: CHANNELS.platform }, 'no_text'],
    [
      'a person who is not there',
      'chat.postEphemeral',
      { channel: directChannelId(USERS.member), user: USERS.admin, text: 'a' },
      'user_not_in_channel',
    ],
    [
      'a message that is not there',
      'chat.update',
      { channel: CHANNELS.platform, ts: '1.1', text: 'a' },
      'message_not_found',
    ],
    ['an unknown person', 'users.info', { user: 'U0' }, 'user_not_found'],
    ['an unknown group', 'usergroups.users.list', { usergroup: 'S0' }, 'no_such_subteam'],
    ['an unknown method', 'chat.shout', {}, 'unknown_method'],
    ['Socket Mode with a bot token', 'apps.connections.open', {}, 'not_allowed_token_type'],
  ])('refuses %s', async (_, method, body, error) => {
    expect(await callApi(slack, method, body)).toMatchObject({ ok: false, error });
  });

  it('refuses a wrong token and no token', async () => {
    const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });

    expect(await callApi(slack, 'auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  it('posts to a person by their id, and changes and deletes its own messages', async () => {
    const posted = await callApi(slack, 'chat.postMessage', { channel: USERS.american, text: 'hello' });
    const { channel, ts } = posted;

    await callApi(slack, 'chat.update', { channel, ts, text: 'hello again' });
    const changed = slack.messages(directChannelId(USERS.american), USERS.american).map((message) => message.text);
    await callApi(slack, 'chat.delete', { channel, ts });

    expect(changed).toEqual(['hello again']);
    expect(slack.messages(directChannelId(USERS.american), USERS.american)).toEqual([]);
  });

  it('keeps the blocks of a message that is updated with a text alone, and drops them for an empty list', async () => {
    const posted = await callApi(slack, 'chat.postMessage', {
      channel: CHANNELS.platform,
      text: 'a',
      blocks: [button],
    });
    const blocksAfter = async (fields: object) => {
      await callApi(slack, 'chat.update', { channel: posted.channel, ts: posted.ts, text: 'b', ...fields });
      return slack.messages().at(-1)?.blocks.length;
    };

    expect([await blocksAfter({}), await blocksAfter({ blocks: [] })]).toEqual([1, 0]);
  });

  it('describes people with their language, time zone and standing', async () => {
    const info = async (user: string) => (await callApi(slack, 'users.info', { user, include_locale: true })).user;

    expect(await info(USERS.member)).toMatchObject({ tz: 'Asia/Seoul', locale: 'ko-KR', is_restricted: false });
    expect(await info(USERS.admin)).toMatchObject({ is_admin: true, locale: 'en-US' });
    expect(await info(USERS.singleChannelGuest)).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await info(USERS.stranger)).toMatchObject({ is_stranger: true, team_id: 'T0PARTNER' });
  });

  it('keeps the metadata of a message for who asks for it', async () => {
    const metadata = { event_type: 'fargate_digest', event_payload: { run_id: '7' } };
    await callApi(slack, 'chat.postMessage', { channel: CHANNELS.platform, text: 'digest', metadata });

    const plain = await callApi(slack, 'conversations.history', { channel: CHANNELS.platform });
    const full = await callApi(slack, 'conversations.history', {
      channel: CHANNELS.platform,
      include_all_metadata: true,
    });

    expect(JSON.stringify(plain.messages)).not.toContain('run_id');
    expect(full.messages).toMatchObject([{ metadata }]);
  });

  it('refuses newer blocks when it plays an old workspace', async () => {
    slack.unknownBlocks.add('card');
    const blocks = [{ type: 'card', title: { type: 'mrkdwn', text: 'a' } }];

    const refused = await callApi(slack, 'chat.postMessage', { channel: CHANNELS.platform, text: 'a', blocks });

    expect(refused).toMatchObject({
      error: 'invalid_blocks',
      errors: ['unsupported type: card [json-pointer:/blocks/0/type]'],
    });
  });
});

describe('faults', () => {
  const post = () =>
    fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ channel: CHANNELS.platform, text: 'once' }),
    });

  it('limit the rate, fail and refuse as often as asked', async () => {
    slack.faults.add({ method: 'chat.postMessage', kind: 'rate_limited', retryAfterSeconds: 7 });
    slack.faults.add({ method: '*', kind: 'server_error', status: 502 });
    slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found' });

    const [limited, broken, refused, fine] = [await post(), await post(), await post(), await post()];

    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(broken.status).toBe(502);
    expect(await refused.json()).toMatchObject({ error: 'channel_not_found' });
    expect(await fine.json()).toMatchObject({ ok: true });
    expect(slack.messages()).toHaveLength(1);
  });

  it('lose an answer after the work was done', async () => {
    slack.faults.add({ method: 'chat.postMessage', kind: 'reset_after' });

    await expect(post()).rejects.toThrow();

    expect(slack.messages().map((message) => message.text)).toEqual(['once']);
  });
});

describe('garbage', () => {
  it('never stops the server', async () => {
    const paths = fc.oneof(
      fc.constantFrom(
        'api/chat.postMessage',
        'api/views.open',
        'api/__proto__',
        'local/press',
        'local/submit',
        'local/suggest',
        'local/toString',
        'response/x',
        'upload/F0',
        'files/x',
        'local/messages',
        'blocks/..%2f..%2fslack/json.js',
      ),
      fc.webPath(),
    );
    const types = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    );
    const bodies = fc.oneof(fc.string(), fc.json(), fc.webQueryParameters());

    await fc.assert(
      fc.asyncProperty(paths, types, bodies, fc.boolean(), async (path, type, body, reads) => {
        const init = { headers: { 'content-type': type, authorization: `Bearer ${TOKEN}` } };
        const url = `${slack.url}/${path.replace(/^\/+/, '')}`;
        const response = await fetch(url, reads ? init : { ...init, method: 'POST', body });
        await response.arrayBuffer();
        expect(response.status).toBeLessThan(500);
      }),
      { seed: 4, numRuns: 300 },
    );

    expect((await callApi(slack, 'auth.test', {})).ok).toBe(true);
  });

  it('is refused from another site and under another name', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${slack.url}/local/home`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });

    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(403);
  });
});

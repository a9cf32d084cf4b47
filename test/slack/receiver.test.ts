import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SigningOptions, signRequest } from '../../src/sandbox/slack/signed-request.ts';
import { PREVIOUS_SECRET, type Running, SECRET, startBot } from './start-bot.ts';

const FORM = 'application/x-www-form-urlencoded';

let running: Running;
beforeEach(async () => {
  running = await startBot();
});
afterEach(() => running.close());

let count = 0;
function command(fields: Record<string, string> = {}): string {
  count += 1;
  return new URLSearchParams({
    command: '/fargate',
    text: 'size checkout',
    team_id: 'T0LOCAL01',
    user_id: 'U0ALEX001',
    channel_id: 'C0PLATFRM',
    trigger_id: `1763686000.${count}.abcdef`,
    response_url: `${running.slack.url}/response/none`,
    ...fields,
  }).toString();
}

async function post(
  body: string,
  { contentType = FORM, secret = SECRET, ...signing }: SigningOptions & { contentType?: string; secret?: string } = {},
): Promise<{ status: number; body: string }> {
  const { headers } = signRequest(body, contentType, secret, Date.now(), signing);
  const response = await fetch(`${running.origin}/slack/events`, { method: 'POST', body, headers });
  return { status: response.status, body: await response.text() };
}

/** How many questions reached the use case, once everything under way has been answered. */
async function handled(): Promise<number> {
  await running.bot.stop();
  return running.sizeService.requests.length;
}

describe('the way in over HTTP', () => {
  it('takes a signed delivery', async () => {
    expect(await post(command())).toEqual({ status: 200, body: '' });
    expect(await handled()).toBe(1);
  });

  it.each([
    ['five minutes and a second old', { timestampSkewSeconds: -301 }],
    ['five minutes and two seconds ahead', { timestampSkewSeconds: 302 }],
    ['a day ahead', { timestampSkewSeconds: 86_400 }],
    ['signed with another secret', { secret: 'someone-elses' }],
    ['signed with nothing', { signature: '' }],
    ['signed with garbage', { signature: 'v0=zz' }],
    ['signed with as many characters', { signature: `v0=${'é'.repeat(64)}`.slice(0, 67).replaceAll('é', 'e') }],
    ['of a version unknown', { signature: `v1=${'0'.repeat(64)}` }],
    ['at no time', { headers: { 'x-slack-request-timestamp': 'now' } }],
    ['at an endless time', { headers: { 'x-slack-request-timestamp': '1e999' } }],
  ])('refuses a delivery %s with 401', async (_what, signing) => {
    expect((await post(command(), signing)).status).toBe(401);
    expect(await handled()).toBe(0);
  });

  it.each([-299, 299])('takes a delivery whose clock is %i seconds off', async (timestampSkewSeconds) => {
    expect((await post(command(), { timestampSkewSeconds })).status).toBe(200);
  });

  it('takes the previous secret while a rotation lasts', async () => {
    expect((await post(command(), { secret: PREVIOUS_SECRET })).status).toBe(200);
    expect(await handled()).toBe(1);
  });

  it('answers the same bytes again with 200 and handles them once', async () => {
    const body = command();
    const { headers } = signRequest(body, FORM, SECRET, Date.now());
    const send = () => fetch(`${running.origin}/slack/events`, { method: 'POST', body, headers });

    const statuses = [(await send()).status, (await send()).status, (await send()).status];

    expect(statuses).toEqual([200, 200, 200]);
    expect(await handled()).toBe(1);
  });

  it('handles a trigger once, also when it is signed anew', async () => {
    const body = command();

    expect((await post(body)).status).toBe(200);
    expect((await post(body, { timestampSkewSeconds: 60 })).status).toBe(200);
    expect(await handled()).toBe(1);
  });

  it('handles an event once, also when Slack repeats it later', async () => {
    const event = { type: 'app_home_opened', user: 'U0ALEX001', channel: 'D1', tab: 'home' };
    const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', team_id: 'T0LOCAL01', event });
    const contentType = 'application/json';

    await post(body, { contentType });
    await post(body, { contentType, timestampSkewSeconds: 60, headers: { 'x-slack-retry-num': '1' } });
    await running.bot.stop();

    expect(running.slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(1);
  });

  it('is not poisoned by forged copies of a delivery', async () => {
    const body = command();

    expect((await post(body, { secret: 'someone-elses' })).status).toBe(401);
    expect((await post(body)).status).toBe(200);
    expect(await handled()).toBe(1);
  });

  it.each(['; charset=utf-8', ';charset=UTF-8', '; boundary=x'])(
    'reads a content type with "%s"',
    async (parameter) => {
      expect((await post(command(), { contentType: FORM + parameter })).status).toBe(200);
      expect(await handled()).toBe(1);
    },
  );

  it.each([
    ['JSON null', 'null'],
    ['a JSON list', '[]'],
    ['half of JSON', '{"event":'],
    ['an event that is text', '{"event":"x"}'],
    ['nothing', ''],
    ['an object of another kind', '{"type":"weather"}'],
    ['actions without any', '{"type":"block_actions","actions":[],"user":{"id":"U"}}'],
    ['actions by nobody', '{"type":"block_actions","actions":[{}]}'],
    ['a view that is none', '{"type":"view_submission","view":null,"user":{"id":"U"}}'],
  ])('refuses signed %s with 400 and lives on', async (_what, body) => {
    expect((await post(body, { contentType: 'application/json' })).status).toBe(400);
    expect((await post(command())).status).toBe(200);
  });

  it('refuses a form whose payload is broken', async () => {
    expect((await post(`payload=${encodeURIComponent('{')}`)).status).toBe(400);
  });

  it.each([
    ['announced', false],
    ['sent in pieces', true],
  ])('refuses a body over 256 KB, %s, with 413', async (_what, inPieces) => {
    const big = `text=${'x'.repeat(300 * 1024)}`;
    const body = !inPieces
      ? big
      : new ReadableStream({
          start(controller) {
            for (let at = 0; at < big.length; at += 16_384) {
              controller.enqueue(new TextEncoder().encode(big.slice(at, at + 16_384)));
            }
            controller.close();
          },
        });
    const { headers } = signRequest(big, FORM, SECRET, Date.now());
    const request: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };

    const status = await fetch(`${running.origin}/slack/events`, request).then(
      (response) => response.status,
      // The connection may be closed while the rest is still being sent.
      () => 413,
    );

    expect(status).toBe(413);
    expect((await post(command())).status).toBe(200);
  });

  it('lives on after a connection that breaks off', async () => {
    const port = Number(new URL(running.origin).port);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => {
          socket.destroy();
          resolve();
        });
      });
    });

    expect((await post(command())).status).toBe(200);
  });

  it('answers Slack when it proves the address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'a-challenge', token: 'x' });

    expect(await post(body, { contentType: 'application/json' })).toEqual({ status: 200, body: 'a-challenge' });
  });

  it('answers the unsigned check of the certificate, and nothing smuggled into it', async () => {
    const response = await fetch(`${running.origin}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': FORM },
      body: `ssl_check=1&${command()}`,
    });

    expect(response.status).toBe(200);
    expect(await handled()).toBe(0);
  });

  it.each([
    ['GET', '/slack/events'],
    ['GET', '/'],
    ['POST', '/'],
    ['POST', '/livez'],
    ['PUT', '/slack/events'],
  ])('answers %s %s with 404', async (method, path) => {
    expect((await fetch(running.origin + path, { method })).status).toBe(404);
  });

  it.each(['GET', 'HEAD'])('answers %s of the health checks', async (method) => {
    expect((await fetch(`${running.origin}/livez`, { method })).status).toBe(200);
    expect((await fetch(`${running.origin}/readyz?from=alb`, { method })).status).toBe(200);
  });

  it('says in the log why it refused, without the body', async () => {
    await post(command({ text: 'size a-service-nobody-may-read-here' }), { secret: 'someone-elses' });

    expect(running.log()).toContainEqual(expect.objectContaining({ level: 'warn', reason: 'badSignature' }));
    expect(running.logText()).not.toContain('nobody-may-read');
  });
});

describe('unknown deliveries', () => {
  const interaction = (payload: object) => `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const head = { team: { id: 'T0LOCAL01' }, user: { id: 'U0ALEX001', team_id: 'T0LOCAL01' } };

  it.each([
    ['a command', () => command({ command: '/other', text: 'x' })],
    [
      'an action',
      () => interaction({ ...head, type: 'block_actions', actions: [{ action_id: 'gone' }], trigger_id: 'a' }),
    ],
    [
      'an action of the old kind',
      () => interaction({ ...head, type: 'interactive_message', actions: [{ name: 'x' }] }),
    ],
    ['a shortcut', () => interaction({ ...head, type: 'shortcut', callback_id: 'gone', trigger_id: 'b' })],
    [
      'a message shortcut',
      () => interaction({ ...head, type: 'message_action', callback_id: 'gone', trigger_id: 'c' }),
    ],
    ['a view', () => interaction({ ...head, type: 'view_submission', view: { id: 'V1', callback_id: 'gone' } })],
    ['a closed view', () => interaction({ ...head, type: 'view_closed', view: { id: 'V1', callback_id: 'gone' } })],
    ['suggestions', () => interaction({ ...head, type: 'block_suggestion', action_id: 'gone', value: '' })],
  ])('are acknowledged at once: %s', async (_what, body) => {
    expect((await post(body())).status).toBe(200);
  });

  it('are acknowledged at once: an event', async () => {
    const body = JSON.stringify({ type: 'event_callback', event: { type: 'star_added', user: 'U1' }, event_id: 'Ev9' });

    expect((await post(body, { contentType: 'application/json' })).status).toBe(200);
  });
});

import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { BOT_TOKEN, type Running, startBot } from './start-bot.ts';

/** A web socket on loopback that speaks as much of Socket Mode as one delivery takes. */
interface SocketSlack {
  readonly server: Server;
  readonly apiUrl: string;
  /** Sends an envelope and gives what the bot acknowledges it with. */
  readonly send: (envelopeId: string, payload: object) => Promise<unknown>;
  readonly responses: Promise<string>;
  readonly close: () => void;
}

function frame(text: string): Buffer {
  const data = Buffer.from(text);
  const head = data.length < 126 ? [0x81, data.length] : [0x81, 126, data.length >> 8, data.length & 255];
  return Buffer.concat([Buffer.from(head), data]);
}

/** The text of one masked frame from a client, when it is a text. */
function unframe(data: Buffer): string | undefined {
  if (((data[0] ?? 0) & 15) !== 1) return undefined;
  const short = (data[1] ?? 0) & 127;
  const at = short === 126 ? 4 : 2;
  const length = short === 126 ? data.readUInt16BE(2) : short;
  const mask = data.subarray(at, at + 4);
  return Buffer.from(
    data.subarray(at + 4, at + 4 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
  ).toString();
}

async function startSocketSlack(): Promise<SocketSlack> {
  const acks = new Map<string, (payload: unknown) => void>();
  let connected: (socket: Socket) => void = () => undefined;
  let responded: (body: string) => void = () => undefined;
  const socket = new Promise<Socket>((resolve) => {
    connected = resolve;
  });
  const responses = new Promise<string>((resolve) => {
    responded = resolve;
  });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const answers: Record<string, object> = {
        '/api/apps.connections.open': { ok: true, url: `ws://${origin}/link` },
        '/api/auth.test': { ok: true, team_id: 'T1', bot_id: 'B1', user_id: 'U0' },
        '/api/users.info': { ok: true, user: { id: 'U1', team_id: 'T1', locale: 'en-US' } },
      };
      if (request.url === '/response/1') responded(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answers[String(request.url)] ?? { ok: true }));
    });
  });
  server.on('upgrade', (request, raw: Socket) => {
    const key = String(request.headers['sec-websocket-key']);
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    raw.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    raw.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })));
    raw.on('error', () => undefined);
    raw.on('data', (data: Buffer) => {
      const text = unframe(data);
      if (text === undefined) return;
      const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown };
      acks.get(envelope_id)?.(payload ?? {});
    });
    connected(raw);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    responses,
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    async send(envelope_id, payload) {
      const acknowledged = new Promise<unknown>((resolve) => acks.set(envelope_id, resolve));
      const envelope = { envelope_id, payload, type: 'slash_commands', accepts_response_payload: true };
      (await socket).write(frame(JSON.stringify(envelope)));
      return acknowledged;
    },
    close() {
      server.close();
      server.closeAllConnections();
      void socket.then((raw) => raw.destroy());
    },
  };
}

let running: Running | undefined;
afterEach(async () => {
  await running?.close();
});

describe('Socket Mode', () => {
  it('takes commands over the socket, each once, and serves health checks over HTTP', async () => {
    const socketSlack = await startSocketSlack();
    running = await startBot({
      slack: { botToken: BOT_TOKEN, appToken: 'xapp-1-A-1-abc', signingSecrets: [], apiUrl: socketSlack.apiUrl },
    });
    const command = {
      command: '/fargate',
      text: 'size checkout',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: '1763686000.1.abcdef',
      response_url: socketSlack.apiUrl.replace('/api/', '/response/1'),
    };

    const first = await socketSlack.send('e1', command);
    const again = await socketSlack.send('e2', command);
    const answer = await socketSlack.responses;
    const ready = await fetch(`${running.origin}/readyz`);
    const events = await fetch(`${running.origin}/slack/events`, { method: 'POST', body: '{}' });
    await running.bot.stop();
    socketSlack.close();

    expect([first, again]).toEqual([{}, {}]);
    expect(answer).toContain('prod/checkout');
    expect([ready.status, events.status]).toEqual([200, 404]);
    expect(running.sizeService.requests).toHaveLength(1);
    expect(running.logText()).not.toContain('xapp-1-A-1-abc');
  });
});

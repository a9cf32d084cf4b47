import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that lets requests through in rounds. */
export interface LockstepProxy {
  readonly url: string;
  /** The operations of each round, in order. */
  readonly rounds: readonly (readonly string[])[];
  close(): Promise<void>;
}

interface Waiting {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly response: ServerResponse;
}

/** Ticks of the event loop without a request, and what each waits at least: a blocked loop counts as one tick, not as quiet. */
const QUIET_TICKS = 12;
const TICK_MS = 10;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function forward(target: string, { request, body, response }: Waiting): Promise<void> {
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  const answer = await fetch(target, { method: 'POST', headers: headers as Record<string, string>, body });
  const text = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(text);
}

/**
 * Holds every request until no other comes for a while, then lets all of them through together: a round is one round
 * trip of a client that asks for all it can at once, however fast this machine is.
 */
export async function startLockstepProxy(target: string): Promise<LockstepProxy> {
  const rounds: string[][] = [];
  let waiting: Waiting[] = [];
  let answering = 0;
  let timer: NodeJS.Timeout | undefined;

  function releaseWhenQuiet(ticks = 0): void {
    clearTimeout(timer);
    if (answering > 0 || waiting.length === 0) return;
    timer = setTimeout(ticks < QUIET_TICKS ? () => releaseWhenQuiet(ticks + 1) : release, TICK_MS);
  }

  async function release(): Promise<void> {
    const round = waiting;
    waiting = [];
    rounds.push(round.map(({ request }) => String(request.headers['x-amz-target']).split('.')[1] ?? '').sort());
    answering = round.length;
    await Promise.all(round.map((each) => forward(target, each)));
    answering = 0;
    releaseWhenQuiet();
  }

  const server = createServer(async (request, response) => {
    clearTimeout(timer);
    waiting.push({ request, body: await readBody(request), response });
    releaseWhenQuiet();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rounds,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

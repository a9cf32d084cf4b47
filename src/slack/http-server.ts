import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.ts';
import type { Log } from './logger.ts';

/** Handles a request to the events endpoint whose body has been read; answers it, whatever happens. */
export type HandleDelivery = (request: IncomingMessage, rawBody: Buffer, response: ServerResponse) => Promise<void>;

export interface HttpServer {
  /** Listens; gives the port, which the system chose when 0 was asked for. */
  start(): Promise<number>;
  /** No new connection is accepted; settles when the open requests are answered. */
  stop(): Promise<void>;
}

export const EVENTS_PATH = '/slack/events';

/** Slack's largest deliveries, views of 250 KB, stay below this. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * The bot's HTTP server: `/livez`, `/readyz`, and POST /slack/events when there is a `handleDelivery` for it.
 * Anything else is 404; a body over 256 KB is 413. Bodies are read once, here.
 */
export function createHttpServer({
  host,
  port,
  health,
  log,
  handleDelivery,
}: {
  readonly host: string;
  readonly port: number;
  readonly health: Health;
  readonly log: Log;
  readonly handleDelivery?: HandleDelivery;
}): HttpServer {
  let isStopping = false;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5000 }, (request, response) => {
    // Connections that Slack keeps open would hold the stop back.
    response.once('close', () => isStopping && setImmediate(() => server.closeIdleConnections()));
    if (isStopping) response.setHeader('connection', 'close');
    const path = request.url?.split('?')[0] ?? '';
    const check = request.method === 'GET' || request.method === 'HEAD' ? health.answer(path) : undefined;
    if (check !== undefined) {
      response.writeHead(check.status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(check.body);
      return;
    }
    if (path !== EVENTS_PATH || request.method !== 'POST' || handleDelivery === undefined) {
      refuse(request, response, 404);
      return;
    }
    readBody(request).then(
      (rawBody) => {
        if (rawBody === undefined) refuse(request, response, 413);
        else void handleDelivery(request, rawBody, response);
      },
      (error: unknown) => {
        log.info({ error }, 'Request ended before its body did');
        response.destroy();
      },
    );
  });

  return {
    start() {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port }, () => {
          server.off('error', reject);
          server.on('error', (error) => log.error({ error }, 'HTTP server failed'));
          const { port: bound } = server.address() as AddressInfo;
          resolve(bound);
        });
      });
    },
    stop() {
      isStopping = true;
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
    },
  };
}

/** Answers without reading the rest of what is being sent. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
  request.resume();
}

/** The whole body, or undefined when it is over the limit. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > BODY_LIMIT_BYTES) {
        request.removeAllListeners('data');
        resolve(undefined);
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('The connection closed'));
    });
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { DeliveryBody } from './delivery-body.ts';
import type { DeliveryGuard } from './delivery-guard.ts';
import type { HandleDelivery } from './http-server.ts';
import type { Log } from './logger.ts';

/** Slack stops waiting after three seconds; answering later is of no use. */
const ACK_TIMEOUT_MS = 2900;

export interface HttpReceiver extends Receiver {
  readonly handleDelivery: HandleDelivery;
}

/**
 * Bolt's way in over HTTP. What `guard` refuses or has seen before never reaches Bolt; what it accepts is dispatched
 * once. A delivery that failed before it was acknowledged is released, so that Slack's repetition is handled.
 */
export function createHttpReceiver({ guard, log }: { readonly guard: DeliveryGuard; readonly log: Log }): HttpReceiver {
  let app: App | undefined;

  async function dispatch(request: IncomingMessage, body: DeliveryBody, response: ServerResponse): Promise<void> {
    const retryNum = Number(request.headers['x-slack-retry-num']);
    const retryReason = request.headers['x-slack-retry-reason'];
    const timer = setTimeout(() => {
      log.error({ kind: kindOf(body) }, 'A delivery was not acknowledged in time');
      answer(response, 503);
    }, ACK_TIMEOUT_MS);
    response.once('close', () => clearTimeout(timer));
    await app?.processEvent({
      body,
      ack: async (reply?: unknown) => answer(response, 200, reply),
      ...(Number.isInteger(retryNum) ? { retryNum } : {}),
      ...(typeof retryReason === 'string' ? { retryReason } : {}),
    });
  }

  return {
    init(boltApp) {
      app = boltApp;
    },
    start: async () => undefined,
    stop: async () => undefined,
    async handleDelivery(request, rawBody, response) {
      const verdict = await guard({ headers: request.headers, rawBody });
      if (verdict.kind === 'refused') {
        log.warn({ reason: verdict.reason, status: verdict.status }, 'A request was refused');
        answer(response, verdict.status);
        return;
      }
      if (verdict.kind === 'answered') {
        if (verdict.reason === 'seen') log.info({}, 'A delivery came again and was not handled twice');
        answer(response, 200, verdict.body);
        return;
      }
      response.once('finish', () => {
        if (response.statusCode >= 500) void verdict.release();
      });
      try {
        await dispatch(request, verdict.body, response);
      } catch (error) {
        log.error({ error, kind: kindOf(verdict.body) }, 'A delivery could not be dispatched');
        answer(response, 500);
      }
    },
  };
}

/** Sends the answer unless one has been sent. */
function answer(response: ServerResponse, status: number, reply?: unknown): void {
  if (response.headersSent) return;
  if (typeof reply === 'object' && reply !== null) {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  } else response.writeHead(status).end(typeof reply === 'string' ? reply : '');
}

function kindOf(body: DeliveryBody): string {
  return 'command' in body ? 'command' : String(body.type ?? 'unknown');
}

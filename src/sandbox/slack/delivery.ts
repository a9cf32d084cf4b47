import type { Json } from './json.ts';
import { type SignedRequest, type SigningOptions, signRequest } from './signed-request.ts';

/** What came of one request to the bot. */
export interface Delivery {
  outcome: 'ok' | 'operation_timeout' | 'dispatch_failed';
  /** HTTP status; 0 when no answer came. */
  status: number;
  body: string;
  triggerId?: string;
  responseUrl?: string;
  /** The request as sent; `redeliver` sends the same bytes again. */
  request: SignedRequest;
}

export interface DeliveryOptions {
  signingSecret: string;
  now: () => number;
  /** How long Slack waits for an acknowledgement. */
  ackTimeoutMs: number;
}

export type Deliver = ReturnType<typeof createDelivery>;

/** Sends signed requests to the bot and gives it Slack's three seconds to answer. */
export function createDelivery(options: DeliveryOptions, botUrl: () => string) {
  async function send(request: SignedRequest): Promise<Delivery> {
    try {
      const response = await fetch(botUrl(), {
        method: 'POST',
        headers: request.headers,
        body: request.body,
        redirect: 'error',
        signal: AbortSignal.timeout(options.ackTimeoutMs),
      });
      const body = await response.text();
      return { outcome: response.ok ? 'ok' : 'dispatch_failed', status: response.status, body, request };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return { outcome: timedOut ? 'operation_timeout' : 'dispatch_failed', status: 0, body: '', request };
    }
  }

  function form(fields: Record<string, string>, signing?: SigningOptions): Promise<Delivery> {
    const body = new URLSearchParams(fields).toString();
    return send(signRequest(body, 'application/x-www-form-urlencoded', options.signingSecret, options.now(), signing));
  }

  /** Sends an interaction: a form whose `payload` is JSON. */
  function interaction(payload: Json, signing?: SigningOptions): Promise<Delivery> {
    return form({ payload: JSON.stringify(payload) }, signing);
  }

  /** Sends a body of the Events API: JSON as it stands. */
  function event(payload: Json, signing?: SigningOptions): Promise<Delivery> {
    const body = JSON.stringify(payload);
    return send(signRequest(body, 'application/json', options.signingSecret, options.now(), signing));
  }

  return { send, form, interaction, event };
}

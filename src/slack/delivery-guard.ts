import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../app/ports.ts';
import type { DeliveryLog } from '../app/store.ts';
import { type DeliveryBody, isDelivery, parseDeliveryBody, textAt } from './delivery-body.ts';

/** What to do with one request to the events endpoint. */
export type Verdict =
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly reason: string }
  /** To be answered with 200 and `body`, without handling anything. */
  | { readonly kind: 'answered'; readonly reason: 'seen' | 'sslCheck' | 'urlVerification'; readonly body: string }
  /** Signed, fresh, never seen: to be handled. `release` lets Slack's repetition of it in again. */
  | { readonly kind: 'accepted'; readonly body: DeliveryBody; readonly release: () => Promise<void> };

export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
}

export type DeliveryGuard = (request: SignedRequest) => Promise<Verdict>;

/** Slack's own bound; Bolt checks it only towards the past. */
const MAX_SKEW_SECONDS = 300;

/**
 * Decides about a request before Bolt sees it: a timestamp more than 300 s away in either direction, a signature by
 * none of the secrets, and a body that is no delivery are refused; a delivery seen before is answered, not handled.
 * Only requests with a valid signature leave a trace in `deliveries`.
 */
export function createDeliveryGuard({
  signingSecrets,
  clock,
  deliveries,
}: {
  readonly signingSecrets: readonly string[];
  readonly clock: Clock;
  readonly deliveries: DeliveryLog;
}): DeliveryGuard {
  return async function inspect({ headers, rawBody }) {
    // Slack's certificate check is not signed. It is answered by itself: nothing else in it is ever looked at.
    if (isSslCheck(headers, rawBody)) return { kind: 'answered', reason: 'sslCheck', body: '' };

    const timestamp = headerText(headers, 'x-slack-request-timestamp');
    const signature = headerText(headers, 'x-slack-signature');
    if (!/^\d{1,12}$/.test(timestamp) || signature === '') return refused(401, 'unsigned');
    const skewSeconds = Math.abs(clock().getTime() / 1000 - Number(timestamp));
    if (skewSeconds > MAX_SKEW_SECONDS) return refused(401, 'skewed');
    if (!signingSecrets.some((secret) => isSignedWith(secret, timestamp, rawBody, signature))) {
      return refused(401, 'badSignature');
    }

    const body = parseDeliveryBody(headers['content-type'], rawBody);
    if (body === undefined) return refused(400, 'unreadable');
    if (body.type === 'url_verification') {
      return { kind: 'answered', reason: 'urlVerification', body: textAt(body, 'challenge') ?? '' };
    }
    if (!isDelivery(body)) return refused(400, 'unknownKind');
    const keys = replayKeys(body, signature);
    if (!(await deliveries.claim(keys))) return { kind: 'answered', reason: 'seen', body: '' };
    return { kind: 'accepted', body, release: () => deliveries.release(keys) };
  };
}

/**
 * What identifies a delivery when Slack sends it again with a new timestamp: the event's id, or the trigger's.
 * Menu suggestions have neither and change nothing; typing the same letter twice within a second is no replay.
 */
export function replayKeys(body: DeliveryBody, signature?: string): readonly string[] {
  if (body.type === 'block_suggestion') return [];
  const eventId = textAt(body, 'event_id');
  const triggerId = textAt(body, 'trigger_id');
  return [
    ...(signature === undefined ? [] : [`signature:${signature}`]),
    ...(eventId === undefined ? [] : [`event:${eventId}`]),
    ...(triggerId === undefined ? [] : [`trigger:${triggerId}`]),
  ];
}

function refused(status: 400 | 401, reason: string): Verdict {
  return { kind: 'refused', status, reason };
}

function headerText(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

function isSslCheck(headers: IncomingHttpHeaders, rawBody: Buffer): boolean {
  if (headers['x-slack-signature'] !== undefined || rawBody.length > 4096) return false;
  return parseDeliveryBody(headers['content-type'], rawBody)?.ssl_check === '1';
}

function isSignedWith(secret: string, timestamp: string, rawBody: Buffer, signature: string): boolean {
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody).digest('hex')}`;
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

import { createHmac } from 'node:crypto';

export interface SignedRequest {
  body: string;
  headers: Record<string, string>;
}

export interface SigningOptions {
  /** Seconds added to the clock: -301 is too old, 86400 is a day ahead. */
  timestampSkewSeconds?: number;
  /** Sends this instead of the true signature. */
  signature?: string;
  /** Extra headers, such as `x-slack-retry-num`. */
  headers?: Record<string, string>;
}

/** Signs a body as Slack does: HMAC-SHA256 of `v0:<timestamp>:<body>` with the signing secret. */
export function signRequest(
  body: string,
  contentType: string,
  secret: string,
  nowMs: number,
  options: SigningOptions = {},
): SignedRequest {
  const timestamp = String(Math.floor(nowMs / 1000) + (options.timestampSkewSeconds ?? 0));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': options.signature ?? `v0=${digest}`,
      ...options.headers,
    },
  };
}

import {
  type ChatPostMessageArguments,
  type ChatUpdateArguments,
  ErrorCode,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { SendOutcome } from '../../app/digest-ports.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../core/digest/subscription.ts';
import { createBoltLogger, type Log } from '../logger.ts';

/** What became of one request; `blocksRefused` means that the workspace does not take such blocks. */
export type PostOutcome = SendOutcome | { readonly kind: 'blocksRefused' } | { readonly kind: 'messageGone' };

/** Sends one request and never a second: nothing tells Slack that two are the same message. */
export interface PostOnce {
  post(message: ChatPostMessageArguments): Promise<PostOutcome>;
  update(message: ChatUpdateArguments): Promise<PostOutcome>;
}

const TIMEOUT_MS = 10_000;

/** A client of its own, since the one that answers people tries again by itself. */
export function createPostOnce(options: OnceOptions): PostOnce {
  const { client } = createOnceClient(options);
  return {
    post: (message) => outcomeOf(() => client.chat.postMessage(message)),
    update: (message) => outcomeOf(() => client.chat.update(message)),
  };
}

export interface OnceOptions {
  readonly botToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly timeoutMs?: number;
}

/** A client that tries nothing twice and waits for nothing. */
export function createOnceClient({ botToken, apiUrl, log, timeoutMs = TIMEOUT_MS }: OnceOptions): {
  readonly client: WebClient;
  readonly timeoutMs: number;
} {
  const client = new WebClient(botToken, {
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: createBoltLogger(log),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
  return { client, timeoutMs };
}

async function outcomeOf(request: () => Promise<{ readonly ts?: string }>): Promise<PostOutcome> {
  try {
    const { ts } = await request();
    return ts === undefined ? { kind: 'ambiguous' } : { kind: 'sent', ts };
  } catch (error) {
    return classify(error);
  }
}

/** Refused for what it is made of, and certainly not posted. */
const BLOCK_ERRORS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_too_long', 'msg_blocks_too_long']);
const GONE_ERRORS = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
const TOKEN_ERRORS = new Set(['invalid_auth', 'account_inactive', 'token_expired', 'not_authed', 'org_login_required']);
/** Slack itself says of these that part of the work may have been done, or does not say. */
const UNSURE_ERRORS = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
/** The request never left this machine. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function classify(error: unknown): PostOutcome {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'notSent', retryAfterSeconds: error.retryAfter };
  if (error instanceof WebAPIPlatformError) return classifyRefusal(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    return error.statusCode < 500 ? { kind: 'notSent' } : { kind: 'ambiguous' };
  }
  if (error instanceof WebAPIRequestError) {
    return NOT_CONNECTED.has(causeOf(error.original)) ? { kind: 'notSent' } : { kind: 'ambiguous' };
  }
  return { kind: 'ambiguous' };
}

function classifyRefusal(code: string): PostOutcome {
  if (BLOCK_ERRORS.has(code)) return { kind: 'blocksRefused' };
  if (GONE_ERRORS.has(code)) return { kind: 'messageGone' };
  if (UNSURE_ERRORS.has(code)) return { kind: 'ambiguous' };
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'notSent' };
  if (TOKEN_ERRORS.has(code)) return { kind: 'refused', code: 'token_revoked' };
  return { kind: 'refused', code: REFUSAL_CODES.find((known): known is RefusalCode => known === code) ?? 'other' };
}

/** The system's word for it, at any depth: fetch wraps what the socket said. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== ErrorCode.RequestError) return error.code;
  return causeOf(error.cause);
}

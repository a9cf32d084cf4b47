import { setTimeout as sleep } from 'node:timers/promises';
import type { KnownBlock } from '@slack/types';
import type { Log } from './logger.ts';

/** What a person is shown: blocks, and a text that says the same where blocks are not drawn. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

export interface ResponseOptions {
  /** Absent means that only the person who asked sees it. */
  readonly inChannel?: boolean;
  /** Takes the place of the message whose button was pressed. */
  readonly replaceOriginal?: boolean;
}

export type Respond = (responseUrl: string, message: Message, options?: ResponseOptions) => Promise<Responded>;
/** `refused`: Slack did not take it, for instance because the URL is older than 30 minutes. It has been logged. */
export type Responded = 'sent' | 'refused';

const TIMEOUT_MS = 8000;
const LONGEST_WAIT_MS = 10_000;

/**
 * Posts to response URLs, which Bolt 5 does without a timeout and without a second try. One more try after a 5xx, a
 * 429 (when its Retry-After allows) or a lost connection; a lost connection is not tried again in the channel, where
 * a message seen twice is worse than none. Blocks that Slack refuses are sent again as text. Never throws.
 */
export function createRespond({
  log,
  fetch = globalThis.fetch,
  wait = (ms: number): Promise<unknown> => sleep(ms),
  timeoutMs = TIMEOUT_MS,
}: {
  readonly log: Log;
  readonly fetch?: typeof globalThis.fetch;
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly timeoutMs?: number;
}): Respond {
  async function post(url: string, payload: Readonly<Record<string, unknown>>): Promise<Response | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(payload),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      // The connection goes back to the pool only when the body has been read.
      if (response.ok) await response.arrayBuffer();
      return response;
    } catch (error) {
      log.warn({ error }, 'A response URL could not be reached');
      return undefined;
    }
  }

  return async function respond(responseUrl, message, { inChannel = false, replaceOriginal = false } = {}) {
    const payload = {
      response_type: inChannel ? 'in_channel' : 'ephemeral',
      replace_original: replaceOriginal,
      text: message.text,
      unfurl_links: false,
      unfurl_media: false,
    };
    const full = message.blocks === undefined ? payload : { ...payload, blocks: message.blocks };
    let response = await post(responseUrl, full);
    const pauseMs = retryPauseMs(response, inChannel);
    if (pauseMs !== undefined) {
      await wait(pauseMs);
      response = await post(responseUrl, full);
    }
    if (response?.status === 400 && message.blocks !== undefined) {
      log.error({ reason: (await response.text()).slice(0, 200) }, 'Slack refused the blocks of a message');
      response = await post(responseUrl, payload);
    }
    if (response?.ok) return 'sent';
    const reason = response === undefined ? 'unreachable' : (await response.text().catch(() => '')).slice(0, 200);
    log.warn({ status: response?.status ?? 0, reason }, 'A response URL took no message');
    return 'refused';
  };
}

function retryPauseMs(response: Response | undefined, inChannel: boolean): number | undefined {
  if (response === undefined) return inChannel ? undefined : 250;
  if (response.status >= 500) return 250;
  if (response.status !== 429) return undefined;
  const pauseMs = Number(response.headers.get('retry-after') ?? 1) * 1000;
  return pauseMs >= 0 && pauseMs <= LONGEST_WAIT_MS ? pauseMs : undefined;
}

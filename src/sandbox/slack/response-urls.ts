import { randomBytes } from 'node:crypto';
import { asText, type Json } from './json.ts';
import { checkMessage, type Refusal } from './message-check.ts';
import type { Store, StoredMessage } from './store.ts';
import { APP, USERS } from './workspace.ts';

const MAX_USES = 5;
const LIFE_MS = 30 * 60_000;

interface ResponseUrl {
  channel: string;
  user: string;
  /** The message whose button was pressed; a slash command has none. */
  message?: StoredMessage;
  threadTs?: string;
  issuedAt: number;
  uses: number;
}

export interface ResponseAnswer {
  status: number;
  body: Json;
  refusal?: Refusal;
}

/** Response URLs: five uses in thirty minutes, ephemeral unless asked otherwise, in channels without the bot too. */
export function createResponseUrls(store: Store, now: () => number, unknownTypes: ReadonlySet<string>) {
  const urls = new Map<string, ResponseUrl>();

  function issue(target: Omit<ResponseUrl, 'issuedAt' | 'uses'>): string {
    const key = randomBytes(12).toString('hex');
    urls.set(key, { ...target, issuedAt: now(), uses: 0 });
    return key;
  }

  /** Applies one POST to a response URL. A refused body uses nothing up; an expired or used URL answers 404. */
  function use(key: string, body: Json): ResponseAnswer {
    const url = urls.get(key);
    if (url === undefined) return refused(404, 'invalid_url');
    if (now() - url.issuedAt >= LIFE_MS) return refused(404, 'expired_url');
    if (url.uses >= MAX_USES) return refused(404, 'used_url');
    const answer = respond(url, body);
    if (answer.status === 200) url.uses += 1;
    return answer;
  }

  function respond(url: ResponseUrl, body: Json): ResponseAnswer {
    const removes = isTrue(body.delete_original);
    const type = asText(body.response_type) ?? 'ephemeral';
    if (type !== 'ephemeral' && type !== 'in_channel') return refused(400, 'invalid_response_type');
    if (removes && body.text === undefined && body.blocks === undefined) {
      if (url.message !== undefined) store.remove(url.message);
      return { status: 200, body: { ok: true } };
    }
    const checked = checkMessage(body, unknownTypes);
    if (!checked.ok)
      return { status: 400, body: { ok: false, error: checked.refusal.error }, refusal: checked.refusal };
    if (removes && url.message !== undefined) store.remove(url.message);
    // A slash command has no message to replace: Slack posts a new one, and an ephemeral one stays ephemeral.
    if (isTrue(body.replace_original) && !removes && url.message !== undefined && store.messages.includes(url.message))
      store.replace(url.message, checked.content);
    else postAnswer(store, url, checked.content, body, type === 'in_channel');
    return { status: 200, body: { ok: true } };
  }

  return { issue, use };
}

/** Posts what an app answered to a command or an action: for the user alone, or for the channel. */
export function postAnswer(
  store: Store,
  target: { channel: string; user: string; threadTs?: string },
  content: Parameters<Store['replace']>[1],
  body: Json,
  inChannel: boolean,
): StoredMessage {
  const thread = asText(body.thread_ts) ?? target.threadTs;
  return store.post({
    ...content,
    channel: target.channel,
    user: USERS.bot,
    botId: APP.botId,
    ...(thread === undefined ? {} : { threadTs: thread }),
    ...(inChannel ? {} : { ephemeralTo: target.user }),
  });
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function refused(status: number, error: string): ResponseAnswer {
  return { status, body: { ok: false, error }, refusal: { error, problems: [] } };
}

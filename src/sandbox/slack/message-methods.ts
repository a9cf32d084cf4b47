import { asText, type Json } from './json.ts';
import { checkMessage } from './message-check.ts';
import { messageJson } from './payloads.ts';
import type { StoredMessage } from './store.ts';
import { type Method, type MethodResult, refuse, type WebApiDeps } from './web-api.ts';
import { APP, type SlackChannel, USERS } from './workspace.ts';

type Found = { ok: true; channel: SlackChannel } | { ok: false; result: MethodResult };

/** Methods that post, change and read messages. */
export function messageMethods(deps: WebApiDeps): Record<string, Method> {
  const { store } = deps;

  function writable(body: Json): Found {
    const channel = store.findChannel(asText(body.channel) ?? '');
    if (channel === undefined) return { ok: false, result: refuse('channel_not_found') };
    if (channel.isArchived === true) return { ok: false, result: refuse('is_archived') };
    if (!channel.members.includes(USERS.bot)) return { ok: false, result: refuse('not_in_channel') };
    return { ok: true, channel };
  }

  function post(body: Json, ephemeral: boolean): MethodResult {
    const found = writable(body);
    if (!found.ok) return found.result;
    const checked = checkMessage(body, deps.unknownTypes);
    if (!checked.ok) return { ok: false, refusal: checked.refusal };
    const threadTs = asText(body.thread_ts);
    if (threadTs !== undefined && store.find(found.channel.id, threadTs) === undefined)
      return refuse('thread_not_found');
    const user = asText(body.user) ?? '';
    if (ephemeral && store.findUser(user) === undefined) return refuse('user_not_found');
    if (ephemeral && !found.channel.members.includes(user)) return refuse('user_not_in_channel');
    const message = store.post({
      ...checked.content,
      channel: found.channel.id,
      user: USERS.bot,
      botId: APP.botId,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(ephemeral ? { ephemeralTo: user } : {}),
    });
    if (ephemeral) return { ok: true, fields: { message_ts: message.ts } };
    return { ok: true, fields: { channel: found.channel.id, ts: message.ts, message: messageJson(message, []) } };
  }

  function own(body: Json, error: string): { ok: true; message: StoredMessage } | { ok: false; result: MethodResult } {
    const channel = store.findChannel(asText(body.channel) ?? '');
    if (channel === undefined) return { ok: false, result: refuse('channel_not_found') };
    const message = store.find(channel.id, asText(body.ts) ?? '');
    if (message === undefined || message.ephemeralTo !== undefined)
      return { ok: false, result: refuse('message_not_found') };
    if (message.user !== USERS.bot) return { ok: false, result: refuse(error) };
    if (channel.isArchived === true) return { ok: false, result: refuse('is_archived') };
    return { ok: true, message };
  }

  function repliesTo(message: StoredMessage): StoredMessage[] {
    return lasting(message.channel).filter((one) => one.threadTs === message.ts && one.ts !== message.ts);
  }

  function lasting(channel: string): StoredMessage[] {
    return store.messages.filter((one) => one.channel === channel && one.ephemeralTo === undefined);
  }

  function readable(body: Json): Found {
    const channel = store.channels.find((one) => one.id === asText(body.channel));
    if (channel === undefined) return { ok: false, result: refuse('channel_not_found') };
    if (!channel.members.includes(USERS.bot)) return { ok: false, result: refuse('not_in_channel') };
    return { ok: true, channel };
  }

  function page(messages: StoredMessage[], body: Json): MethodResult {
    const [oldest, latest] = [Number(body.oldest ?? 0), Number(body.latest ?? Number.POSITIVE_INFINITY)];
    const inclusive = asText(body.inclusive) === 'true';
    const within = messages.filter((one) => {
      const ts = Number(one.ts);
      return inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
    });
    const limit = Math.min(Number(body.limit ?? 100) || 100, 999);
    const start = Number(asText(body.cursor) ?? 0) || 0;
    const shown = within.slice(start, start + limit);
    const more = start + limit < within.length;
    const withMetadata = asText(body.include_all_metadata) === 'true';
    return {
      ok: true,
      fields: {
        messages: shown.map((one) => messageJson(one, repliesTo(one), withMetadata)),
        has_more: more,
        response_metadata: { next_cursor: more ? String(start + limit) : '' },
      },
    };
  }

  return {
    'chat.postMessage': (body) => post(body, false),
    'chat.postEphemeral': (body) => post(body, true),
    'chat.update': (body) => {
      const found = own(body, 'cant_update_message');
      if (!found.ok) return found.result;
      const checked = checkMessage(body, deps.unknownTypes);
      if (!checked.ok) return { ok: false, refusal: checked.refusal };
      // Slack keeps the blocks when they are left out; an empty list removes them.
      const blocks = body.blocks === undefined ? found.message.blocks : checked.content.blocks;
      store.replace(found.message, { ...checked.content, blocks });
      const { ts, channel, text } = found.message;
      return { ok: true, fields: { channel, ts, text, message: messageJson(found.message, []) } };
    },
    'chat.delete': (body) => {
      const found = own(body, 'cant_delete_message');
      if (!found.ok) return found.result;
      store.remove(found.message);
      return { ok: true, fields: { channel: found.message.channel, ts: found.message.ts } };
    },
    'chat.getPermalink': (body) => {
      const channel = asText(body.channel) ?? '';
      const message = store.find(channel, asText(body.message_ts) ?? '');
      if (message === undefined) return refuse('message_not_found');
      return { ok: true, fields: { channel, permalink: `${deps.baseUrl()}/#${channel}/${message.ts}` } };
    },
    'conversations.history': (body) => {
      const found = readable(body);
      if (!found.ok) return found.result;
      const top = lasting(found.channel.id).filter((one) => one.threadTs === undefined || one.threadTs === one.ts);
      return page(top.reverse(), body);
    },
    'conversations.replies': (body) => {
      const found = readable(body);
      if (!found.ok) return found.result;
      const parent = store.find(found.channel.id, asText(body.ts) ?? '');
      if (parent === undefined || parent.ephemeralTo !== undefined) return refuse('thread_not_found');
      return page([parent, ...repliesTo(parent)], body);
    },
    'reactions.add': (body) => {
      const message = store.find(asText(body.channel) ?? '', asText(body.timestamp) ?? '');
      if (message === undefined || message.ephemeralTo !== undefined) return refuse('message_not_found');
      const name = asText(body.name) ?? '';
      if (!/^[a-z0-9_+-]+$/.test(name)) return refuse('invalid_name');
      const reaction = message.reactions.find((one) => one.name === name);
      if (reaction?.users.includes(USERS.bot)) return refuse('already_reacted');
      if (reaction === undefined) message.reactions.push({ name, users: [USERS.bot] });
      else reaction.users.push(USERS.bot);
      store.changed({ kind: 'messages', channel: message.channel });
      return { ok: true };
    },
  };
}

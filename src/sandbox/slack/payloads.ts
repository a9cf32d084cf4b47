import { asObject, type Json } from './json.ts';
import type { StoredMessage } from './store.ts';
import { APP, type SlackChannel, type SlackUser, TEAM } from './workspace.ts';

// A constant that Slack still sends in every payload and that nobody should rely on.
const VERIFICATION_TOKEN = 'local-verification-token';

/** The fields that every interaction payload begins with. */
export function payloadHead(type: string, user: SlackUser, triggerId: string): Json {
  return {
    type,
    team: { id: TEAM.id, domain: TEAM.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: APP.id,
    token: VERIFICATION_TOKEN,
    trigger_id: triggerId,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The form of a slash command. */
export function commandForm(
  command: string,
  text: string,
  user: SlackUser,
  channel: SlackChannel,
  triggerId: string,
  responseUrl: string,
): Record<string, string> {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: APP.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** The envelope of the Events API. */
export function eventEnvelope(event: Json, eventId: string, nowMs: number): Json {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: APP.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(nowMs / 1000),
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: 'U0FARGATE', is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** A message as the Web API and interaction payloads show it. */
export function messageJson(message: StoredMessage, replies: readonly StoredMessage[], withMetadata = false): Json {
  const thread = message.threadTs ?? (replies.length > 0 ? message.ts : undefined);
  return {
    type: 'message',
    ts: message.ts,
    user: message.user,
    team: TEAM.id,
    text: message.text,
    ...(message.botId === undefined ? {} : { bot_id: message.botId, app_id: APP.id }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(replies.length === 0 ? {} : { reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.files.length === 0
      ? {}
      : {
          files: message.files.map((file) => ({ id: file.id, name: file.name, title: file.title, size: file.length })),
        }),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((r) => ({ ...r, count: r.users.length })) }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

/** One entry of `actions` in a block_actions payload. */
export function actionJson(element: Json, block: Json, state: Json, value: unknown, nowMs: number): Json {
  const type = String(element.type);
  const common: Json = {
    type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: (nowMs / 1000).toFixed(6),
  };
  if (type === 'button' || type === 'icon_button' || type === 'workflow_button') {
    const given = element.value === undefined ? {} : { value: element.value };
    return {
      ...common,
      text: element.text,
      ...given,
      ...(element.style === undefined ? {} : { style: element.style }),
    };
  }
  if (type === 'feedback_buttons') {
    const side = asObject(element.negative_button)?.value === value ? 'negative_button' : 'positive_button';
    return { ...common, text: asObject(element[side])?.text, value: asObject(element[side])?.value };
  }
  return {
    ...common,
    ...state,
    ...(element.placeholder === undefined ? {} : { placeholder: element.placeholder }),
  };
}

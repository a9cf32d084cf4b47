import { checkBlocks } from './block-check.ts';
import { asText } from './json.ts';
import { listField } from './message-check.ts';
import { type Method, refuse, type WebApiDeps } from './web-api.ts';
import { APP, type SlackChannel, type SlackUser, TEAM, USERS } from './workspace.ts';

/** Methods that look things up: who I am, people, user groups, conversations. */
export function lookupMethods(deps: WebApiDeps): Record<string, Method> {
  const { store } = deps;
  return {
    'api.test': (body) => ({ ok: true, fields: { args: body } }),
    'auth.test': () => ({
      ok: true,
      fields: {
        url: `${deps.baseUrl()}/`,
        team: TEAM.name,
        team_id: TEAM.id,
        user: 'fargate-advisor',
        user_id: USERS.bot,
        bot_id: APP.botId,
        app_id: APP.id,
        is_enterprise_install: false,
      },
    }),
    'users.info': (body) => {
      const user = store.findUser(asText(body.user) ?? '');
      if (user === undefined) return refuse('user_not_found');
      return { ok: true, fields: { user: userJson(user, asText(body.include_locale) === 'true') } };
    },
    'users.list': () => ({ ok: true, fields: { members: store.users.map((user) => userJson(user, false)) } }),
    'usergroups.users.list': (body) => {
      const group = store.usergroups.find((one) => one.id === asText(body.usergroup));
      return group === undefined ? refuse('no_such_subteam') : { ok: true, fields: { users: group.users } };
    },
    'usergroups.list': () => ({
      ok: true,
      fields: { usergroups: store.usergroups.map(({ users, ...group }) => ({ ...group, user_count: users.length })) },
    }),
    'conversations.info': (body) => {
      const channel = store.channels.find((one) => one.id === asText(body.channel));
      return channel === undefined
        ? refuse('channel_not_found')
        : { ok: true, fields: { channel: channelJson(channel) } };
    },
    'conversations.open': (body) => {
      const users = (asText(body.users) ?? '').split(',');
      if (users.length !== 1) return refuse('not_enabled');
      const channel = store.findUser(users[0] ?? '') && store.findChannel(users[0] ?? '');
      return channel === undefined ? refuse('user_not_found') : { ok: true, fields: { channel: channelJson(channel) } };
    },
    'conversations.list': () => ({
      ok: true,
      fields: { channels: store.channels.filter((one) => one.kind === 'public').map(channelJson) },
    }),
    // Socket Mode needs an app-level token, and this server offers HTTP only.
    'apps.connections.open': () => refuse('not_allowed_token_type'),
    'blocks.validate': (body) => {
      const problems = checkBlocks(listField(body.blocks), { surface: 'message', unknownTypes: deps.unknownTypes });
      return problems.length === 0 ? { ok: true } : refuse('invalid_blocks', problems);
    },
  };
}

/** A user as users.info shows it; flags that do not apply are false. */
export function userJson(user: SlackUser, withLocale: boolean): Record<string, unknown> {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    tz: user.tz,
    tz_label: user.tzLabel,
    tz_offset: user.tzOffsetSeconds,
    profile: { real_name: user.realName, display_name: user.name, title: user.title },
    is_admin: user.isAdmin === true,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isRestricted === true,
    is_ultra_restricted: user.isUltraRestricted === true,
    is_bot: user.isBot === true,
    is_app_user: false,
    ...(user.isStranger === true ? { is_stranger: true } : {}),
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

function channelJson(channel: SlackChannel): Record<string, unknown> {
  const direct = channel.kind === 'im';
  return {
    id: channel.id,
    ...(direct ? { user: channel.members[0] } : { name: channel.name, name_normalized: channel.name }),
    is_channel: !direct,
    is_im: direct,
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived === true,
    is_ext_shared: channel.isExtShared === true,
    is_member: channel.members.includes(USERS.bot),
    num_members: channel.members.length,
    context_team_id: TEAM.id,
    topic: { value: channel.topic },
  };
}

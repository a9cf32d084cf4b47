/** A person or bot as this workspace knows them; the flags are those of users.info. */
export interface SlackUser {
  id: string;
  teamId: string;
  name: string;
  realName: string;
  title: string;
  tz: string;
  tzLabel: string;
  tzOffsetSeconds: number;
  locale: string;
  isAdmin?: boolean;
  isRestricted?: boolean;
  isUltraRestricted?: boolean;
  isStranger?: boolean;
  isBot?: boolean;
}

export interface SlackChannel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  topic: string;
  members: string[];
  isArchived?: boolean;
  isExtShared?: boolean;
}

export interface SlackUsergroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

export const TEAM = { id: 'T0LOCAL01', name: 'Acme Platform', domain: 'acme-platform' } as const;
export const APP = { id: 'A0FARGATE', command: '/fargate', name: 'Fargate Advisor', botId: 'B0FARGATE' } as const;

/** Ids of everyone in the sample workspace, so that tests and the demo can name them. */
export const USERS = {
  member: 'U0MINSEO1',
  american: 'U0ALEX001',
  admin: 'U0PRIYA01',
  guest: 'U0GUEST01',
  singleChannelGuest: 'U0SINGLE1',
  stranger: 'U0STRANGE',
  bot: 'U0FARGATE',
} as const;

/** Ids of the sample channels. The bot is a member of `platform` and of the direct messages only. */
export const CHANNELS = { platform: 'C0PLATFRM', random: 'C0RANDOM1', archived: 'C0ARCHIVE' } as const;

const SEOUL = { tz: 'Asia/Seoul', tzLabel: 'Korea Standard Time', tzOffsetSeconds: 32_400 };
const NEW_YORK = { tz: 'America/New_York', tzLabel: 'Eastern Standard Time', tzOffsetSeconds: -18_000 };

/** The people of the sample workspace: a member, an American, an admin, two kinds of guest, a stranger and the bot. */
export function sampleUsers(): SlackUser[] {
  const here = { teamId: TEAM.id, locale: 'en-US' };
  return [
    {
      ...here,
      ...SEOUL,
      id: USERS.member,
      name: 'minseo',
      realName: 'Kim Minseo',
      title: 'Platform engineer',
      locale: 'ko-KR',
    },
    { ...here, ...NEW_YORK, id: USERS.american, name: 'alex', realName: 'Alex Rivera', title: 'Platform engineer' },
    {
      ...here,
      ...NEW_YORK,
      id: USERS.admin,
      name: 'priya',
      realName: 'Priya Nair',
      title: 'Workspace admin',
      isAdmin: true,
    },
    { ...here, ...NEW_YORK, id: USERS.guest, name: 'sam', realName: 'Sam Ortiz', title: 'Guest', isRestricted: true },
    {
      ...here,
      ...NEW_YORK,
      id: USERS.singleChannelGuest,
      name: 'jules',
      realName: 'Jules Martin',
      title: 'Single-channel guest',
      isRestricted: true,
      isUltraRestricted: true,
    },
    {
      ...NEW_YORK,
      locale: 'en-US',
      teamId: 'T0PARTNER',
      id: USERS.stranger,
      name: 'taylor',
      realName: 'Taylor (Partner Inc.)',
      title: 'From another workspace',
      isStranger: true,
    },
    { ...here, ...NEW_YORK, id: USERS.bot, name: 'fargate-advisor', realName: APP.name, title: 'App', isBot: true },
  ];
}

/** The sample channels and one direct message with the bot per person. */
export function sampleChannels(users: readonly SlackUser[]): SlackChannel[] {
  const people = users.filter((user) => user.isBot !== true);
  const ids = people.map((user) => user.id);
  const insiders = people
    .filter((user) => user.isStranger !== true && user.isUltraRestricted !== true)
    .map((user) => user.id);
  const direct = people.map(
    (user): SlackChannel => ({
      id: directChannelId(user.id),
      name: APP.name,
      kind: 'im',
      topic: '',
      members: [user.id, USERS.bot],
    }),
  );
  return [
    {
      id: CHANNELS.platform,
      name: 'platform',
      kind: 'public',
      topic: 'Services, costs and on-call of the platform team',
      members: [...ids, USERS.bot],
      isExtShared: false,
    },
    { id: CHANNELS.random, name: 'random', kind: 'public', topic: 'The app is not a member here', members: insiders },
    {
      id: CHANNELS.archived,
      name: 'archived',
      kind: 'public',
      topic: '',
      members: [...insiders, USERS.bot],
      isArchived: true,
    },
    ...direct,
  ];
}

/** The id of the direct message between a user and the bot. */
export function directChannelId(userId: string): string {
  return `D${userId.slice(1)}`;
}

/** The sample user groups. */
export function sampleUsergroups(): SlackUsergroup[] {
  return [
    {
      id: 'S0PLATFRM',
      handle: 'platform-team',
      name: 'Platform team',
      users: [USERS.member, USERS.american, USERS.admin],
    },
    { id: 'S0ONCALL1', handle: 'oncall', name: 'On call', users: [USERS.american] },
  ];
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPriceBook } from '../src/core/pricing/price-book.ts';
import { featuresOf } from '../src/slack/create-bot.ts';
import { OPTIONAL_SCOPES as OPTIONAL, REQUIRED_SCOPES as REQUIRED } from '../src/slack/scopes.ts';
import { SLASH_COMMAND } from '../src/slack/surface-ids.ts';
import { fakeSizeService, SERVICES } from './slack/start-bot.ts';

const ROOT = join(import.meta.dirname, '..');
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
const docs = readFileSync(join(ROOT, 'docs/slack.md'), 'utf8');

const text = (maxLength: number, minLength = 1) => ({ type: 'string', minLength, maxLength });
const flag = { type: 'boolean' };
const url = { type: 'string', pattern: '^https://', maxLength: 3500 };
const closed = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const list = (items: object, maxItems: number, minItems = 0) => ({
  type: 'array',
  items,
  maxItems,
  minItems,
  uniqueItems: true,
});

/** Slack's limits of a manifest of version 1, for what this app declares. */
const SCHEMA = closed(
  {
    _metadata: closed({ major_version: { const: 1 }, minor_version: { type: 'integer' } }, ['major_version']),
    display_information: closed(
      {
        name: text(35),
        description: text(140),
        long_description: text(4000, 175),
        background_color: { type: 'string', pattern: '^#([0-9a-fA-F]{3}){1,2}$' },
      },
      ['name'],
    ),
    features: closed({
      app_home: closed({
        home_tab_enabled: flag,
        messages_tab_enabled: flag,
        messages_tab_read_only_enabled: flag,
      }),
      bot_user: closed({ display_name: { type: 'string', pattern: '^[a-z0-9._-]{1,80}$' }, always_online: flag }, [
        'display_name',
      ]),
      slash_commands: list(
        closed(
          {
            command: { type: 'string', pattern: '^/[a-z0-9_-]{1,31}$' },
            url,
            description: text(2000),
            usage_hint: text(1000),
            should_escape: flag,
          },
          ['command', 'description'],
        ),
        50,
        1,
      ),
      shortcuts: list(
        closed(
          { name: text(24), type: { enum: ['global', 'message'] }, callback_id: text(255), description: text(150) },
          ['name', 'type', 'callback_id', 'description'],
        ),
        10,
        1,
      ),
    }),
    oauth_config: closed({ scopes: closed({ bot: list(text(100), 255, 1), bot_optional: list(text(100), 255, 1) }) }),
    settings: closed({
      event_subscriptions: closed({ request_url: url, bot_events: list(text(100), 100, 1) }),
      interactivity: closed({ is_enabled: flag, request_url: url, message_menu_options_url: url }, ['is_enabled']),
      org_deploy_enabled: flag,
      socket_mode_enabled: flag,
      token_rotation_enabled: flag,
    }),
  },
  ['_metadata', 'display_information', 'features', 'oauth_config', 'settings'],
);

/** The scope that each Web API method takes, where it takes one. A method that is called must be listed here. */
const SCOPE_BY_METHOD: Readonly<Record<string, string | null>> = {
  'auth.test': null,
  'views.open': null,
  'views.push': null,
  'views.update': null,
  'views.publish': null,
  'chat.postMessage': 'chat:write',
  'conversations.open': 'im:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'chat.update': 'chat:write',
  'users.info': 'users:read',
  'usergroups.users.list': 'usergroups:read',
};

/** Scopes without which the bot still works, as long as a setting is not used. */
const OPTIONAL_SCOPES = ['files:write', 'im:write', 'usergroups:read'];

/** The scope that each subscribed event takes, where it takes one. */
const SCOPE_BY_EVENT: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
};

const features = featuresOf({
  knowledge: { find: async () => [], article: async () => null },
  sizeService: fakeSizeService(),
  sweepFleet: async () => Promise.reject(new Error('nobody sweeps here')),
  previewDigest: async () => Promise.reject(new Error('nobody sweeps here')),
  whyService: async () => Promise.reject(new Error('nobody asks here')),
  posts: { post: async () => ({ kind: 'ambiguous' }), update: async () => ({ kind: 'ambiguous' }) },
  clock: () => new Date(),
  directory: { list: async () => SERVICES },
  prices: createPriceBook(),
  discountPercent: 0,
  access: { allowedChannels: [], allowedUsergroups: [], allowGuests: false },
  version: '0',
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
});

function idsOf(kind: 'shortcuts' | 'messageShortcuts' | 'events' | 'suggestions' | 'actions'): string[] {
  return features.flatMap((feature) => Object.keys(feature[kind] ?? {})).sort();
}

/** What is listened to, and the two ways to ask something in words where a feature answers that. */
function eventsHeard(): string[] {
  const asked = features.some((feature) => feature.question !== undefined) ? ['app_mention', 'message.im'] : [];
  return [...idsOf('events'), ...asked].sort();
}

function methodsCalled(): string[] {
  const folder = join(ROOT, 'src/slack');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const called = sources.flatMap((source) => [...source.matchAll(/client((?:\s*\.\s*\w+){2,})\s*\(/g)]);
  return [...new Set(called.map(([, path]) => String(path).replaceAll(/\s/g, '').slice(1)))].sort();
}

describe('manifest.yml', () => {
  it('keeps to the limits of Slack', () => {
    const validate = new Ajv({ allErrors: true }).compile(SCHEMA);

    validate(manifest);

    expect(validate.errors).toBeNull();
  });

  it('declares the slash command that is listened to', () => {
    expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual([
      SLASH_COMMAND,
    ]);
  });

  it('declares the shortcuts that are listened to, and no other', () => {
    const declared = manifest.features.shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id);

    expect([...declared].sort()).toEqual([...idsOf('shortcuts'), ...idsOf('messageShortcuts')].sort());
  });

  it('subscribes to the events that are listened to, and to no other', () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(eventsHeard());
  });

  it('has the tabs and addresses that the listeners take, and no other', () => {
    const { app_home } = manifest.features;
    const { interactivity } = manifest.settings;

    expect(app_home.home_tab_enabled).toBe(idsOf('events').includes('app_home_opened'));
    expect(app_home.messages_tab_enabled).toBe(methodsCalled().includes('chat.postMessage'));
    expect(app_home.messages_tab_read_only_enabled).toBe(!eventsHeard().includes('message.im'));
    expect(interactivity.is_enabled).toBe(idsOf('actions').length > 0);
    expect('message_menu_options_url' in interactivity).toBe(idsOf('suggestions').length > 0);
  });

  it('calls only methods whose scope is known', () => {
    expect(methodsCalled()).toEqual(Object.keys(SCOPE_BY_METHOD).sort());
  });

  it('asks for the scopes that the methods called take, and for no other', () => {
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    const taken = methodsCalled().flatMap((method) => SCOPE_BY_METHOD[method] ?? []);
    const heard = eventsHeard().flatMap((event) => SCOPE_BY_EVENT[event] ?? []);
    const needed = [...new Set(['commands', ...taken, ...heard])];

    expect([...bot].sort()).toEqual(needed.filter((scope) => !OPTIONAL_SCOPES.includes(scope)).sort());
    expect([...bot_optional].sort()).toEqual(needed.filter((scope) => OPTIONAL_SCOPES.includes(scope)).sort());
  });

  it('is what doctor holds the scopes of a token against', () => {
    const { bot, bot_optional } = manifest.oauth_config.scopes;

    expect([...REQUIRED].sort()).toEqual([...bot].sort());
    expect([...OPTIONAL].sort()).toEqual([...bot_optional].sort());
  });

  it('has the reason for each scope and event in docs/slack.md, and for no other', () => {
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    const reasons = [...docs.matchAll(/^\| `([a-z:_.]+)` \|/gm)].map(([, name]) => name);

    expect([...new Set(reasons)].sort()).toEqual(
      [...bot, ...bot_optional, ...manifest.settings.event_subscriptions.bot_events, 'connections:write'].sort(),
    );
  });

  it('sends everything to the one address that the bot answers at', () => {
    const urls = [...readFileSync(join(ROOT, 'manifest.yml'), 'utf8').matchAll(/url: (\S+)/g)].map(
      ([, address]) => address,
    );

    expect([...new Set(urls)]).toEqual(['https://HOST/slack/events']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, loadConfig, readArguments, SETTINGS } from '../src/config.ts';
import { OWNER_TAGS } from '../src/core/fleet/owner.ts';

const ENOUGH = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };

function configOf(env: Record<string, string | undefined>): Config {
  const loaded = loadConfig({ ...ENOUGH, ...env });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  const loaded = loadConfig({ ...ENOUGH, ...env });
  return loaded.ok ? [] : loaded.problems.map(({ setting }) => setting);
}

describe('loadConfig', () => {
  it('needs a token and a secret, and has a default for everything else', () => {
    expect(configOf({})).toEqual({
      role: 'all',
      slack: { botToken: 'xoxb-1', signingSecrets: ['secret'] },
      http: { host: '0.0.0.0', port: 3000 },
      access: { allowedChannels: [], allowedUsergroups: [], allowGuests: false },
      discountPercent: 0,
      logLevel: 'info',
      indexRefreshMinutes: 5,
      stoppedTasks: { isOn: true },
      digestLateness: { daily: 12 * 3600, weekly: 6 * 86_400, monthly: 10 * 86_400 },
      retention: {
        recommendationDays: 400,
        runDays: 400,
        metricDays: 400,
        fiveMinuteMetricDays: 63,
        deliveryMinutes: 60,
      },
      fleet: { ownerTags: OWNER_TAGS },
      checkSkips: { skips: [], unusable: [] },
      prices: { refresh: false },
    });
  });

  it('reads every setting', () => {
    const config = configOf({
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:4040/api',
      HOST: '127.0.0.1',
      PORT: '8080',
      AWS_REGION: 'eu-west-1',
      ADVISOR_ALLOWED_CHANNELS: 'C012AB3CD, G012AB3CE',
      ADVISOR_ALLOWED_USERGROUPS: 'S012AB3CD S012AB3CE',
      ADVISOR_ALLOW_GUESTS: 'true',
      ADVISOR_DISCOUNT_PERCENT: '12.5',
      ADVISOR_LOG_LEVEL: 'WARN',
      ADVISOR_LANG: 'ko',
      ADVISOR_INDEX_REFRESH_MINUTES: '15',
      ADVISOR_DIGEST_LATE_DAILY_HOURS: '3',
      ADVISOR_DIGEST_LATE_WEEKLY_HOURS: '24',
      ADVISOR_DIGEST_LATE_MONTHLY_HOURS: '671',
      ADVISOR_CHECK_SKIP: 'single-task=leader election',
      ADVISOR_STORE: '/data/advisor.db',
      ADVISOR_ACCOUNTS: '/etc/accounts.yml',
      ADVISOR_OWNER_TAGS: 'squad, owner,',
      ADVISOR_PRICES_URL: 'https://mirror.example/prices',
      ADVISOR_SPOT_PRICES_URL: 'https://mirror.example/spot.json',
      ADVISOR_PRICES_REFRESH: 'true',
    });

    expect(config).toMatchObject({
      role: 'all',
      slack: {
        botToken: 'xoxb-1',
        appToken: 'xapp-1',
        signingSecrets: ['secret'],
        apiUrl: 'http://127.0.0.1:4040/api/',
      },
      http: { host: '127.0.0.1', port: 8080 },
      region: 'eu-west-1',
      access: {
        allowedChannels: ['C012AB3CD', 'G012AB3CE'],
        allowedUsergroups: ['S012AB3CD', 'S012AB3CE'],
        allowGuests: true,
      },
      discountPercent: 12.5,
      logLevel: 'warn',
      lang: 'ko',
      indexRefreshMinutes: 15,
      digestLateness: { daily: 3 * 3600, weekly: 86_400, monthly: 671 * 3600 },
      store: { path: '/data/advisor.db' },
      fleet: { accountsFile: '/etc/accounts.yml', ownerTags: ['squad', 'owner'] },
      checkSkips: { skips: [{ rule: 'single-task', reason: 'leader election', by: 'setting' }], unusable: [] },
    });
  });

  it.each([
    ['after a comma', { SLACK_SIGNING_SECRET: 'new, old' }],
    ['in a variable of its own', { SLACK_SIGNING_SECRET: 'new', SLACK_SIGNING_SECRET_PREVIOUS: 'old' }],
  ])('takes a second signing secret %s', (_where, env) => {
    expect(configOf(env).slack.signingSecrets).toEqual(['new', 'old']);
  });

  it('does without a signing secret in Socket Mode', () => {
    expect(configOf({ SLACK_SIGNING_SECRET: undefined, SLACK_APP_TOKEN: 'xapp-1' }).slack.signingSecrets).toEqual([]);
  });

  it.each([
    ['a file', { ADVISOR_STORE: './advisor.db' }, { path: './advisor.db' }],
    ['a PostgreSQL', { DATABASE_URL: 'postgres://bot@db/advisor' }, { url: 'postgres://bot@db/advisor' }],
    ['nowhere, for what is in memory is forgotten', { ADVISOR_STORE: ':memory:' }, undefined],
  ])('remembers in %s', (_where, env, store) => {
    expect(configOf(env).store).toEqual(store);
  });

  it('prefers AWS_REGION and takes blank for absent', () => {
    expect(configOf({ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' }).region).toBe('eu-west-1');
    expect(configOf({ AWS_REGION: ' ', AWS_DEFAULT_REGION: 'us-east-1' }).region).toBe('us-east-1');
    expect(configOf({ AWS_REGION: '' })).not.toHaveProperty('region');
  });

  it('reports every problem at once', () => {
    const loaded = loadConfig({ PORT: 'x', ADVISOR_LOG_LEVEL: 'loud', ADVISOR_ALLOWED_CHANNELS: '#platform' });

    expect(loaded.ok ? [] : loaded.problems.map(({ setting }) => setting).sort()).toEqual([
      'ADVISOR_ALLOWED_CHANNELS',
      'ADVISOR_LOG_LEVEL',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xapp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_SIGNING_SECRET', 'one,two,three'],
    ['SLACK_API_URL', 'slack.com'],
    ['SLACK_API_URL', 'ftp://slack.com/api/'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['AWS_REGION', 'Ireland'],
    ['ADVISOR_ALLOWED_USERGROUPS', '@oncall'],
    ['ADVISOR_ALLOW_GUESTS', 'maybe'],
    ['ADVISOR_DISCOUNT_PERCENT', '120'],
    ['ADVISOR_LANG', 'english please'],
    ['ADVISOR_INDEX_REFRESH_MINUTES', '0'],
    ['ADVISOR_CHECK_SKIP', 'single-task'],
    ['ADVISOR_CHECK_SKIP', 'no-such-rule=because'],
    ['DATABASE_URL', 'mysql://db/advisor'],
  ])('refuses %s=%s', (setting, value) => {
    expect(problemsOf({ [setting]: value })).toEqual([setting]);
  });

  it('never repeats a secret in a problem', () => {
    const loaded = loadConfig({
      SLACK_BOT_TOKEN: 'hunter2',
      SLACK_APP_TOKEN: 'hunter3',
      SLACK_SIGNING_SECRET: 'a,b,hunter4',
      DATABASE_URL: 'mysql://bot:hunter5@db/advisor',
    });

    expect(JSON.stringify(loaded)).not.toContain('hunter');
  });

  it('gives a configuration that nobody can change', () => {
    const config = configOf({ ADVISOR_ALLOWED_CHANNELS: 'C012AB3CD' });

    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.slack.signingSecrets)).toBe(true);
    expect(Object.isFrozen(config.access.allowedChannels)).toBe(true);
  });

  it('is documented setting by setting', () => {
    const text = readFileSync(join(import.meta.dirname, '../docs/configuration.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);

    expect(rows.filter((name) => /^(SLACK|ADVISOR|DATABASE|PORT|HOST)/.test(String(name))).sort()).toEqual(
      SETTINGS.filter((name) => !name.startsWith('AWS')).sort(),
    );
    expect(rows).toEqual(expect.arrayContaining(['AWS_REGION', 'AWS_DEFAULT_REGION']));
  });

  describe('the role', () => {
    const postgres = { DATABASE_URL: 'postgres://advisor@localhost/advisor' };

    it('is everything unless told', () => {
      expect(loadConfig(ENOUGH)).toMatchObject({ ok: true, value: { role: 'all' } });
    });

    it.each(['web', 'worker'])('%s takes a PostgreSQL', (role) => {
      expect(loadConfig({ ...ENOUGH, ...postgres, ADVISOR_ROLE: role })).toMatchObject({ ok: true, value: { role } });
      for (const store of [{}, { ADVISOR_STORE: 'advisor.db' }]) {
        const loaded = loadConfig({ ...ENOUGH, ...store, ADVISOR_ROLE: role });
        expect(loaded).toMatchObject({ ok: false, problems: [{ setting: 'ADVISOR_ROLE' }] });
      }
    });

    it('worker needs no signing secret, as it answers nobody', () => {
      const { SLACK_SIGNING_SECRET: _, ...unsigned } = ENOUGH;

      expect(loadConfig({ ...unsigned, ...postgres, ADVISOR_ROLE: 'worker' }).ok).toBe(true);
      expect(loadConfig({ ...unsigned, ...postgres, ADVISOR_ROLE: 'web' }).ok).toBe(false);
    });

    it.each([
      [[], {}],
      [['--role', 'web'], { ADVISOR_ROLE: 'web' }],
      [['--role=worker'], { ADVISOR_ROLE: 'worker' }],
      [['--role'], { ADVISOR_ROLE: '--role' }],
      [['--port', '80'], { ADVISOR_ROLE: '--port 80' }],
      [['--role', 'web', '--more'], { ADVISOR_ROLE: '--role web --more' }],
    ])('may be an argument: %j', (argv, settings) => {
      expect(readArguments(argv)).toEqual(settings);
    });

    it('reports an argument that is none beside every other problem', () => {
      const loaded = loadConfig({ ...ENOUGH, PORT: 'x', ...readArguments(['--rule', 'web']) });

      expect(loaded.ok ? [] : loaded.problems.map(({ setting }) => setting)).toEqual(['ADVISOR_ROLE', 'PORT']);
    });
  });

  it('keeps things as long as it is told, within bounds', () => {
    const loaded = loadConfig({ ...ENOUGH, ADVISOR_KEEP_RUNS_DAYS: '90' });
    const short = loadConfig({ ...ENOUGH, ADVISOR_KEEP_RECOMMENDATIONS_DAYS: '30' });

    expect(loaded).toMatchObject({ ok: true, value: { retention: { runDays: 90, recommendationDays: 400 } } });
    expect(short).toMatchObject({ ok: false, problems: [{ setting: 'ADVISOR_KEEP_RECOMMENDATIONS_DAYS' }] });
  });
});

import { parseSkipSetting, type RuleSkips } from './core/checks/skips.ts';
import { LATENESS_LIMIT_SECONDS, type LatenessLimits } from './core/digest/lateness.ts';
import type { Frequency } from './core/digest/schedule.ts';
import { OWNER_TAGS } from './core/fleet/owner.ts';

/** The settings of the bot process. Settings of the AWS SDK beside the region are read by the SDK itself. */
export interface Config {
  readonly role: Role;
  readonly slack: SlackConfig;
  readonly http: { readonly host: string; readonly port: number };
  /** Absent when neither AWS_REGION nor AWS_DEFAULT_REGION is set: the SDK then looks into its own files. */
  readonly region?: string;
  readonly access: AccessConfig;
  readonly discountPercent: number;
  readonly logLevel: LogLevel;
  /** The language for people whose Slack locale is not known; absent means English. */
  readonly lang?: string;
  readonly indexRefreshMinutes: number;
  /** How late a digest may still be sent, in seconds. */
  readonly digestLateness: LatenessLimits;
  readonly retention: RetentionConfig;
  readonly stoppedTasks: StoppedTaskConfig;
  /** Absent means that nothing is remembered, and that there are no digests. */
  readonly store?: StoreConfig;
  readonly fleet: FleetConfig;
  /** The rules of `check` that are switched off, each with its reason. */
  readonly checkSkips: RuleSkips;
  readonly prices: PriceConfig;
}

/** Where prices are read anew, and whether the bot does so by itself. */
export interface PriceConfig {
  /** Absent means AWS's own address. */
  readonly listUrl?: string;
  readonly spotUrl?: string;
  /** The bot reads them once a day. */
  readonly refresh: boolean;
}

/** What sweeps of fleets are set up by. */
export interface FleetConfig {
  /** The file of accounts; absent means the account of the credentials alone. */
  readonly accountsFile?: string;
  /** Tags that name a service's owner, the first that it carries counts. */
  readonly ownerTags: readonly string[];
}

/** What a process does of the bot: answers Slack (`web`), sweeps and sends digests (`worker`), or both. */
export const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** How long what is remembered. */
export interface RetentionConfig {
  readonly recommendationDays: number;
  readonly runDays: number;
  readonly metricDays: number;
  /** Five-minute datapoints that are older become hourly ones. */
  readonly fiveMinuteMetricDays: number;
  readonly deliveryMinutes: number;
}

/** Whether stopped tasks are remembered in the store, and the queue that tells of them; absent, ECS is asked. */
export interface StoppedTaskConfig {
  readonly isOn: boolean;
  readonly queueUrl?: string;
}

/** A SQLite file, or a PostgreSQL whose address may hold a password. */
export type StoreConfig = { readonly path: string } | { readonly url: string };

export interface SlackConfig {
  readonly botToken: string;
  /** Present means Socket Mode. */
  readonly appToken?: string;
  /** The current secret, then the previous one while a rotation lasts. Empty only in Socket Mode and in a worker. */
  readonly signingSecrets: readonly string[];
  /** The Web API's address, ending in a slash; Slack's own when absent. */
  readonly apiUrl?: string;
}

export interface AccessConfig {
  /** Channel ids; empty means every channel. */
  readonly allowedChannels: readonly string[];
  /** User group ids; empty means every member. */
  readonly allowedUsergroups: readonly string[];
  readonly allowGuests: boolean;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One setting that cannot be used, and what it should be. Never carries the value of a secret. */
export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

export type LoadedConfig =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

type Environment = Readonly<Record<string, string | undefined>>;
type Report = (setting: string, message: string) => void;

/** Every setting that `loadConfig` reads, for docs/configuration.md and its test. */
export const SETTINGS = [
  'ADVISOR_ROLE',
  'SLACK_SIGNING_SECRET',
  'SLACK_SIGNING_SECRET_PREVIOUS',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
  'HOST',
  'PORT',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'ADVISOR_ALLOWED_CHANNELS',
  'ADVISOR_ALLOWED_USERGROUPS',
  'ADVISOR_ALLOW_GUESTS',
  'ADVISOR_DISCOUNT_PERCENT',
  'ADVISOR_LOG_LEVEL',
  'ADVISOR_LANG',
  'ADVISOR_INDEX_REFRESH_MINUTES',
  'ADVISOR_DIGEST_LATE_DAILY_HOURS',
  'ADVISOR_DIGEST_LATE_WEEKLY_HOURS',
  'ADVISOR_DIGEST_LATE_MONTHLY_HOURS',
  'ADVISOR_KEEP_RECOMMENDATIONS_DAYS',
  'ADVISOR_KEEP_RUNS_DAYS',
  'ADVISOR_KEEP_METRICS_DAYS',
  'ADVISOR_KEEP_FIVE_MINUTES_DAYS',
  'ADVISOR_KEEP_DELIVERIES_MINUTES',
  'ADVISOR_CHECK_SKIP',
  'ADVISOR_STOPPED_TASKS',
  'ADVISOR_STOPPED_TASKS_QUEUE',
  'ADVISOR_STORE',
  'DATABASE_URL',
  'ADVISOR_ACCOUNTS',
  'ADVISOR_OWNER_TAGS',
  'ADVISOR_PRICES_URL',
  'ADVISOR_SPOT_PRICES_URL',
  'ADVISOR_PRICES_REFRESH',
] as const;
type Setting = (typeof SETTINGS)[number];

/** The environment as a deeply frozen Config, or every problem in it at once. Blank settings count as absent. */
export function loadConfig(env: Environment): LoadedConfig {
  const problems: ConfigProblem[] = [];
  const report: Report = (setting, message) => problems.push({ setting, message });
  const text = (setting: Setting): string | undefined => env[setting]?.trim() || undefined;
  const region = text('AWS_REGION') ?? text('AWS_DEFAULT_REGION');
  const lang = text('ADVISOR_LANG');
  const store = readStore(text, report);
  const role = readRole(text('ADVISOR_ROLE'), store, report);
  const value: Config = {
    role,
    slack: readSlack(text, report, role),
    http: {
      host: text('HOST') ?? '0.0.0.0',
      port: readNumber('PORT', text('PORT'), { fallback: 3000, min: 0, max: 65_535, whole: true }, report),
    },
    ...(region === undefined ? {} : { region: readRegion(region, report) }),
    access: {
      allowedChannels: readIds(
        'ADVISOR_ALLOWED_CHANNELS',
        text('ADVISOR_ALLOWED_CHANNELS'),
        /^[CGD][A-Z0-9]{2,}$/,
        report,
      ),
      allowedUsergroups: readIds(
        'ADVISOR_ALLOWED_USERGROUPS',
        text('ADVISOR_ALLOWED_USERGROUPS'),
        /^S[A-Z0-9]{2,}$/,
        report,
      ),
      allowGuests: readFlag('ADVISOR_ALLOW_GUESTS', text('ADVISOR_ALLOW_GUESTS'), report),
    },
    discountPercent: readNumber(
      'ADVISOR_DISCOUNT_PERCENT',
      text('ADVISOR_DISCOUNT_PERCENT'),
      { fallback: 0, min: 0, max: 99, whole: false },
      report,
    ),
    logLevel: readLogLevel(text('ADVISOR_LOG_LEVEL'), report),
    ...(lang === undefined ? {} : { lang: readLang(lang, report) }),
    indexRefreshMinutes: readNumber(
      'ADVISOR_INDEX_REFRESH_MINUTES',
      text('ADVISOR_INDEX_REFRESH_MINUTES'),
      { fallback: 5, min: 1, max: 59, whole: true },
      report,
    ),
    digestLateness: readLateness(text, report),
    retention: readRetention(text, report),
    stoppedTasks: readStoppedTasks(text, report),
    ...(store === undefined ? {} : { store }),
    fleet: readFleet(text),
    checkSkips: readCheckSkips(text, report),
    prices: readPrices(text, report),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: freeze(value) };
}

/**
 * The settings in the arguments of the bot process: `--role` is `ADVISOR_ROLE`, and goes before it. What is no argument of
 * the bot is a role that there is not, so that it is reported with every other bad setting.
 */
export function readArguments(argv: readonly string[]): { readonly ADVISOR_ROLE?: string } {
  const [first, second, ...rest] = argv.flatMap((argument) => {
    const [name = '', ...value] = argument.split('=');
    return value.length === 0 ? [name] : [name, value.join('=')];
  });
  if (first === undefined) return {};
  return { ADVISOR_ROLE: first === '--role' && rest.length === 0 ? (second ?? '') || first : argv.join(' ') };
}

/** Several processes share their state in PostgreSQL; without it, one does everything. */
function readRole(text: string | undefined, store: StoreConfig | undefined, report: Report): Role {
  const role = ROLES.find((known) => known === text?.toLowerCase());
  if (text !== undefined && role === undefined) {
    report('ADVISOR_ROLE', `must be one of ${ROLES.join(', ')}, not "${text}".`);
  }
  if (role !== undefined && role !== 'all' && (store === undefined || 'path' in store)) {
    report('ADVISOR_ROLE', `is ${role}, which takes DATABASE_URL: processes of two roles share their state there.`);
  }
  return role ?? 'all';
}

function readSlack(text: (setting: Setting) => string | undefined, report: Report, role: Role): SlackConfig {
  const botToken = readToken('SLACK_BOT_TOKEN', text('SLACK_BOT_TOKEN'), 'xoxb-', report);
  const appToken = text('SLACK_APP_TOKEN');
  if (appToken !== undefined) readToken('SLACK_APP_TOKEN', appToken, 'xapp-', report);
  if (botToken === '')
    report('SLACK_BOT_TOKEN', 'is missing: copy the Bot User OAuth Token from "OAuth & Permissions".');
  const signingSecrets = [text('SLACK_SIGNING_SECRET'), text('SLACK_SIGNING_SECRET_PREVIOUS')]
    .flatMap((secret) => secret?.split(',') ?? [])
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
  if (signingSecrets.length === 0 && appToken === undefined && role !== 'worker') {
    report(
      'SLACK_SIGNING_SECRET',
      'is missing: copy it from "Basic Information", or set SLACK_APP_TOKEN to use Socket Mode.',
    );
  }
  if (signingSecrets.length > 2)
    report('SLACK_SIGNING_SECRET', 'names more than two secrets: the current and the previous.');
  const apiUrl = text('SLACK_API_URL');
  return {
    botToken,
    ...(appToken === undefined ? {} : { appToken }),
    signingSecrets,
    ...(apiUrl === undefined ? {} : { apiUrl: readApiUrl(apiUrl, report) }),
  };
}

/** What is set about Slack, right or wrong; `loadConfig` says what is wrong with it. */
export function readSlackTokens(env: Environment): SlackConfig {
  return readSlack(
    (setting) => env[setting]?.trim() || undefined,
    () => undefined,
    'all',
  );
}

/** The rules of `check` that the environment switches off, and what is wrong with how it says so. */
export function loadCheckSkips(env: Environment): {
  readonly skips: RuleSkips;
  readonly problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const skips = readCheckSkips(
    (setting) => env[setting]?.trim() || undefined,
    (setting, message) => problems.push({ setting, message }),
  );
  return { skips, problems };
}

function readCheckSkips(text: (setting: Setting) => string | undefined, report: Report): RuleSkips {
  const read = parseSkipSetting(text('ADVISOR_CHECK_SKIP') ?? '');
  for (const { rule, because } of read.unusable) {
    const what =
      because === 'unknownRule' ? 'is no rule of docs/checks.md' : 'needs a reason: rule=reason; rule=reason';
    report('ADVISOR_CHECK_SKIP', `"${rule}" ${what}.`);
  }
  return read;
}

/** The store that is named, or undefined; one in memory would forget what it must remember, so that it is none. */
export function loadStore(env: Environment): {
  readonly store: StoreConfig | undefined;
  readonly problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const store = readStore(
    (setting) => env[setting]?.trim() || undefined,
    (setting, message) => problems.push({ setting, message }),
  );
  return { store, problems };
}

/** The settings of sweeps, which the command line reads too. */
export function loadFleet(env: Environment): FleetConfig {
  return readFleet((setting) => env[setting]?.trim() || undefined);
}

/** How stopped tasks are remembered, which the command line reads too. */
export function loadStoppedTasks(env: Environment): StoppedTaskConfig {
  return readStoppedTasks(
    (setting) => env[setting]?.trim() || undefined,
    () => undefined,
  );
}

/** How long things are kept, which the command line reads too, and what is wrong with it. */
export function loadRetention(env: Environment): {
  readonly retention: RetentionConfig;
  readonly problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const retention = readRetention(
    (setting) => env[setting]?.trim() || undefined,
    (setting, message) => problems.push({ setting, message }),
  );
  return { retention, problems };
}

/** Where prices are read anew, which the command line reads too, and what is wrong with it. */
export function loadPrices(env: Environment): {
  readonly prices: PriceConfig;
  readonly problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const prices = readPrices(
    (setting) => env[setting]?.trim() || undefined,
    (setting, message) => problems.push({ setting, message }),
  );
  return { prices, problems };
}

function readPrices(text: (setting: Setting) => string | undefined, report: Report): PriceConfig {
  const listUrl = text('ADVISOR_PRICES_URL');
  const spotUrl = text('ADVISOR_SPOT_PRICES_URL');
  return {
    ...(listUrl === undefined ? {} : { listUrl: readUrl('ADVISOR_PRICES_URL', listUrl, report) }),
    ...(spotUrl === undefined ? {} : { spotUrl: readUrl('ADVISOR_SPOT_PRICES_URL', spotUrl, report) }),
    refresh: readFlag('ADVISOR_PRICES_REFRESH', text('ADVISOR_PRICES_REFRESH'), report),
  };
}

function readUrl(setting: Setting, text: string, report: Report): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    report(setting, 'must be an http or https address.');
  }
  return text;
}

function readFleet(text: (setting: Setting) => string | undefined): FleetConfig {
  const accountsFile = text('ADVISOR_ACCOUNTS');
  const tags = (text('ADVISOR_OWNER_TAGS') ?? '').split(',').map((tag) => tag.trim());
  const ownerTags = tags.filter((tag) => tag !== '');
  return {
    ...(accountsFile === undefined ? {} : { accountsFile }),
    ownerTags: ownerTags.length === 0 ? OWNER_TAGS : ownerTags,
  };
}

function readStore(text: (setting: Setting) => string | undefined, report: Report): StoreConfig | undefined {
  const url = text('DATABASE_URL');
  const path = text('ADVISOR_STORE');
  if (url === undefined) return path === undefined || path === ':memory:' ? undefined : { path };
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    report('DATABASE_URL', 'must be the address of a PostgreSQL: postgres://…');
  if (path !== undefined) report('ADVISOR_STORE', 'is set beside DATABASE_URL: one of the two.');
  return { url };
}

/** Most hours of each: a digest later than that would meet the next one. */
const MOST_LATE_HOURS = { daily: 23, weekly: 167, monthly: 671 } as const;

function readLateness(text: (setting: Setting) => string | undefined, report: Report): LatenessLimits {
  function seconds(frequency: Frequency, setting: Setting): number {
    const fallback = LATENESS_LIMIT_SECONDS[frequency] / 3600;
    const range = { fallback, min: 1, max: MOST_LATE_HOURS[frequency], whole: true };
    return readNumber(setting, text(setting), range, report) * 3600;
  }
  return {
    daily: seconds('daily', 'ADVISOR_DIGEST_LATE_DAILY_HOURS'),
    weekly: seconds('weekly', 'ADVISOR_DIGEST_LATE_WEEKLY_HOURS'),
    monthly: seconds('monthly', 'ADVISOR_DIGEST_LATE_MONTHLY_HOURS'),
  };
}

/** A monthly digest is held against the one before it, and a recommendation against eight weeks of datapoints. */
function readRetention(text: (setting: Setting) => string | undefined, report: Report): RetentionConfig {
  function whole(setting: Setting, fallback: number, min: number, max: number): number {
    return readNumber(setting, text(setting), { fallback, min, max, whole: true }, report);
  }
  return {
    recommendationDays: whole('ADVISOR_KEEP_RECOMMENDATIONS_DAYS', 400, 62, 3650),
    runDays: whole('ADVISOR_KEEP_RUNS_DAYS', 400, 62, 3650),
    metricDays: whole('ADVISOR_KEEP_METRICS_DAYS', 400, 63, 3650),
    fiveMinuteMetricDays: whole('ADVISOR_KEEP_FIVE_MINUTES_DAYS', 63, 63, 3650),
    // Slack repeats an event at most about six minutes after the first attempt.
    deliveryMinutes: whole('ADVISOR_KEEP_DELIVERIES_MINUTES', 60, 10, 1440),
  };
}

function readStoppedTasks(text: (setting: Setting) => string | undefined, report: Report): StoppedTaskConfig {
  const isOn = text('ADVISOR_STOPPED_TASKS') ?? 'on';
  if (!/^(on|off)$/i.test(isOn)) report('ADVISOR_STOPPED_TASKS', `must be on or off, not "${isOn}".`);
  const queueUrl = text('ADVISOR_STOPPED_TASKS_QUEUE');
  if (queueUrl !== undefined && !(URL.canParse(queueUrl) && /^https?:/.test(queueUrl))) {
    report('ADVISOR_STOPPED_TASKS_QUEUE', 'must be the URL of an SQS queue: https://sqs.…');
  }
  return { isOn: isOn.toLowerCase() !== 'off', ...(queueUrl === undefined ? {} : { queueUrl }) };
}

function readToken(setting: Setting, token: string | undefined, prefix: string, report: Report): string {
  if (token === undefined) return '';
  if (!token.startsWith(prefix)) report(setting, `is not of the right kind: it must start with ${prefix}.`);
  return token;
}

function readApiUrl(text: string, report: Report): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    report('SLACK_API_URL', 'must be an http or https address, such as https://slack.com/api/.');
  }
  return text.endsWith('/') ? text : `${text}/`;
}

function readRegion(region: string, report: Report): string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region))
    report('AWS_REGION', `must be a region such as eu-west-1, not "${region}".`);
  return region;
}

function readLang(lang: string, report: Report): string {
  if (!/^[a-z]{2}([-_][A-Za-z]{2,4})?$/.test(lang))
    report('ADVISOR_LANG', `must be a language such as en, not "${lang}".`);
  return lang;
}

function readLogLevel(text: string | undefined, report: Report): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text?.toLowerCase());
  if (text !== undefined && level === undefined) {
    report('ADVISOR_LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
  }
  return level ?? 'info';
}

function readFlag(setting: Setting, text: string | undefined, report: Report): boolean {
  const isTrue = /^(true|1|yes)$/i.test(text ?? '');
  if (text !== undefined && !isTrue && !/^(false|0|no)$/i.test(text))
    report(setting, `must be true or false, not "${text}".`);
  return isTrue;
}

function readIds(setting: Setting, text: string | undefined, shape: RegExp, report: Report): readonly string[] {
  const ids = (text ?? '').split(/[\s,]+/).filter((id) => id !== '');
  for (const id of ids.filter((candidate) => !shape.test(candidate))) {
    report(setting, `holds "${id}", which is not an id: copy the id, such as C0123456789, not the name.`);
  }
  return ids;
}

interface NumberRange {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

function readNumber(setting: Setting, text: string | undefined, range: NumberRange, report: Report): number {
  if (text === undefined) return range.fallback;
  const number = Number(text);
  if (
    !/^\d+(\.\d+)?$/.test(text) ||
    number < range.min ||
    number > range.max ||
    (range.whole && !Number.isInteger(number))
  ) {
    report(setting, `must be a ${range.whole ? 'whole ' : ''}number from ${range.min} to ${range.max}, not "${text}".`);
    return range.fallback;
  }
  return number;
}

function freeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member);
  return Object.freeze(value);
}

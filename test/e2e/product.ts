import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createFindService } from '../../src/app/find-service.ts';
import { createSizeService } from '../../src/app/size-service.ts';
import { createAwsConnections } from '../../src/aws/clients.ts';
import { createEvidenceSource } from '../../src/aws/evidence-source.ts';
import { createServiceDirectory } from '../../src/aws/service-directory.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { createSampleAccount, type SampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { StoredMessage } from '../../src/sandbox/slack/store.ts';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { type Bot, createBot } from '../../src/slack/create-bot.ts';
import { createLogger, type Log } from '../../src/slack/logger.ts';
import { createRedaction } from '../../src/slack/redaction.ts';
import { createBotProcess } from '../../src/wire/bot-process.ts';

const SIGNING_SECRET = 'the-signing-secret-of-the-whole';
const BOT_TOKEN = 'xoxb-3333333333-4444444444-thebottokenofthewhole';
const AWS_SECRET = 'the-aws-secret-of-the-whole';

/** What must never be read in a log line. */
export const CREDENTIALS = [SIGNING_SECRET, BOT_TOKEN, AWS_SECRET] as const;

/** The bot between a local AWS and a local Slack, all of them real servers on loopback. */
export interface Product {
  readonly aws: LocalAws;
  readonly slack: LocalSlack;
  /** The bot's own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the bot listens. */
  readonly origin: string;
  /** Everything that the bot has written. */
  readonly log: () => string;
  /** Types the command and gives the answer of whoever typed it, not the note that it takes a while. */
  readonly ask: (text: string, at?: { readonly user?: string; readonly channel?: string }) => Promise<StoredMessage>;
  /** Stops the bot as SIGTERM does, then the rest. The bot's exit status, or 0 for one inside this process. */
  readonly close: () => Promise<number | null>;
}

interface Sandbox extends Pick<Product, 'aws' | 'slack' | 'env' | 'ask'> {
  readonly stop: () => Promise<void>;
}

let sample: SampleAccount | undefined;

/** The sample account as of now, one for all tests, so that its series are worked out once. */
export function sampleAccountNow(): SampleAccount {
  sample ??= createSampleAccount(1, Date.now());
  return sample;
}

async function startSandbox(account = sampleAccountNow()): Promise<Sandbox> {
  const aws = await startLocalAws({ account });
  const slack = await startLocalSlack({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    defaultUser: USERS.american,
    // No test of the whole is about speed.
    ackTimeoutMs: 60_000,
    shortcuts: [{ callbackId: 'size_service', name: 'Size a service', kind: 'global' }],
  });
  return {
    aws,
    slack,
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      AWS_REGION: 'ap-northeast-2',
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: AWS_SECRET,
      ADVISOR_LOG_LEVEL: 'debug',
    },
    async ask(text, { user = USERS.american, channel } = {}) {
      const before = new Set(slack.messages(channel, user));
      await slack.runCommand(text, { user, ...(channel === undefined ? {} : { channel }) });
      return slack.waitFor(() =>
        slack.messages(channel, user).find((message) => !before.has(message) && !isSlowNote(message)),
      );
    },
    async stop() {
      await slack.close();
      await aws.close();
    },
  };
}

/** The product with its bot as the process that a container runs: `script` is the compiled main.js. */
export async function startProduct(
  script: string,
  options: { readonly account?: SampleAccount } = {},
): Promise<Product & { readonly terminate: () => Promise<number | null> }> {
  const sandbox = await startSandbox(options.account);
  const bot = spawn(process.execPath, [script], { env: { PATH: process.env.PATH, ...sandbox.env } });
  let log = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk) => (log += chunk));
  const exited = once(bot, 'exit').then(([status]) => status as number | null);
  const portIn = () => /"port":(\d+)/.exec(log)?.[1];
  while (portIn() === undefined) {
    await Promise.race([once(bot.stdout, 'data'), exited]);
    if (bot.exitCode !== null) throw new Error(`The bot did not start:\n${log}`);
  }
  const origin = `http://127.0.0.1:${portIn()}`;
  sandbox.slack.setBotUrl(`${origin}/slack/events`);
  const terminate = (): Promise<number | null> => {
    bot.kill('SIGTERM');
    return exited;
  };
  return {
    ...sandbox,
    origin,
    log: () => log,
    terminate,
    async close() {
      const status = await terminate();
      await sandbox.stop();
      return status;
    },
  };
}

/** Milliseconds that AWS has for a page of names, for what is indispensable, and for the rest. */
interface Patience {
  readonly pageMs: number;
  readonly requiredMs: number;
  readonly optionalMs: number;
}

/**
 * The product with its bot inside this process, wired as the process is; a fresh one remembers nothing of AWS. With
 * `patience` AWS has less time to answer than the bot gives it.
 */
export async function startProductHere(
  options: { readonly account?: SampleAccount; readonly patience?: Patience } = {},
): Promise<Product> {
  const sandbox = await startSandbox(options.account);
  const loaded = loadConfig(sandbox.env);
  if (!loaded.ok) throw new Error(`The settings of the tests are wrong: ${JSON.stringify(loaded.problems)}`);
  const lines: string[] = [];
  const log = createLogger({
    level: 'debug',
    redact: createRedaction(CREDENTIALS),
    write: (line) => lines.push(line),
  });
  const bot =
    options.patience === undefined
      ? await createBotProcess(loaded.value, sandbox.env, log)
      : createHastyBot(loaded.value, sandbox.env, { ...options.patience, log });
  const origin = `http://127.0.0.1:${await bot.start()}`;
  sandbox.slack.setBotUrl(`${origin}/slack/events`);
  return {
    ...sandbox,
    origin,
    log: () => lines.join(''),
    async close() {
      await bot.stop();
      await sandbox.stop();
      return 0;
    },
  };
}

function createHastyBot(
  config: Config,
  environment: Product['env'],
  { log, pageMs, ...patience }: Patience & { readonly log: Log },
): Bot {
  const clock = () => new Date();
  const prices = createPriceBook();
  const clientsFor = createAwsConnections({ environment }).forRegion;
  const directory = createServiceDirectory({ clientsFor, clock, pageMs });
  const sizeService = createSizeService({
    findService: createFindService({ directory, locator: directory }),
    source: createEvidenceSource({ clientsFor, clock, ...patience }),
    prices,
  });
  return createBot({ ...config, version: '0.0.0-test', sizeService, directory, prices, log, clock });
}

/** `Reading CloudWatch for prod/web…`, which a slow machine may bring about before any answer. */
function isSlowNote({ text }: StoredMessage): boolean {
  return /^.{1,200}…$/.test(text);
}

/** Everything that a message says, in one text. */
export function textOf(message: Pick<StoredMessage, 'text' | 'blocks'> | undefined): string {
  return message === undefined ? '' : `${message.text}\n${JSON.stringify(message.blocks)}`;
}

#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalAws } from './aws/local-aws.ts';
import { plainText } from './plain-text.ts';
import { type LocalSlack, startLocalSlack } from './slack/local-slack.ts';
import { USERS } from './slack/workspace.ts';

/** What the demo asks when it is not told. */
const DEFAULT_COMMAND = '/fargate size my-service';

const PAGE_PORT = 4040;
const REGION = 'ap-northeast-2';
const ANSWER_TIMEOUT_MS = 30_000;
const SETTLED_MS = 10_000;

/** The manifest's shortcuts, as the page's menu shows them. */
const SHORTCUTS = [
  { callbackId: 'size_service', name: 'Size a service', kind: 'global' },
  { callbackId: 'subscribe_digest', name: 'Subscribe to a digest', kind: 'global' },
  { callbackId: 'ask_about_alert', name: 'Ask about this alert', kind: 'message' },
] as const;

/** What the page offers to press: a large saving, a kill for memory, one name in two clusters, a bill, the fleet, its digest. */
const EXAMPLES = [
  DEFAULT_COMMAND,
  '/fargate size image-resizer',
  '/fargate size checkout',
  '/fargate why promo-banner',
  '/fargate cost 0.5 1 tasks=3 hours=8',
  '/fargate fleet',
  '/fargate digest weekly mon 09:00',
  '/fargate help',
] as const;

const USAGE_HINT = 'size <service> | why <service> | cost 0.5 1 | fleet | digest | help';

/** Whoever reads the terminal is answered in English; the page has people of both languages. */
const ASKER = USERS.american;

const SIGNING_SECRET = 'sample-signing-secret-of-the-sandbox';
const BOT_TOKEN = 'xoxb-sample-token-of-the-sandbox';

/**
 * The product without Slack and AWS: a local AWS, a local Slack and the real bot process between them, all on loopback.
 * With a command as argument its answer is printed and the exit status is 0; without, the page stays up until Ctrl-C.
 */
async function runDemo(command: string | undefined): Promise<number> {
  const aws = await startLocalAws();
  const slack = await startPage(command === undefined ? PAGE_PORT : 0);
  const folder = await mkdtemp(join(tmpdir(), 'fargate-advisor-demo-'));
  const bot = await startBot(aws.url, slack, join(folder, 'advisor.db'));
  const stop = async (): Promise<void> => {
    bot.kill('SIGTERM');
    if (bot.exitCode === null) await once(bot, 'exit');
    await slack.close();
    await aws.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const asked = command ?? DEFAULT_COMMAND;
    print(`Sample data: nothing here is real AWS or Slack.\n\n> ${asked}\n`);
    print(`${await ask(slack, asked)}\n`);
    if (command !== undefined) return 0;
    print(`Try it as in Slack:  ${slack.url}   (Ctrl-C stops)`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(bot, 'exit')]);
    return 0;
  } finally {
    await stop();
  }
}

async function startPage(port: number): Promise<LocalSlack> {
  const options = {
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    defaultUser: ASKER,
    shortcuts: SHORTCUTS,
    examples: EXAMPLES,
    usageHint: USAGE_HINT,
  };
  try {
    return await startLocalSlack({ ...options, port });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    print(`Port ${port} is taken: the page takes another one.`);
    return startLocalSlack(options);
  }
}

/** Starts the product as its own process, as it runs in a container, and waits until it is ready. */
async function startBot(awsUrl: string, slack: LocalSlack, store: string) {
  const port = await freePort();
  const bot = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: '',
      ADVISOR_STORE: store,
      DATABASE_URL: '',
      // Nothing here leaves the machine.
      ADVISOR_PRICES_REFRESH: '',
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: awsUrl,
      AWS_ACCESS_KEY_ID: 'AKIASANDBOXSANDBOX00',
      AWS_SECRET_ACCESS_KEY: 'sample-secret-of-the-sandbox',
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
    },
  });
  const ready = await waitUntilReady(`http://127.0.0.1:${port}/readyz`, () => bot.exitCode === null);
  if (!ready) throw new Error('The bot did not start; its own message stands above.');
  slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
  return bot;
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function waitUntilReady(url: string, isAlive: () => boolean): Promise<boolean> {
  const deadline = Date.now() + ANSWER_TIMEOUT_MS;
  while (isAlive() && Date.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Types the command in #platform and gives back the answer as plain text. */
async function ask(slack: LocalSlack, command: string): Promise<string> {
  const before = new Set(slack.messages(undefined, ASKER).map(({ ts }) => ts));
  const answer = () => slack.messages(undefined, ASKER).findLast(({ ts, user }) => !before.has(ts) && user !== ASKER);
  await slack.runCommand(command, { user: ASKER });
  const deadline = Date.now() + ANSWER_TIMEOUT_MS;
  let shown = '';
  let since = Date.now();
  // An answer replaces its loading view; it is the last word when it has buttons, or has stood for a while without.
  while (Date.now() < deadline) {
    const blocks = answer()?.blocks ?? [];
    const text = plainText(blocks);
    if (text !== shown) since = Date.now();
    shown = text;
    if (text !== '' && (blocks.some(({ type }) => type === 'actions') || Date.now() - since > SETTLED_MS)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return shown === '' ? (answer()?.text ?? 'No answer came; see the messages above.') : shown;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await runDemo(process.argv.slice(2).join(' ').trim() || undefined);

// Kills the bot at many points of a digest's run, starts it again, and counts what the channel holds.
// usage: node scripts/kill-digest.mjs [--points 40] [--dist dist]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { points: { type: 'string' }, dist: { type: 'string' } } });
const POINTS = Number(values.points ?? 40);
const DIST = resolve(values.dist ?? join(import.meta.dirname, '../dist'));
const load = (name) => import(pathToFileURL(join(DIST, name)).href);

const { openStore } = await load('storage/open-store.js');
const { startLocalAws } = await load('sandbox/aws/local-aws.js');
const { startLocalSlack } = await load('sandbox/slack/local-slack.js');
const { CHANNELS, USERS, TEAM, directChannelId } = await load('sandbox/slack/workspace.js');

const MINUTE_MS = 60_000;
const TOKEN = 'xoxb-5555555555-6666666666-thebottokenofthekills';
/** Beyond the lease of a run and what clocks may differ by. */
const LATER_MS = 10 * MINUTE_MS;
const DEADLINE_MS = 60_000;

/** The bot as a process, its digests' clock ahead by so much. */
const BOT = `
  import { loadConfig } from ${JSON.stringify(pathToFileURL(join(DIST, 'config.js')).href)};
  import { createBotProcess } from ${JSON.stringify(pathToFileURL(join(DIST, 'wire/bot-process.js')).href)};
  const loaded = loadConfig(process.env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const log = { debug() {}, info() {}, warn() {}, error: (figures, message) => console.error(message, figures) };
  const clock = () => new Date(Date.now() + Number(process.env.AHEAD_MS));
  const bot = await createBotProcess(loaded.value, process.env, log, { clock });
  await bot.start();
  process.stdout.write('started\\n');
`;

function startBot(place, aheadMs) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', BOT], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      SLACK_SIGNING_SECRET: 'a-signing-secret-of-the-kills',
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_API_URL: place.slack.apiUrl,
      AWS_REGION: 'ap-northeast-2',
      AWS_ENDPOINT_URL: place.aws.url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'the-aws-secret-of-the-kills',
      ADVISOR_STORE: place.path,
      AHEAD_MS: String(aheadMs),
    },
  });
  const gone = new Promise((end) => child.once('exit', end));
  return {
    started: Promise.race([new Promise((go) => child.stdout.once('data', go)), gone]),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** A Slack, an AWS, and a store with one daily digest that was due a minute ago. */
async function newPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-advisor-kill-'));
  const path = join(folder, 'advisor.db');
  const slack = await startLocalSlack({ signingSecret: 'a-signing-secret-of-the-kills', botToken: TOKEN });
  const aws = await startLocalAws();
  const store = await openStore({ path, clock: () => new Date() });
  const due = new Date(Date.now() - MINUTE_MS);
  const before = new Date(due.getTime() - 60 * MINUTE_MS).toISOString();
  const [hour, minute] = [due.getUTCHours(), due.getUTCMinutes()];
  await store.subscriptions.add({
    id: 'daily',
    teamId: TEAM.id,
    channelId: CHANNELS.platform,
    ownerId: USERS.american,
    schedule: { frequency: 'daily', hour, minute, timeZone: 'UTC' },
    filter: { cluster: 'staging' },
    locale: 'en',
    status: { kind: 'active' },
    handledUntil: before,
    createdAt: before,
  });
  return {
    path,
    slack,
    aws,
    store,
    posts: () => slack.messages(CHANNELS.platform).filter(({ metadata }) => metadata !== undefined).length,
    told: () => slack.messages(directChannelId(USERS.american), USERS.american).length,
    run: async () => (await store.ledger.list({ subscriptionId: 'daily', limit: 1 }))[0],
    async remove() {
      await store.close();
      await slack.close();
      await aws.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(isSo, what) {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It took too long until ${what}.`);
    await sleep(20);
  }
}

/** The moment of each point: five kinds, so that a dozen points meet every state of a run. */
const MOMENTS = [
  { name: 'while it starts', wait: (_place, at) => sleep(at * 120) },
  { name: 'while it sweeps', wait: (place, at) => until(() => place.aws.requests.length > at * 4, 'AWS was asked') },
  { name: 'before Slack has it', fault: 'hang', wait: posting },
  { name: 'before Slack answers', fault: 'hang_after', wait: posting },
  {
    name: 'after Slack has answered',
    async wait(place, at) {
      await until(() => place.posts() > 0, 'it was posted');
      await sleep(at * 3);
    },
  },
];

function posting(place) {
  return until(() => place.slack.calls.some(({ method }) => method === 'chat.postMessage'), 'it was sent');
}

async function killAt(point) {
  const moment = MOMENTS[point % MOMENTS.length];
  const at = Math.floor(point / MOMENTS.length);
  const place = await newPlace();
  try {
    if (moment.fault !== undefined) place.slack.faults.add({ method: 'chat.postMessage', kind: moment.fault });
    const first = startBot(place, 0);
    await moment.wait(place, at);
    await first.kill();
    const killedIn = (await place.run())?.state ?? 'nothing';
    place.slack.faults.clear();

    const second = startBot(place, LATER_MS);
    const isOver = async () => {
      const run = await place.run();
      return run?.state === 'sent' || (run?.state === 'unknown' && run.notice === null);
    };
    await until(isOver, 'the run was over');
    await second.kill();

    // A third start has nothing to do.
    const third = startBot(place, 2 * LATER_MS);
    await third.started;
    await sleep(300);
    await third.kill();

    const state = (await place.run())?.state;
    const posts = place.posts();
    const isRight = posts === 1 || (posts === 0 && state === 'unknown' && place.told() > 0);
    return { point, moment: moment.name, killedIn, state, posts, told: place.told(), isRight };
  } finally {
    await place.remove();
  }
}

const results = [];
let next = 0;
async function work() {
  while (next < POINTS) results.push(await killAt(next++));
}
await Promise.all(Array.from({ length: Math.min(POINTS, availableParallelism()) }, work));
results.sort((a, b) => a.point - b.point);
for (const result of results) process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = results.every(({ isRight }) => isRight) ? 0 : 1;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/store.ts';
import { loadConfig } from '../../src/config.ts';
import type { DigestRun } from '../../src/core/digest/run.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { CHANNELS, directChannelId, TEAM, USERS } from '../../src/sandbox/slack/workspace.ts';
import type { Log } from '../../src/slack/logger.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { type BotProcess, createBotProcess } from '../../src/wire/bot-process.ts';
import { type Product, startProductHere, textOf } from './product.ts';

const HOUR_MS = 3_600_000;

let product: Product;
let folder: string;
let store: Store;
let bots: BotProcess[];
beforeEach(async () => {
  product = await startProductHere();
  folder = mkdtempSync(join(tmpdir(), 'fargate-advisor-digest-'));
  store = await openStore({ path: join(folder, 'advisor.db'), clock: () => new Date() });
  bots = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await product.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * A bot on the store that has looked after the digests once, its clock for them ahead by so much; the local Slack talks
 * to it from now on.
 */
async function startBot(aheadMs = 0): Promise<BotProcess> {
  const loaded = loadConfig({ ...product.env, ADVISOR_STORE: join(folder, 'advisor.db') });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const clock = () => new Date(Date.now() + aheadMs);
  let onTick = (): void => undefined;
  const ticked = new Promise<void>((resolve) => {
    onTick = resolve;
  });
  const debug = (...said: readonly unknown[]) => {
    if (said.at(-1) === 'The digests were looked after') onTick();
  };
  const log: Log = { debug, info: () => undefined, warn: () => undefined, error: () => undefined };
  const bot = await createBotProcess(loaded.value, product.env, log, { clock });
  bots.push(bot);
  product.slack.setBotUrl(`http://127.0.0.1:${await bot.start()}/slack/events`);
  await ticked;
  return bot;
}

async function stopBots(): Promise<void> {
  await Promise.all(bots.splice(0).map((bot) => bot.stop()));
}

/** A digest of the small cluster that was due a quarter of an hour ago. */
async function subscribe(channelId: string = CHANNELS.platform): Promise<void> {
  const due = new Date(Date.now() - HOUR_MS / 4);
  const before = new Date(due.getTime() - HOUR_MS).toISOString();
  await store.subscriptions.add({
    id: 'daily',
    teamId: TEAM.id,
    channelId,
    ownerId: USERS.american,
    schedule: { frequency: 'daily', hour: due.getUTCHours(), minute: due.getUTCMinutes(), timeZone: 'UTC' },
    filter: { cluster: 'staging' },
    locale: 'en',
    status: { kind: 'active' },
    handledUntil: before,
    createdAt: before,
  });
}

const digests = () => product.slack.messages(CHANNELS.platform).filter(({ metadata }) => metadata !== undefined);
const notices = () => product.slack.messages(directChannelId(USERS.american), USERS.american);
async function lastRun(): Promise<DigestRun | undefined> {
  return (await store.ledger.list({ subscriptionId: 'daily', limit: 1 }))[0];
}

describe('the digest, from AWS to the channel', () => {
  it('comes once to a channel that subscribed, at its time, and not again after a restart', async () => {
    const { slack } = product;
    await startBot();
    const inAnHour = new Date(Date.now() + HOUR_MS).toISOString().slice(11, 16);
    const offer = await product.ask(`/fargate digest daily ${inAnHour} UTC --cluster staging`);
    await slack.press({ messageTs: offer.ts, actionId: 'digest_save', user: USERS.american });
    await slack.waitFor(() => slack.messages(undefined, USERS.american).some((one) => one.text.startsWith('Saved')));
    await stopBots();
    expect(digests()).toEqual([]);

    await startBot(2 * HOUR_MS);
    const [digest] = digests();
    await stopBots();
    await startBot(3 * HOUR_MS);
    await stopBots();

    expect(textOf(digest)).toMatch(/a month could be saved|Nothing/);
    expect(digests()).toHaveLength(1);
    expect(slack.refusals).toEqual([]);
  });

  it('comes late but once when the bot was down at its time', async () => {
    await subscribe();

    await startBot();
    await stopBots();
    await startBot(HOUR_MS);
    await stopBots();

    expect(digests()).toHaveLength(1);
    expect(await lastRun()).toMatchObject({ state: 'sent', messageTs: digests()[0]?.ts });
  });

  it.each<[string, Omit<Fault, 'method'>, string, number, RegExp | null]>([
    ['429', { kind: 'rate_limited', retryAfterSeconds: 60 }, 'pending', 0, null],
    ['500', { kind: 'server_error', status: 500 }, 'unknown', 0, /is not known/],
    ['a reset connection after it was posted', { kind: 'reset_after' }, 'unknown', 1, /is not known/],
    ['channel_not_found', { kind: 'error', error: 'channel_not_found' }, 'refused', 0, /cannot be found/],
    ['nothing at all', { kind: 'hang' }, 'unknown', 0, /is not known/],
    ['not_in_channel', { kind: 'error', error: 'not_in_channel' }, 'refused', 0, /not in the channel/],
    ['is_archived', { kind: 'error', error: 'is_archived' }, 'refused', 0, /archived/],
  ])('is handled as the class of the answer says: %s', async (_answer, fault, state, posts, told) => {
    await subscribe();
    product.slack.faults.add({ ...fault, method: 'chat.postMessage' });

    await startBot();
    await stopBots();

    expect((await lastRun())?.state).toBe(state);
    expect(digests()).toHaveLength(posts);
    expect(notices().map(textOf)).toEqual(told === null ? [] : [expect.stringMatching(told)]);
    const paused = state === 'refused' ? 'paused' : 'active';
    expect((await store.subscriptions.find('daily'))?.status.kind).toBe(paused);
  });

  it('is sent once more after a 429, not before Slack wants it', async () => {
    await subscribe();
    product.slack.faults.add({ method: 'chat.postMessage', kind: 'rate_limited', retryAfterSeconds: 900 });
    await startBot();
    await stopBots();

    await startBot(HOUR_MS / 6);
    await stopBots();
    expect(digests()).toHaveLength(0);
    await startBot(HOUR_MS / 3);
    await stopBots();

    expect(digests()).toHaveLength(1);
  });

  it('is sent again when its owner presses the button of the notice', async () => {
    await subscribe();
    product.slack.faults.add({ method: 'chat.postMessage', kind: 'server_error' });
    await startBot();
    const notice = await product.slack.waitFor(() => notices()[0]);

    const channel = directChannelId(USERS.american);
    await product.slack.press({ messageTs: notice.ts, actionId: 'digest_again', channel, user: USERS.american });
    await product.slack.waitFor(() => notices().some((one) => textOf(one).includes('within a minute')));
    await stopBots();
    await startBot();
    await stopBots();

    expect(digests()).toHaveLength(1);
    expect(await lastRun()).toMatchObject({ state: 'sent' });
  });
});

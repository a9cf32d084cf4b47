import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendAgainOutcome } from '../../../src/app/send-digest-again.ts';
import type { Store } from '../../../src/app/store.ts';
import type { StoredMessage } from '../../../src/sandbox/slack/store.ts';
import { CHANNELS, TEAM, USERS } from '../../../src/sandbox/slack/workspace.ts';
import type { BotDeps } from '../../../src/slack/create-bot.ts';
import { sampleDigest } from '../../render/sample-digest.ts';
import { newSqlitePlace, type StorePlace } from '../../support/store-engines.ts';
import { type Running, startBot, textOf } from '../start-bot.ts';
import { startDigestBot } from './start-digest-bot.ts';

let place: StorePlace;
let store: Store;
let running: Running | undefined;
let again: string[];
beforeEach(async () => {
  place = newSqlitePlace();
  store = await place.open();
  again = [];
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await place.remove();
});

async function start(overrides: Partial<Omit<BotDeps, 'sizeService'>> = {}): Promise<Running> {
  running = await startDigestBot(store, {
    sendAgain: async (id): Promise<SendAgainOutcome> => {
      again.push(id);
      return 'accepted';
    },
    ...overrides,
  });
  return running;
}

async function ask(text: string, channel: string = CHANNELS.platform, user: string = USERS.american) {
  const { slack } = running ?? (await start());
  const before = new Set(slack.messages(channel, user));
  await slack.runCommand(text, { user, channel });
  return await slack.waitFor(() => slack.messages(channel, user).findLast((one) => !before.has(one)));
}

/** Presses a button of the message, and gives what the channel then shows: the text stands there once more. */
async function press(
  message: StoredMessage,
  actionId: string,
  text: string,
  channel: string = CHANNELS.platform,
): Promise<string> {
  const { slack } = running ?? (await start());
  const seen = () => slack.messages(channel, USERS.american).map(textOf).join('\n');
  const count = () => seen().split(text).length;
  const before = count();
  await slack.press({ messageTs: message.ts, actionId, channel, user: USERS.american });
  await slack.waitFor(() => count() > before);
  return seen();
}

/** Subscribes #platform. */
async function subscribe(words: string): Promise<string> {
  return await press(await ask(`/fargate digest ${words}`), 'digest_save', 'Saved: ');
}

const subscribed = () => store.subscriptions.list({ teamId: TEAM.id, channelId: CHANNELS.platform });

describe('/fargate digest', () => {
  it('shows the digest of now to whoever asks, in channels without the bot too', async () => {
    await start();
    const { slack } = running as Running;

    await ask('/fargate digest', CHANNELS.random);
    const answer = await slack.waitFor(() =>
      slack.messages(CHANNELS.random, USERS.american).find((one) => textOf(one).includes('could be saved')),
    );

    expect(answer.ephemeralTo).toBe(USERS.american);
    expect(slack.refusals).toEqual([]);
  });

  it('shows the next three times on the clock of whoever asks, and saves nothing yet', async () => {
    const offer = await ask('/fargate digest weekly mon 09:00 --cluster prod');

    expect(offer.text).toMatch(/^every Monday at 09:00 \(America\/New_York\), cluster prod\./);
    expect(offer.text.match(/1[34]:00 UTC/g)).toHaveLength(3);
    expect(await subscribed()).toEqual([]);
  });

  it('saves once the channel has taken its confirmation', async () => {
    const offer = await ask('/fargate digest weekly mon 09:00 --min-saving 20');
    const shown = await press(offer, 'digest_save', 'Saved: ');

    expect(shown).toContain('subscribed this channel');
    expect(await subscribed()).toMatchObject([
      {
        ownerId: USERS.american,
        schedule: { frequency: 'weekly', weekday: 'mon', hour: 9, minute: 0, timeZone: 'America/New_York' },
        filter: { minimumMonthlySavingsUsd: 20 },
        status: { kind: 'active' },
      },
    ]);
  });

  it('does not take the same digest twice', async () => {
    await subscribe('daily 9');

    expect(textOf(await ask('/fargate digest every day at 9:00am'))).toContain('already has that digest');
    expect(await subscribed()).toHaveLength(1);
  });

  it('saves once, and posts once, when the button is pressed twice at a time', async () => {
    const message = await ask('/fargate digest weekly mon 09:00');
    const { slack } = running ?? (await start());
    const pressed = {
      messageTs: message.ts,
      actionId: 'digest_save',
      channel: CHANNELS.platform,
      user: USERS.american,
    };

    await Promise.all([slack.press(pressed), slack.press(pressed)]);
    await running?.bot.stop();

    expect(await subscribed()).toHaveLength(1);
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('saves nothing where it cannot write, and says what to do', async () => {
    const offer = await ask('/fargate digest daily 9', CHANNELS.random);
    const shown = await press(offer, 'digest_save', 'I am not in this channel', CHANNELS.random);

    expect(shown).toContain('/invite @fargate-advisor');
    expect(await store.subscriptions.list({ channelId: CHANNELS.random })).toEqual([]);
  });

  it('says what is wrong with the words', async () => {
    expect(textOf(await ask('/fargate digest weekly mon 25:00'))).toContain('is no time of day');
    expect(textOf(await ask('/fargate digest whenever'))).toContain('digest weekly mon 09:00');
  });

  it('lists, pauses, resumes and stops the digests of the channel', async () => {
    expect(textOf(await ask('/fargate digest list'))).toContain('has no digest');
    await subscribe('daily 9');
    await subscribe('monthly 1 9:00 Asia/Seoul');

    expect(textOf(await ask('/fargate digest list'))).toContain('2 digests in this channel');
    expect(textOf(await ask('/fargate digest pause'))).toContain('Paused: 2 digests.');
    expect((await subscribed()).map(({ status }) => status)).toEqual(
      Array(2).fill({ kind: 'paused', because: 'asked' }),
    );
    expect(textOf(await ask('/fargate digest resume'))).toContain('Resumed: 2 digests.');
    await press(await ask('/fargate digest list'), 'digest_stop', 'Stopped: 1 digest.');
    expect(await subscribed()).toHaveLength(1);
    expect(textOf(await ask('/fargate digest stop'))).toContain('Stopped: 1 digest.');
    expect(await subscribed()).toEqual([]);
  });

  it('changes no digest of another channel', async () => {
    await subscribe('daily 9');

    expect(textOf(await ask('/fargate digest stop', CHANNELS.random))).toContain('Stopped: 0 digests.');
    expect(await subscribed()).toHaveLength(1);
  });

  it('sends a digest again for whoever presses the button of an unknown one', async () => {
    await subscribe('daily 9');
    const [{ id = '' } = {}] = await subscribed();
    const at = new Date().toISOString();
    const slotAt = new Date(Date.now() + 60_000).toISOString();
    await store.ledger.open({
      subscriptionId: id,
      slotAt,
      expiresAt: '2999-01-01T00:00:00.000Z',
      state: 'pending',
      at,
    });
    const claim = await store.ledger.claim({ leaseSeconds: 60, clockSkewSeconds: 0 }, slotAt);
    if (claim === null) throw new Error('Nothing to claim.');
    await store.ledger.startSending(claim.run, { leaseUntil: '2999-01-01T00:00:00.000Z', at: slotAt });
    await store.ledger.settle(claim.run, { state: 'unknown', failure: 'ambiguous' }, slotAt);

    const shown = await press(await ask('/fargate digest list'), 'digest_again', 'It is sent');

    expect(shown).toContain('It is sent within a minute.');
    expect(again).toEqual([claim.run.id]);
  });

  it('is refused to guests, and to everyone where the bot may not be asked', async () => {
    await start({ access: { allowedChannels: [CHANNELS.random], allowedUsergroups: [], allowGuests: false } });

    expect(textOf(await ask('/fargate digest daily 9'))).toContain('not allowed in this channel');
    expect(textOf(await ask('/fargate digest daily 9', CHANNELS.random, USERS.guest))).toContain('Guests cannot');
  });

  it('previews without a store, and says what subscribing would take', async () => {
    running = await startBot({ previewDigest: async () => sampleDigest() });
    const { slack } = running;

    expect(textOf(await ask('/fargate digest weekly mon 09:00'))).toContain('ADVISOR_STORE');
    await ask('/fargate digest');
    await slack.waitFor(() =>
      slack.messages(undefined, USERS.american).find((one) => textOf(one).includes('could be saved')),
    );
  });
});

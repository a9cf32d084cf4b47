import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { CHANNELS, directChannelId, USERS } from '../../src/sandbox/slack/workspace.ts';
import { type Product, startProductHere, textOf } from './product.ts';

const BOT = `<@${USERS.bot}>`;

describe('questions, in Slack', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProductHere({ account: createSampleAccount(1, Date.now()) });
  });
  afterEach(() => {
    // Whatever the bot sent, Slack must have been able to take.
    expect(product.slack.refusals).toEqual([]);
  });
  afterAll(() => product?.close());

  /** Says something and gives the bot's next message there that holds `text`. */
  async function told(text: string, expected: string, at: { channel?: string; threadTs?: string; user?: string } = {}) {
    const { channel = CHANNELS.platform, user = USERS.american } = at;
    const before = new Set(product.slack.messages(channel, user));
    await product.slack.say(text, { ...at, channel, user });
    return await product.slack.waitFor(
      () =>
        product.slack
          .messages(channel, user)
          .find((one) => !before.has(one) && one.user === USERS.bot && textOf(one).includes(expected)),
      15_000,
    );
  }

  it('answers why in the incident thread in which it is mentioned', async () => {
    const alert = product.slack.store.post({
      channel: CHANNELS.platform,
      user: USERS.admin,
      text: 'promo-banner is red',
      blocks: [],
    });

    const answer = await told(`${BOT} why promo-banner`, 'Do first', { threadTs: alert.ts });

    expect(answer.threadTs).toBe(alert.ts);
    expect(answer.ephemeralTo).toBeUndefined();
  });

  it('takes a question about a service for the command, in the language of the question', async () => {
    const english = await told(`${BOT} what is wrong with promo-banner?`, 'The question is about one service');
    const korean = await told(`${BOT} 왜 promo-banner가 죽었어?`, '서비스 하나에 대한 질문');

    expect(textOf(english)).toContain('/fargate why prod/promo-banner');
    expect(textOf(korean)).toContain('먼저 할 일');
  });

  it('answers a direct message from the articles', async () => {
    const channel = directChannelId(USERS.american);

    const answer = await told('what does exit code 139 mean?', 'segmentation fault', { channel });

    expect(textOf(answer)).toContain('Sources');
    expect(product.log()).not.toContain('exit code 139 mean');
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecretMarker } from '../../src/sandbox/account/story.ts';
import type { StoredMessage } from '../../src/sandbox/slack/store.ts';
import { CHANNELS, USERS } from '../../src/sandbox/slack/workspace.ts';
import { createWords } from '../../src/words/create-words.ts';
import { firstAction } from '../../src/words/oncall-sentence.ts';
import { ALERTS } from '../support/alerts.ts';
import { ONCALL_STORIES } from '../support/oncall-stories.ts';
import { SAMPLE_CAUSES } from '../words/sample-oncall.ts';
import { type Product, startProductHere, textOf } from './product.ts';

const CHANNEL = CHANNELS.platform;

describe('on call, in Slack', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProductHere();
  });
  afterEach(() => {
    // Whatever the bot sent, Slack must have been able to take.
    expect(product.slack.refusals).toEqual([]);
  });
  afterAll(() => product?.close());

  const seenBy = (user: string) => product.slack.messages(CHANNEL, user);

  async function alert(text: string, blocks: unknown[] = []): Promise<string> {
    const { slack } = product;
    const posted = slack.store.post({ channel: CHANNEL, user: USERS.admin, text, blocks: blocks as never });
    return posted.ts;
  }

  /** What is answered about the message: in its thread unless `isAnswer` says otherwise. Earlier questions may be answered meanwhile. */
  async function askAbout(
    ts: string,
    isAnswer = (message: StoredMessage): boolean => message.threadTs === ts,
  ): Promise<StoredMessage> {
    const before = new Set(seenBy(USERS.american));
    await product.slack.runShortcut('ask_about_alert', { user: USERS.american, channel: CHANNEL, messageTs: ts });
    return await product.slack.waitFor(() =>
      seenBy(USERS.american).find((message) => !before.has(message) && isAnswer(message)),
    );
  }

  it.each(ONCALL_STORIES)('says of $service: $causes', async ({ service, region, causes }) => {
    const answer = await product.ask(`/fargate why ${service} --region ${region}`);

    const text = textOf(answer);
    expect(answer).toMatchObject({ ephemeralTo: USERS.american });
    expect(answer.text.startsWith(`${service}: `)).toBe(true);
    expect(text).not.toMatch(/NaN|undefined|\[object|Reference:/);
    if (causes.length === 0) expect(answer.text).toContain('Nothing is wrong');
    else expect(text).toContain('Do first');
  });

  it('answers in the language of the asker', async () => {
    const answer = await product.ask('/fargate why promo-banner', { user: USERS.member });

    expect(textOf(answer)).toContain('먼저 할 일');
    expect(textOf(answer)).toContain('내려받기에 실패합니다');
  });

  it('shows the log lines beside the answer, without secrets, and shares it', async () => {
    const { ts } = await product.ask('/fargate why incidents/secret-spiller --region eu-west-1');
    await product.slack.press({ actionId: 'why_logs', user: USERS.american, messageTs: ts });
    await product.slack.waitFor(() => seenBy(USERS.american).find((one) => textOf(one).includes('could not connect')));
    await product.slack.press({ actionId: 'why_share', user: USERS.american, messageTs: ts });
    await product.slack.waitFor(() =>
      seenBy(USERS.admin).find((one) => textOf(one).includes(`<@${USERS.american}>`) && one.text.includes('spiller')),
    );
    await product.slack.press({ actionId: 'why_size', user: USERS.american, messageTs: ts });
    await product.slack.waitFor(() => seenBy(USERS.american).find((one) => one.text.includes('vCPU')));
    await product.slack.press({ actionId: 'why_refresh', user: USERS.american, messageTs: ts });
    await product.slack.waitFor(() => seenBy(USERS.american).find((one) => one.ts === ts && one.edited));

    expect(JSON.stringify(product.slack.store.messages)).not.toContain(plantedSecretMarker);
  });

  it.each([
    ['the words of a person', 'promo-banner looks bad, anyone?', []],
    ['an alarm of CloudWatch', 'ALARM: "banner" [ServiceName = promo-banner, ClusterName = prod]', []],
    [
      'the blocks of a monitor',
      'Triggered',
      [{ type: 'section', text: { type: 'mrkdwn', text: '*High error rate* on `service:promo-banner` `env:prod`' } }],
    ],
  ])('answers in the thread of %s', async (_what, text, blocks) => {
    const ts = await alert(text, blocks);

    const answer = await askAbout(ts);

    expect(answer.threadTs).toBe(ts);
    expect(answer.ephemeralTo).toBeUndefined();
    expect(answer.text.startsWith('prod/promo-banner: ')).toBe(true);
  });

  it.each(ALERTS.filter(({ message }) => message.attachments === undefined))(
    'answers in the thread of $what',
    async ({ message }) => {
      const ts = await alert(String(message.text), Array.isArray(message.blocks) ? message.blocks : []);

      const answer = await askAbout(ts);

      expect(answer.threadTs).toBe(ts);
      expect(answer.text.startsWith('prod/promo-banner: ')).toBe(true);
    },
  );

  it('refreshes an answer in its thread in its place', async () => {
    const answer = await askAbout(await alert('coupon-api again'));

    await product.slack.press({
      actionId: 'why_refresh',
      user: USERS.american,
      channel: CHANNEL,
      messageTs: answer.ts,
    });
    await product.slack.waitFor(() => seenBy(USERS.admin).find((one) => one.ts === answer.ts && one.edited));
  });

  it('asks which one where a message names several, and answers in its thread', async () => {
    const ts = await alert('checkout is slow');

    const choice = await askAbout(ts, ({ text }) => text.includes('staging/checkout'));
    expect(choice.ephemeralTo).toBe(USERS.american);
    await product.slack.press({ actionId: 'why_pick:0', user: USERS.american, channel: CHANNEL, messageTs: choice.ts });

    const answer = await product.slack.waitFor(() => seenBy(USERS.admin).find((one) => one.threadTs === ts));
    expect(answer.text).toContain('checkout: ');
  });

  it('says so where a message names none, with a field to choose', async () => {
    const ts = await alert('the website is slow');

    const field = await askAbout(ts, ({ text }) => text.includes('Which one is it'));
    expect(field.ephemeralTo).toBe(USERS.american);
    const place = { actionId: 'why_choose', user: USERS.american, channel: CHANNEL, messageTs: field.ts };
    await product.slack.suggest({ ...place, query: 'coupon' });
    await product.slack.press({ ...place, value: 'prod/coupon-api' });

    const answer = await product.slack.waitFor(() => seenBy(USERS.admin).find((one) => one.threadTs === ts));
    expect(answer.text).toMatch(/^prod\/coupon-api: /);
  });

  it('answers the person alone where the bot is no member, and says why', async () => {
    const { slack } = product;
    const posted = slack.store.post({ channel: CHANNELS.random, user: USERS.admin, text: 'promo-banner', blocks: [] });
    await slack.runShortcut('ask_about_alert', {
      user: USERS.american,
      channel: CHANNELS.random,
      messageTs: posted.ts,
    });

    const answer = await slack.waitFor(
      () => slack.messages(CHANNELS.random, USERS.american).find((one) => one.text.startsWith('prod/promo-banner: ')),
      15_000,
    );
    expect(answer.ephemeralTo).toBe(USERS.american);
    expect(textOf(answer)).toContain('invite the bot');
    slack.refusals.splice(0);
  });

  it('has a first action for every cause', () => {
    for (const [code, figures] of Object.entries(SAMPLE_CAUSES)) {
      expect(firstAction(createWords('en'), { code, figures } as never)).toMatch(/\.$/);
    }
  });

  it('lets no secret into the log', () => {
    expect(product.log()).not.toContain(plantedSecretMarker);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { CHANNELS, directChannelId, USERS } from '../../src/sandbox/slack/workspace.ts';
import { createKnowledgeSearch } from '../../src/search/knowledge-search.ts';
import { KNOWLEDGE_FOLDER } from '../../src/search/read-knowledge.ts';
import { type Running, startBot, textOf } from './start-bot.ts';

const knowledge = createKnowledgeSearch(KNOWLEDGE_FOLDER);
const BOT = `<@${USERS.bot}>`;
const american = { user: USERS.american };

let running: Running | undefined;
afterEach(async () => {
  const { slack } = running ?? {};
  await running?.close();
  running = undefined;
  // Whatever the bot sent, Slack must have been able to take.
  expect(slack?.refusals ?? []).toEqual([]);
});

async function start(overrides: Parameters<typeof startBot>[0] = {}): Promise<Running> {
  running = await startBot({ knowledge, ...overrides });
  return running;
}

/** The newest message of a channel, as the American sees it, once one holds `text`. */
function shown({ slack }: Running, text: string, channel: string = CHANNELS.platform) {
  return slack.waitFor(() =>
    slack.messages(channel, USERS.american).findLast((one) => one.user === USERS.bot && textOf(one).includes(text)),
  );
}

describe('/fargate ask', () => {
  it('answers for the asker alone, with sources, more and what is related', async () => {
    const bot = await start();

    await bot.slack.runCommand('/fargate ask what does SIGSEGV mean', american);
    const answer = await shown(bot, 'segmentation fault');

    expect(answer.ephemeralTo).toBe(USERS.american);
    expect(textOf(answer)).toContain('Sources: <https://');
    expect(textOf(answer)).toContain('"ask_more"');
    expect(textOf(answer)).toContain('"ask_article:0"');
    await bot.slack.press({ actionId: 'ask_more', ...american });
    await shown(bot, 'Facts checked on');
    await bot.slack.press({ actionId: 'ask_article:0', messageTs: answer.ts, ...american });
  });

  it('answers a question in Korean in Korean', async () => {
    const bot = await start();

    await bot.slack.runCommand('/fargate ask 태스크에 쉘로 접속하려면?', american);

    expect(textOf(await shown(bot, 'ECS Exec'))).toContain('출처');
  });

  it('says that it does not know, and offers the closest titles', async () => {
    const bot = await start();

    await bot.slack.runCommand('/fargate ask what is the capacity of a DynamoDB table', american);

    expect(textOf(await shown(bot, 'There is no answer to that here'))).toContain('"ask_article:0"');
  });

  it('runs the command that a question about a service means, and says which', async () => {
    const bot = await start();

    await bot.slack.runCommand('/fargate ask is checkout too big?', american);
    const answer = await shown(bot, 'The question is about one service');

    expect(textOf(answer)).toContain('/fargate size prod/checkout --region us-east-1');
    expect(bot.sizeService.requests).toHaveLength(1);
  });

  it('never mentions, links or logs what is in a question', async () => {
    const bot = await start();
    const hostile = '<!channel> <https://evil.example|click> `x` *b* zebraquagga <@U0ADMIN01>';

    await bot.slack.runCommand(`/fargate ask ${hostile}`, american);
    const answer = await shown(bot, 'There is no answer');

    expect(textOf(answer)).not.toMatch(/<!channel>|evil\.example|zebraquagga/);
    expect(bot.logText()).not.toMatch(/zebraquagga|evil/);
  });
});

describe('a mention', () => {
  it('is answered in its thread, where everybody reads it', async () => {
    const bot = await start();

    await bot.slack.say(`${BOT} what does SIGSEGV mean?`, american);
    const answer = await shown(bot, 'segmentation fault');

    const asked = bot.slack.messages().find((one) => one.text.includes('SIGSEGV') && one.user === USERS.american);
    expect(answer.threadTs).toBe(asked?.ts);
    expect(answer.ephemeralTo).toBeUndefined();
  });

  it('in a thread is answered in that thread, a command as after the slash command', async () => {
    const bot = await start();
    await bot.slack.say('checkout looks odd', american);
    const first = await bot.slack.waitFor(() => bot.slack.messages().at(-1));

    await bot.slack.say(`${BOT} size prod/checkout`, { ...american, threadTs: first.ts });

    expect((await shown(bot, 'checkout')).threadTs).toBe(first.ts);
    expect(bot.sizeService.requests).toHaveLength(1);
  });

  it('alone is answered with help', async () => {
    const bot = await start();

    await bot.slack.say(BOT, american);

    await shown(bot, '/fargate size');
  });

  it('in Korean about a service runs the command in Korean', async () => {
    const bot = await start();

    await bot.slack.say(`${BOT} checkout 너무 커?`, american);

    expect(textOf(await shown(bot, 'size prod/checkout'))).toContain('서비스 하나에 대한 질문');
  });

  it('of a guest is refused', async () => {
    const bot = await start();

    await bot.slack.say(`${BOT} what is fargate`, { user: USERS.guest });

    await shown(bot, 'Guests cannot use this');
  });

  it('delivered twice is answered once', async () => {
    const bot = await start();
    const delivery = await bot.slack.say(`${BOT} what does SIGSEGV mean?`, american);
    await shown(bot, 'segmentation fault');

    if (delivery !== undefined) await bot.slack.redeliver(delivery.request);
    await bot.slack.say(`${BOT} what does exit 143 mean?`, american);
    await shown(bot, 'SIGTERM');

    const answers = bot.slack.messages().filter((one) => one.user === USERS.bot);
    expect(answers.filter((one) => textOf(one).includes('segmentation fault'))).toHaveLength(1);
  });
});

describe('a direct message', () => {
  const channel = directChannelId(USERS.american);

  it('is answered beside it', async () => {
    const bot = await start();

    await bot.slack.say('what does SIGSEGV mean?', { ...american, channel });

    expect((await shown(bot, 'segmentation fault', channel)).threadTs).toBeUndefined();
  });

  it.each([
    ['of a bot', { bot_id: 'B0OTHER', user: USERS.american }],
    ['of the bot itself', { user: USERS.bot }],
    ['that was edited', { subtype: 'message_changed', user: USERS.american }],
    ['with an edit', { edited: { user: USERS.american, ts: '2.0' }, user: USERS.american }],
    ['of Slack', { user: 'USLACKBOT' }],
  ])('%s is left alone', async (_what, part) => {
    const bot = await start();
    const event = { type: 'message', channel_type: 'im', channel, ts: '1.0', text: 'what does SIGSEGV mean?', ...part };

    await bot.slack.sendEvent(event);
    await bot.slack.say('what does exit 143 mean?', { ...american, channel });
    await shown(bot, 'SIGTERM', channel);

    expect(bot.slack.messages(channel, USERS.american).some((one) => textOf(one).includes('segmentation'))).toBe(false);
  });
});

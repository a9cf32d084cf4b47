import { afterEach, describe, expect, it } from 'vitest';
import { startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { BOT_TOKEN, fakeSizeService, type Running, SECRET, sizeByName, startBot, textOf } from './start-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.slack.close();
  running = undefined;
});

function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('the life of the bot', () => {
  it('answers what is under way before it stops, and takes nothing new', async () => {
    const gate = createGate();
    const sizeService = fakeSizeService(async (request) => {
      await gate.opened;
      return sizeByName(request);
    });
    running = await startBot({ sizeService });
    const { slack, bot, origin } = running;
    await slack.runCommand('/fargate size checkout', { user: USERS.american });

    const stopped = bot.stop();
    const refused = await fetch(`${origin}/readyz`).then(
      (response) => response.status,
      () => 'no connection',
    );
    gate.open();

    expect(await stopped).toBe(true);
    expect([503, 'no connection']).toContain(refused);
    expect(textOf(slack.messages(undefined, USERS.american).at(-1))).toContain('prod/checkout');
    await expect(fetch(`${origin}/livez`)).rejects.toThrow();
  });

  it('gives up on what does not end', async () => {
    const gate = createGate();
    const sizeService = fakeSizeService(async (request) => {
      await gate.opened;
      return sizeByName(request);
    });
    running = await startBot({ sizeService });
    await running.slack.runCommand('/fargate size checkout', { user: USERS.american });
    await running.slack.waitFor(() => running?.slack.calls.some(({ method }) => method === 'users.info'));

    expect(await running.bot.stop(1)).toBe(false);
    gate.open();
    expect(await running.bot.stop()).toBe(true);
  });

  it('does not start with a token that Slack does not accept', async () => {
    const slack = await startLocalSlack({ signingSecret: SECRET, botToken: 'xoxb-another' });
    try {
      const started = startBot({ slack: { botToken: BOT_TOKEN, signingSecrets: [SECRET], apiUrl: slack.apiUrl } });

      await expect(started).rejects.toMatchObject({ code: 'slack_failed' });
    } finally {
      await slack.close();
    }
  });
});

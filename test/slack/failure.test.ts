import { afterEach, describe, expect, it } from 'vitest';
import { AdvisorError } from '../../src/core/errors.ts';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { BOT_TOKEN, fakeSizeService, type Running, SECRET, sizeByName, startBot, textOf } from './start-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const american = { user: USERS.american };

function shown(text: string): Promise<string> {
  const { slack } = running as Running;
  return slack.waitFor(() => {
    const message = slack
      .messages(undefined, USERS.american)
      .map(textOf)
      .findLast((one) => one.includes(text));
    return message;
  });
}

/** A use case that fails until told otherwise. */
function failing(error: unknown) {
  const state = { error: error as unknown };
  const sizeService = fakeSizeService((request) => {
    if (state.error !== null) throw state.error;
    return sizeByName(request);
  });
  return {
    sizeService,
    heal() {
      state.error = null;
    },
  };
}

describe('failures', () => {
  it('say what happened, what to do and a reference that the log has', async () => {
    const error = new AdvisorError('access_denied', 'not allowed', { hint: 'Allow ecs:DescribeServices.' });
    running = await startBot(failing(error));

    await running.slack.runCommand('/fargate size checkout', american);
    const message = await shown('Allow ecs:DescribeServices.');
    await running.bot.stop();

    const [line] = running.log().filter(({ level }) => level === 'error');
    expect(line).toMatchObject({ msg: 'A question could not be answered', userId: USERS.american });
    expect(message).toContain(String(line?.reference));
  });

  it('show nothing of an error that was not understood', async () => {
    running = await startBot(failing(new Error('connect to db-7.internal with hunter2')));

    await running.slack.runCommand('/fargate size checkout', american);
    const message = await shown('again');

    expect(message).not.toContain('hunter2');
    expect(running.logText()).toContain('db-7.internal');
  });

  it('offer the same again', async () => {
    const { sizeService, heal } = failing(new AdvisorError('throttled', 'slow down'));
    running = await startBot({ sizeService });
    const { slack } = running;
    await slack.runCommand('/fargate size checkout --days 14', american);
    await shown('Try again');

    heal();
    await slack.press({ actionId: 'help_run:again', ...american });

    await shown('$91');
    expect(sizeService.requests.at(-1)).toMatchObject({ service: 'checkout', days: 14 });
  });

  it('of a button stand in its place and offer the button again', async () => {
    let isBroken = false;
    const sizeService = fakeSizeService((request) => {
      if (isBroken) throw new AdvisorError('timed_out', 'too slow');
      return sizeByName(request);
    });
    running = await startBot({ sizeService });
    const { slack } = running;
    await slack.runCommand('/fargate size my-service', american);
    await shown('size_pick:0');

    isBroken = true;
    await slack.press({ actionId: 'size_pick:0', ...american });
    await shown('Try again');
    isBroken = false;
    await slack.press({ actionId: 'size_pick:0', ...american });
    await shown('$91');

    expect(slack.messages(undefined, USERS.american)).toHaveLength(1);
  });

  it('in a modal are shown in the modal', async () => {
    running = await startBot(failing(new AdvisorError('credentials_missing', 'no credentials')));
    const { slack } = running;
    await slack.runShortcut('size_service', american);
    await slack.waitFor(() =>
      JSON.stringify(slack.views(USERS.american).at(-1)?.view ?? '').includes('external_select'),
    );
    await slack.suggest({ actionId: 'service', query: '', ...american });

    await slack.submitView({ ...american, choices: { service: { service: 'prod/checkout' } } });

    const reference = await slack.waitFor(() => running?.log().find(({ level }) => level === 'error')?.reference);
    await slack.waitFor(() => JSON.stringify(slack.views(USERS.american).at(-1)?.view).includes(String(reference)));
  });

  it('of the trigger fall back on a message', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand('/fargate size checkout', american);
    await shown('size_why');
    slack.faults.add({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });

    await slack.press({ actionId: 'size_why', ...american });

    await slack.waitFor(() => slack.messages(undefined, USERS.american).length === 2);
  });

  it('of the token are no silence', async () => {
    running = await startBot();
    running.slack.faults.add({ method: 'users.info', kind: 'error', error: 'token_revoked', times: 100 });

    await running.slack.runCommand('/fargate size checkout', american);

    await shown('could not be checked');
  });

  it('never carry a token, a response URL or a trigger into the log', async () => {
    const response = 'https://hooks.slack.com/commands/T0LOCAL01/123/abcDEF';
    const trigger = '1763686000123.4567890123.0123456789abcdef0123456789abcdef';
    const secrets = [
      BOT_TOKEN,
      SECRET,
      'xapp-1-A1-2-deadbeef',
      'xoxp-9-9-user',
      'xoxe.xoxb-1-refresh',
      response,
      trigger,
    ];
    const nested = new AdvisorError('internal', `with ${secrets.join(' ')} and "${secrets.join('","')}"`, {
      cause: Object.assign(new Error(`Authorization: Bearer ${BOT_TOKEN.slice(5)}`), { config: { token: secrets } }),
    });
    running = await startBot(failing(nested));

    const { responseUrl, triggerId } = await running.slack.runCommand('/fargate size checkout', american);
    const message = await shown('again');
    await running.bot.stop();

    for (const secret of [...secrets, BOT_TOKEN.slice(5), responseUrl, triggerId]) {
      expect(running.logText()).not.toContain(secret);
      expect(message).not.toContain(secret);
    }
    expect(running.log().length).toBeGreaterThan(0);
  });

  it('of a response URL are only logged', async () => {
    running = await startBot();
    running.slack.faults.add({ method: 'response_url', kind: 'server_error', status: 404 });

    await running.slack.runCommand('/fargate version', american);
    await running.bot.stop();

    expect(running.log()).toContainEqual(
      expect.objectContaining({ msg: 'A response URL took no message', status: 404 }),
    );
  });

  it('of a workspace that does not know a block show the text instead', async () => {
    running = await startBot();
    running.slack.unknownBlocks.add('context');

    await running.slack.runCommand('/fargate size checkout', american);

    expect(await shown('$91')).toContain('[]');
  });
});

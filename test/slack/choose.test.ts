import { afterEach, describe, expect, it } from 'vitest';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { fakeSizeService, type Running, sizeByName, startBot, textOf } from './start-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  const { slack } = running ?? {};
  await running?.close();
  running = undefined;
  // Whatever the bot sent, Slack must have been able to take.
  expect(slack?.refusals ?? []).toEqual([]);
});

const american = { user: USERS.american };
const EXAMPLE = 'runtime=800ms requests=3M memory=512MB hours=24 region=ap-northeast-2';

function bot(): Running {
  if (running === undefined) throw new Error('no bot was started');
  return running;
}

/** The newest message that the American sees, once one holds `text`. */
function shown(text: string): Promise<ReturnType<Running['slack']['messages']>[number]> {
  const { slack } = bot();
  return slack.waitFor(() =>
    slack.messages(undefined, USERS.american).findLast((message) => textOf(message).includes(text)),
  );
}

function shownInModal(text: string): Promise<string> {
  const { slack } = bot();
  return slack.waitFor(() => {
    const view = JSON.stringify(slack.views(USERS.american).at(-1)?.view ?? '');
    return view.includes(text) ? view : undefined;
  });
}

/** What is typed into the inputs of the form. */
function typed(inputs: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [`choose_${name}`, { [`choose_${name}`]: text }]),
  );
}

/** A use case that answers when it is told to. */
function slowSizeService() {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const sizeService = fakeSizeService(async (request) => {
    await released;
    return sizeByName(request);
  });
  return { sizeService, release };
}

describe('/fargate choose', () => {
  it('answers what was typed: three options in full, the rest by price', async () => {
    running = await startBot();

    await running.slack.runCommand(`/fargate choose ${EXAMPLE}`, american);
    const answer = await shown('$8.29');

    expect(answer.ephemeralTo).toBe(USERS.american);
    expect(answer.blocks[0]).toMatchObject({ type: 'header' });
    expect(textOf(answer)).toContain('12.8 times the price of the cheapest');
    expect(textOf(answer).match(/\\n\+ /g)).toHaveLength(6);
    expect(textOf(answer)).toContain('Lambda is cheaper than ECS on Fargate below 1.5 M requests');
  });

  it('answers in Korean', async () => {
    running = await startBot();

    await running.slack.runCommand(`/fargate choose ${EXAMPLE} --lang ko`, american);

    expect(textOf(await shown('$8.29'))).toContain('손익 분기점');
  });

  it('says what cannot be, and opens the form with all of it', async () => {
    running = await startBot();
    const question = 'gpu=2 memory=2GB only=lambda host-access=network image=12GB long-connections=yes hours=8';
    await running.slack.runCommand(`/fargate choose ${question}`, american);
    await shown('There are no GPUs.');

    await running.slack.press({ actionId: 'choose_form', ...american });
    const form = await shownInModal('plain_text_input');

    for (const kept of ['2', '2GB', 'lambda', '12GB', '8']) expect(form).toContain(`"initial_value":"${kept}"`);
    expect(form).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"network"/);
    expect(form).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"yes"/);
  });

  it('shares the answer with the channel, with who shared it', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand(`/fargate choose ${EXAMPLE}`, american);
    await shown('choose_share');

    await slack.press({ actionId: 'choose_share', ...american });
    const shared = await slack.waitFor(() => slack.messages(undefined, USERS.admin).at(-1));

    expect(textOf(shared)).toContain(`<@${USERS.american}>`);
    expect(textOf(shared)).toContain('$8.29');
    expect(textOf(shared)).not.toContain('choose_share');
  });

  it('opens the form with the question to change it, and answers the changed one', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand(`/fargate choose ${EXAMPLE}`, american);
    await shown('choose_form');
    await slack.press({ actionId: 'choose_form', ...american });
    const form = await shownInModal('plain_text_input');

    await slack.submitView({ ...american, choices: typed({ tasks: '2' }) });
    const changed = await shownInModal('$16.58');

    for (const kept of ['800ms', '3M', '512MB', '24', 'ap-northeast-2']) {
      expect(form).toContain(`"initial_value":"${kept}"`);
    }
    expect(changed).toContain('2 tasks');
  });

  it('offers the nearest region at a press where there is no price', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate choose memory=2GB region=ap-southeast-7', american);
    await shown('ap-southeast-1');

    await running.slack.press({ actionId: 'help_run:0', ...american });

    await shown('List prices of ap-southeast-1');
  });
});

describe('/fargate choose of a service', () => {
  it('answers from its metrics', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate choose checkout', american);

    expect(textOf(await shown('from what checkout did'))).toContain('a month');
    expect(running.sizeService.requests).toMatchObject([{ service: 'checkout', days: 56 }]);
  });

  it('asks which, where the name means two, and answers the one that is picked', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate choose my-service hours=8', american);
    await shown('staging');

    await running.slack.press({ actionId: 'help_run:1', ...american });
    const answer = await shown('from what my-service did');

    expect(textOf(answer)).toContain('8 hours a day');
    expect(running.sizeService.requests.at(-1)).toMatchObject({ scope: { cluster: 'staging' } });
  });

  it('says that it is at work where the metrics take longer than people wait, and then answers', async () => {
    const { sizeService, release } = slowSizeService();
    running = await startBot({ sizeService });

    await running.slack.runCommand('/fargate choose checkout', american);
    await shown('checkout');
    release();

    await shown('from what checkout did');
  });
});

describe('the form of a choice', () => {
  it('opens without a word, in the region of the bot, and shows the answer in the modal', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate choose', american);
    const form = await shownInModal('plain_text_input');

    const submission = await running.slack.submitView({
      ...american,
      choices: typed({ memoryMiB: '512MB', runtimeMs: '800ms', requests: '3M', region: 'ap-northeast-2' }),
    });
    const view = await shownInModal('$8.29');

    expect(form).toContain('"initial_value":"us-east-1"');
    expect(submission.kind).toBe('updated');
    expect(view).not.toContain('choose_share');
  });

  it('is open again with every problem and everything that was typed', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate choose', american);
    await shownInModal('plain_text_input');

    await running.slack.submitView({
      ...american,
      choices: typed({ memoryMiB: 'banana', tasks: '-5', vcpu: '0.5', kind: 'worker', hoursADay: '8', servers: 'no' }),
    });
    const again = await shownInModal('cannot be');

    expect(again).toContain('the nearest is 1');
    expect(again).toContain('1MB–24TB');
    for (const kept of ['banana', '-5', '0.5', '8']) expect(again).toContain(`"initial_value":"${kept}"`);
    for (const chosen of ['worker', 'no']) {
      expect(again).toMatch(new RegExp(`"initial_option":\\{[^}]*\\{[^}]*\\},"value":"${chosen}"`));
    }

    await running.slack.submitView({ ...american, choices: typed({ memoryMiB: '1GB', tasks: '1', requests: '3M' }) });
    const missing = await shownInModal('How long one of the 3,000,000 requests takes is missing');
    expect(missing).toContain('"initial_value":"1GB"');

    await running.slack.submitView({ ...american, choices: typed({ runtimeMs: '100ms' }) });
    await shownInModal('a month');
  });

  it('shows that it is at work on a service before its metrics are there, and then the answer', async () => {
    const { sizeService, release } = slowSizeService();
    running = await startBot({ sizeService });
    await running.slack.runCommand('/fargate choose', american);
    await shownInModal('plain_text_input');

    const submission = await running.slack.submitView({ ...american, choices: typed({ service: 'checkout' }) });
    const loading = JSON.stringify(running.slack.views(USERS.american).at(-1)?.view);
    release();
    const answer = await shownInModal('from what checkout did');

    // Slack was answered while nothing had been read yet.
    expect(submission.kind).toBe('updated');
    expect(loading).not.toContain('plain_text_input');
    expect(answer).toContain('a month');
  });
});

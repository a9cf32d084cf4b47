import { afterEach, describe, expect, it } from 'vitest';
import { createSizeService } from '../../src/app/size-service.ts';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { fakeSizeService, type Running, SERVICES, sizeByName, startBot, textOf } from './start-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  const { slack } = running ?? {};
  await running?.close();
  running = undefined;
  // Whatever the bot sent, Slack must have been able to take.
  expect(slack?.refusals ?? []).toEqual([]);
});

const american = { user: USERS.american };

/** The newest message that the American sees, once one holds `text`. */
function shown(text: string): Promise<ReturnType<Running['slack']['messages']>[number]> {
  const { slack } = running as Running;
  return slack.waitFor(() =>
    slack.messages(undefined, USERS.american).findLast((message) => textOf(message).includes(text)),
  );
}

async function shownInModal(text: string): Promise<string> {
  const { slack } = running as Running;
  return slack.waitFor(() => {
    const view = JSON.stringify(slack.views(USERS.american).at(-1)?.view ?? '');
    return view.includes(text) ? view : undefined;
  });
}

/** Settles when `count` have arrived. */
function createInbox(count: number): { readonly arrived: () => void; readonly all: Promise<void> } {
  let seen = 0;
  let settle: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return {
    all,
    arrived() {
      seen += 1;
      if (seen === count) settle();
    },
  };
}

describe('/fargate', () => {
  it('acknowledges while the use case hangs, and answers ephemerally when it is done', async () => {
    let finish: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const sizeService = fakeSizeService(async (request) => {
      await hanging;
      return sizeByName(request);
    });
    running = await startBot({ sizeService });

    const delivery = await running.slack.runCommand('/fargate size checkout', american);
    const before = running.slack.messages(undefined, USERS.american);
    finish();
    const answer = await shown('$91');

    expect(delivery).toMatchObject({ status: 200, body: '' });
    expect(before).toEqual([]);
    expect(answer.ephemeralTo).toBe(USERS.american);
    expect(answer.text).toContain('prod/checkout');
    expect(running.slack.messages(undefined, USERS.admin)).toEqual([]);
  });

  it('answers in the language of the person', async () => {
    running = await startBot();
    const { slack } = running;

    await slack.runCommand('/fargate size checkout', { user: USERS.member });

    const answer = await slack.waitFor(() => slack.messages(undefined, USERS.member).at(-1));
    expect(textOf(answer)).toMatch(/[가-힣]/);
  });

  it.each(['', 'help', 'HELP', '  help  '])('answers "%s" with help, whose examples run', async (text) => {
    running = await startBot();

    await running.slack.runCommand(`/fargate ${text}`, american);
    await shown('/fargate size my-service');
    await running.slack.press({ actionId: 'help_run:0', ...american });

    await shown('size_pick:0');
    expect(running.sizeService.requests).toHaveLength(1);
  });

  it('says what it thinks was meant', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate siez checkout', american);

    expect((await shown('size checkout')).ephemeralTo).toBe(USERS.american);
    expect(running.sizeService.requests).toEqual([]);
  });

  it('answers a command that only the command line has', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate collect checkout', american);

    await shown('collect');
  });

  it('tells its version', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate version', american);

    await shown('0.0.0-test');
  });

  it('passes on what was asked for', async () => {
    running = await startBot({ discountPercent: 12 });

    await running.slack.runCommand('/fargate size checkout —days 7 goal=safe --region eu-west-1', american);
    await shown('checkout');

    expect(running.sizeService.requests).toMatchObject([
      { service: 'checkout', scope: { region: 'eu-west-1' }, days: 7, goal: 'safe', discountPercent: 12 },
    ]);
  });

  it('explains below the answer when asked to', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate size checkout --explain', american);
    const { slack } = running;
    await slack.waitFor(() => slack.messages(undefined, USERS.american).length === 2);

    expect(running.sizeService.requests).toHaveLength(2);
  });

  it('mentions nobody for a service named like a mention', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate size "<!channel>"', american);
    const answer = await shown('channel');

    // A button's value is not shown; everything else is.
    const visible = textOf(answer).replaceAll(/"value":"(?:[^"\\]|\\.)*"/g, '');
    expect(visible).not.toContain('<!');
    expect(visible).toContain('&lt;!channel&gt;');
  });

  it('reads AWS once for two identical questions at one time', async () => {
    let reads = 0;
    let finish: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const [, , checkout] = SERVICES;
    if (checkout === undefined) throw new Error('no sample');
    const both = createInbox(2);
    const sized = createSizeService({
      findService: async () => ({ kind: 'found', ref: checkout }),
      source: {
        async collect() {
          reads += 1;
          await hanging;
          throw new Error('no evidence in this test');
        },
      },
      prices: {} as never,
    });
    const sizeService = fakeSizeService((request) => {
      both.arrived();
      return sized(request);
    });
    running = await startBot({ sizeService });
    const { slack } = running;

    await Promise.all([
      slack.runCommand('/fargate size checkout', american),
      slack.runCommand('/fargate size checkout', { user: USERS.admin }),
    ]);
    await both.all;
    finish();
    await slack.waitFor(() =>
      [USERS.american, USERS.admin].every((user) => slack.messages(undefined, user).length === 1),
    );

    expect(reads).toBe(1);
  });
});

describe('buttons', () => {
  it('sizes the service that is picked among several, in the place of the question', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate size my-service --days 14', american);
    await shown('size_pick:1');
    await running.slack.press({ actionId: 'size_pick:1', ...american });
    await shown('staging/my-service');
    await shown('$91');

    expect(running.slack.messages(undefined, USERS.american)).toHaveLength(1);
    expect(running.sizeService.requests.at(-1)).toMatchObject({
      service: 'my-service',
      scope: { cluster: 'staging' },
      days: 14,
    });
  });

  it('offers the closest names when there is no such service', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate size nothing', american);
    await shown('size_pick:0');
    await running.slack.press({ actionId: 'size_pick:0', ...american });

    await shown('$91');
  });

  it.each([
    ['size_goal:safe', { goal: 'safe' }],
    ['size_days:7', { days: 7 }],
  ])('asks again with %s, also after a restart', async (actionId, changed) => {
    running = await startBot();
    await running.slack.runCommand('/fargate size checkout', american);
    await shown(actionId);

    // A fresh process has the button's value and nothing else.
    const sizeService = fakeSizeService();
    const other = await startBot({ sizeService });
    running.slack.setBotUrl(`${other.origin}/slack/events`);
    await running.slack.press({ actionId, ...american });
    await running.slack.waitFor(() => sizeService.requests.length === 1);
    await other.close();

    expect(sizeService.requests).toMatchObject([{ service: 'checkout', scope: { cluster: 'prod' }, ...changed }]);
  });

  it('shares in a channel where the bot is no member, says who shared, and keeps the original', async () => {
    running = await startBot();
    const { slack } = running;
    const there = { ...american, channel: 'random' };

    await slack.runCommand('/fargate size checkout', there);
    await slack.waitFor(() => slack.messages('random', USERS.american).length === 1);
    await slack.press({ actionId: 'size_share', ...there });
    const shared = await slack.waitFor(() => slack.messages('random', USERS.admin).at(-1));

    expect(textOf(shared)).toContain(`<@${USERS.american}>`);
    expect(shared.ephemeralTo).toBeUndefined();
    expect(slack.messages('random', USERS.american)).toHaveLength(2);
    expect(slack.calls.map(({ method }) => method)).not.toContain('chat.postMessage');
  });

  it('never replaces the shared message: what others press there is theirs alone', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand('/fargate size checkout', american);
    await shown('size_share');
    await slack.press({ actionId: 'size_share', ...american });
    await slack.waitFor(() => slack.messages(undefined, USERS.admin).length === 1);

    await slack.press({ actionId: 'size_why', user: USERS.admin });

    await slack.waitFor(() => slack.views(USERS.admin).length === 1);
    expect(slack.messages(undefined, USERS.admin)).toHaveLength(1);
  });

  it('explains in a modal', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate size checkout', american);
    await shown('size_why');

    await running.slack.press({ actionId: 'size_why', ...american });

    await shownInModal('prod/checkout');
    expect(running.slack.messages(undefined, USERS.american)).toHaveLength(1);
  });

  it('acknowledges the link to the console', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate size checkout', american);
    await shown('open_console');

    const delivery = await running.slack.press({ actionId: 'open_console', ...american });

    expect(delivery.status).toBe(200);
  });

  it.each([
    ['an unknown action', 'gone_button', '{}'],
    ['a value that is none of ours', 'size_goal:cost', '{"region":1}'],
    ['a name that is an ARN', 'size_goal:cost', '{"region":"r","cluster":"c","name":"a/b","days":7}'],
  ])('answers %s', async (_what, actionId, value) => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand('/fargate help', american);
    const message = await shown('/fargate');
    const element = { type: 'button', action_id: actionId, value, text: { type: 'plain_text', text: 'x' } };
    slack.store.replace(message, { ...message, blocks: [{ type: 'actions', block_id: 'b', elements: [element] }] });

    const delivery = await slack.press({ actionId, ...american });

    expect(delivery.status).toBe(200);
    await shown('older version');
    expect(running.sizeService.requests).toEqual([]);
  });
});

describe('the form', () => {
  async function openForm(): Promise<void> {
    await running?.slack.runShortcut('size_service', american);
    await shownInModal('external_select');
  }

  it('opens by the shortcut, suggests services from the index, and shows the answer in the modal', async () => {
    running = await startBot();
    await openForm();

    const options = await running.slack.suggest({ actionId: 'service', query: 'CHECK', ...american });
    const submission = await running.slack.submitView({
      ...american,
      choices: { service: { service: 'prod/checkout' }, days: { days: '7' }, goal: { goal: 'cost' } },
    });
    const view = await shownInModal('$91');

    expect(options).toMatchObject([{ value: 'prod/checkout' }]);
    expect(submission.kind).toBe('updated');
    expect(running.sizeService.requests).toMatchObject([{ service: 'prod/checkout', days: 7, goal: 'cost' }]);
    expect(view).not.toContain('size_share');
  });

  it('suggests everything for an empty query', async () => {
    running = await startBot();
    await openForm();

    const options = await running.slack.suggest({ actionId: 'service', query: '', ...american });

    expect(options.map(({ value }) => value)).toEqual(['prod/checkout', 'prod/my-service', 'staging/my-service']);
  });

  it('finds a service again whose name is too long for an option', async () => {
    const name = `${'long-'.repeat(30)}name`;
    running = await startBot({ directory: { list: async () => [{ region: 'us-east-1', cluster: 'prod', name }] } });
    await openForm();

    const [option] = await running.slack.suggest({ actionId: 'service', query: 'long', ...american });
    await running.slack.submitView({ ...american, choices: { service: { service: String(option?.value) } } });
    await shownInModal('$91');

    expect(String(option?.value).length).toBeLessThanOrEqual(75);
    expect(running.sizeService.requests).toMatchObject([{ service: `prod/${name}` }]);
  });

  it('suggests nothing when the index cannot be read', async () => {
    running = await startBot({ directory: { list: () => Promise.reject(new Error('no AWS')) } });
    await openForm();

    expect(await running.slack.suggest({ actionId: 'service', query: '', ...american })).toEqual([]);
  });

  it('answers again with another goal in the modal, and explains on top of it', async () => {
    running = await startBot();
    await openForm();
    await running.slack.suggest({ actionId: 'service', query: '', ...american });
    await running.slack.submitView({ ...american, choices: { service: { service: 'prod/checkout' } } });
    await shownInModal('$91');

    await running.slack.press({ actionId: 'size_goal:cost', ...american });
    await running.slack.waitFor(() => running?.sizeService.requests.length === 2);
    await shownInModal('size_why');
    await running.slack.press({ actionId: 'size_why', ...american });
    await running.slack.waitFor(() => running?.slack.views(USERS.american).length === 2);
    await shownInModal('prod/checkout');

    expect(running.sizeService.requests[1]).toMatchObject({ service: 'checkout', goal: 'cost' });
  });

  it('opens from the Home tab', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.openHome(USERS.american);
    await slack.waitFor(() => slack.home(USERS.american));

    await slack.press({ actionId: 'open_size_form', ...american });

    await shownInModal('external_select');
  });
});

describe('the Home tab', () => {
  it('says what AWS shows', async () => {
    running = await startBot();
    const { slack } = running;

    await slack.openHome(USERS.american);
    const home = await slack.waitFor(() => slack.home(USERS.american));

    expect(JSON.stringify(home.view)).toContain('3 services in 2 clusters of us-east-1');
  });

  it('says what is wrong when AWS cannot be read', async () => {
    running = await startBot({ directory: { list: () => Promise.reject(new Error('no AWS')) } });
    const { slack } = running;

    await slack.openHome(USERS.american);

    const home = await slack.waitFor(() => slack.home(USERS.american));
    expect(JSON.stringify(home.view)).toContain('not readable');
  });

  it('leaves the Messages tab alone', async () => {
    running = await startBot();
    const { slack } = running;

    const delivery = await slack.openHome(USERS.american, 'messages');
    await running.bot.stop();

    expect(delivery.status).toBe(200);
    expect(slack.home(USERS.american)).toBeUndefined();
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { type Running, startBot, textOf } from './start-bot.ts';

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

function shownInModal(text: string): Promise<string> {
  const { slack } = running as Running;
  return slack.waitFor(() => {
    const view = JSON.stringify(slack.views(USERS.american).at(-1)?.view ?? '');
    return view.includes(text) ? view : undefined;
  });
}

/** What is typed into the inputs of the form. */
function typed(inputs: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => [`cost_${name}`, { [`cost_${name}`]: text }]));
}

describe('/fargate cost', () => {
  it('answers with the bill of what was typed', async () => {
    running = await startBot();

    await running.slack.runCommand(
      '/fargate cost 0.5 1 tasks=3 hours=8 region=ap-northeast-2 arch=arm64 spot=80% storage=50',
      american,
    );
    const answer = await shown('$10.34');

    expect(answer.ephemeralTo).toBe(USERS.american);
    expect(answer.text).toContain('3 tasks of 0.5 vCPU / 1 GB in ap-northeast-2');
    expect(textOf(answer)).toContain('estimate');
  });

  it('answers in Korean', async () => {
    running = await startBot();

    await running.slack.runCommand('/fargate cost 1 2 --lang ko', american);

    expect(textOf(await shown('$36.04'))).toContain('한 달 비용');
  });

  it('shares the bill with the channel, with who shared it', async () => {
    running = await startBot();
    const { slack } = running;
    await slack.runCommand('/fargate cost 1 2', american);
    await shown('cost_share');

    await slack.press({ actionId: 'cost_share', ...american });
    const shared = await slack.waitFor(() => slack.messages(undefined, USERS.admin).at(-1));

    expect(textOf(shared)).toContain(`<@${USERS.american}>`);
    expect(textOf(shared)).toContain('$36.04');
    expect(textOf(shared)).not.toContain('cost_share');
  });

  it('offers the nearest region at a press where there is no price', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate cost 1 2 region=ap-southeast-7', american);
    await shown('ap-southeast-1');

    await running.slack.press({ actionId: 'help_run:0', ...american });

    await shown('in ap-southeast-1');
  });

  it('says what cannot be, and opens the form with all of it', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate cost 0.5 1 os=windows arch=arm64 tasks=3', american);
    const answer = await shown('Windows tasks run on x86 only');
    expect(textOf(answer)).toContain('the nearest size is 1 vCPU / 2 GB');

    await running.slack.press({ actionId: 'cost_form', ...american });
    const form = await shownInModal('plain_text_input');

    expect(form).toContain('"initial_value":"0.5 1"');
    expect(form).toContain('"initial_value":"3"');
    expect(form).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"windows"/);
  });
});

describe('the form of a cost', () => {
  it('opens without a size, in the region of the bot, and shows the bill in the modal', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate cost', american);
    const form = await shownInModal('plain_text_input');

    const submission = await running.slack.submitView({ ...american, choices: typed({ size: '0.5 1', tasks: '2' }) });
    const view = await shownInModal('$36.04');

    expect(form).toContain('"initial_value":"us-east-1"');
    expect(submission.kind).toBe('updated');
    expect(view).not.toContain('cost_share');
  });

  it('is open again with every problem and everything that was typed', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate cost', american);
    await shownInModal('plain_text_input');

    await running.slack.submitView({
      ...american,
      choices: typed({ size: '0.25 3', tasks: '-5', hoursADay: '8', commit: '1y', spotPercent: '50' }),
    });
    const again = await shownInModal('cannot be');

    expect(again).toContain('the nearest is 1');
    for (const kept of ['0.25 3', '-5', '8', '50']) expect(again).toContain(`"initial_value":"${kept}"`);
    expect(again).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"1y"/);

    await running.slack.submitView({ ...american, choices: typed({ tasks: '1' }) });
    const impossible = await shownInModal('Savings Plans do not apply to Spot');
    expect(impossible).toContain('the nearest size is 0.25 vCPU / 2 GB');
    expect(impossible).toContain('"initial_value":"0.25 3"');

    await running.slack.submitView({ ...american, choices: typed({ size: '0.5 3', spotPercent: '0' }) });
    await shownInModal('a month for one task of 0.5 vCPU / 3 GB');
  });

  it('takes runs without a word about the hours that nobody changed', async () => {
    running = await startBot();
    await running.slack.runCommand('/fargate cost', american);
    await shownInModal('plain_text_input');

    await running.slack.submitView({
      ...american,
      choices: typed({ size: '1 2', runs: '5000', durationSeconds: '40s' }),
    });

    await shownInModal('$4.11 a month for 5,000 runs');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { FleetReport } from '../../src/app/fleet-report.ts';
import type { SweepFleet, SweepRequest } from '../../src/app/sweep-fleet.ts';
import { AdvisorError } from '../../src/core/errors.ts';
import { directChannelId, USERS } from '../../src/sandbox/slack/workspace.ts';
import type { Call } from '../../src/slack/feature.ts';
import { type After, createFleetFeature } from '../../src/slack/fleet/feature.ts';
import type { Message } from '../../src/slack/respond.ts';
import { createWords } from '../../src/words/create-words.ts';
import { sampleFleet } from '../render/sample-fleet.ts';
import { type Running, startBot, textOf } from './start-bot.ts';

const COMMAND = { name: 'fleet', top: 20, sort: 'savings', days: 56, fresh: false, failOnFindings: false } as const;

let running: Running | undefined;
afterEach(async () => {
  const { slack } = running ?? {};
  await running?.close();
  running = undefined;
  expect(slack?.refusals ?? []).toEqual([]);
});

/** Tasks that run when the test says, the shortest delay first. */
function byHand() {
  const tasks = new Map<() => void, number>();
  const after: After = (delayMs, task) => {
    tasks.set(task, delayMs);
    return () => void tasks.delete(task);
  };
  return {
    after,
    size: () => tasks.size,
    runNext: () => {
      const [first] = [...tasks].sort(([, a], [, b]) => a - b);
      if (first === undefined) return;
      tasks.delete(first[0]);
      first[0]();
    },
  };
}

/** A call whose messages are kept. */
function callOf(shown: Message[]): Call {
  const stage = { show: async (message: Message) => void shown.push(message), continueDirectly: () => undefined };
  return { stage, words: createWords('en') } as unknown as Call;
}

/** A sweep that ends when the test says, or when it is told to stop. */
function openSweep() {
  const requests: SweepRequest[] = [];
  let finish: (report: FleetReport) => void = () => undefined;
  const sweepFleet: SweepFleet = (request, onProgress) => {
    requests.push(request);
    onProgress?.({ done: 7, found: 90, savingsMonthlyUsd: 0 });
    return new Promise((resolve) => {
      finish = resolve;
      request.abortSignal?.addEventListener('abort', () => resolve(sampleFleet(undefined, { interrupted: true })));
    });
  };
  return { requests, sweepFleet, finish: () => finish(sampleFleet()) };
}

describe('/fargate fleet', () => {
  it('answers in Slack: that it began, then the result', async () => {
    running = await startBot({ sweepFleet: async () => sampleFleet() });
    const { slack } = running;

    await slack.runCommand('/fargate fleet --top 3', { user: USERS.american });
    const answer = await slack.waitFor(() =>
      slack.messages(undefined, USERS.american).find((message) => textOf(message).includes('could be saved')),
    );

    expect(slack.messages(undefined, USERS.american)).toHaveLength(2);
    expect(textOf(answer)).toContain('prod/search');
  });

  it('tells the person when nothing could be read', async () => {
    running = await startBot({
      sweepFleet: async () => Promise.reject(new AdvisorError('access_denied', 'AWS denied ListClusters.')),
    });
    const { slack } = running;

    await slack.runCommand('/fargate fleet', { user: USERS.american });

    await slack.waitFor(() =>
      slack.messages(undefined, USERS.american).find((message) => textOf(message).includes('AWS denied access')),
    );
  });

  it('says once how far it is, and shows three messages at most', async () => {
    const sweep = openSweep();
    const time = byHand();
    const feature = createFleetFeature({ ...sweep, region: 'us-east-1', discountPercent: 0, after: time.after });
    const shown: Message[] = [];

    const answered = feature.commands?.fleet?.(callOf(shown), COMMAND);
    await Promise.resolve();
    time.runNext();
    sweep.finish();
    await answered;

    expect(shown.map(({ text }) => text)).toEqual([
      'Sizing every Fargate service in us-east-1…',
      'Still at it: 7 of 90 services are done.',
      expect.stringContaining('could be saved'),
    ]);
    expect(time.size()).toBe(0);
  });

  it('answers by direct message what takes longer than the response URL lives', async () => {
    const sweep = openSweep();
    const time = byHand();
    running = await startBot({ sweepFleet: sweep.sweepFleet, after: time.after });
    const { slack } = running;

    await slack.runCommand('/fargate fleet', { user: USERS.american });
    await expect.poll(() => time.size()).toBe(3);
    time.runNext();
    time.runNext();
    await slack.waitFor(() =>
      slack.messages(undefined, USERS.american).find((message) => textOf(message).includes('direct message')),
    );
    sweep.finish();
    const answer = await slack.waitFor(() =>
      slack.messages(directChannelId(USERS.american)).find((message) => textOf(message).includes('could be saved')),
    );

    expect(answer.ephemeralTo).toBeUndefined();
    expect(slack.messages(undefined, USERS.american)).toHaveLength(3);
    expect(slack.calls.map(({ method }) => method).filter((method) => /open|post/.test(method))).toEqual([
      'conversations.open',
      'chat.postMessage',
    ]);
  });

  it('tells by direct message also that a long sweep failed', async () => {
    let fail: (error: Error) => void = () => undefined;
    const time = byHand();
    const sweepFleet: SweepFleet = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    running = await startBot({ sweepFleet, after: time.after });
    const { slack } = running;

    await slack.runCommand('/fargate fleet', { user: USERS.member });
    await expect.poll(() => time.size()).toBe(3);
    time.runNext();
    time.runNext();
    fail(new AdvisorError('access_denied', 'AWS denied ListClusters.'));

    await slack.waitFor(() => slack.messages(directChannelId(USERS.member)).at(-1));
  });

  it('ends after three hours with what is done, and says how to get the rest', async () => {
    const sweep = openSweep();
    const time = byHand();
    const feature = createFleetFeature({ ...sweep, region: 'us-east-1', discountPercent: 0, after: time.after });
    const shown: Message[] = [];

    const answered = feature.commands?.fleet?.(callOf(shown), { ...COMMAND, regions: ['us-east-1'] });
    await Promise.resolve();
    for (let note = 0; note < 3; note++) time.runNext();
    await answered;

    expect(shown).toHaveLength(4);
    expect(JSON.stringify(shown[3])).toContain('stopped at 7 of 90 services');
    expect(JSON.stringify(shown[3])).toContain('fargate-advisor fleet --region us-east-1');
  });

  it('sweeps once for all who ask the same at the same time', async () => {
    const sweep = openSweep();
    const feature = createFleetFeature({ ...sweep, region: 'us-east-1', discountPercent: 0, after: byHand().after });
    const shown: Message[] = [];

    const answers = [1, 2, 3].map(() => feature.commands?.fleet?.(callOf(shown), COMMAND));
    await Promise.resolve();
    sweep.finish();
    await Promise.all(answers);

    expect(sweep.requests).toHaveLength(1);
    expect(shown).toHaveLength(6);
  });
});

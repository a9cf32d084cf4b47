import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestMessage } from '../../../src/app/digest-ports.ts';
import type { DigestContent } from '../../../src/core/digest/content.ts';
import type { DigestRun } from '../../../src/core/digest/run.ts';
import type { Fault } from '../../../src/sandbox/slack/faults.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { CHANNELS, directChannelId, USERS } from '../../../src/sandbox/slack/workspace.ts';
import { createPostOnce } from '../../../src/slack/digest/post-once.ts';
import { createDigestSender, createOwnerNotices } from '../../../src/slack/digest/sender.ts';
import { createUploadOnce } from '../../../src/slack/digest/upload-once.ts';
import { sampleDigest } from '../../render/sample-digest.ts';
import { weeklyDigest } from '../../support/digest-bench.ts';
import { BOT_TOKEN, SECRET, textOf } from '../start-bot.ts';

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack({ signingSecret: SECRET, botToken: BOT_TOKEN, defaultUser: USERS.american });
});
afterEach(() => slack.close());

function once(apiUrl = slack.apiUrl, timeoutMs = 60_000) {
  const options = { botToken: BOT_TOKEN, apiUrl, log: SILENT, timeoutMs };
  return { ...createPostOnce(options), upload: createUploadOnce(options) };
}

/** Where nothing answers, the end is waited for; it must not come before the request has, on a busy machine either. */
const patienceFor = (kind: Fault['kind']) => (kind.startsWith('hang') ? 1500 : undefined);

function message(
  channelId: string = CHANNELS.platform,
  replacesTs: string | null = null,
): DigestMessage<DigestContent> {
  return {
    runId: 's1@2026-11-23T09:00:00.000Z',
    subscription: weeklyDigest({ channelId, ownerId: USERS.american }),
    slotAt: '2026-11-23T09:00:00.000Z',
    content: sampleDigest(),
    replacesTs,
  };
}

/** What the channel holds; a thread's replies do not stand in it. */
const parents = () => slack.messages().filter(({ threadTs }) => threadTs === undefined);

describe('sending a digest', () => {
  it('posts one message that carries its run, and the rest in the thread', async () => {
    const sender = createDigestSender(once());

    const outcome = await sender.send(message());
    if (outcome.kind !== 'sent') throw new Error(outcome.kind);
    await sender.followUp?.(message(), outcome.ts);

    expect(parents()).toMatchObject([
      {
        ts: outcome.ts,
        metadata: { event_type: 'fargate_digest', event_payload: { run_id: 's1@2026-11-23T09:00:00.000Z' } },
      },
    ]);
    expect(slack.messages().filter(({ threadTs }) => threadTs === outcome.ts)).toHaveLength(1);
    expect(slack.refusals).toEqual([]);
  });

  it('sends sections once to a workspace that does not know the table', async () => {
    slack.unknownBlocks.add('data_table');

    const outcome = await createDigestSender(once()).send(message());

    expect(outcome.kind).toBe('sent');
    expect(parents()).toHaveLength(1);
    expect(textOf(parents()[0])).toContain('prod/web-0');
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
  });

  it('updates the message that is there already', async () => {
    const sender = createDigestSender(once());
    const first = await sender.send(message());
    if (first.kind !== 'sent') throw new Error(first.kind);

    const again = await sender.send(message(CHANNELS.platform, first.ts));

    expect(again).toEqual(first);
    expect(slack.messages()).toMatchObject([{ edited: true }]);
  });

  it('posts anew where the message was deleted', async () => {
    const outcome = await createDigestSender(once()).send(message(CHANNELS.platform, '1700000000.000001'));

    expect(outcome.kind).toBe('sent');
    expect(parents()).toHaveLength(1);
  });

  it.each<[string, Omit<Fault, 'method'>, object]>([
    ['429', { kind: 'rate_limited', retryAfterSeconds: 30 }, { kind: 'notSent', retryAfterSeconds: 30 }],
    ['500', { kind: 'server_error', status: 500 }, { kind: 'ambiguous' }],
    ['nothing', { kind: 'hang' }, { kind: 'ambiguous' }],
    ['nothing, though it was posted', { kind: 'hang_after' }, { kind: 'ambiguous' }],
    ['a reset connection, though it was posted', { kind: 'reset_after' }, { kind: 'ambiguous' }],
    ['internal_error', { kind: 'error', error: 'internal_error' }, { kind: 'ambiguous' }],
    ['invalid_auth', { kind: 'error', error: 'invalid_auth' }, { kind: 'refused', code: 'token_revoked' }],
    ['restricted_action', { kind: 'error', error: 'restricted_action' }, { kind: 'refused', code: 'other' }],
  ])('makes of the answer %s what it is, in one request', async (_answer, fault, expected) => {
    slack.faults.add({ ...fault, method: 'chat.postMessage' });

    const sender = createDigestSender(once(slack.apiUrl, patienceFor(fault.kind)));

    expect(await sender.send(message())).toEqual(expected);
    expect(slack.calls).toHaveLength(1);
  });

  it.each([
    ['C0NOWHERE', 'channel_not_found'],
    [CHANNELS.random, 'not_in_channel'],
    [CHANNELS.archived, 'is_archived'],
  ])('is refused in %s: %s', async (channelId, code) => {
    expect(await createDigestSender(once()).send(message(channelId))).toEqual({ kind: 'refused', code });
  });

  it('knows that what found no connection was not sent', async () => {
    const gone = await startLocalSlack({ signingSecret: SECRET, botToken: BOT_TOKEN });
    await gone.close();

    expect(await createDigestSender(once(gone.apiUrl)).send(message())).toEqual({ kind: 'notSent' });
  });
});

describe('the CSV of a long digest', () => {
  const long = () => ({ ...message(), content: sampleDigest(40) });

  async function sendLong(timeoutMs?: number): Promise<string[]> {
    const sender = createDigestSender(once(slack.apiUrl, timeoutMs));
    const outcome = await sender.send(long());
    if (outcome.kind !== 'sent') throw new Error(outcome.kind);
    await sender.followUp?.(long(), outcome.ts);
    return slack
      .messages()
      .filter(({ threadTs }) => threadTs === outcome.ts)
      .map(textOf);
  }

  it('is in the thread, and holds every service that should change', async () => {
    await sendLong();
    const [file, ...others] = slack.files();
    const lines = file?.bytes.toString('utf8').trimEnd().split('\r\n') ?? [];

    expect(others).toEqual([]);
    expect(file).toMatchObject({ name: 'fargate-digest-2026-11-23.csv', channels: [CHANNELS.platform] });
    expect(slack.messages().filter(({ files }) => files.length > 0)).toMatchObject([{ threadTs: parents()[0]?.ts }]);
    expect(lines[0]).toMatch(/^account_id,region,cluster,service,finding/);
    expect(lines.filter((line) => /Underprovisioned|Overprovisioned/.test(line))).toHaveLength(42);
    expect(lines.filter((line) => line.includes('LeftOut'))).toHaveLength(3);
    expect(slack.refusals).toEqual([]);
  });

  it('is not there where the thread holds all there is to say', async () => {
    const sender = createDigestSender(once());
    const outcome = await sender.send(message());
    if (outcome.kind === 'sent') await sender.followUp?.(message(), outcome.ts);

    expect(slack.files()).toEqual([]);
  });

  it.each<[string, string, Omit<Fault, 'method'>, RegExp]>([
    [
      'a missing scope',
      'files.getUploadURLExternal',
      { kind: 'error', error: 'missing_scope' },
      /lacks the scope files/,
    ],
    ['no place', 'files.getUploadURLExternal', { kind: 'server_error' }, /could not be attached/],
    [
      'a refusal',
      'files.completeUploadExternal',
      { kind: 'error', error: 'channel_not_found' },
      /could not be attached/,
    ],
  ])('is replaced by one line after %s', async (_what, method, fault, line) => {
    slack.faults.add({ ...fault, method });

    const thread = await sendLong();

    expect(thread.at(-1)).toMatch(line);
    expect(slack.files()).toEqual([]);
    expect(parents()).toHaveLength(1);
  });

  it.each<Fault['kind']>(['hang_after', 'reset_after'])(
    'is not sent again when the answer is lost: %s',
    async (kind) => {
      slack.faults.add({ method: 'files.completeUploadExternal', kind });

      const thread = await sendLong(patienceFor(kind));

      expect(slack.files()).toHaveLength(1);
      expect(thread.join()).not.toContain('could not be attached');
      expect(slack.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toHaveLength(1);
    },
  );
});

describe('the notice to an owner', () => {
  const run = {
    id: 's1@2026-11-23T09:00:00.000Z',
    slotAt: '2026-11-23T09:00:00.000Z',
    notice: 'unknown',
    refusal: null,
  } as DigestRun;

  it('is a direct message with a button that sends the digest again', async () => {
    const { subscription } = message();

    const isTold = await createOwnerNotices(once()).tell({ kind: 'unknown', subscription, run });
    const [notice] = slack.messages(directChannelId(USERS.american), USERS.american);

    expect(isTold).toBe(true);
    expect(textOf(notice)).toContain('send it again');
    expect(textOf(notice)).toContain(`"value":"${run.id}"`);
  });

  it('is still to be given when Slack did not take it', async () => {
    slack.faults.add({ method: 'chat.postMessage', kind: 'rate_limited' });

    expect(await createOwnerNotices(once()).tell({ kind: 'unknown', subscription: message().subscription, run })).toBe(
      false,
    );
  });
});

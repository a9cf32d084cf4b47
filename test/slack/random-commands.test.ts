import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { featuresOf } from '../../src/slack/create-bot.ts';
import type { DeliveryBody } from '../../src/slack/delivery-body.ts';
import { createDispatcher, type Dispatcher } from '../../src/slack/dispatch.ts';
import { createReportFailure } from '../../src/slack/failure.ts';
import { createLogger } from '../../src/slack/logger.ts';
import type { Message } from '../../src/slack/respond.ts';
import { fakeSizeService, type Running, SERVICES, startBot, textOf } from './start-bot.ts';

/** What people, phones and pastes put after a slash command, beside anything at all. */
const piece = fc.oneof(
  fc.constantFrom(
    'size',
    'help',
    'version',
    'collect',
    'siez',
    'my-service',
    'prod/my-service',
    'nothing',
    '--days',
    '7',
  ),
  fc.constantFrom(
    '—days',
    '-goal',
    'goal=safe',
    '--goal',
    'cheap',
    '“my service”',
    '"',
    "'",
    '`',
    '\\',
    '--',
    '--lang=ko',
  ),
  fc.constantFrom(
    '<!channel>',
    '<@U1>',
    '<https://x|y>',
    '&amp;',
    '__proto__',
    'constructor',
    '\u202e',
    '\u0000',
    '🦄',
  ),
  fc.constantFrom('arn:aws:ecs:us-east-1:123456789012:service/prod/checkout', '--explain', '--from', 'x'.repeat(3000)),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary' }),
);

const RUNS = { numRuns: 1500, seed: 20261120 };

describe('the command path', () => {
  it('answers each of 1,500 random texts once or twice, within what Slack takes, and never throws', async () => {
    const shown: Message[] = [];
    const log = createLogger({ level: 'error', redact: (line) => line, write: (line) => failures.push(line) });
    const failures: string[] = [];
    const dispatcher: Dispatcher = createDispatcher({
      features: featuresOf({
        posts: { post: async () => ({ kind: 'ambiguous' }), update: async () => ({ kind: 'ambiguous' }) },
        sizeService: fakeSizeService(),
        directory: { list: async () => SERVICES },
        prices: createPriceBook(),
        region: 'us-east-1',
        discountPercent: 0,
        access: { allowedChannels: [], allowedUsergroups: [], allowGuests: false },
        clock: () => new Date(),
        version: '0',
        log,
      }),
      posts: { post: async () => ({ kind: 'ambiguous' }), update: async () => ({ kind: 'ambiguous' }) },
      client: {} as never,
      checkAccess: async ({ userId }) => ({
        kind: 'allowed',
        person: { userId, isGuest: false, isStranger: false, isDeactivated: false },
      }),
      rules: { allowedChannels: [], allowedUsergroups: [], allowGuests: false },
      people: { get: () => Promise.reject(new Error('unused')), peek: () => undefined },
      respond: async (_url, message) => {
        shown.push(message);
        return 'sent';
      },
      reportFailure: createReportFailure({ log }),
      log,
      clock: () => new Date(0),
      turn: async () => undefined,
    });

    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        shown.length = 0;
        let acknowledged = 0;
        const body: DeliveryBody = {
          command: '/fargate',
          text: typed,
          user_id: 'U1',
          channel_id: 'C1',
          response_url: 'https://x',
        };
        await dispatcher.command(body, async () => {
          acknowledged += 1;
          expect(shown).toEqual([]);
        });

        expect(acknowledged).toBe(1);
        expect([1, 2]).toContain(shown.length);
        for (const message of shown) {
          expect(message.text).not.toBe('');
          expect(message.text).not.toMatch(/<[!@#]/);
        }
      }),
      RUNS,
    );
    expect(failures).toEqual([]);
  });
});

describe('the whole way', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startBot();
  });
  afterAll(() => running.close());

  it('answers random texts over HTTP with messages that Slack accepts', async () => {
    const { slack } = running;
    const texts = fc.sample(text, { numRuns: 60, seed: 20261120 });

    // As fast as one person types, so that none waits behind the others for longer than Slack does.
    for (const typed of texts) await slack.runCommand(`/fargate ${typed}`, { user: 'U0ALEX001' });
    await slack.waitFor(() => slack.messages(undefined, 'U0ALEX001').length >= texts.length);

    expect(slack.refusals).toEqual([]);
    expect(slack.messages(undefined, 'U0ALEX001').map(textOf).join('\n')).not.toContain('failed with');
    expect(running.log().filter(({ level }) => level === 'error')).toEqual([]);
  });
});

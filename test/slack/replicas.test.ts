import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { signRequest } from '../../src/sandbox/slack/signed-request.ts';
import { CHANNELS, USERS } from '../../src/sandbox/slack/workspace.ts';
import { startPostgres } from '../support/postgres.ts';
import { newPostgresPlace, type StorePlace } from '../support/store-engines.ts';
import { type Running, SECRET, startBot } from './start-bot.ts';

const FORM = 'application/x-www-form-urlencoded';
const REPLICAS = 5;
/** A database that is slow on a busy machine is waited for: what it says is what is tested. */
const PATIENCE_MS = 60_000;

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)('five copies of the bot on one PostgreSQL', () => {
  let running: Running[] = [];
  let place: StorePlace | undefined;
  afterEach(async () => {
    await Promise.all(running.map((bot) => bot.close()));
    running = [];
    await place?.remove();
  });

  /** Bots of their own memory and of one store, whose clocks differ by up to 90 s. */
  async function startReplicas(): Promise<void> {
    if (postgres === null) throw new Error('skipped');
    const schema = newPostgresPlace(postgres);
    place = schema;
    running = await Promise.all(
      Array.from({ length: REPLICAS }, async (_, i) => {
        const clock = () => new Date(Date.now() + (i - 2) * 45_000);
        const { deliveries } = await schema.open(clock);
        return await startBot({ deliveries, deliveriesPatienceMs: PATIENCE_MS, clock });
      }),
    );
  }

  const commandBody = (trigger: string) =>
    new URLSearchParams({
      command: '/fargate',
      text: 'size checkout',
      team_id: 'T0LOCAL01',
      user_id: USERS.american,
      channel_id: CHANNELS.platform,
      trigger_id: trigger,
      response_url: `${running[0]?.slack.url}/response/none`,
    }).toString();

  async function send(body: string, { origin }: Running, timestampSkewSeconds = 0): Promise<number> {
    const { headers } = signRequest(body, FORM, SECRET, Date.now(), { timestampSkewSeconds });
    return (await fetch(`${origin}/slack/events`, { method: 'POST', body, headers })).status;
  }

  /** How many questions reached the use case, of all replicas together. */
  async function handled(): Promise<number> {
    await Promise.all(running.map(({ bot }) => bot.stop()));
    return running.reduce((sum, { sizeService }) => sum + sizeService.requests.length, 0);
  }

  it('handle a delivery that all of them get at once one time, and acknowledge it five times', async () => {
    await startReplicas();
    const body = commandBody('1763686000.1.abcdef');

    const statuses = await Promise.all(running.map((bot) => send(body, bot)));

    expect(statuses).toEqual(running.map(() => 200));
    expect(await handled()).toBe(1);
  });

  it('handle its repetition under a new timestamp, at another replica, not at all', async () => {
    await startReplicas();
    const body = commandBody('1763686000.2.abcdef');

    for (const [i, bot] of running.entries()) await send(body, bot, i);

    expect(await handled()).toBe(1);
  });

  it('handle fifty different deliveries fifty times, whoever gets them', async () => {
    await startReplicas();
    const bodies = Array.from({ length: 50 }, (_, i) => commandBody(`1763686000.${100 + i}.abcdef`));

    await Promise.all(
      bodies.flatMap((body, i) => [0, 1].map((step) => send(body, running.at((i + step) % REPLICAS) as Running))),
    );

    expect(await handled()).toBe(50);
  });
});

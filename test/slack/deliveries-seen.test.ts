import { describe, expect, it } from 'vitest';
import type { DeliveryLog } from '../../src/app/store.ts';
import { createDeliveriesSeen } from '../../src/slack/deliveries-seen.ts';
import type { Log } from '../../src/slack/logger.ts';
import { createReplayStore } from '../../src/slack/replay-store.ts';

const clock = () => new Date('2026-11-20T12:00:00.000Z');

/** A replica with a memory of its own beside what it shares. */
function replica(shared?: DeliveryLog, patienceMs = 1000) {
  const warnings: string[] = [];
  const log = {
    debug: () => {},
    info: () => {},
    error: () => {},
    warn: (_: object, text: string) => warnings.push(text),
  };
  const seen = createDeliveriesSeen({
    own: createReplayStore({ clock }),
    ...(shared === undefined ? {} : { shared }),
    log: log as unknown as Log,
    patienceMs,
  });
  return { seen, warnings };
}

/** A store that answers at once. */
function sharedLog(): DeliveryLog {
  const memory = createReplayStore({ clock });
  return { claim: async (keys) => memory.claim(keys), release: async (keys) => memory.release(keys) };
}

describe('the deliveries that were seen', () => {
  it('are known to one process without a store', async () => {
    const { seen } = replica();

    expect([await seen.claim(['a']), await seen.claim(['a']), await seen.claim([])]).toEqual([true, false, true]);
  });

  it('are known to every replica', async () => {
    const shared = sharedLog();
    const [one, other] = [replica(shared), replica(shared)];

    expect(await one.seen.claim(['a'])).toBe(true);
    expect(await other.seen.claim(['a', 'b'])).toBe(false);
    expect(await other.seen.claim(['b'])).toBe(true);
  });

  it('may come again once released, to any replica that saw them before', async () => {
    const shared = sharedLog();
    const [one, other] = [replica(shared), replica(shared)];
    await one.seen.claim(['a']);
    await other.seen.claim(['a']);

    await one.seen.release(['a']);

    expect(await other.seen.claim(['a'])).toBe(true);
    expect(await one.seen.claim(['a'])).toBe(false);
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('the database is away'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('are handled, once by each replica, when the store %s', async (_what, answer) => {
    const { seen, warnings } = replica({ claim: answer, release: answer }, 5);

    expect(await seen.claim(['a'])).toBe(true);
    expect(await seen.claim(['a'])).toBe(false);
    expect(warnings).toHaveLength(1);
  });

  it('stay claimed where the store cannot take them back, which is no failure', async () => {
    const shared = { claim: async () => true, release: async () => Promise.reject(new Error('the database is away')) };
    const { seen, warnings } = replica(shared);
    await seen.claim(['a']);

    await seen.release(['a']);

    expect(await seen.claim(['a'])).toBe(true);
    expect(warnings).toHaveLength(1);
  });
});

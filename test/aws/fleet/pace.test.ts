import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/aws/fleet/pace.ts';
import { createSweepRetries } from '../../../src/aws/fleet/retries.ts';

/** A clock that goes on only by waiting. */
function byHand() {
  let nowMs = 0;
  const pace = createPace({
    elapsed: () => nowMs,
    wait: async (ms) => {
      nowMs += ms;
    },
  });
  return { pace, now: () => nowMs };
}

describe('the pace of a region', () => {
  it('lets a burst through and then a rate', async () => {
    const { pace, now } = byHand();

    for (let call = 0; call < 50; call++) await pace.enter('DescribeServices');
    expect(now()).toBe(0);
    for (let call = 0; call < 100; call++) await pace.enter('DescribeServices');
    expect(now()).toBeCloseTo(5_000, 3);
  });

  it('waits for the datapoints that CloudWatch gives a second', async () => {
    const { pace, now } = byHand();

    for (let call = 0; call < 100; call++) {
      await pace.enter('GetMetricData');
      pace.chargeDatapoints(96_768);
    }

    // What is beyond the first ten seconds' worth, but for the last page.
    expect(now()).toBeCloseTo(((99 * 96_768 - 3_960_000) * 1_000) / 396_000, 3);
  });

  it('keeps operations apart', async () => {
    const { pace, now } = byHand();

    for (let call = 0; call < 50; call++) await pace.enter('ListTasks');
    await pace.enter('DescribeTasks');

    expect(now()).toBe(0);
  });
});

describe('retries', () => {
  const retries = createSweepRetries({ random: () => 1 }) as {
    acquireInitialRetryToken: (scope: string) => Promise<unknown>;
    refreshRetryTokenForRetry: (token: unknown, info: object) => Promise<{ getRetryDelay: () => number }>;
  };

  async function delays(errorType: string): Promise<number[]> {
    const found: number[] = [];
    let token = await retries.acquireInitialRetryToken('');
    for (;;) {
      const next = await retries.refreshRetryTokenForRetry(token, { errorType }).catch(() => undefined);
      if (next === undefined) return found;
      found.push(next.getRetryDelay());
      token = next;
    }
  }

  it('try a throttled call ten times, ever later', async () => {
    expect(await delays('THROTTLING')).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000]);
  });

  it('do not try again what AWS refuses', async () => {
    expect(await delays('CLIENT_ERROR')).toEqual([]);
  });
});

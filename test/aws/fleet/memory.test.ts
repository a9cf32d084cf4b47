import { afterEach, describe, expect, it } from 'vitest';
import { createListShards } from '../../../src/app/list-shards.ts';
import { createSweepFleet, type SweepRequest } from '../../../src/app/sweep-fleet.ts';
import { createAwsConnections } from '../../../src/aws/clients.ts';
import { createFleetSource } from '../../../src/aws/fleet/fleet-source.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import type { SampleAccount } from '../../../src/sandbox/account/sample-account.ts';
import { createSyntheticFleet } from '../../../src/sandbox/account/synthetic-fleet.ts';
import { startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import { environmentFor, NOW, REGION, sampleAccount } from '../local-account.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** A local AWS and a store whose clock the test moves; `sweep(false)` is one without the store. */
async function start(account: SampleAccount, startedMs: number) {
  let nowMs = startedMs;
  const clock = () => new Date(nowMs);
  const aws = await startLocalAws({ now: () => nowMs, account });
  const store = await openStore({ path: ':memory:', clock });
  const connections = createAwsConnections({ environment: environmentFor(aws.url) });
  close = async () => {
    connections.close();
    await store.close();
    await aws.close();
  };

  async function sweep(isStored: boolean, request: Partial<SweepRequest> = {}) {
    const source = createFleetSource({
      connections,
      clock,
      random: () => 0.5,
      retryBaseMs: 0,
      paceOf: () => ({ enter: async () => undefined, chargeDatapoints: () => undefined }),
      ...(isStored && { memory: store.metrics }),
    });
    const sweepFleet = createSweepFleet({
      source,
      listShards: createListShards({ source, accounts: [] }),
      prices: createPriceBook(),
      clock,
      ...(isStored && { shards: store.shards }),
    });
    const before = aws.requests.length;
    const report = await sweepFleet({ regions: [REGION], days: 14, ...request });
    const metricCalls = aws.requests.slice(before).filter(({ operation }) => operation === 'GetMetricData');
    return { report, metricCalls, answer: JSON.stringify({ ...report, api: null, sweptAt: null }) };
  }

  return {
    aws,
    store,
    sweep,
    later: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('a sweep with a store', () => {
  it('says byte for byte what one without it says, and asks for a few days in place of all', async () => {
    const { sweep, later } = await start(sampleAccount(), NOW - DAY_MS);
    const first = await sweep(true);
    later(DAY_MS);
    const next = await sweep(true);
    const whole = await sweep(false);

    expect(next.report.services.length).toBeGreaterThan(25);
    expect(next.answer).toBe(whole.answer);
    expect(next.metricCalls.length).toBeLessThan(whole.metricCalls.length / 5);
    expect(next.report.api.calls).toBeLessThan(first.report.api.calls);
    expect(next.report.api.calls / next.report.api.minimumCalls).toBeLessThan(1.05);
  });

  it('reads whole what it knows too little of: longer windows, and services that are new', async () => {
    const account = createSyntheticFleet(4, 7, NOW);
    const { sweep } = await start(account, NOW);
    await sweep(true, { days: 2 });
    const longer = await sweep(true, { days: 14 });

    expect(longer.answer).toBe((await sweep(false, { days: 14 })).answer);
    const again = await sweep(true, { days: 14 });
    expect(again.answer).toBe(longer.answer);
    expect(Number(again.metricCalls[0]?.input.StartTime)).toBeGreaterThan(
      Number(longer.metricCalls[0]?.input.StartTime),
    );
  });

  it('reads the hours before its last sweep again, for what came late', async () => {
    const { aws, sweep, later } = await start(createSyntheticFleet(3, 7, NOW), NOW - DAY_MS);
    await sweep(true);
    later(DAY_MS);
    const { metricCalls } = await sweep(true);

    const askedFromMs = Math.min(...metricCalls.map(({ input }) => Number(input.StartTime) * 1_000));
    expect(askedFromMs).toBeLessThanOrEqual(NOW - DAY_MS - 3 * HOUR_MS);
    expect(askedFromMs).toBeGreaterThan(NOW - DAY_MS - 10 * HOUR_MS);
    expect(aws.requests.length).toBeGreaterThan(0);
  });

  it('reads anew what the store has thrown away or joined into hours', async () => {
    const { store, sweep } = await start(createSyntheticFleet(3, 7, NOW), NOW);
    await sweep(true);
    await store.maintenance.applyRetention({ fiveMinuteMetricDays: 5 });
    const next = await sweep(true);

    expect(next.answer).toBe((await sweep(false)).answer);
  });

  it('goes on where it was interrupted, and anew when that is asked for or it has come to its end', async () => {
    const { store, sweep, later } = await start(sampleAccount(), NOW);
    const interruption = new AbortController();
    const put = store.shards.put;
    const kept: string[] = [];
    // Ctrl-C at the moment when the first cluster is kept.
    store.shards.put = async (sweepId, result) => {
      await put(sweepId, result);
      kept.push(result.shard.cluster);
      interruption.abort();
    };
    const stopped = await sweep(true, { days: 2, abortSignal: interruption.signal });
    store.shards.put = put;
    later(HOUR_MS);
    const resumed = await sweep(true, { days: 2 });
    const anew = await sweep(true, { days: 2 });

    expect(stopped.report.interrupted).toBe(true);
    expect(kept.length).toBeLessThan(3);
    expect(resumed.report.resumed).toEqual({ shards: kept.length, of: 3, since: new Date(NOW).toISOString() });
    expect(resumed.report.services.map(({ cluster, name }) => `${cluster}/${name}`).sort()).toEqual(
      anew.report.services.map(({ cluster, name }) => `${cluster}/${name}`).sort(),
    );
    expect(anew.report.resumed).toBeUndefined();
  });

  it('takes nothing from a sweep of something else, of long ago, or when it is to begin anew', async () => {
    const { store, sweep, later } = await start(createSyntheticFleet(3, 7, NOW), NOW);
    const forget = store.shards.forget;
    // As a process that is killed before its end leaves the store.
    store.shards.forget = async () => undefined;
    await sweep(true, { days: 2 });
    store.shards.forget = forget;

    expect((await sweep(true, { days: 3 })).report.resumed).toBeUndefined();
    expect((await sweep(true, { days: 2, filter: { owner: 'platform' } })).report.resumed).toBeUndefined();
    store.shards.forget = async () => undefined;
    expect((await sweep(true, { days: 2 })).report.resumed).toMatchObject({ shards: 1, of: 1 });
    store.shards.forget = forget;
    expect((await sweep(true, { days: 2, fresh: true })).report.resumed).toBeUndefined();
    store.shards.forget = async () => undefined;
    await sweep(true, { days: 2 });
    later(7 * HOUR_MS);
    expect((await sweep(true, { days: 2 })).report.resumed).toBeUndefined();
  });
});

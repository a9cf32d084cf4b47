import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SweepListing } from '../../src/app/list-shards.ts';
import { createShardWork } from '../../src/app/run-shard-job.ts';
import type { ShardJob } from '../../src/app/shard-queue.ts';
import { createShareSweep } from '../../src/app/share-sweep.ts';
import type { Store } from '../../src/app/store.ts';
import type { SweepShard } from '../../src/app/sweep-shard.ts';
import { NO_API_USE } from '../../src/core/fleet/api-use.ts';
import { newSqlitePlace, type StorePlace } from '../support/store-engines.ts';

const NOW = '2026-11-20T12:00:00.000Z';
const clock = () => new Date(NOW);
const API = { calls: 3, minimumCalls: 3, metricsRequested: 6, usd: 0.00006 };
const SHARDS = ['prod', 'batch', 'staging'].map((cluster) => ({ region: 'eu-west-1', cluster }));
const LISTING: SweepListing = {
  places: [{ region: 'eu-west-1' }, { region: 'us-east-1' }],
  shards: SHARDS,
  leftOut: [{ what: 'us-east-1', code: 'Denied', figures: { iamAction: 'ecs:ListClusters' } }],
  api: API,
};

let place: StorePlace;
let store: Store;
let queued: ShardJob[];
let listed: number;
beforeEach(async () => {
  place = newSqlitePlace();
  store = await place.open();
  queued = [];
  listed = 0;
});
afterEach(() => place.remove());

/** One of any number of processes on the store and the queue. */
function replica(listing: SweepListing = LISTING) {
  return createShareSweep({
    listShards: async () => {
      listed++;
      return listing;
    },
    queue: { add: async (jobs) => void queued.push(...jobs) },
    plans: store.plans,
    shards: store.shards,
    clock,
  });
}

const sweepShard: SweepShard = async (shard) => ({ shard, sweptAt: NOW, services: [], leftOut: [], api: API });

/** Does the jobs as a worker would. */
async function work(jobs: readonly ShardJob[], sweep: SweepShard = sweepShard): Promise<void> {
  const { run } = createShardWork({ sweepShard: sweep, shards: store.shards, clock });
  for (const job of jobs) await run(job, { isLastTry: false, abortSignal: new AbortController().signal });
}

describe('a sweep that workers share', () => {
  it('is under way until each of its shards has a result, and then says what all of them found', async () => {
    const share = replica();

    expect(await share('monday', { days: 14 })).toEqual({ kind: 'underWay', done: 0, of: 3 });
    expect(queued.map(({ shard, request }) => [shard.cluster, request])).toEqual(
      SHARDS.map(({ cluster }) => [cluster, { days: 14 }]),
    );
    await work(queued.slice(0, 2));
    expect(await share('monday', { days: 14 })).toEqual({ kind: 'underWay', done: 2, of: 3 });
    await work(queued.slice(2, 3));

    expect(await share('monday', { days: 14 })).toMatchObject({
      kind: 'done',
      report: { sweptAt: NOW, days: 14, leftOut: LISTING.leftOut, api: { calls: 12 }, interrupted: false },
    });
  });

  it('is planned once, by whoever asks first, and another replica goes on with it', async () => {
    await replica()('monday', { days: 14 });
    const cluster = { region: 'eu-west-1', cluster: 'new since' };

    const answer = await replica({ ...LISTING, shards: [...SHARDS, cluster] })('monday', { days: 14 });

    expect(answer).toMatchObject({ kind: 'underWay', of: 3 });
    expect(listed).toBe(1);
  });

  it('puts into the queue again what has no result, for whoever died before', async () => {
    const share = replica();
    await share('monday', { days: 14 });
    await work(queued.slice(0, 1));
    queued = [];

    await share('monday', { days: 14 });

    expect(queued.map(({ shard }) => shard.cluster)).toEqual(['batch', 'staging']);
  });

  it('is done at once where there is nothing to sweep', async () => {
    expect(await replica({ ...LISTING, shards: [] })('monday', { days: 14 })).toMatchObject({ kind: 'done' });
  });
});

describe('a job of a sweep', () => {
  const job: ShardJob = { sweepId: 'monday', shard: { region: 'eu-west-1', cluster: 'prod' }, request: { days: 14 } };
  const never: SweepShard = async () => Promise.reject(new Error('nobody expected this call'));

  it('is not done twice', async () => {
    await work([job]);
    await work([job], never);

    expect(await store.shards.results('monday')).toHaveLength(1);
  });

  it('that nobody brought to its end is left out, with how often it was tried', async () => {
    const { bury } = createShardWork({ sweepShard: never, shards: store.shards, clock });

    await bury(job, 5);

    expect(await store.shards.results('monday')).toEqual([
      {
        shard: job.shard,
        sweptAt: NOW,
        services: [],
        leftOut: [{ what: 'eu-west-1/prod', code: 'NotSwept', figures: { tries: 5 } }],
        api: NO_API_USE,
      },
    ]);
  });

  it('is not left out when it was done after all', async () => {
    await work([job]);
    const { bury } = createShardWork({ sweepShard: never, shards: store.shards, clock });

    await bury(job, 5);

    expect((await store.shards.results('monday'))[0]?.leftOut).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, GivenRecommendation, LeaseTerms, Store, SweepPlan } from '../../src/app/store.ts';
import type { DigestSubscription } from '../../src/core/digest/subscription.ts';
import type { ServiceRef } from '../../src/core/ecs-service.ts';
import type { ShardResult } from '../../src/core/fleet/shard.ts';
import type { TaskStop } from '../../src/core/oncall/symptoms.ts';
import type { KeptPrices } from '../../src/core/pricing/published/kept-prices.ts';
import { newestVersion } from '../../src/storage/migrations.ts';
import type { NewStorePlace, StorePlace } from '../support/store-engines.ts';

const API: ServiceRef = { accountId: '123456789012', region: 'eu-west-1', cluster: 'prod', name: 'api' };
const WORKER: ServiceRef = { region: 'eu-west-1', cluster: 'prod', name: 'worker' };
const T0 = '2026-11-20T12:00:00.000Z';
const TERMS: LeaseTerms = { leaseSeconds: 300, clockSkewSeconds: 120 };

function instant(seconds: number): string {
  return new Date(Date.parse(T0) + seconds * 1000).toISOString();
}

function given(overrides: Partial<GivenRecommendation> = {}): GivenRecommendation {
  return {
    id: 'r1',
    service: API,
    givenAt: T0,
    goal: 'balanced',
    finding: 'Overprovisioned',
    current: { cpuUnits: 4096, memoryMiB: 8192 },
    recommended: { cpuUnits: 1024, memoryMiB: 2048 },
    currentMonthlyUsd: 12_345.678901,
    estimatedMonthlySavingsUsd: 9999.99,
    tags: { team: 'web' },
    usage: {
      size: { cpuUnits: 4096, memoryMiB: 8192 },
      sinceAt: T0,
      days: 6.5,
      tasks: 2,
      monthlyUsd: 288.32,
      cpu: { typical: 0.25, peak: 1.75 },
      memory: null,
      pinnedMinutes: 5,
      outOfMemoryStops: 0,
    },
    document: { schema: 'fargate-advisor/recommendation/1', id: 'prod/api', note: '한글 "quoted" \u0000' },
    ...overrides,
  };
}

function decision(overrides: Partial<Decision> = {}): Decision {
  return {
    id: 'd1',
    service: API,
    kind: 'snoozed',
    until: instant(3600),
    by: 'U1',
    reason: "it's Black Friday",
    recommendationId: null,
    decidedAt: T0,
    ...overrides,
  };
}

function subscription(overrides: Partial<DigestSubscription> = {}): DigestSubscription {
  return {
    id: 's1',
    teamId: 'T1',
    channelId: 'C1',
    ownerId: 'U1',
    schedule: { frequency: 'weekly', weekday: 'mon', hour: 9, minute: 0, timeZone: 'Asia/Seoul' },
    filter: { cluster: 'prod', minimumMonthlySavingsUsd: 12.5 },
    locale: 'ko',
    status: { kind: 'active' },
    handledUntil: T0,
    createdAt: T0,
    ...overrides,
  };
}

/** What any store must do, types of values included. */
export function describeStoreContract(newPlace: NewStorePlace): void {
  let place: StorePlace;
  let store: Store;
  beforeEach(async () => {
    place = newPlace();
    store = await place.open();
  });
  afterEach(() => place.remove());

  async function openRun(slotAt = instant(60), subscriptionId = 's1', expiresAt = instant(86_400)): Promise<boolean> {
    return await store.ledger.open({ subscriptionId, slotAt, expiresAt, state: 'pending', at: slotAt });
  }

  describe('what is known of metrics', () => {
    const cpu = { metric: 'CPUUtilization', statistic: 'SampleCount' } as const;
    const span = (from: number, until: number) => ({ from: instant(from), until: instant(until) });
    const cover = (covered: { readonly from: string; readonly until: string }) =>
      store.metrics.write([
        {
          service: API,
          series: [{ ...cpu, startAt: covered.from, periodSeconds: 300, values: Float64Array.of(5) }],
          covered,
        },
      ]);

    it('grows where it touches, and begins anew where there is a hole', async () => {
      expect(await store.metrics.covered([WORKER, API])).toEqual([[], []]);
      await cover(span(0, 600));
      await cover(span(300, 1200));
      expect(await store.metrics.covered([WORKER, API])).toEqual([[], [{ ...cpu, ...span(0, 1200) }]]);
      await cover(span(300, 600));
      expect(await store.metrics.covered([API])).toEqual([[{ ...cpu, ...span(0, 1200) }]]);
      await cover(span(9000, 9300));
      expect(await store.metrics.covered([API])).toEqual([[{ ...cpu, ...span(9000, 9300) }]]);
    });

    it('holds a gap for known, and a write without it for nothing', async () => {
      const values = Float64Array.of(Number.NaN, Number.NaN);
      await store.metrics.write([{ service: API, series: [{ ...cpu, startAt: T0, periodSeconds: 300, values }] }]);
      expect(await store.metrics.covered([API])).toEqual([[]]);
      await store.metrics.write([
        { service: API, series: [{ ...cpu, startAt: T0, periodSeconds: 300, values }], covered: span(0, 600) },
      ]);
      expect(await store.metrics.covered([API])).toEqual([[{ ...cpu, ...span(0, 600) }]]);
    });

    it('ends where five-minute values are joined into hours or deleted', async () => {
      const day = 86_400;
      await cover(span(-20 * day, 0));
      await store.maintenance.applyRetention({ fiveMinuteMetricDays: 10 });
      const [[joined] = []] = await store.metrics.covered([API]);
      expect(joined?.from.slice(10)).toBe('T00:00:00.000Z');
      expect(joined?.from.localeCompare(instant(-12 * day))).toBe(1);
      await store.maintenance.applyRetention({ metricDays: 1 });
      const [[left] = []] = await store.metrics.covered([API]);
      expect(left === undefined || left.from > instant(-3 * day)).toBe(true);
    });
  });

  describe('shards of sweeps', () => {
    const shard = { accountId: '123456789012', region: 'eu-west-1', cluster: 'prod' };
    const result = (overrides: Partial<ShardResult> = {}): ShardResult => ({
      shard,
      sweptAt: T0,
      services: [],
      leftOut: [{ what: 'eu-west-1/prod/old', code: 'NotFargate', figures: { launchType: 'EC2' } }],
      api: { calls: 3, minimumCalls: 3, metricsRequested: 6, usd: 0.00006 },
      ...overrides,
    });

    it('gives results back as they were, one a shard, the newest', async () => {
      const other = { region: 'eu-west-1', cluster: 'batch' };
      await store.shards.put('monday', result({ leftOut: [] }));
      await store.shards.put('monday', result());
      await store.shards.put('monday', result({ shard: other, sweptAt: instant(60) }));
      await store.shards.put('tuesday', result());

      expect(await store.shards.results('monday')).toEqual([result(), result({ shard: other, sweptAt: instant(60) })]);
      expect(await store.shards.kept('monday')).toEqual([
        { shard, sweptAt: T0 },
        { shard: other, sweptAt: instant(60) },
      ]);
      expect(await store.shards.results('monday', instant(1))).toHaveLength(1);
    });

    it('forgets a sweep and no other', async () => {
      await store.shards.put('monday', result());
      await store.shards.put('tuesday', result());

      await store.shards.forget('monday');

      expect(await store.shards.kept('monday')).toEqual([]);
      expect(await store.shards.kept('tuesday')).toHaveLength(1);
    });

    it('knows which shard has a result', async () => {
      await store.shards.put('monday', result());

      expect(await store.shards.has('monday', shard)).toBe(true);
      expect(await store.shards.has('tuesday', shard)).toBe(false);
      expect(await store.shards.has('monday', { ...shard, cluster: 'batch' })).toBe(false);
    });

    it('keeps the first plan of a sweep, for as long as its shards', async () => {
      const plan = (sweptAt: string): SweepPlan => {
        const api = { calls: 1, minimumCalls: 1, metricsRequested: 0, usd: 0 };
        return { sweptAt, places: [{ region: 'eu-west-1' }], shards: [shard], leftOut: [], api };
      };
      const first = plan('2026-01-01T00:00:00.000Z');

      expect(await store.plans.find('monday')).toBeNull();
      expect(await store.plans.keep('monday', first)).toEqual(first);
      expect(await store.plans.keep('monday', plan(T0))).toEqual(first);
      expect(await store.plans.find('monday')).toEqual(first);
      await store.plans.keep('tuesday', plan(T0));
      await store.maintenance.applyRetention({ shardDays: 2 });
      expect(await store.plans.find('monday')).toBeNull();
      expect(await store.plans.find('tuesday')).toEqual(plan(T0));
    });

    it('drops shards of sweeps that never ended', async () => {
      await store.shards.put('long ago', result({ sweptAt: '2026-01-01T00:00:00.000Z' }));

      expect(await store.maintenance.applyRetention({ shardDays: 2 })).toBe(1);
      expect(await store.shards.kept('long ago')).toEqual([]);
    });
  });

  describe('prices that were read', () => {
    const entry = (overrides: Partial<KeptPrices> = {}): KeptPrices => ({
      service: 'eks',
      region: 'eu-west-1',
      publishedAt: T0,
      readAt: instant(60),
      prices: { fees: [{ region: 'eu-west-1', item: 'eks-cluster-hour', usd: 0.1, asOf: '2026-11-14', source: 's' }] },
      ...overrides,
    });

    it('are the newest reading of each service and region', async () => {
      const lambda = entry({ service: 'lambda', prices: { lambda: [] } });
      await store.prices.keep([entry({ prices: {} }), lambda]);
      await store.prices.keep([entry()]);
      await store.prices.keep([]);

      expect(await store.prices.all()).toEqual([entry(), lambda]);
    });
  });

  describe('metric history', () => {
    const window = { from: '2026-11-19T23:50:00.000Z', to: '2026-11-20T00:10:00.000Z', periodSeconds: 300 } as const;

    it('gives a series back across midnight, gaps as NaN, to seven digits', async () => {
      const values = Float64Array.of(41.234567, Number.NaN, 0, 100.5);
      const series = { metric: 'CPUUtilization', statistic: 'Average', periodSeconds: 300 } as const;
      await store.metrics.write([{ service: API, series: [{ ...series, startAt: window.from, values }] }]);

      const [read, ...rest] = await store.metrics.read(API, window);

      expect(rest).toEqual([]);
      expect(read).toMatchObject({ ...series, startAt: window.from });
      expect(read?.values).toBeInstanceOf(Float64Array);
      expect(read?.values).toHaveLength(4);
      expect([...(read?.values ?? [])].map((value) => Number(value.toPrecision(7)))).toEqual([
        41.23457,
        Number.NaN,
        0,
        100.5,
      ]);
      expect(await store.metrics.read(WORKER, window)).toEqual([]);
    });

    it('lays new values over old ones and never a gap over a value', async () => {
      const write = (values: number[]) =>
        store.metrics.write([
          {
            service: API,
            series: [
              {
                metric: 'm',
                statistic: 'Maximum',
                startAt: window.from,
                periodSeconds: 300,
                values: Float64Array.from(values),
              },
            ],
          },
        ]);
      await write([1, 2, Number.NaN, 4]);
      await write([Number.NaN, 20, 30, Number.NaN]);

      const [read] = await store.metrics.read(API, window);

      expect([...(read?.values ?? [])]).toEqual([1, 20, 30, 4]);
    });

    it('knows how far every service has been read', async () => {
      const series = { metric: 'm', statistic: 'Sum', startAt: window.from, periodSeconds: 300 } as const;
      await store.metrics.write([
        { service: API, series: [{ ...series, values: Float64Array.of(1, 2, 3, Number.NaN) }] },
        { service: WORKER, series: [{ ...series, values: Float64Array.of(1) }] },
      ]);

      expect(await store.metrics.newest()).toEqual([
        { service: WORKER, newestAt: '2026-11-19T23:55:00.000Z' },
        { service: API, newestAt: '2026-11-20T00:05:00.000Z' },
      ]);
    });

    it('joins old five-minute values into hours by their statistic, and reads them on either grid', async () => {
      const startAt = '2026-06-01T10:00:00.000Z';
      const values = Float64Array.from({ length: 24 }, (_, i) => i);
      const of = (statistic: 'Average' | 'Maximum' | 'Sum') => ({
        metric: 'm',
        statistic,
        startAt,
        periodSeconds: 300,
        values,
      });
      await store.metrics.write([{ service: API, series: [of('Average'), of('Maximum'), of('Sum')] }]);

      expect(await store.maintenance.applyRetention({ fiveMinuteMetricDays: 63 })).toBe(3);
      const day = { from: startAt, to: '2026-06-01T12:00:00.000Z' };
      const hours = await store.metrics.read(API, { ...day, periodSeconds: 3600 });
      const minutes = await store.metrics.read(API, { ...day, periodSeconds: 300 });

      expect(hours.map((series) => [series.statistic, ...series.values])).toEqual([
        ['Average', 5.5, 17.5],
        ['Maximum', 11, 23],
        ['Sum', 66, 210],
      ]);
      expect(minutes.map((series) => [series.values.length, series.values[0], series.values[23]])).toEqual([
        [24, 5.5, 17.5],
        [24, 11, 23],
        [24, 5.5, 17.5],
      ]);
      expect(await store.maintenance.applyRetention({ metricDays: 100 })).toBe(3);
      expect(await store.metrics.read(API, { ...day, periodSeconds: 300 })).toEqual([]);
    });
  });

  describe('recommendations', () => {
    it('come back as they were given, money to the micro-dollar', async () => {
      const unpriced = given({ id: 'r2', service: WORKER, currentMonthlyUsd: null, recommended: null, current: null });
      await store.recommendations.record([given(), unpriced]);

      expect(await store.recommendations.latest({})).toEqual([unpriced, given()]);
    });

    it('keep the first of an id, and find the newest of a service before a moment', async () => {
      const later = given({ id: 'r2', givenAt: instant(60), estimatedMonthlySavingsUsd: 0 });
      await store.recommendations.record([given(), later]);
      await store.recommendations.record([given({ finding: 'Optimized' })]);

      expect(await store.recommendations.latest({ service: API })).toEqual([later]);
      expect(await store.recommendations.latest({ before: instant(60) })).toEqual([given()]);
      expect(await store.recommendations.list({ service: API, limit: 5 })).toEqual([later, given()]);
      expect(await store.recommendations.list({ since: instant(1), limit: 5 })).toEqual([later]);
    });
  });

  describe('decisions', () => {
    it('are in force until they end or are taken back', async () => {
      await store.decisions.record(decision());
      const dismissed = decision({ id: 'd2', service: WORKER, kind: 'dismissed', until: null });
      await store.decisions.record(dismissed);

      expect(await store.decisions.inForce(instant(3599))).toEqual([dismissed, decision()]);
      expect(await store.decisions.inForce(instant(3600))).toEqual([dismissed]);
      const reopened = decision({ id: 'd3', service: WORKER, kind: 'reopened', until: null, decidedAt: instant(1) });
      await store.decisions.record(reopened);
      expect(await store.decisions.inForce(instant(3600))).toEqual([]);
      expect(await store.decisions.history(WORKER)).toEqual([reopened, dismissed]);
    });
  });

  describe('digest subscriptions', () => {
    it('come back as they were added, and are listed until they are stopped', async () => {
      const other = subscription({ id: 's2', channelId: 'C2', status: { kind: 'paused', because: 'is_archived' } });
      await store.subscriptions.add(subscription());
      await store.subscriptions.add(other);

      expect(await store.subscriptions.find('s1')).toEqual(subscription());
      expect(await store.subscriptions.list({ teamId: 'T1' })).toEqual([subscription(), other]);
      expect(await store.subscriptions.list({ channelId: 'C2' })).toEqual([other]);
      expect(await store.subscriptions.active()).toEqual([subscription()]);
      expect(await store.subscriptions.stop('s1')).toBe(true);
      expect(await store.subscriptions.stop('s1')).toBe(false);
      expect(await store.subscriptions.list({})).toEqual([other]);
      expect(await store.subscriptions.find('s1')).toMatchObject({ status: { kind: 'stopped' } });
      expect(await store.subscriptions.find('none')).toBeNull();
    });

    it('are not made up for after a pause or a change of schedule', async () => {
      await store.subscriptions.add(subscription());

      expect(await store.subscriptions.resume('s1', instant(60))).toBe(false);
      expect(await store.subscriptions.pause('s1', 'asked')).toBe(true);
      expect(await store.subscriptions.resume('s1', instant(60))).toBe(true);
      expect(await store.subscriptions.find('s1')).toEqual(subscription({ handledUntil: instant(60) }));
      const schedule = { frequency: 'daily', hour: 7, minute: 30, timeZone: 'UTC' } as const;
      expect(await store.subscriptions.change('s1', { schedule, locale: 'en' }, instant(30))).toBe(true);
      expect(await store.subscriptions.find('s1')).toMatchObject({ schedule, locale: 'en', handledUntil: instant(60) });
      expect(await store.subscriptions.change('s1', { filter: {} }, instant(90))).toBe(true);
      expect(await store.subscriptions.find('s1')).toMatchObject({ schedule, filter: {}, handledUntil: instant(60) });
      expect(await store.subscriptions.change('none', { locale: 'en' }, instant(30))).toBe(false);
    });
  });

  describe('the ledger', () => {
    beforeEach(() => store.subscriptions.add(subscription()));

    it('opens a slot once, and none before it', async () => {
      const opened = await Promise.all(Array.from({ length: 5 }, () => openRun()));

      expect(opened.filter(Boolean)).toHaveLength(1);
      expect(await openRun(instant(30))).toBe(false);
      expect(await openRun(instant(60), 'none')).toBe(false);
      expect(await store.subscriptions.find('s1')).toMatchObject({ handledUntil: instant(60) });
      await store.subscriptions.pause('s1', 'asked');
      expect(await openRun(instant(90))).toBe(false);
    });

    it('lets one of two claimants have a run, as values of the types that are promised', async () => {
      await openRun();

      const claims = await Promise.all([1, 2].map(() => store.ledger.claim(TERMS, instant(61))));

      expect(claims.filter((claim) => claim !== null)).toEqual([
        {
          kind: 'run',
          run: {
            id: `s1@${instant(60)}`,
            subscriptionId: 's1',
            slotAt: instant(60),
            state: 'preparing',
            failures: 0,
            fencing: 1,
            leaseUntil: instant(361),
            notBefore: instant(60),
            expiresAt: instant(86_400),
            isByHand: false,
            sendingStartedAt: null,
            messageTs: null,
            refusal: null,
            failure: null,
            notice: null,
          },
        },
      ]);
    });

    it('gives a run to another only once the lease and the difference of clocks are over', async () => {
      await openRun();
      const first = await store.ledger.claim(TERMS, instant(61));

      expect(await store.ledger.claim(TERMS, instant(361 + 120))).toBeNull();
      const second = await store.ledger.claim(TERMS, instant(361 + 121));

      expect(second).toMatchObject({ kind: 'run', run: { fencing: 2, failures: 1 } });
      if (first === null || second === null) throw new Error('not claimed');
      expect(await store.ledger.renew(first.run, instant(9999))).toBe(false);
      expect(await store.ledger.startSending(first.run, { leaseUntil: instant(9999), at: instant(500) })).toBe(false);
      expect(await store.ledger.settle(first.run, { state: 'sent', messageTs: '1.2' }, instant(500))).toBe(false);
      expect(await store.ledger.renew(second.run, instant(9999))).toBe(true);
    });

    it('hands a run that was being sent over to be looked for, not to be sent', async () => {
      await openRun();
      const claim = await store.ledger.claim(TERMS, instant(61));
      if (claim === null) throw new Error('not claimed');
      expect(await store.ledger.startSending(claim.run, { leaseUntil: instant(400), at: instant(100) })).toBe(true);

      const second = await store.ledger.claim(TERMS, instant(521));

      expect(second).toMatchObject({ kind: 'reconcile', run: { state: 'sending', sendingStartedAt: instant(100) } });
    });

    it('settles a run once, pauses the subscription with it, and keeps what the owner must hear', async () => {
      await openRun();
      const claim = await store.ledger.claim(TERMS, instant(61));
      if (claim === null) throw new Error('not claimed');
      const refused = { state: 'refused', refusal: 'is_archived', pause: 'is_archived' } as const;

      expect(await store.ledger.settle(claim.run, refused, instant(62))).toBe(true);
      expect(await store.ledger.settle(claim.run, refused, instant(62))).toBe(false);
      expect(await store.subscriptions.find('s1')).toMatchObject({ status: { because: 'is_archived' } });
      expect(await store.ledger.claimNotice(TERMS, instant(63))).toMatchObject({ notice: 'refused', tries: 1 });
      expect(await store.ledger.claimNotice(TERMS, instant(63))).toBeNull();
      expect(await store.ledger.claimNotice(TERMS, instant(600))).toMatchObject({ notice: 'refused', tries: 2 });
      await store.ledger.closeNotice(claim.run.id);
      expect(await store.ledger.claimNotice(TERMS, instant(9999))).toBeNull();
    });

    it('gives a run back for later, and opens a settled one again for a person', async () => {
      await openRun();
      const claim = await store.ledger.claim(TERMS, instant(61));
      if (claim === null) throw new Error('not claimed');
      await store.ledger.settle(
        claim.run,
        { state: 'pending', notBefore: instant(90), failure: 'not_sent' },
        instant(62),
      );

      expect(await store.ledger.claim(TERMS, instant(89))).toBeNull();
      const again = await store.ledger.claim(TERMS, instant(90));
      expect(again).toMatchObject({ run: { failures: 1, failure: 'not_sent', fencing: 2 } });
      if (again === null) throw new Error('not claimed');
      expect(await store.ledger.reopen(again.run.id, { expiresAt: instant(999), at: instant(91) })).toBe(false);
      await store.ledger.settle(again.run, { state: 'sent', messageTs: '17.000200' }, instant(91));
      expect(await store.ledger.lastSent('s1', instant(61))).toMatchObject({ messageTs: '17.000200' });
      expect(await store.ledger.lastSent('s1', instant(60))).toBeNull();
      expect(await store.ledger.reopen(again.run.id, { expiresAt: instant(999), at: instant(92) })).toBe(true);
      expect(await store.ledger.list({ subscriptionId: 's1', limit: 3 })).toMatchObject([
        { state: 'pending', isByHand: true, messageTs: '17.000200', failures: 0 },
      ]);
    });
  });

  describe('the thread of a run', () => {
    it('is begun once for each message, by one of several callers', async () => {
      await store.subscriptions.add(subscription());
      await openRun();
      const [run] = await store.ledger.list({ subscriptionId: 's1', limit: 1 });
      const begin = (ts: string) => store.ledger.startThread(run?.id ?? '', ts);

      const begun = await Promise.all([begin('17.000200'), begin('17.000200'), begin('17.000200')]);

      expect(begun.filter(Boolean)).toHaveLength(1);
      expect(await begin('17.000300')).toBe(true);
      expect(await store.ledger.startThread('nobody@never', '17.000200')).toBe(false);
    });
  });

  describe('deliveries and locks', () => {
    it('let every delivery in once, across replicas, for an hour', async () => {
      const replica = await place.open();
      const tomorrow = await place.open(() => new Date(instant(86_400)));

      const claims = await Promise.all([store, replica].map(({ deliveries }) => deliveries.claim(['a', 'b'])));

      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.deliveries.claim(['c', 'b'])).toBe(false);
      expect(await store.deliveries.claim(['c'])).toBe(true);
      await store.deliveries.release(['c']);
      expect(await replica.deliveries.claim(['c'])).toBe(true);
      expect(await tomorrow.deliveries.claim(['a', 'b'])).toBe(true);
    });

    it('are held by one, until released or over', async () => {
      const later = await place.open(() => new Date(instant(61)));
      const terms = (holder: string) => ({ holder, seconds: 60 });

      const lock = await store.locks.take('sweep', terms('one'));

      expect(lock).toEqual({ name: 'sweep', holder: 'one', fencing: 1 });
      expect(await store.locks.take('sweep', terms('two'))).toBeNull();
      expect(await store.locks.take('sweep', terms('one'))).toMatchObject({ fencing: 2 });
      expect(await later.locks.take('sweep', terms('two'))).toMatchObject({ fencing: 3 });
      if (lock !== null) await store.locks.release(lock);
      expect(await store.locks.take('sweep', terms('one'))).toBeNull();
      await store.locks.release({ name: 'sweep', holder: 'two', fencing: 3 });
      expect(await store.locks.take('sweep', terms('one'))).toMatchObject({ fencing: 4 });
    });
  });

  describe('maintenance', () => {
    async function fill(): Promise<void> {
      await store.recommendations.record(Array.from({ length: 450 }, (_, i) => given({ id: `r${i}` })));
      await store.decisions.record(decision());
      await store.subscriptions.add(subscription());
      await openRun();
      const values = Float64Array.of(1, Number.NaN, 3);
      const series = { metric: 'm', statistic: 'Average', startAt: T0, periodSeconds: 300, values } as const;
      await store.metrics.write([{ service: API, series: [series] }]);
    }

    async function linesOf(from: Store): Promise<string[]> {
      const lines: string[] = [];
      for await (const line of from.maintenance.export()) lines.push(line);
      return lines;
    }

    async function* each(lines: readonly string[]): AsyncIterable<string> {
      yield* lines;
    }

    it('exports everything, and imports it into an empty store to the byte', async () => {
      await fill();
      const lines = await linesOf(store);
      const elsewhere = newPlace();
      const copy = await elsewhere.open();

      const added = await copy.maintenance.import(each(lines));
      const linesOfCopy = await linesOf(copy);
      const again = await copy.maintenance.import(each(lines));
      await elsewhere.remove();

      expect(lines).toHaveLength(455);
      expect(added).toBe(454);
      expect(linesOfCopy).toEqual(lines);
      expect(again).toBe(0);
    });

    it('imports what an older version exported, as its own migrations would have left it', async () => {
      await store.subscriptions.add(subscription());
      await openRun();
      const [head = '', ...rows] = await linesOf(store);
      const first = rows.map((line) => {
        const { table, row } = JSON.parse(line);
        const { thread_ts: _, ...before } = row;
        const sent = table === 'digest_run' ? { message_ts: '17.000100', state: 'sent' } : {};
        return JSON.stringify({ table, row: { ...before, ...sent } });
      });
      const elsewhere = newPlace();
      const copy = await elsewhere.open();

      const added = await copy.maintenance.import(
        each([JSON.stringify({ ...JSON.parse(head), version: 1 }), ...first]),
      );
      const [run] = await copy.ledger.list({ subscriptionId: 's1', limit: 1 });
      const begins = await copy.ledger.startThread(run?.id ?? '', '17.000100');
      await elsewhere.remove();

      expect(added).toBe(2);
      expect(run).toMatchObject({ state: 'sent' });
      // What was sent before there were threads has its thread.
      expect(begins).toBe(false);
    });

    it.each([
      ['is empty', []],
      ['is not JSON', ['PK\u0003']],
      ['is of another program', ['{"schema":"other/1"}']],
      ['is newer', ['{"schema":"fargate-advisor/store/1","version":99}']],
      ['does not say how old it is', ['{"schema":"fargate-advisor/store/1"}']],
      [
        'breaks off',
        [`{"schema":"fargate-advisor/store/1","version":${newestVersion()}}`, '{"table":"decision","row":{"id":'],
      ],
    ])('does not take an import that %s, and keeps nothing of it', async (_, lines) => {
      await expect(store.maintenance.import(each(lines))).rejects.toMatchObject({ code: 'export_invalid' });
      expect((await store.maintenance.status()).rows.decision).toBe(0);
    });

    it('counts in numbers, deletes what is old, and gives space back', async () => {
      await fill();
      expect(await store.maintenance.status()).toMatchObject({
        schemaVersion: newestVersion(),
        rows: { metric_day: 1, recommendation: 450, decision: 1, digest_subscription: 1, digest_run: 1 },
      });

      expect(await store.maintenance.applyRetention({ recommendationDays: 0, runDays: 0 })).toBe(0);
      const later = await place.open(() => new Date(instant(86_400)));
      expect(await later.maintenance.applyRetention({ recommendationDays: 0, runDays: 0 })).toBe(450);
      await store.maintenance.vacuum();

      expect((await store.maintenance.status()).rows).toMatchObject({ recommendation: 0, digest_run: 1 });
    });
  });

  describe('stopped tasks', () => {
    const stop = (taskId: string, stoppedAt: string): TaskStop => ({
      taskId,
      stoppedAt,
      startedAt: null,
      stopCode: 'EssentialContainerExited',
      reason: '한글 "quoted"',
      deploymentId: null,
      containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError' }],
    });

    it('come back oldest first, each once, of the service alone, and are forgotten after a week', async () => {
      const { stoppedTasks } = store;
      await stoppedTasks.record([], T0);
      await stoppedTasks.record(
        [
          { service: API, stop: stop('b', instant(120)) },
          { service: API, stop: stop('a', instant(60)) },
          { service: WORKER, stop: stop('c', instant(60)) },
        ],
        T0,
      );
      await stoppedTasks.record([{ service: API, stop: stop('b', instant(500)) }], T0);

      const { accountId: _, ...anyAccount } = API;
      const kept = [stop('a', instant(60)), stop('b', instant(120))];
      expect(await stoppedTasks.list({ service: API, since: T0 })).toEqual(kept);
      expect(await stoppedTasks.list({ service: anyAccount, since: T0 })).toEqual(kept);
      expect(await stoppedTasks.list({ service: API, since: instant(100) })).toEqual(kept.slice(1));
      expect(await stoppedTasks.list({ service: { ...API, accountId: '999999999999' }, since: T0 })).toEqual([]);

      await stoppedTasks.record([], instant(7 * 86_400 + 90));
      expect(await stoppedTasks.list({ service: API, since: T0 })).toEqual(kept.slice(1));
    });

    it('keep thousands at once', async () => {
      const stops = Array.from({ length: 2_500 }, (_, at) => ({ service: API, stop: stop(`t${at}`, instant(at)) }));

      await store.stoppedTasks.record(stops, T0);

      expect(await store.stoppedTasks.list({ service: API, since: T0 })).toHaveLength(2_500);
    });
  });

  it('takes a broken transaction back, and goes on', async () => {
    await store.subscriptions.add(subscription());

    await expect(store.subscriptions.add(subscription())).rejects.toThrow();
    await expect(
      store.metrics.write([
        {
          service: API,
          series: [{ metric: 'm', statistic: 'Sum', startAt: T0, periodSeconds: 300, values: Float64Array.of(1) }],
        },
        {
          service: WORKER,
          series: [{ metric: 'm', statistic: 'Sum', startAt: T0, periodSeconds: 7, values: Float64Array.of(1) }],
        },
      ]),
    ).rejects.toThrow(RangeError);

    expect(await store.metrics.newest()).toEqual([]);
    expect(await store.subscriptions.active()).toHaveLength(1);
  });

  it('is made once when four open an empty place together', async () => {
    const empty = newPlace();

    const stores = await Promise.all([1, 2, 3, 4].map(() => empty.open()));
    const versions = await Promise.all(
      stores.map(async ({ maintenance }) => (await maintenance.status()).schemaVersion),
    );
    await empty.remove();

    expect(versions).toEqual(Array(4).fill(newestVersion()));
  });

  it('opens as often as one likes: the schema is made once', async () => {
    await store.decisions.record(decision());

    const others = await Promise.all([place.open(), place.open(), place.open()]);

    expect(await Promise.all(others.map((other) => other.decisions.history(API)))).toEqual(
      others.map(() => [decision()]),
    );
  });
}

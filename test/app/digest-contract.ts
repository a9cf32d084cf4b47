import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestSender } from '../../src/app/digest-ports.ts';
import { createSendDigestAgain } from '../../src/app/send-digest-again.ts';
import type { Store } from '../../src/app/store.ts';
import type { TickDigestsDeps } from '../../src/app/tick-digests.ts';
import type { RefusalCode } from '../../src/core/digest/subscription.ts';
import { AdvisorError } from '../../src/core/errors.ts';
import {
  type Answer,
  builder,
  createChannel,
  createOwners,
  type HandClock,
  handClock,
  replica,
  weeklyDigest,
} from '../support/digest-bench.ts';
import type { NewStorePlace, StorePlace } from '../support/store-engines.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const RUN = `s1@${MONDAY}`;

/** What the digest must do on any store. */
export function describeDigestContract(newPlace: NewStorePlace): void {
  let place: StorePlace;
  let store: Store;
  let clock: HandClock;
  beforeEach(async () => {
    place = newPlace();
    clock = handClock('2026-11-23T08:59:00.000Z');
    store = await place.open(clock.now);
    await store.subscriptions.add(weeklyDigest());
  });
  afterEach(() => place.remove());

  /** One bot and its channel; `reads` gives it the scope to read the channel. */
  function bot({
    answers = [],
    reads = false,
    ...deps
  }: { answers?: Answer[]; reads?: boolean } & Partial<TickDigestsDeps<string>> = {}) {
    const channel = createChannel(answers);
    const owners = createOwners();
    const sender = reads ? channel.readingSender : channel.sender;
    const tick = replica(store, { clock: clock.now, sender, notices: owners.notices, ...deps });
    return { ...channel, told: owners.told, tick };
  }

  async function ticks(tick: () => Promise<unknown>, count: number, everySeconds = 600): Promise<void> {
    for (let i = 0; i < count; i++) {
      await tick();
      clock.pass(everySeconds);
    }
  }

  describe('the clock', () => {
    it('posts once when the slot is due, and again a week later', async () => {
      const { tick, posts } = bot();

      await tick();
      expect(posts).toEqual([]);
      clock.pass(60);
      expect(await tick()).toMatchObject({ opened: [RUN], runs: [{ runId: RUN, outcome: 'sent' }], errors: [] });
      expect(await tick()).toMatchObject({ opened: [], runs: [] });
      clock.pass(7 * 86_400);
      await ticks(tick, 2);

      expect(posts.map(({ runId }) => runId)).toEqual([RUN, 's1@2026-11-30T09:00:00.000Z']);
    });

    it('sends one digest after three weeks down, the newest', async () => {
      const { tick, posts } = bot();
      clock.set('2026-12-15T10:00:00.000Z');

      await ticks(tick, 3);

      expect(posts.map(({ runId }) => runId)).toEqual(['s1@2026-12-14T09:00:00.000Z']);
      expect(await store.ledger.list({ subscriptionId: 's1', limit: 9 })).toHaveLength(1);
    });

    it.each([
      [4, 'sent'],
      [5, 'skipped_late'],
    ])('is as patient as it is configured: %i hours late', async (hours, state) => {
      const fiveHours = 5 * 3600;
      const { tick } = bot({ lateness: { daily: fiveHours, weekly: fiveHours, monthly: fiveHours } });
      clock.set(MONDAY);
      clock.pass(hours * 3600);

      await tick();

      expect(await store.ledger.find(RUN)).toMatchObject({ state });
    });

    it('records a slot that is too late as such, and sends the next', async () => {
      const { tick, posts } = bot();
      clock.set('2026-11-29T09:00:00.000Z');

      expect(await tick()).toMatchObject({ opened: [], skippedLate: [RUN] });
      expect(await store.ledger.find(RUN)).toMatchObject({ state: 'skipped_late' });
      clock.set('2026-11-30T09:00:30.000Z');
      await ticks(tick, 2);

      expect(posts.map(({ runId }) => runId)).toEqual(['s1@2026-11-30T09:00:00.000Z']);
    });

    it('fires nothing twice when the clock is set back, and says when it was far ahead', async () => {
      const { tick, posts } = bot();
      clock.set(MONDAY);
      await tick();
      clock.pass(-7200);
      await ticks(tick, 20);
      expect(posts).toHaveLength(1);

      clock.set('2027-11-22T09:00:00.000Z');
      await tick();
      clock.set('2026-11-24T09:00:00.000Z');

      expect(await tick()).toMatchObject({ aheadOfClock: ['s1'], opened: [] });
    });

    it('keeps local time in the weeks around both changes of clocks, once a week', async () => {
      const zones = { ny: 'America/New_York', howe: 'Australia/Lord_Howe', seoul: 'Asia/Seoul' };
      await store.subscriptions.stop('s1');
      const { tick, posts } = bot();
      const slots: string[] = [];
      for (const [from, to] of [
        ['2026-09-26T00:00:00.000Z', '2026-10-08T00:00:00.000Z'],
        ['2026-10-24T00:00:00.000Z', '2026-11-05T00:00:00.000Z'],
        ['2027-03-06T00:00:00.000Z', '2027-03-18T00:00:00.000Z'],
        ['2027-03-27T00:00:00.000Z', '2027-04-08T00:00:00.000Z'],
      ] as const) {
        for (const [id, timeZone] of Object.entries(zones)) {
          const schedule = { ...weeklyDigest().schedule, timeZone };
          await store.subscriptions.add(weeklyDigest({ id: `${id}-${from}`, schedule, handledUntil: from }));
        }
        for (clock.set(from); clock.now().toISOString() < to; clock.pass(3 * 3600)) await tick();
        slots.push(
          ...posts.splice(0).map(({ runId }) => `${runId.split('-')[0]} ${runId.split('@')[1]?.slice(5, 16)}`),
        );
        for (const { id } of await store.subscriptions.list({})) await store.subscriptions.stop(id);
      }

      expect(slots.sort()).toEqual(
        [
          'ny 09-28T13:00',
          'ny 10-05T13:00',
          'ny 10-26T13:00',
          'ny 11-02T14:00',
          'ny 03-08T14:00',
          'ny 03-15T13:00',
          'ny 03-29T13:00',
          'ny 04-05T13:00',
          'howe 09-27T22:30',
          'howe 10-04T22:00',
          'howe 10-25T22:00',
          'howe 11-01T22:00',
          'howe 03-07T22:00',
          'howe 03-14T22:00',
          'howe 03-28T22:00',
          'howe 04-04T22:30',
          'seoul 09-28T00:00',
          'seoul 10-05T00:00',
          'seoul 10-26T00:00',
          'seoul 11-02T00:00',
          'seoul 03-08T00:00',
          'seoul 03-15T00:00',
          'seoul 03-29T00:00',
          'seoul 04-05T00:00',
        ].sort(),
      );
    });
  });

  describe('replicas', () => {
    it('send one digest between five of them, with clocks up to 90 seconds off', async () => {
      const channel = createChannel();
      const { notices } = createOwners();
      const tickers = await Promise.all(
        [-90, -45, 0, 45, 90].map(async (skewSeconds) => {
          const skewed = () => new Date(clock.now().getTime() + skewSeconds * 1000);
          return replica(await place.open(skewed), { clock: skewed, sender: channel.sender, notices });
        }),
      );
      clock.set('2026-11-23T08:57:00.000Z');

      for (let i = 0; i < 16; i++) {
        await Promise.all(tickers.map((tick) => tick()));
        clock.pass(30);
      }

      expect(channel.posts.map(({ runId }) => runId)).toEqual([RUN]);
    });

    it('leave a run to the one that builds it until its lease is over, and that one then sends nothing', async () => {
      clock.set(MONDAY);
      const channel = createChannel();
      const { notices } = createOwners();
      const slow = deferred();
      const slowTick = replica(store, {
        clock: () => new Date(clock.now().getTime() - 90_000),
        sender: channel.sender,
        notices,
        builder: {
          async build(request) {
            await slow.promise;
            return builder.build(request);
          },
        },
      });
      const fast = () => new Date(clock.now().getTime() + 90_000);
      const fastTick = replica(await place.open(fast), { clock: fast, sender: channel.sender, notices });
      clock.pass(90);
      const slowly = slowTick();

      // True time from the claim: the lease is 300 seconds, counted by a clock that is 180 behind the other's.
      await untilClaimed();
      clock.pass(230);
      await fastTick();
      expect(channel.posts).toEqual([]);
      clock.pass(100);
      await fastTick();
      expect(channel.posts).toHaveLength(1);
      slow.resolve(undefined);

      expect((await slowly).runs).toMatchObject([{ outcome: 'lost' }]);
      expect(channel.posts).toHaveLength(1);
    });

    async function untilClaimed(): Promise<void> {
      while ((await store.ledger.find(RUN))?.state !== 'preparing') await new Promise(setImmediate);
    }
  });

  describe('Slack answers', () => {
    beforeEach(() => clock.set(MONDAY));

    it.each([30, 900])('429: again, and not before the %i seconds are over', async (retryAfterSeconds) => {
      const { tick, posts } = bot({ answers: [{ posted: false, outcome: 'notSent', with: { retryAfterSeconds } }] });

      expect(await tick()).toMatchObject({ runs: [{ outcome: 'pending' }] });
      clock.pass(Math.max(60, retryAfterSeconds) - 1);
      expect(await tick()).toMatchObject({ runs: [] });
      clock.pass(1);
      expect(await tick()).toMatchObject({ runs: [{ outcome: 'sent' }] });

      expect(posts).toHaveLength(1);
    });

    it.each<RefusalCode>(['channel_not_found', 'not_in_channel', 'is_archived', 'token_revoked'])(
      '%s: the subscription is paused and its owner told, once',
      async (code) => {
        const { tick, posts, told } = bot({ answers: [{ posted: false, outcome: 'refused', with: { code } }] });

        await ticks(tick, 5);

        expect(posts).toEqual([]);
        expect(told).toMatchObject([{ kind: 'refused', run: { refusal: code }, subscription: { ownerId: 'U1' } }]);
        expect(await store.subscriptions.find('s1')).toMatchObject({ status: { kind: 'paused', because: code } });
      },
    );

    it('refused for the message itself: the owner is told, and next week is tried', async () => {
      const { tick, posts, told } = bot({ answers: [{ posted: false, outcome: 'refused', with: { code: 'other' } }] });

      await tick();
      clock.pass(7 * 86_400);
      await tick();

      expect(told).toMatchObject([{ kind: 'refused' }]);
      expect(posts.map(({ runId }) => runId)).toEqual(['s1@2026-11-30T09:00:00.000Z']);
    });

    it.each([
      ['a timeout, posted', { posted: true, outcome: 'ambiguous' }],
      ['a timeout, not posted', { posted: false, outcome: 'ambiguous' }],
      ['an error that nobody expected', { posted: true, outcome: 'throws' }],
    ] as const)('%s: unknown, told to the owner, never sent again', async (_, answer) => {
      const { tick, posts, told } = bot({ answers: [answer] });

      await ticks(tick, 30);

      expect(posts).toHaveLength(answer.posted ? 1 : 0);
      expect(await store.ledger.find(RUN)).toMatchObject({ state: 'unknown' });
      expect(told).toMatchObject([{ kind: 'unknown', run: { id: RUN } }]);
    });

    it.each([true, false])('a timeout where the channel can be read: one digest (posted: %s)', async (posted) => {
      const { tick, posts, told } = bot({ answers: [{ posted, outcome: 'ambiguous' }], reads: true });

      expect(await tick()).toMatchObject({ runs: [{ outcome: 'uncertain' }] });
      clock.pass(30);
      expect(await tick()).toMatchObject({ runs: [] });
      await ticks(tick, 5);

      expect(posts).toHaveLength(1);
      expect(told).toEqual([]);
      expect(await store.ledger.find(RUN)).toMatchObject({ state: 'sent', messageTs: posts[0]?.ts });
    });

    it.each<[string, DigestSender<string>['findPosted']]>([
      ['may not be read', async () => ({ kind: 'unavailable' })],
      ['cannot be read for days', () => Promise.reject(new AdvisorError('slack_failed', 'Slack is down.'))],
    ])('a timeout where the channel %s: unknown in the end', async (_, findPosted) => {
      const channel = createChannel([{ posted: true, outcome: 'ambiguous' }]);
      const sender = { ...channel.sender, ...(findPosted && { findPosted }) };
      const { tick, told } = bot({ sender });

      await ticks(tick, 10, 86_400);

      expect(channel.posts.filter(({ runId }) => runId === RUN)).toHaveLength(1);
      expect(await store.ledger.find(RUN)).toMatchObject({ state: 'unknown' });
      expect(told).toMatchObject([{ kind: 'unknown' }]);
    });

    it('a thread that could not be written: the digest stays sent', async () => {
      const channel = createChannel();
      const followUp = () => Promise.reject(new Error('thread'));
      const { tick } = bot({ sender: { ...channel.sender, followUp } });

      expect(await tick()).toMatchObject({ runs: [{ outcome: 'sent', error: { message: 'thread' } }] });
      await ticks(tick, 3);

      expect(channel.posts).toHaveLength(1);
    });
  });

  describe('"Send again"', () => {
    const again = () => createSendDigestAgain({ ...store, clock: clock.now });
    beforeEach(() => clock.set(MONDAY));

    it('sends an unknown digest once however often it is pressed', async () => {
      const { tick, posts } = bot({ answers: [{ posted: false, outcome: 'ambiguous' }] });
      await tick();

      const pressed = await Promise.all([again()(RUN), again()(RUN), again()(RUN)]);
      await ticks(tick, 3);

      expect(pressed.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
      expect(pressed.filter((outcome) => outcome === 'notNow')).toHaveLength(2);
      expect(posts).toHaveLength(1);
    });

    it('updates a digest that is there, also when the answer to the update is lost', async () => {
      const { tick, posts, updates } = bot({
        answers: [
          { posted: true, outcome: 'sent' },
          { posted: true, outcome: 'ambiguous' },
        ],
      });
      await tick();

      expect(await again()(RUN)).toBe('accepted');
      await ticks(tick, 3);

      expect(posts).toHaveLength(1);
      expect(updates.map(({ ts }) => ts)).toEqual([posts[0]?.ts, posts[0]?.ts]);
      expect(await store.ledger.find(RUN)).toMatchObject({ state: 'sent', messageTs: posts[0]?.ts });
    });

    it('begins the thread of a message once, however often the message is updated', async () => {
      const channel = createChannel();
      const threads: string[] = [];
      const followUp: DigestSender<string>['followUp'] = async (_message, ts) => {
        threads.push(ts);
        throw new Error('the thread broke off');
      };
      const { tick } = bot({ sender: { ...channel.sender, followUp } });
      await tick();
      await again()(RUN);
      await ticks(tick, 2);

      expect(channel.updates).toHaveLength(1);
      expect(threads).toEqual([channel.posts[0]?.ts]);
    });

    it('gives a message the thread once that a process which is gone had not begun', async () => {
      const posted = bot();
      await posted.tick();
      const threads: string[] = [];
      const followUp: DigestSender<string>['followUp'] = async (_message, ts) => {
        threads.push(ts);
        throw new Error('the thread broke off');
      };
      const next = bot({ sender: { ...createChannel().sender, followUp } });
      const replica = bot({ sender: { ...createChannel().sender, followUp } });

      expect(await next.tick()).toMatchObject({ threads: [] });
      clock.pass(600);
      await Promise.all([next.tick(), replica.tick()]);
      await ticks(next.tick, 3);

      expect(threads).toEqual([posted.posts[0]?.ts]);
    });

    it('gives no thread to a digest that nobody needs any more', async () => {
      await bot().tick();
      const threads: string[] = [];
      const followUp: DigestSender<string>['followUp'] = async (_message, ts) => void threads.push(ts);
      const late = bot({ sender: { ...createChannel().sender, followUp } });
      await store.subscriptions.stop('s1');
      clock.pass(7 * 86_400);

      await late.tick();

      expect(threads).toEqual([]);
    });

    it('works on a paused subscription, and not on one that was stopped or never was', async () => {
      const answers: Answer[] = [{ posted: false, outcome: 'refused', with: { code: 'not_in_channel' } }];
      const { tick, posts } = bot({ answers });
      await tick();

      expect(await again()(RUN)).toBe('accepted');
      await tick();
      expect(posts).toHaveLength(1);
      await store.subscriptions.stop('s1');

      expect(await again()(RUN)).toBe('stopped');
      expect(await again()('s1@never')).toBe('notFound');
    });
  });

  describe('trouble', () => {
    beforeEach(() => clock.set(MONDAY));

    it('waits for content that is not ready, and tells the owner when it never comes', async () => {
      let isReady = false;
      const waiting: TickDigestsDeps<string>['builder'] = {
        build: async (request) => (isReady ? builder.build(request) : { kind: 'notReady', retryAfterSeconds: 300 }),
      };
      const { tick, posts, told } = bot({ builder: waiting });
      await ticks(tick, 24, 300);
      expect(posts).toEqual([]);
      isReady = true;
      await tick();
      expect(posts).toHaveLength(1);

      isReady = false;
      clock.set('2026-11-30T09:00:00.000Z');
      await ticks(tick, 8, 86_399);

      expect(told).toMatchObject([{ kind: 'failed', run: { failure: 'expired' } }]);
    });

    it('gives up after ten failures and tells the owner', async () => {
      const { tick, posts, told } = bot({
        builder: { build: () => Promise.reject(new AdvisorError('throttled', 'Too many requests.')) },
      });

      await ticks(tick, 15, 3600);

      expect(posts).toEqual([]);
      expect(told).toMatchObject([{ kind: 'failed', run: { failure: 'throttled', failures: 9 } }]);
    });

    it('sends nothing for a subscription that was paused or stopped meanwhile', async () => {
      const { tick, posts } = bot({ answers: [{ posted: false, outcome: 'notSent' }] });
      await tick();
      await store.subscriptions.pause('s1', 'asked');

      await ticks(tick, 3);

      expect(posts).toEqual([]);
      expect(await store.ledger.find(RUN)).toMatchObject({ state: 'cancelled' });
    });

    it('lets one subscription that cannot be read keep no other from its digest', async () => {
      const schedule = { ...weeklyDigest().schedule, timeZone: 'Nowhere/City' };
      await store.subscriptions.add(weeklyDigest({ id: 's0', createdAt: '2026-01-01T00:00:00.000Z', schedule }));
      const { tick, posts } = bot();

      const report = await tick();

      expect(report.errors).toHaveLength(1);
      expect(posts).toHaveLength(1);
    });

    it('tries an owner who cannot be told five times, and no more', async () => {
      let tries = 0;
      const { tick } = bot({
        answers: [{ posted: false, outcome: 'ambiguous' }],
        notices: {
          async tell() {
            tries++;
            if (tries === 2) throw new Error('user_not_found');
            return false;
          },
        },
      });

      await ticks(tick, 20);

      expect(tries).toBe(5);
    });

    it('begins nothing new while it stops', async () => {
      const { tick, posts } = bot({ isStopping: () => true });

      expect(await tick()).toMatchObject({ opened: [RUN], runs: [] });
      expect(posts).toEqual([]);
    });
  });

  describe('a process that ends in the middle', () => {
    const PORTS = {
      ledger: ['open', 'claim', 'renew', 'startSending', 'settle', 'claimNotice', 'closeNotice'],
      subscriptions: ['active', 'find'],
      builder: ['build'],
      sender: ['send', 'findPosted'],
      notices: ['tell'],
    } as const;

    /** The deps, of which the `at`th call of a port is the last: it does its work first or not, and never answers. */
    function ending(deps: TickDigestsDeps<string>, at: number, how: 'before' | 'after' | 'throws') {
      const end = deferred();
      let calls = 0;
      const wrapped: Record<string, unknown> = { ...deps };
      for (const [port, methods] of Object.entries(PORTS)) {
        const methodsOf = deps[port as keyof typeof PORTS] as unknown as Record<string, (...all: unknown[]) => unknown>;
        const copy: Record<string, unknown> = { ...methodsOf };
        for (const method of methods) {
          const real = methodsOf[method];
          if (real === undefined) continue;
          copy[method] = async (...all: unknown[]) => {
            if (++calls !== at) return await real(...all);
            if (how === 'after') await real(...all);
            end.resolve(undefined);
            if (how === 'throws') throw new AdvisorError('storage_unavailable', 'gone');
            return await new Promise(() => undefined);
          };
        }
        wrapped[port] = copy;
      }
      const tick = replica(store, wrapped as unknown as TickDigestsDeps<string>);
      return {
        /** True when the process ended before the tick did. */
        run: () =>
          Promise.race([
            tick().then(
              () => calls >= at,
              () => true,
            ),
            end.promise.then(() => true),
          ]),
      };
    }

    it.each([
      ['before', false],
      ['after', false],
      ['throws', false],
      ['before', true],
      ['after', true],
      ['throws', true],
    ] as const)(
      'posts one digest, or is known not to know: at every call, %s it, reading the channel: %s',
      async (how, reads) => {
        const outcomes: string[] = [];
        const slots: string[] = [];
        for (let at = 1; ; at++) {
          const id = `c${at}`;
          clock.set(MONDAY);
          await store.subscriptions.stop('s1');
          await store.subscriptions.add(weeklyDigest({ id }));
          // The first answer is lost, so that what follows an ambiguous one is ended too.
          const channel = createChannel(at % 2 === 0 ? [{ posted: at % 4 === 0, outcome: 'ambiguous' }] : []);
          const owners = createOwners();
          const sender = reads ? channel.readingSender : channel.sender;
          const deps = { ...store, builder, sender, notices: owners.notices, clock: clock.now };

          const isEnded = await ending(deps, at, how).run();
          const tick = replica(store, deps);
          await ticks(tick, 5);

          const run = await store.ledger.find(`${id}@${MONDAY}`);
          const isTold = owners.told.some(({ kind }) => kind === 'unknown');
          outcomes.push(`${run?.state} ${channel.posts.length} ${run?.state === 'unknown' && !isTold ? 'silent' : ''}`);
          slots.push(...channel.posts.map(({ runId }) => runId));
          await store.subscriptions.stop(id);
          if (!isEnded) break;
        }

        expect(outcomes.length).toBeGreaterThan(8);
        expect(new Set(slots).size).toBe(slots.length);
        expect(outcomes.filter((outcome) => !/^(sent 1|unknown [01]) $/.test(outcome))).toEqual([]);
        if (reads) expect(outcomes.filter((outcome) => outcome !== 'sent 1 ')).toEqual([]);
      },
    );
  });
}

interface Deferred {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
}

function deferred(): Deferred {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPruneStore } from '../../src/app/prune-store.ts';
import type { Store } from '../../src/app/store.ts';
import { AdvisorError } from '../../src/core/errors.ts';
import { newSqlitePlace, type StorePlace } from '../support/store-engines.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');
const HOUR_MS = 3_600_000;

let place: StorePlace;
let now: number;
let holders: number;
beforeEach(() => {
  place = newSqlitePlace();
  now = START;
  holders = 0;
});
afterEach(() => place.remove());

const newId = () => `holder ${holders++}`;
const open = () => place.open(() => new Date(now));

/** A replica that counts how often it pruned. */
function replica({ locks }: Store, applyRetention: () => Promise<number>) {
  return createPruneStore({ locks, maintenance: { applyRetention }, retention: {}, newId });
}

describe('pruning the store', () => {
  it('happens once a day among five replicas that ask every hour', async () => {
    let times = 0;
    const prunes = await Promise.all(
      [1, 2, 3, 4, 5].map(async () =>
        replica(await open(), async () => {
          times++;
          return 7;
        }),
      ),
    );

    const given: (number | null)[] = [];
    for (let hour = 0; hour < 72; hour++, now += HOUR_MS) {
      given.push(...(await Promise.all(prunes.map((prune) => prune()))));
    }

    expect(times).toBe(3);
    expect(given.filter((rows) => rows !== null)).toEqual([7, 7, 7]);
  });

  it('is tried again by whoever comes next when it failed', async () => {
    const store = await open();
    const failing = replica(store, async () => {
      throw new AdvisorError('storage_unavailable', 'The disk of the store is full.');
    });
    const working = replica(store, async () => 1);

    await expect(failing()).rejects.toThrow('full');

    expect(await working()).toBe(1);
  });

  it('takes what is older than its days, and nothing else', async () => {
    const store = await open();
    const given = (id: string, days: number) => ({
      id,
      service: { region: 'eu-west-1', cluster: 'prod', name: 'api' },
      givenAt: new Date(START - days * 24 * HOUR_MS).toISOString(),
      goal: 'balanced' as const,
      finding: 'Optimized' as const,
      current: null,
      recommended: null,
      currentMonthlyUsd: null,
      estimatedMonthlySavingsUsd: null,
      usage: null,
      document: {},
    });
    await store.recommendations.record([given('old', 101), given('young', 99)]);
    const { locks, maintenance } = store;

    const rows = await createPruneStore({ locks, maintenance, retention: { recommendationDays: 100 }, newId })();

    expect(rows).toBe(1);
    expect((await store.recommendations.list({ limit: 5 })).map(({ id }) => id)).toEqual(['young']);
  });
});

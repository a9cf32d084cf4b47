import { afterEach, describe, expect, it } from 'vitest';
import { createDigestBuilder } from '../../src/app/prepare-digest.ts';
import type { Store } from '../../src/app/store.ts';
import type { DigestContent } from '../../src/core/digest/content.ts';
import type { DigestRun } from '../../src/core/digest/run.ts';
import type { VerifiedChange } from '../../src/core/digest/verification.ts';
import { OWNER_TAGS } from '../../src/core/fleet/owner.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { changeLine } from '../../src/render/digest-change.ts';
import type { SampleAccount } from '../../src/sandbox/account/sample-account.ts';
import { cpuDemand, defineService, successfulDeployment } from '../../src/sandbox/account/story.ts';
import { startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { connectUseCases } from '../../src/wire/use-cases.ts';
import { createWords } from '../../src/words/create-words.ts';
import { environmentFor, NOW, REGION } from '../aws/local-account.ts';
import { weeklyDigest } from '../support/digest-bench.ts';
import { newSqlitePlace, type StorePlace } from '../support/store-engines.ts';

const DAY_MS = 86_400_000;
const CREATED = NOW - 120 * DAY_MS;
/** A day after the first digest. */
const CHANGED = NOW + DAY_MS;
/** How long the rollout took. */
const ROLLOUT_MS = 8 * 60_000;
const LARGE = [4096, 8192] as const;

/** What everybody changed a day after the first digest, by construction. */
const CHANGES: Readonly<Record<string, readonly [cpuUnits: number, memoryMiB: number]>> = {
  // Two tasks that need 150 to 350 CPU units and some 700 MiB each: it fits.
  fits: [512, 2048],
  // The same need: its CPU is at the cap all day.
  starved: [256, 2048],
};

/** The account as it is at a moment. */
function accountAt(now: number): SampleAccount {
  const time = { seed: 1, now };
  const services = ['fits', 'starved', 'untouched'].map((name) => {
    const size = CHANGES[name];
    const changed = size === undefined || now < CHANGED ? [] : [successfulDeployment(CHANGED, 2, size)];
    return defineService(time, {
      name,
      story: 'One of which is known what was changed, and what it needs.',
      createdAt: CREATED,
      deployments: [successfulDeployment(CREATED, 1, LARGE), ...changed],
      cpu: cpuDemand({ baseCpuUnits: 300, dailyCpuUnits: 400, noiseShare: 0.02 }),
    });
  });
  return {
    accountId: '123456789012',
    clusters: [{ region: REGION, name: 'prod', containerInsights: 'enabled', tags: {} }],
    services,
  };
}

let place: StorePlace | undefined;
afterEach(() => place?.remove());

/** The digest of a day after the first, beside the one before it. */
async function digestAt(store: Store, day: number, before: number | null): Promise<DigestContent> {
  const now = NOW + day * DAY_MS;
  const slot = (at: number) => new Date(NOW + at * DAY_MS).toISOString();
  const aws = await startLocalAws({ now: () => now, account: accountAt(now) });
  const useCases = await connectUseCases({
    prices: createPriceBook(),
    clock: () => new Date(now),
    environment: environmentFor(aws.url),
    fleet: { accounts: [], ownerTags: OWNER_TAGS },
  });
  try {
    const builder = createDigestBuilder({
      sweepFleet: useCases.sweepFleet,
      homeRegion: REGION,
      days: 28,
      discountPercent: 0,
      clock: () => new Date(now),
      store,
      ledger: { lastSent: async () => (before === null ? null : ({ slotAt: slot(before) } as DigestRun)) },
    });
    const request = { subscription: weeklyDigest(), slotAt: slot(day), renewLease: async () => true };
    const built = await builder.build(request);
    if (built.kind !== 'ready') throw new Error(built.kind);
    return built.content;
  } finally {
    useCases.close();
    await aws.close();
  }
}

const changeOf = (content: DigestContent, name: string): VerifiedChange | undefined =>
  content.applied.find(({ service }) => service.name === name);

describe('a change of size between two digests', () => {
  it('is measured for seven days, held against what was predicted and promised, and then let be', async () => {
    place = newSqlitePlace();
    const store = await place.open();

    const first = await digestAt(store, 0, null);
    const early = await digestAt(store, 4, 0);
    const whole = await digestAt(store, 9, 4);
    const after = await digestAt(store, 16, 9);

    expect(first.applied).toEqual([]);
    expect(early.applied.map(({ service }) => service.name)).toEqual(['starved', 'fits']);
    expect(changeOf(early, 'fits')).toMatchObject({
      changedAt: new Date(CHANGED + ROLLOUT_MS).toISOString(),
      worse: [],
    });
    expect(changeLine(changeOf(early, 'fits') as VerifiedChange, createWords('en'))).toContain(
      'measuring, 2 of 7 days',
    );

    const fits = changeOf(whole, 'fits');
    const { predicted, measured } = fits ?? {};
    expect(fits).toMatchObject({ from: { cpuUnits: 4096 }, to: { cpuUnits: 512 }, worse: [] });
    for (const dimension of ['cpu', 'memory'] as const) {
      const [foretold, seen] = [predicted?.[dimension], measured?.[dimension]];
      expect(Math.abs((foretold?.typical ?? 0) - (seen?.typical ?? 99))).toBeLessThan(5);
      expect(Math.abs((foretold?.peak ?? 0) - (seen?.peak ?? 99))).toBeLessThan(12);
    }
    // Two tasks: what 3.5 vCPU and 6 GB each cost less a month.
    expect(fits?.realisedMonthlyUsd).toBeGreaterThan(200);
    expect(whole.applied[0]?.service.name).toBe('starved');
    expect(changeOf(whole, 'starved')?.worse.map(({ code }) => code)).toContain('cpuAtCap');
    expect(after.applied).toEqual([]);
  });
});

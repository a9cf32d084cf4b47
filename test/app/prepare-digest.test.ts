import { describe, expect, it } from 'vitest';
import type { FleetReport } from '../../src/app/fleet-report.ts';
import { createDigestBuilder, createPreviewDigest, type PrepareDigestDeps } from '../../src/app/prepare-digest.ts';
import type { GivenRecommendation } from '../../src/app/store.ts';
import type { SweepRequest } from '../../src/app/sweep-fleet.ts';
import { sampleFleet } from '../render/sample-fleet.ts';
import { weeklyDigest } from '../support/digest-bench.ts';

const SLOT = '2026-11-23T09:00:00.000Z';

/** A memory of what was given, and a sweep that gives the sample. */
function bench(report: FleetReport = sampleFleet()) {
  const given: GivenRecommendation[] = [];
  const requests: SweepRequest[] = [];
  let time = Date.parse(SLOT);
  const deps: PrepareDigestDeps & Required<Pick<PrepareDigestDeps, 'store'>> = {
    sweepFleet: async (request, onProgress) => {
      requests.push(request);
      time += 120_000;
      onProgress?.({ done: 1, found: 3, savingsMonthlyUsd: 0 });
      await Promise.resolve();
      return report;
    },
    homeRegion: 'us-east-1',
    days: 56,
    discountPercent: 10,
    clock: () => new Date(time),
    store: {
      recommendations: {
        latest: async ({ before = '9' }) => given.filter(({ givenAt }) => givenAt < before),
        list: async () => [],
        record: async (more) => void given.push(...more),
      },
      decisions: { inForce: async () => [] },
    },
  };
  return { deps, given, requests };
}

describe('the digest of a slot', () => {
  it('keeps its recommendations under the slot, and tells the next digest what changed', async () => {
    const { deps, given } = bench();
    const runs = { last: null as { slotAt: string } | null };
    const builder = createDigestBuilder({ ...deps, ledger: { lastSent: async () => runs.last as never } });
    const request = { subscription: weeklyDigest(), slotAt: SLOT, renewLease: async () => true };

    const first = await builder.build(request);
    runs.last = { slotAt: SLOT };
    const second = await builder.build({ ...request, slotAt: '2026-11-30T09:00:00.000Z' });

    expect(first).toMatchObject({ kind: 'ready', content: { changeMonthlyUsd: null } });
    expect(second).toMatchObject({ kind: 'ready', content: { changeMonthlyUsd: 0, top: [{ isNew: false }] } });
    expect(given.map(({ givenAt }) => givenAt)).toEqual([
      ...Array(3).fill(SLOT),
      ...Array(3).fill('2026-11-30T09:00:00.000Z'),
    ]);
    expect(new Set(given.map(({ id }) => id)).size).toBe(6);
  });

  it('sweeps the cluster of the filter at the configured discount', async () => {
    const { deps, requests } = bench();
    const builder = createDigestBuilder({ ...deps, ledger: { lastSent: async () => null } });

    await builder.build({
      subscription: weeklyDigest({ filter: { cluster: 'prod' } }),
      slotAt: SLOT,
      renewLease: async () => true,
    });

    expect(requests).toEqual([expect.objectContaining({ cluster: 'prod', discountPercent: 10, days: 56 })]);
  });

  it('gives up once another replica has the run, and keeps nothing', async () => {
    const { deps, given } = bench();
    const builder = createDigestBuilder({ ...deps, ledger: { lastSent: async () => null } });

    const built = await builder.build({ subscription: weeklyDigest(), slotAt: SLOT, renewLease: async () => false });

    expect(built.kind).toBe('notReady');
    expect(given).toEqual([]);
  });
});

describe('the digest of this moment', () => {
  it('needs no store', async () => {
    const { store: _, ...deps } = bench().deps;

    expect(await createPreviewDigest(deps)({ filter: {} })).toMatchObject({ changeMonthlyUsd: null, services: 3 });
  });

  it('stands beside the newest advice, and remembers nothing', async () => {
    const { deps, given } = bench();
    await createDigestBuilder({ ...deps, ledger: { lastSent: async () => null } }).build({
      subscription: weeklyDigest(),
      slotAt: SLOT,
      renewLease: async () => true,
    });

    expect(await createPreviewDigest(deps)({ filter: {} })).toMatchObject({ changeMonthlyUsd: 0 });
    expect(given).toHaveLength(3);
  });
});

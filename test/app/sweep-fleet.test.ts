import { describe, expect, it } from 'vitest';
import { createListShards } from '../../src/app/list-shards.ts';
import type { FleetListener, FleetSource, ShardWork } from '../../src/app/ports.ts';
import { createSweepFleet } from '../../src/app/sweep-fleet.ts';
import { NO_API_USE } from '../../src/core/fleet/api-use.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { sampleEvidence } from '../render/sample-answer.ts';

const API = { calls: 9, minimumCalls: 9, metricsRequested: 12, usd: 0.00012 };

/** A service of 4 vCPU and 8 GB that uses a fifth of it. */
function evidenceOf(name: string) {
  return sampleEvidence({ name });
}

const PROD = { region: 'us-east-1', cluster: 'prod' };

/** A use case over a source of one cluster that tells what the test says. */
function sweepOver(tell: (listener: FleetListener, work: ShardWork) => void) {
  const source: FleetSource = {
    list: async () => ({ shards: [PROD], leftOut: [], api: NO_API_USE }),
    sweep: async (work, listener) => {
      tell(listener, work);
      return API;
    },
  };
  return createSweepFleet({
    prices: createPriceBook(),
    clock: () => new Date('2026-11-20T00:00:00Z'),
    source,
    listShards: createListShards({ source, accounts: [] }),
  });
}

describe('a sweep of a fleet', () => {
  it('sizes each service as it comes and adds up what they cost and save', async () => {
    const sweep = sweepOver((listener) => {
      listener.onFound(2);
      for (const name of ['web', 'api']) {
        listener.onEvidence(evidenceOf(name), PROD);
        listener.onSettled(1);
      }
    });
    const seen: number[] = [];
    const report = await sweep({ regions: ['us-east-1'], days: 14 }, ({ done }) => seen.push(done));

    const current = report.services.map(({ recommendation }) => recommendation.current?.monthlyUsd ?? 0);
    const saved = report.services.map(
      ({ recommendation }) => recommendation.recommended?.estimatedMonthlySavingsUsd ?? 0,
    );
    expect(report.services).toHaveLength(2);
    expect(report.totals.currentMonthlyUsd).toBeCloseTo(
      current.reduce((sum, usd) => sum + usd, 0),
      2,
    );
    expect(report.totals.savingsMonthlyUsd).toBeCloseTo(
      saved.reduce((sum, usd) => sum + Math.max(0, usd), 0),
      2,
    );
    expect(report.services.map(({ name }) => name)).toEqual(['api', 'web']);
    expect(report.accounts).toEqual(['123456789012']);
    expect(report).toMatchObject({ api: API, interrupted: false, sweptAt: '2026-11-20T00:00:00.000Z' });
    expect(seen.at(-1)).toBe(2);
  });

  it('leaves out a service that the engine fails on', async () => {
    const sweep = sweepOver((listener) => {
      const broken = { ...evidenceOf('broken'), metrics: undefined } as never;
      listener.onEvidence(broken, PROD);
      listener.onEvidence(evidenceOf('fine'), PROD);
    });
    const report = await sweep({ regions: ['us-east-1'], days: 14 });

    expect(report.services.map(({ name }) => name)).toEqual(['fine']);
    expect(report.leftOut).toEqual([{ what: expect.stringMatching(/\/broken$/), code: 'NotSized', figures: {} }]);
  });

  it('says that it was interrupted', async () => {
    const sweep = sweepOver(() => undefined);

    expect((await sweep({ regions: ['us-east-1'], days: 14, abortSignal: AbortSignal.abort() })).interrupted).toBe(
      true,
    );
  });
});

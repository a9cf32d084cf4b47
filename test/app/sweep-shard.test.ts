import { describe, expect, it } from 'vitest';
import type { FleetListener } from '../../src/app/ports.ts';
import { createSweepShard } from '../../src/app/sweep-shard.ts';
import { AdvisorError } from '../../src/core/errors.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { sampleEvidence } from '../render/sample-answer.ts';

const API = { calls: 9, minimumCalls: 9, metricsRequested: 12, usd: 0.00012 };
const PROD = { region: 'us-east-1', cluster: 'prod' };

function sweepOver(tell: (listener: FleetListener) => void) {
  return createSweepShard({
    prices: createPriceBook(),
    clock: () => new Date('2026-11-20T00:00:00Z'),
    source: {
      sweep: async (_, listener) => {
        tell(listener);
        return API;
      },
    },
  });
}

function failing(code: 'throttled' | 'access_denied') {
  const error = new AdvisorError(code, 'No.');
  return sweepOver((listener) => {
    listener.onLeftOut({ what: 'us-east-1/prod', code: 'Unavailable', figures: { operation: 'ListServices' } }, PROD);
    listener.onShardEnd(PROD, { api: API, error });
  });
}

describe('a shard swept by itself', () => {
  it('is a result that JSON keeps as it is', async () => {
    const sweep = sweepOver((listener) => {
      listener.onEvidence(sampleEvidence({ name: 'web', tags: { Team: 'search' } }), PROD);
      listener.onShardEnd(PROD, { api: API });
    });
    const result = await sweep(PROD, { days: 14 });

    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result).toMatchObject({
      shard: PROD,
      sweptAt: '2026-11-20T00:00:00.000Z',
      services: [{ name: 'web', owner: 'search', tags: { Team: 'search' } }],
      leftOut: [],
      api: API,
    });
  });

  it('fails where another try may help, and says what was left out where nobody will try again', async () => {
    await expect(failing('throttled')(PROD, { days: 14 })).rejects.toMatchObject({ code: 'throttled' });
    expect((await failing('throttled')(PROD, { days: 14, isLastTry: true })).leftOut).toHaveLength(1);
    expect((await failing('access_denied')(PROD, { days: 14 })).leftOut).toHaveLength(1);
  });

  it('is no result when it was interrupted', async () => {
    const sweep = sweepOver(() => undefined);

    await expect(sweep(PROD, { days: 14, abortSignal: AbortSignal.abort() })).rejects.toThrow();
  });
});

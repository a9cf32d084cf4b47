import { describe, expect, it } from 'vitest';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { createServiceCost } from '../../../src/core/pricing/service-cost.ts';
import { sampleEvidence } from '../../render/sample-answer.ts';

describe('the source of a price', () => {
  function sourceFor(...providers: readonly string[]) {
    const capacityProviders = providers.map((name) => ({ name, base: 0, weight: 1 }));
    const evidence = sampleEvidence({ region: 'ap-northeast-2', launchType: null, capacityProviders });
    return createServiceCost(evidence, createPriceBook(), 0).source;
  }

  it('is the Spot feed and its date where every task is on Spot', () => {
    expect(sourceFor('FARGATE_SPOT')).toMatchObject({ asOf: '2026-09-29', source: 'AWS Fargate Spot price feed' });
  });

  it('is both, of the older date, where tasks are spread over both', () => {
    expect(sourceFor('FARGATE', 'FARGATE_SPOT')).toMatchObject({
      asOf: '2026-09-29',
      source: 'AWS Price List (AmazonECS); AWS Fargate Spot price feed',
    });
  });

  it('is the price list otherwise', () => {
    expect(sourceFor('FARGATE')).toMatchObject({ asOf: '2026-10-06', source: 'AWS Price List (AmazonECS)' });
  });
});

import type { FleetReport } from '../../src/app/fleet-report.ts';
import { fleetTotals } from '../../src/core/fleet/fleet-totals.ts';
import { formatPlace } from '../../src/core/fleet/left-out.ts';
import type { SweptService } from '../../src/core/fleet/swept-service.ts';
import type { Recommendation } from '../../src/core/recommendation.ts';
import { sampleOption, sampleRecommendation } from './sample-answer.ts';

export function sampleService(name: string, overrides: Partial<Recommendation> = {}): SweptService {
  return {
    accountId: '123456789012',
    region: 'us-east-1',
    cluster: 'prod',
    name,
    recommendation: sampleRecommendation({ id: `prod/${name}`, ...overrides }),
  };
}

/** What is too small, what saves, and what stays. */
export const SAMPLE_SERVICES: readonly SweptService[] = [
  sampleService('web'),
  sampleService('api', { recommended: null, finding: 'Optimized' }),
  sampleService('search', {
    finding: 'Underprovisioned',
    recommended: sampleOption({ estimatedMonthlySavingsUsd: -12.5, monthlyUsd: 156.66 }),
  }),
];

export function sampleFleet(
  services: readonly SweptService[] = SAMPLE_SERVICES,
  overrides: Partial<FleetReport> = {},
): FleetReport {
  return {
    sweptAt: '2026-11-20T09:00:00.000Z',
    regions: ['us-east-1'],
    days: 56,
    accounts: ['123456789012'],
    hasConfiguredAccounts: false,
    services,
    totals: fleetTotals(services.map(({ recommendation }) => recommendation)),
    leftOut: [
      { what: formatPlace({ region: 'us-east-1' }, 'prod', 'old'), code: 'NotFargate', figures: { launchType: 'EC2' } },
      {
        what: formatPlace({ region: 'us-east-1' }, 'prod', 'older'),
        code: 'NotFargate',
        figures: { launchType: 'EC2' },
      },
      { what: formatPlace({ region: 'us-east-1' }, 'prod'), code: 'OutsideServices', figures: { tasks: 3 } },
    ],
    api: { calls: 21, minimumCalls: 20, metricsRequested: 18, usd: 0.00018 },
    discountPercent: 0,
    interrupted: false,
    ...overrides,
  };
}

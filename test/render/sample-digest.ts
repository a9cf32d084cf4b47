import { createDigestContent, type DigestContent } from '../../src/core/digest/content.ts';
import { sampleOption } from './sample-answer.ts';
import { sampleFleet, sampleService } from './sample-fleet.ts';

/** Two services at risk, `savings` that save, one that was changed as it was told to, one snoozed, and some left out. */
export function sampleDigest(savings = 8): DigestContent {
  const services = [
    ...Array.from({ length: savings }, (_, at) =>
      sampleService(`web-${at}`, { recommended: sampleOption({ estimatedMonthlySavingsUsd: 90 - at / 100 }) }),
    ),
    ...['search', 'queue'].map((name) =>
      sampleService(name, {
        finding: 'Underprovisioned',
        recommended: sampleOption({ cpuUnits: 8192, memoryMiB: 16384, estimatedMonthlySavingsUsd: -144.16 }),
      }),
    ),
    sampleService('changed', {
      finding: 'Optimized',
      current: { cpuUnits: 1024, memoryMiB: 2048, monthlyUsd: 36.04 },
      recommended: null,
    }),
    sampleService('snoozed'),
  ];
  const { leftOut, sweptAt } = sampleFleet();
  const service = (name: string) => ({ accountId: '123456789012', region: 'us-east-1', cluster: 'prod', name });
  const current = { cpuUnits: 4096, memoryMiB: 8192 };
  const recommended = { cpuUnits: 1024, memoryMiB: 2048 };
  const given = { finding: 'Overprovisioned', current, recommended, currentMonthlyUsd: 144.16, usage: null } as const;
  return createDigestContent({
    sweptAt,
    services,
    leftOut,
    earlier: [
      { ...given, service: service('changed'), estimatedMonthlySavingsUsd: 108.12 },
      { ...given, service: service('web-0'), estimatedMonthlySavingsUsd: 90 },
    ],
    decisions: [{ service: service('snoozed'), kind: 'snoozed' }],
    filter: {},
  });
}

/** The sample with a change that made things worse. */
export function worseDigest(): DigestContent {
  const content = sampleDigest();
  const [change] = content.applied;
  if (change === undefined) throw new Error('The sample has no change.');
  const service = { ...change.service, name: 'starved' };
  return { ...content, applied: [{ ...change, service, worse: [{ code: 'cpuAtCap', minutes: 2400 }] }, change] };
}

/** A digest with nothing to do. */
export function quietDigest(): DigestContent {
  const services = [sampleService('web', { finding: 'Optimized', recommended: null })];
  const sweptAt = '2026-11-23T09:00:00.000Z';
  return createDigestContent({ sweptAt, services, leftOut: [], earlier: [], decisions: [], filter: {} });
}

import type { SizeAnswer } from '../../src/app/size-service.ts';
import type { ContainerEvidence, Evidence, EvidenceService } from '../../src/core/evidence.ts';
import type { Recommendation, SizeOption } from '../../src/core/recommendation.ts';
import type { Explanation } from '../../src/core/sizing/explanation.ts';

const PERIODS = 14 * 288;

/** Utilization with a daily wave between 2 % and 41 % and a gap on the third day. */
function wave(low: number, high: number): Float64Array {
  return Float64Array.from({ length: PERIODS }, (_, at) => {
    if (at > 600 && at < 800) return Number.NaN;
    return low + ((high - low) * (1 + Math.sin((2 * Math.PI * at) / 288))) / 2;
  });
}

export function sampleOption(overrides: Partial<SizeOption> = {}): SizeOption {
  return {
    goal: 'balanced',
    cpuUnits: 1024,
    memoryMiB: 2048,
    monthlyUsd: 36.04,
    estimatedMonthlySavingsUsd: 91.12,
    replay: { days: 14, cpuCappedShare: 0.0007, cpuCappedMinutes: 3, cpuPeakMinutes: 10, memoryOverMinutes: 0 },
    ...overrides,
  };
}

export const SAMPLE_CONTAINERS: readonly ContainerEvidence[] = [
  {
    name: 'app',
    essential: true,
    cpuUnits: 3840,
    memoryMiB: 7936,
    memoryReservationMiB: 4096,
    runtimeHints: { jvmMaxHeapMiB: 6144 },
  },
  { name: 'log_router', essential: true, cpuUnits: 256, memoryMiB: 256 },
];

export function sampleEvidence(
  service: Partial<EvidenceService> = {},
  containers: readonly ContainerEvidence[] = SAMPLE_CONTAINERS,
): Evidence {
  return {
    schema: 'fargate-advisor/evidence/1',
    id: 'us-east-1/prod/my-service',
    collectedAt: '2026-11-20T00:00:00Z',
    service: {
      accountId: '123456789012',
      region: 'us-east-1',
      cluster: 'prod',
      name: 'my-service',
      launchType: 'FARGATE',
      operatingSystemFamily: 'LINUX',
      cpuArchitecture: 'X86_64',
      desiredCount: 1,
      runningCount: 1,
      ...service,
    },
    taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits: 4096, memoryMiB: 8192 }],
    containers,
    autoscaling: null,
    stoppedTasks: [],
    metrics: {
      startAt: '2026-11-06T00:00:00Z',
      periodSeconds: 300,
      cpuUtilization: { average: wave(2, 19) },
      memoryUtilization: { average: wave(11, 14) },
    },
    notRead: [
      {
        what: 'DescribeScalingPolicies',
        why: 'denied',
        iamAction: 'application-autoscaling:DescribeScalingPolicies',
      },
    ],
  };
}

export function sampleRecommendation(overrides: Partial<Recommendation> = {}): Recommendation {
  const balanced = sampleOption();
  return {
    schema: 'fargate-advisor/recommendation/1',
    id: 'us-east-1/prod/my-service',
    finding: 'Overprovisioned',
    reasonCodes: ['CPUOverprovisioned', 'MemoryOverprovisioned'],
    current: { cpuUnits: 4096, memoryMiB: 8192, monthlyUsd: 144.16 },
    recommended: balanced,
    options: [
      sampleOption({ goal: 'cost', cpuUnits: 512, monthlyUsd: 21.26, estimatedMonthlySavingsUsd: 122.9 }),
      balanced,
      sampleOption({ goal: 'safe', memoryMiB: 3072, monthlyUsd: 39.28, estimatedMonthlySavingsUsd: 104.88 }),
    ],
    abstained: [],
    warnings: [
      { code: 'SingleTask', figures: {} },
      { code: 'WeeklyPeak', figures: { weekday: 1, hourUtc: 9, weeks: 2, peakVcpu: 0.8, covered: true } },
    ],
    confidence: 'high',
    prices: { region: 'us-east-1', asOf: '2026-09-29', source: 'AWS Price List' },
    ...overrides,
  };
}

export const SAMPLE_EXPLANATION: Explanation = [
  { code: 'Window', figures: { days: 14, periodSeconds: 300, gapsPercent: 4.9 } },
  { code: 'CpuLevel', figures: { level: 'recentHigh', vcpu: 0.741 } },
  { code: 'Confidence', figures: { confidence: 'high', doubts: [] } },
];

export function sampleAnswer(
  recommendation: Partial<Recommendation> = {},
  evidence: Evidence = sampleEvidence(),
): SizeAnswer {
  return {
    evidence,
    recommendation: sampleRecommendation(recommendation),
    goal: 'balanced',
    discountPercent: 0,
    explain: () => SAMPLE_EXPLANATION,
    usage: () => null,
  };
}

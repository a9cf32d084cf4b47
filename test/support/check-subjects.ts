import type { ServiceSettings } from '../../src/core/checks/service-settings.ts';
import type { CheckedService, CheckSubject } from '../../src/core/checks/subject.ts';
import { parseEvidence } from '../../src/core/parse-evidence.ts';
import type { Recommendation } from '../../src/core/recommendation.ts';
import { sampleRecommendation } from '../render/sample-answer.ts';
import { type Document, daily, evidenceDocument, series } from './evidence.ts';
import { taskDefinition } from './task-definitions.ts';

const SETTINGS: ServiceSettings = {
  platformVersion: 'LATEST',
  schedulingStrategy: 'REPLICA',
  desiredCount: 2,
  placementConstraints: [],
  deploymentController: 'ECS',
  deploymentStrategy: 'ROLLING',
  circuitBreaker: { enabled: true, rollback: true },
  network: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignsPublicIp: false },
  loadBalancers: 1,
};

/** A service of two tasks that does nothing wrong, with parts of its evidence, settings and recommendation replaced. */
export function checkedService(
  overrides: {
    readonly evidence?: Document;
    readonly settings?: Partial<ServiceSettings>;
    readonly recommendation?: Partial<Recommendation>;
    readonly gravitonSavingsUsd?: number | null;
  } = {},
): CheckedService {
  const { metrics, ...evidence } = overrides.evidence ?? {};
  const average = series(14, daily(20, 35));
  const read = parseEvidence(evidenceDocument({ ...evidence, metrics: { cpuUtilization: { average }, ...metrics } }));
  if (!read.ok) throw new Error(JSON.stringify(read));
  return {
    settings: { ...SETTINGS, ...overrides.settings },
    evidence: read.evidence,
    recommendation: sampleRecommendation({ finding: 'Optimized', recommended: null, ...overrides.recommendation }),
    gravitonSavingsUsd: overrides.gravitonSavingsUsd ?? null,
  };
}

/** A subject that keeps every rule. */
export function subject(overrides: Partial<CheckSubject> = {}): CheckSubject {
  return {
    region: 'us-east-1',
    service: checkedService(),
    taskDefinition: taskDefinition(),
    logGroups: [{ name: '/ecs/web', region: 'us-east-1', retentionDays: 30 }],
    storage: { usedGiB: 3, reservedGiB: 20 },
    egress: { natGateways: 0, natGiB: 0, endpointServices: [] },
    taskRole: { wildcardActions: [], allBut: null },
    notRead: [],
    ...overrides,
  };
}

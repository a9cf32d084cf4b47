import type { NotKnownFigures } from '../../src/core/checks/rule.ts';
import type { RuleFigures } from '../../src/core/checks/rules.ts';

const CONTAINERS = { containers: ['app', 'worker'] };

/** One set of figures for the finding of every rule, so that a new rule cannot go untested. */
export const SAMPLE_FINDINGS: RuleFigures = {
  oversized: { fromCpuUnits: 2048, fromMemoryMiB: 4096, toCpuUnits: 512, toMemoryMiB: 1024, savingsUsd: 187 },
  'no-graviton': { savingsUsd: 14.2, images: ['shop/web:1'] },
  'idle-hours': {
    fromHour: 21,
    untilHour: 32,
    weekdays: [0, 1, 2, 3, 4],
    idleHoursAWeek: 113,
    tasks: 2,
    savingsUsd: 48,
  },
  'no-autoscaling': { tasks: 4, lowPercent: 8, highPercent: 70 },
  'never-scales-in': { because: 'disabled', minCapacity: 2, maxCapacity: 8 },
  'log-retention': { groups: [{ name: '/ecs/web', region: 'us-east-1' }] },
  'nat-instead-of-endpoints': { natGateways: 2, natGiB: 724 },
  'spot-without-base': { tasks: 3 },
  'single-task': { isMinimum: true },
  'unrelated-containers': { groups: [['web', 'cache'], ['mailer']] },
  'platform-version': { version: '1.3.0', latest: '1.4.0', endedOn: '2026-06-30' },
  'no-health-check': CONTAINERS,
  'no-circuit-breaker': { isOn: true },
  'short-stop-timeout': { ...CONTAINERS, seconds: 30 },
  'storage-near-full': { usedGiB: 18.2, reservedGiB: 20 },
  'no-logs': CONTAINERS,
  'latest-image': CONTAINERS,
  'plain-secrets': { variables: [{ container: 'app', names: ['DB_PASSWORD'] }] },
  'wildcard-role': { role: 'web', wildcardActions: ['s3:*'], allBut: ['iam:*'] },
  'shared-role': { role: 'web' },
  'root-user': { root: ['app'], unset: ['worker'], privileged: ['app'] },
  'writable-root': CONTAINERS,
  'public-ip': { tasks: 2, monthlyUsd: 7.3 },
};

export const SAMPLE_NOT_KNOWN: NotKnownFigures = {
  Denied: { iamAction: 'logs:DescribeLogGroups' },
  Unavailable: { operation: 'DescribeTaskDefinition' },
  OnlyTaskDefinition: {},
  NotSized: {},
  FewDays: { days: 2.5, neededDays: 7 },
  NoContainerInsights: {},
  ImageDecides: { images: 'shop/web:1-amd64' },
};

import { describe, expect, it } from 'vitest';
import type { CheckRule } from '../../../src/core/checks/rule.ts';
import { CHECK_RULES, type RuleFigures, type RuleId } from '../../../src/core/checks/rules.ts';
import type { CheckSubject } from '../../../src/core/checks/subject.ts';
import { checkedService, subject } from '../../support/check-subjects.ts';
import { daily, level, series } from '../../support/evidence.ts';
import { container, taskDefinition } from '../../support/task-definitions.ts';

const SPOT_ONLY = { launchType: null, capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }] };
const SPOT_MIX = {
  launchType: null,
  capacityProviders: [
    { name: 'FARGATE', base: 1, weight: 1 },
    { name: 'FARGATE_SPOT', base: 0, weight: 4 },
  ],
};
const SCALED = {
  minCapacity: 2,
  maxCapacity: 8,
  policies: [{ type: 'TargetTrackingScaling', metric: 'ECSServiceAverageCPUUtilization', target: 60 }],
};
/** 30 % from 09:00 to 17:00 UTC on weekdays, half a percent otherwise; the window begins on a Friday. */
const officeHours = inOfficeHours(30, 0.5);
function inOfficeHours(busy: number, idle: number) {
  return series(14, (seconds) => {
    const hour = Math.floor(seconds / 3600);
    const weekday = (5 + Math.floor(hour / 24)) % 7;
    return weekday >= 1 && weekday <= 5 && hour % 24 >= 9 && hour % 24 < 17 ? busy : idle;
  });
}

const withContainer = (overrides: Parameters<typeof container>[0]) =>
  subject({ taskDefinition: taskDefinition({ containers: [container(overrides)] }) });
const withService = (overrides: Parameters<typeof checkedService>[0], more: Partial<CheckSubject> = {}) =>
  subject({ service: checkedService(overrides), ...more });
const withCpu = (average: unknown) => ({ evidence: { metrics: { cpuUtilization: { average } } } });

/** One subject that breaks each rule and one that keeps it: a rule without both does not compile. */
const EXAMPLES: {
  readonly [Id in RuleId]: {
    readonly failing: CheckSubject;
    readonly passing: CheckSubject;
    readonly figures: Partial<RuleFigures[Id]>;
  };
} = {
  oversized: {
    failing: withService({
      recommendation: {
        finding: 'Overprovisioned',
        current: { cpuUnits: 2048, memoryMiB: 4096, monthlyUsd: 144 },
        recommended: {
          goal: 'balanced',
          cpuUnits: 512,
          memoryMiB: 2048,
          monthlyUsd: 42,
          estimatedMonthlySavingsUsd: 102,
          replay: { days: 14, cpuCappedShare: 0, cpuCappedMinutes: 0, cpuPeakMinutes: 0, memoryOverMinutes: 0 },
        },
      },
    }),
    passing: subject(),
    figures: { toCpuUnits: 512, toMemoryMiB: 2048, savingsUsd: 102 },
  },
  'no-graviton': {
    failing: withService(
      { gravitonSavingsUsd: 14.2 },
      { taskDefinition: taskDefinition({ cpuArchitecture: 'X86_64' }) },
    ),
    passing: subject(),
    figures: { savingsUsd: 14.2, images: ['registry.example/app:1.2.3'] },
  },
  'idle-hours': {
    failing: withService({
      ...withCpu(officeHours),
      recommendation: { current: { cpuUnits: 1024, memoryMiB: 2048, monthlyUsd: 72.08 } },
    }),
    passing: withService(withCpu(series(14, daily(10, 40)))),
    // Ten hours a day with the margins, on five days: 168 - 50 = 118 idle hours; 72.08 x 118 / 168.
    figures: { fromHour: 8, untilHour: 18, weekdays: [1, 2, 3, 4, 5], idleHoursAWeek: 118, savingsUsd: 50.63 },
  },
  'no-autoscaling': {
    failing: withService(withCpu(series(14, daily(8, 70)))),
    passing: withService({ evidence: { ...withCpu(series(14, daily(8, 70))).evidence, autoscaling: SCALED } }),
    figures: { tasks: 2 },
  },
  'never-scales-in': {
    failing: withService({
      evidence: { autoscaling: { ...SCALED, policies: [{ ...SCALED.policies[0], disableScaleIn: true }] } },
    }),
    passing: withService({ evidence: { autoscaling: SCALED } }),
    figures: { because: 'disabled' },
  },
  'log-retention': {
    failing: subject({ logGroups: [{ name: '/ecs/web', region: 'us-east-1', retentionDays: null }] }),
    passing: subject(),
    figures: { groups: [{ name: '/ecs/web', region: 'us-east-1' }] },
  },
  'nat-instead-of-endpoints': {
    failing: subject({ egress: { natGateways: 2, natGiB: 900, endpointServices: [] } }),
    passing: subject({
      egress: { natGateways: 2, natGiB: 900, endpointServices: ['com.amazonaws.us-east-1.ecr.dkr'] },
    }),
    figures: { natGateways: 2, natGiB: 900 },
  },
  'spot-without-base': {
    failing: withService({ evidence: { service: SPOT_ONLY } }),
    passing: withService({ evidence: { service: SPOT_MIX } }),
    figures: { tasks: 2 },
  },
  'single-task': {
    failing: withService({ evidence: { service: { desiredCount: 1, runningCount: 1 } } }),
    passing: subject(),
    figures: { isMinimum: false },
  },
  'unrelated-containers': {
    failing: subject({
      taskDefinition: taskDefinition({
        containers: [
          container({ name: 'web', image: 'shop/web:1' }),
          container({ name: 'worker', image: 'shop/worker:1' }),
        ],
      }),
    }),
    passing: subject({
      taskDefinition: taskDefinition({
        containers: [
          container({ name: 'web', image: 'shop/web:1' }),
          container({ name: 'front', image: 'nginx:1.27' }),
          container({ name: 'log_router', image: 'aws-for-fluent-bit:3', isLogRouter: true }),
          container({ name: 'migrations', image: 'shop/schema:1', essential: false }),
        ],
      }),
    }),
    figures: { groups: [['web'], ['worker']] },
  },
  'platform-version': {
    failing: withService({ settings: { platformVersion: '1.3.0' } }),
    passing: withService({ settings: { platformVersion: '1.4.0' } }),
    figures: { version: '1.3.0', latest: '1.4.0', endedOn: '2026-06-30' },
  },
  'no-health-check': {
    failing: withService(
      { settings: { loadBalancers: 0 } },
      { taskDefinition: taskDefinition({ containers: [container({ hasHealthCheck: false })] }) },
    ),
    passing: withContainer({ hasHealthCheck: false }),
    figures: { containers: ['app'] },
  },
  'no-circuit-breaker': {
    failing: withService({ settings: { circuitBreaker: { enabled: true, rollback: false } } }),
    passing: subject(),
    figures: { isOn: true },
  },
  'short-stop-timeout': {
    failing: withService({ evidence: { service: SPOT_MIX } }),
    passing: withService(
      { evidence: { service: SPOT_MIX } },
      { taskDefinition: taskDefinition({ containers: [container({ stopTimeoutSeconds: 120 })] }) },
    ),
    figures: { containers: ['app'], seconds: 30 },
  },
  'storage-near-full': {
    failing: subject({ storage: { usedGiB: 17, reservedGiB: 20 } }),
    passing: subject(),
    figures: { usedGiB: 17, reservedGiB: 20 },
  },
  'no-logs': {
    failing: withContainer({ log: null }),
    passing: subject(),
    figures: { containers: ['app'] },
  },
  'latest-image': {
    failing: withContainer({ image: 'registry.example:5000/team/app' }),
    passing: withContainer({ image: 'registry.example:5000/team/app:latest@sha256:abc' }),
    figures: { containers: ['app'] },
  },
  'plain-secrets': {
    failing: withContainer({ suspectedSecrets: ['DB_PASSWORD'] }),
    passing: subject(),
    figures: { variables: [{ container: 'app', names: ['DB_PASSWORD'] }] },
  },
  'wildcard-role': {
    failing: subject({ taskRole: { wildcardActions: ['s3:*'], allBut: null } }),
    passing: subject(),
    figures: { role: 'web', wildcardActions: ['s3:*'] },
  },
  'shared-role': {
    failing: subject({
      taskDefinition: taskDefinition({ executionRoleArn: 'arn:aws:iam::123456789012:role/web' }),
    }),
    passing: subject(),
    figures: { role: 'web' },
  },
  'root-user': {
    failing: withContainer({ user: '0:0', privileged: true }),
    passing: subject(),
    figures: { root: ['app'], unset: [], privileged: ['app'] },
  },
  'writable-root': {
    failing: withContainer({ readonlyRootFilesystem: false }),
    passing: subject(),
    figures: { containers: ['app'] },
  },
  'public-ip': {
    failing: withService({
      settings: { network: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignsPublicIp: true } },
    }),
    passing: subject(),
    // Two tasks x 730 h x 0.005.
    figures: { tasks: 2, monthlyUsd: 7.3 },
  },
};

const rules = CHECK_RULES.map((rule) => ({
  id: rule.id,
  rule: rule as unknown as CheckRule<RuleId, object>,
  ...EXAMPLES[rule.id],
}));

describe('every rule', () => {
  it.each(rules)('$id finds what breaks it', ({ rule, failing, figures }) => {
    expect(rule.applies(failing)).toBe(true);
    expect(rule.evaluate(failing)).toMatchObject({ kind: 'finding', figures });
  });

  it.each(rules)('$id passes what keeps it', ({ rule, passing }) => {
    expect(rule.applies(passing)).toBe(true);
    expect(rule.evaluate(passing)).toEqual({ kind: 'passed' });
  });

  it.each(rules)('$id says exactly what to change', ({ rule, failing }) => {
    const verdict = rule.evaluate(failing);
    const changes = verdict.kind === 'finding' ? rule.change(verdict.figures, failing) : [];

    expect(changes.length).toBeGreaterThan(0);
    expect(JSON.stringify(changes)).not.toMatch(/undefined|NaN|""/);
  });

  it.each(rules)('$id never guesses what was not read', ({ rule, failing }) => {
    const blind = { ...failing, taskDefinition: null, logGroups: null, storage: null, egress: null, taskRole: null };
    const verdicts = [blind, { ...blind, service: null }]
      .filter((unseen) => rule.applies(unseen))
      .map((unseen) => rule.evaluate(unseen).kind);

    expect(verdicts.length).toBeGreaterThan(0);
    // What only the service's own settings tell is known without a task definition.
    expect(verdicts.at(-1)).toBe('notKnown');
  });

  it.each(rules)('$id has a name that a tag and a file can hold', ({ id }) => {
    expect(`fargate-advisor:skip:${id}`).toMatch(/^[a-z:-]{1,128}$/);
  });
});

describe('what the rules are careful about', () => {
  const verdictOf = (id: RuleId, on: CheckSubject) => rules.find((rule) => rule.id === id)?.rule.evaluate(on);
  const judge = (id: RuleId, on: CheckSubject) => verdictOf(id, on)?.kind;

  it('a task whose containers wait for each other, share a volume or an image is one program', () => {
    const pair = (other: Parameters<typeof container>[0]) =>
      subject({
        taskDefinition: taskDefinition({
          containers: [
            container({ name: 'web', image: 'shop/web:1', mountPoints: [{ volume: 'assets' }] }),
            container({ name: 'worker', image: 'shop/worker:1', ...other }),
          ],
        }),
      });

    expect(judge('unrelated-containers', pair({}))).toBe('finding');
    expect(judge('unrelated-containers', pair({ dependsOn: ['web'] }))).toBe('passed');
    expect(judge('unrelated-containers', pair({ mountPoints: [{ volume: 'assets' }] }))).toBe('passed');
    expect(judge('unrelated-containers', pair({ image: 'shop/web:2' }))).toBe('passed');
  });

  it('an image tagged for x86 is left to its registry', () => {
    const tagged = subject({
      taskDefinition: taskDefinition({
        cpuArchitecture: 'X86_64',
        containers: [container({ image: 'shop/web:1.0-amd64' })],
      }),
    });

    expect(verdictOf('no-graviton', tagged)).toMatchObject({ because: { code: 'ImageDecides' } });
  });

  it('a Spot mix without a base counts the tasks that its weights leave on demand', () => {
    const mix = (desiredCount: number) =>
      withService({
        evidence: {
          service: {
            launchType: null,
            desiredCount,
            runningCount: desiredCount,
            capacityProviders: [
              { name: 'FARGATE', base: 0, weight: 1 },
              { name: 'FARGATE_SPOT', base: 0, weight: 3 },
            ],
          },
        },
      });

    expect(judge('spot-without-base', mix(3))).toBe('finding');
    expect(judge('spot-without-base', mix(4))).toBe('passed');
  });

  it('autoscaling by steps needs a step down, and an empty range does nothing', () => {
    const scaled = (autoscaling: object) => withService({ evidence: { autoscaling: { ...SCALED, ...autoscaling } } });
    const step = (adjustment: number) => ({ type: 'StepScaling', stepAdjustments: [{ adjustment }] });

    expect(verdictOf('never-scales-in', scaled({ policies: [step(2)] }))).toMatchObject({
      figures: { because: 'noStepDown' },
    });
    expect(judge('never-scales-in', scaled({ policies: [step(2), step(-1)] }))).toBe('passed');
    expect(verdictOf('never-scales-in', scaled({ minCapacity: 4, maxCapacity: 4 }))).toMatchObject({
      figures: { because: 'minimumIsMaximum' },
    });
  });

  it('hours with bursts or with requests are no idle hours, however low their mean', () => {
    const cpu = (maximum: unknown, more: object = {}) =>
      withService({ evidence: { metrics: { cpuUtilization: { average: officeHours, maximum }, ...more } } });
    const bursts = series(14, (seconds) => (seconds % 3600 < 300 ? 70 : 1));
    const quiet = inOfficeHours(60, 2);
    const atNight = series(14, (seconds) => (Math.floor(seconds / 3600) % 24 === 3 ? 40 : 0));

    // A queue consumer: five minutes of work in every hour, day and night.
    expect(judge('idle-hours', cpu(bursts))).toBe('passed');
    expect(judge('idle-hours', cpu(quiet))).toBe('finding');
    expect(judge('idle-hours', cpu(quiet, { requestCount: series(14, () => 12) }))).toBe('passed');
    // Callers at three in the morning on every day: the working hours reach from there to the evening of seven days.
    expect(judge('idle-hours', cpu(quiet, { requestCount: atNight }))).toBe('passed');
  });

  it('a step to an exact number of tasks may scale in', () => {
    const exact = { type: 'StepScaling', adjustmentType: 'ExactCapacity', stepAdjustments: [{ adjustment: 2 }] };

    expect(judge('never-scales-in', withService({ evidence: { autoscaling: { ...SCALED, policies: [exact] } } }))).toBe(
      'passed',
    );
  });

  it('a service that may go down to no task is meant to, and one of no tasks loses none to Spot', () => {
    const toZero = { autoscaling: { ...SCALED, minCapacity: 0 } };
    const none = withService({ evidence: { service: { ...SPOT_ONLY, desiredCount: 0, runningCount: 0 } } });

    expect(judge('single-task', withService({ evidence: toZero }))).toBe('passed');
    expect(rules.find(({ id }) => id === 'spot-without-base')?.rule.applies(none)).toBe(false);
  });

  it('a log router runs as root, as ECS asks of it', () => {
    const router = container({ name: 'log_router', isLogRouter: true, user: '0' });

    expect(judge('root-user', subject({ taskDefinition: taskDefinition({ containers: [container(), router] }) }))).toBe(
      'passed',
    );
  });

  it('a service that is quiet all day has no working hours, and one of three days is not known', () => {
    expect(judge('idle-hours', withService(withCpu(series(14, level(0)))))).toBe('passed');
    expect(verdictOf('idle-hours', withService(withCpu(series(3, daily(1, 40)))))).toMatchObject({
      because: { code: 'FewDays' },
    });
  });

  it('working hours may cross midnight on UTC', () => {
    const overnight = series(14, (seconds) => {
      const hour = Math.floor(seconds / 3600);
      // Seoul's 09:00 to 18:00 without the shift would be 00 to 09; here 22:00 to 07:00 from Sunday night on.
      const shifted = hour + 2;
      const weekday = (5 + Math.floor(shifted / 24)) % 7;
      return weekday >= 1 && weekday <= 5 && shifted % 24 < 9 ? 40 : 0.1;
    });

    expect(verdictOf('idle-hours', withService(withCpu(overnight)))).toMatchObject({
      figures: { fromHour: 21, untilHour: 32, weekdays: [0, 1, 2, 3, 4] },
    });
  });

  it('a version of Windows is measured against Windows', () => {
    const windows = { evidence: { service: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } } };

    expect(judge('platform-version', withService({ ...windows, settings: { platformVersion: '1.0.0' } }))).toBe(
      'passed',
    );
  });

  it('a denied read names the action to allow', () => {
    const denied = {
      notRead: [{ what: 'DescribeLogGroups', why: 'denied' as const, iamAction: 'logs:DescribeLogGroups' }],
    };

    expect(verdictOf('log-retention', subject({ logGroups: null, ...denied }))).toEqual({
      kind: 'notKnown',
      because: { code: 'Denied', figures: { iamAction: 'logs:DescribeLogGroups' } },
    });
  });
});

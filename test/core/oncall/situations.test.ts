import { describe, expect, it } from 'vitest';
import type { CauseCode } from '../../../src/core/oncall/cause.ts';
import { diagnose } from '../../../src/core/oncall/diagnose.ts';
import { isOver } from '../../../src/core/oncall/over.ts';
import type { LiveTask, ServiceState, Symptoms } from '../../../src/core/oncall/symptoms.ts';
import { DEPLOYED, HEALTHY, minutesAgo, SERVICE, stop, usage } from '../../support/symptoms.ts';

const OOM = 'OutOfMemoryError: Container killed due to memory usage';
const NOT_FOUND = 'CannotPullContainerError: failed to resolve ref registry.example/web:2: not found';
const steady = (minutes: number) => ({ at: minutesAgo(minutes), text: '(service api) has reached a steady state.' });
const service = (fields: Partial<ServiceState>): ServiceState => ({ ...SERVICE, ...fields });
const task = (fields: Partial<LiveTask> = {}): LiveTask => ({
  createdAt: minutesAgo(500),
  startedAt: minutesAgo(499),
  lastStatus: 'RUNNING',
  healthStatus: 'UNKNOWN',
  capacityProvider: null,
  ...fields,
});
const target = (state: string) => ({ state, reason: null, description: null });
const rolling = (minutes: number, fields: Partial<typeof DEPLOYED> = {}) => ({
  ...DEPLOYED,
  id: 'ecs-svc/2',
  createdAt: minutesAgo(minutes),
  rolloutState: 'IN_PROGRESS',
  ...fields,
});
const before = { ...DEPLOYED, status: 'ACTIVE' };
const scaledIn = stop({
  stopCode: 'ServiceSchedulerInitiated',
  reason: 'Scaling activity initiated by x',
  exitCode: 143,
});
const failsHealth = (fields: Parameters<typeof stop>[0]) =>
  stop({
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:x)',
    exitCode: 143,
    ...fields,
  });
const bounds = { minCapacity: 1, maxCapacity: 2, cpuTarget: 60 };
const refused = (minutes: number) => ({ at: minutesAgo(minutes), toCount: null, cause: 'alarm', isAtMaximum: true });

/** CPU at 20 % but for the last minutes. */
function peak(percent: number, minutes: number) {
  const flat = usage(20, 20);
  flat.cpu.fill(percent, 180 - minutes);
  return flat;
}

interface Situation {
  readonly what: string;
  readonly seen: Partial<Symptoms>;
  /** The first cause; null for a clean bill. */
  readonly first: CauseCode | null;
  readonly figures?: object;
  readonly sinceMinutes?: number;
  readonly over?: boolean;
  readonly never?: readonly CauseCode[];
}

const SITUATIONS: readonly Situation[] = [
  {
    what: 'a sidecar that is killed for memory, and takes the application with it',
    seen: {
      stops: [
        stop({
          containers: [
            { name: 'app', exitCode: 143 },
            { name: 'agent', exitCode: 137, reason: OOM },
          ],
        }),
      ],
    },
    first: 'OutOfMemory',
    figures: { container: 'agent', times: 1 },
    never: ['CrashLoop'],
  },
  {
    what: 'kills for memory while a deployment goes on, which is their consequence',
    seen: {
      service: service({ deployments: [rolling(40, { runningCount: 0, failedTasks: 3 }), before] }),
      stops: [35, 25, 15].map((minutes) =>
        stop({ deploymentId: 'ecs-svc/2', stoppedAt: minutesAgo(minutes), exitCode: 137, containerReason: OOM }),
      ),
    },
    first: 'OutOfMemory',
    sinceMinutes: 40,
    over: false,
    never: ['CrashLoop', 'TasksMissing'],
  },
  {
    what: 'a Spot interruption among tasks that a scale-in ended',
    seen: {
      service: service({ desiredCount: 3, runningCount: 2 }),
      stops: [
        scaledIn,
        stop({ stopCode: 'SpotInterruption', reason: 'Your Spot Task was interrupted.', exitCode: 143 }),
        scaledIn,
      ],
    },
    first: 'SpotInterrupted',
    figures: { times: 1 },
    never: ['CrashLoop', 'TasksMissing'],
  },
  {
    what: 'tasks that a deployment had to kill after stopTimeout',
    seen: {
      service: service({ deployments: [rolling(6, { rolloutState: 'COMPLETED' })] }),
      stops: [
        stop({ stopCode: 'ServiceSchedulerInitiated', reason: 'Scaling activity initiated by y', exitCode: 137 }),
      ],
    },
    first: null,
  },
  {
    what: 'a program that comes to its end again and again',
    seen: { stops: [18, 12, 6].map((minutes) => stop({ exitCode: 0, stoppedAt: minutesAgo(minutes) })) },
    first: 'CrashLoop',
    figures: { kind: 'finished', times: 3 },
    sinceMinutes: 18,
    over: false,
  },
  {
    what: 'one crash of yesterday',
    seen: { stops: [stop({ exitCode: 1, stoppedAt: minutesAgo(1_300) })], events: [steady(1_290)] },
    first: 'CrashLoop',
    figures: { times: 1 },
    over: true,
  },
  {
    what: 'a deployment of three minutes that has lost no task',
    seen: {
      service: service({ runningCount: 3, deployments: [rolling(3, { runningCount: 1 }), before] }),
      tasks: [task(), task(), task({ createdAt: minutesAgo(3), startedAt: minutesAgo(2) })],
    },
    first: null,
  },
  {
    what: 'a service that a schedule has set to zero',
    seen: {
      service: service({ desiredCount: 0, runningCount: 0 }),
      scaling: { minCapacity: 0, maxCapacity: 0, cpuTarget: null },
      scalingActivities: [
        { at: minutesAgo(90), toCount: 0, cause: 'scheduled action name night was triggered', isAtMaximum: false },
      ],
      stops: [scaledIn],
    },
    first: 'ZeroDesired',
    figures: { byScaling: true },
    sinceMinutes: 90,
    never: ['TasksMissing', 'TargetsDrained'],
  },
  {
    what: 'as many tasks as autoscaling may have, with little to do',
    seen: { scaling: bounds, usage: usage(20, 20) },
    first: null,
  },
  {
    what: 'an autoscaling that was refused once, before the load went down',
    seen: { scaling: bounds, usage: usage(20, 20), scalingActivities: [refused(50)] },
    first: null,
  },
  {
    what: 'an autoscaling that is refused while CPU is above its target',
    seen: { scaling: bounds, usage: usage(75, 20), scalingActivities: [refused(5), refused(40)] },
    first: 'ScalingAtMaximum',
    over: false,
  },
  {
    what: 'one target that drains beside those that serve',
    seen: {
      service: service({ hasLoadBalancer: true, targetGroupArns: ['arn:tg'] }),
      targets: [target('healthy'), target('healthy'), target('draining')],
      stops: [scaledIn],
    },
    first: null,
  },
  { what: 'CPU at 95 % for two minutes', seen: { usage: peak(95, 2) }, first: null },
  { what: 'CPU at 95 % for twenty minutes', seen: { usage: peak(95, 20) }, first: 'CpuPinned', sinceMinutes: 20 },
  { what: 'memory at 92 % as a JVM holds it, and nobody killed', seen: { usage: usage(30, 30, 92) }, first: null },
  {
    what: 'an image that could not be pulled until it was pushed',
    seen: {
      stops: [40, 35, 30].map((minutes) =>
        stop({ stopCode: 'TaskFailedToStart', startedAt: null, reason: NOT_FOUND, stoppedAt: minutesAgo(minutes) }),
      ),
      events: [steady(20)],
    },
    first: 'ImagePullFailed',
    over: true,
    sinceMinutes: 40,
    never: ['DeploymentStuck', 'TasksMissing'],
  },
  {
    what: 'the same where a task is still missing',
    seen: {
      service: service({ runningCount: 1 }),
      stops: [stop({ stopCode: 'TaskFailedToStart', startedAt: null, reason: NOT_FOUND, stoppedAt: minutesAgo(20) })],
      events: [steady(15)],
    },
    first: 'ImagePullFailed',
    over: false,
  },
  {
    what: 'no capacity in one Availability Zone',
    seen: {
      service: service({ runningCount: 1 }),
      events: [
        {
          at: minutesAgo(12),
          text: '(service api) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
        },
        steady(60),
      ],
    },
    first: 'CapacityUnavailable',
    sinceMinutes: 12,
    never: ['TasksMissing', 'VcpuQuotaReached'],
  },
  {
    what: 'a dependency that has been down for an hour, without a deployment, whose first victims ECS has forgotten',
    seen: {
      service: service({ hasLoadBalancer: true, healthCheckGracePeriodSeconds: 30 }),
      stops: [50, 40, 30, 20, 10].map((minutes) =>
        failsHealth({ startedAt: minutesAgo(minutes + 3), stoppedAt: minutesAgo(minutes) }),
      ),
    },
    first: 'HealthChecksFailing',
    figures: { phase: 'later', times: 5 },
    over: false,
    never: ['SlowStart', 'CrashLoop'],
  },
  {
    what: 'a dependency that is down, where a task that had served for days is known',
    seen: {
      service: service({ hasLoadBalancer: true, deployments: [] }),
      stops: [
        failsHealth({ startedAt: minutesAgo(9_000), stoppedAt: minutesAgo(40) }),
        ...[30, 20, 10].map((minutes) =>
          failsHealth({ startedAt: minutesAgo(minutes + 3), stoppedAt: minutesAgo(minutes) }),
        ),
      ],
    },
    first: 'HealthChecksFailing',
    figures: { phase: 'later' },
    never: ['SlowStart'],
  },
  {
    what: 'a deployment that the circuit breaker has taken back, with the old revision healthy',
    seen: {
      rollouts: [
        {
          status: 'ROLLBACK_SUCCESSFUL',
          startedAt: minutesAgo(45),
          finishedAt: minutesAgo(25),
          reason: 'circuit breaker',
        },
      ],
      stops: [42, 38, 34].map((minutes) =>
        stop({ deploymentId: 'ecs-svc/2', exitCode: 1, stoppedAt: minutesAgo(minutes) }),
      ),
      events: [steady(24)],
    },
    first: 'DeploymentRolledBack',
    figures: { state: 'done' },
    sinceMinutes: 45,
    never: ['DeploymentStuck', 'TasksMissing'],
  },
  {
    what: 'a crash loop that began long before the deployment that was to end it',
    seen: {
      service: service({ deployments: [rolling(3, { runningCount: 0 }), before] }),
      stops: [33, 23, 13].map((minutes) => stop({ exitCode: 1, stoppedAt: minutesAgo(minutes) })),
    },
    first: 'CrashLoop',
    sinceMinutes: 33,
    over: false,
    never: ['DeploymentStuck', 'DeploymentHalfway'],
  },
  {
    what: 'targets that are unhealthy because their tasks are younger than the grace period',
    seen: {
      service: service({ healthCheckGracePeriodSeconds: 300, targetGroupArns: ['arn:tg'] }),
      tasks: [task({ startedAt: minutesAgo(2) }), task({ startedAt: minutesAgo(1) })],
      targets: [target('unhealthy'), target('unhealthy')],
    },
    first: null,
  },
  {
    what: 'one target that is unhealthy though its task is old, beside one that starts',
    seen: {
      service: service({ healthCheckGracePeriodSeconds: 300, targetGroupArns: ['arn:tg'] }),
      tasks: [task(), task({ startedAt: minutesAgo(1) })],
      targets: [target('unhealthy'), target('unhealthy')],
    },
    first: 'HealthChecksFailing',
    figures: { phase: 'now' },
  },
  {
    what: 'a task that dies every twenty-five minutes, with the service steady in between',
    seen: {
      stops: [62, 37, 12].map((minutes) => stop({ exitCode: 1, stoppedAt: minutesAgo(minutes) })),
      events: [steady(11), steady(36)],
    },
    first: 'CrashLoop',
    over: false,
  },
  {
    what: 'a SIGKILL with memory nearly full, which AWS does not call one for memory',
    seen: { stops: [stop({ exitCode: 137 })], usage: usage(20, 20, 92) },
    first: 'CrashLoop',
    figures: { kind: 'killed' },
    never: ['OutOfMemory'],
  },
];

const QUOTA_TEXTS = [
  "You've reached the limit on the number of vCPUs you can run concurrently",
  "You've reached the limit on the number of Fargate Spot vCPUs you can run concurrently.",
  "You've reached the limit on the number of tasks you can run concurrently",
  'You have reached the vCPU limit for Fargate in this account',
  'The requested operation exceeds your Fargate On-Demand vCPU resource count quota',
];

describe('a night on call', () => {
  it.each(SITUATIONS)('knows $what', ({ seen, first, figures = {}, sinceMinutes, over, never = [] }) => {
    const symptoms = { ...HEALTHY, ...seen };
    const causes = diagnose(symptoms);
    const [found] = causes;

    expect(found?.code ?? null).toBe(first);
    for (const code of never) expect(causes.map((cause) => cause.code)).not.toContain(code);
    if (found === undefined) return;
    expect(found.figures).toMatchObject(figures);
    if (sinceMinutes !== undefined) expect(found.since).toBe(minutesAgo(sinceMinutes));
    if (over !== undefined) expect(isOver(symptoms, found)).toBe(over);
  });

  it.each(QUOTA_TEXTS)('reads a quota in "%s"', (text) => {
    const event = { at: minutesAgo(5), text: `(service api) was unable to place a task. Reason: ${text}` };
    const failed = stop({ stopCode: 'TaskFailedToStart', startedAt: null, reason: text, containers: [] });

    for (const seen of [{ events: [event] }, { stops: [failed] }]) {
      const [found] = diagnose({ ...HEALTHY, ...seen });
      expect(found).toMatchObject({ code: 'VcpuQuotaReached', figures: { spot: /spot/i.test(text) } });
    }
  });

  it('tells what a rollback has ended below the rollback, as over', () => {
    const symptoms = { ...HEALTHY, ...SITUATIONS.find(({ first }) => first === 'DeploymentRolledBack')?.seen };

    expect(diagnose(symptoms).map((cause) => [cause.code, isOver(symptoms, cause)])).toEqual([
      ['DeploymentRolledBack', false],
      ['CrashLoop', true],
    ]);
  });
});

import { defineIncident, minutesAgo, stopsEvery } from './incident.ts';
import type { SampleActivity, SampleService, SampleStop } from './sample-service.ts';
import { cpuTracking } from './stories-scaling.ts';
import { cpuDemand, type StoryTime } from './story.ts';

const minuteMs = 60_000;

/** Services whose tasks run, and something around them is wrong: CPU, scaling, load balancer, deployments, capacity. */
export function oncallServiceStories(time: StoryTime): readonly SampleService[] {
  return [...loadStories(time), ...balancerStories(time), ...deploymentStories(time), ...capacityStories(time)];
}

function loadStories(time: StoryTime): SampleService[] {
  const scaling = { minCapacity: 2, maxCapacity: 4, policies: [cpuTracking('cpu-60', 60)], scheduledActions: [] };
  const flaps = [4, 2, 4, 2, 4, 2].map(
    (toCount, index): SampleActivity => ({
      at: minutesAgo(time, 75 - index * 14),
      toCount,
      cause: `monitor alarm quote-engine-${toCount === 4 ? 'high' : 'low'} in state ALARM triggered policy cpu-60`,
    }),
  );
  return [
    defineIncident(time, {
      name: 'steady-api',
      story: 'Nothing is wrong: two tasks, healthy targets, the load of every day, one scale-in in good order.',
      targetGroup: { loadBalancerName: 'incidents', name: 'steady-api', requestsPerCpuUnit: 2 },
      stops: stopsEvery(time, 20, 1, {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1234567890123456789)',
        exitCode: 143,
      }),
    }),
    defineIncident(time, {
      name: 'rate-limiter',
      story: 'For forty minutes its two tasks have used all the CPU they have.',
      cpu: cpuDemand({
        baseCpuUnits: 250,
        dailyCpuUnits: 100,
        surge: { since: minutesAgo(time, 40), cpuUnits: 2_000 },
      }),
    }),
    defineIncident(time, {
      name: 'ticket-sale',
      story: 'A sale: autoscaling has reached its maximum of four tasks half an hour ago, and would want more.',
      taskCount: { kind: 'fixed', tasks: 4 },
      cpu: cpuDemand({
        baseCpuUnits: 500,
        dailyCpuUnits: 200,
        surge: { since: minutesAgo(time, 30), cpuUnits: 1_050 },
      }),
      scaling,
      incident: {
        activities: [
          {
            at: minutesAgo(time, 5),
            toCount: null,
            cause: 'monitor alarm ticket-sale-high in state ALARM triggered policy cpu-60',
          },
          {
            at: minutesAgo(time, 26),
            toCount: 4,
            cause: 'monitor alarm ticket-sale-high in state ALARM triggered policy cpu-60',
          },
        ],
      },
    }),
    defineIncident(time, {
      name: 'quote-engine',
      story: 'Autoscaling goes from two tasks to four and back every quarter of an hour.',
      scaling,
      incident: { activities: flaps },
    }),
    defineIncident(time, {
      name: 'night-job',
      story: 'A schedule has set the number of tasks to zero.',
      taskCount: { kind: 'fixed', tasks: 0 },
      scaling: { ...scaling, minCapacity: 0, maxCapacity: 0, policies: [] },
      incident: {
        activities: [
          {
            at: minutesAgo(time, 130),
            toCount: 0,
            cause: 'maximum capacity was set to 0 by scheduled action night-off',
          },
        ],
      },
    }),
  ];
}

function balancerStories(time: StoryTime): SampleService[] {
  const group = (name: string) => ({ loadBalancerName: 'incidents', name, requestsPerCpuUnit: 2 });
  const unhealthy = (lived: number): Omit<SampleStop, 'at' | 'slot'> => ({
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason:
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/6d0ecf831eec9f09)',
    exitCode: 143,
    newestLivedMinutes: lived,
  });
  return [
    defineIncident(time, {
      name: 'search-suggest',
      story: 'A new revision answers its health check with 404: its tasks are stopped as soon as the grace is over.',
      deploying: { minutesAgo: 30 },
      targetGroup: group('search-suggest'),
      healthCheckGracePeriodSeconds: 60,
      stops: stopsEvery(time, 5, 5, unhealthy(2)),
      incident: {
        targets: [
          { state: 'healthy' },
          { state: 'healthy' },
          {
            state: 'unhealthy',
            reason: 'Target.ResponseCodeMismatch',
            description: 'Health checks failed with these codes: [404]',
          },
        ],
        events: [
          {
            at: minutesAgo(time, 3),
            message:
              '(service search-suggest) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/6d0ecf831eec9f09) due to (reason Health checks failed with these codes: [404]).',
          },
        ],
      },
    }),
    defineIncident(time, {
      name: 'catalog-warmup',
      story: 'A start takes two minutes, the grace is fifteen seconds: no new task lives long enough to answer.',
      deploying: { minutesAgo: 30 },
      targetGroup: group('catalog-warmup'),
      healthCheckGracePeriodSeconds: 15,
      stops: stopsEvery(time, 5, 5, unhealthy(1)),
      incident: {
        targets: [
          { state: 'healthy' },
          { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' },
        ],
      },
    }),
    defineIncident(time, {
      name: 'chat-gateway',
      story: 'The health check of its container fails after hours of good service.',
      stops: stopsEvery(time, 7, 5, {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Task failed container health checks',
        exitCode: 137,
      }),
    }),
    defineIncident(time, {
      name: 'web-legacy',
      story: 'Its tasks run, and every target of the load balancer is draining.',
      targetGroup: group('web-legacy'),
      incident: {
        targets: [1, 2].map(() => ({
          state: 'draining',
          reason: 'Target.DeregistrationInProgress',
          description: 'Target deregistration is in progress',
        })),
        events: [
          {
            at: minutesAgo(time, 9),
            message: '(service web-legacy) deregistered 2 targets in (target-group web-legacy)',
          },
        ],
      },
    }),
  ];
}

function deploymentStories(time: StoryTime): SampleService[] {
  const failed = 'ECS deployment circuit breaker: tasks failed to start.';
  return [
    defineIncident(time, {
      name: 'profile-api',
      story: 'A deployment stands half way for fifty minutes: one of two new tasks runs beside the old ones.',
      deploying: { minutesAgo: 50, startedTasks: 1 },
    }),
    defineIncident(time, {
      name: 'basket',
      story: 'The last deployment was rolled back twenty minutes ago.',
      deploying: { minutesAgo: 35, rolledBack: { afterMinutes: 15, reason: failed } },
      incident: {
        events: [
          {
            at: minutesAgo(time, 20),
            message: `(service basket) (deployment ecs-svc/42) deployment failed: ${failed}`,
          },
        ],
      },
    }),
    defineIncident(time, {
      name: 'invoice-viewer',
      story: 'A deployment of twenty minutes ago has no task, and nothing says why.',
      deploying: { minutesAgo: 20 },
    }),
  ];
}

function capacityStories(time: StoryTime): SampleService[] {
  const missing = { tasks: 1, since: minutesAgo(time, 25) };
  const placing = (name: string, reason: string) => ({
    missing,
    events: [5, 15, 25].map((minutes) => ({
      at: time.now - minutes * minuteMs,
      message: `(service ${name}) was unable to place a task. Reason: ${reason}`,
    })),
  });
  return [
    defineIncident(time, {
      name: 'thumbnail-spot',
      story: 'Runs on Spot alone: AWS took its tasks back three times in the last hour.',
      launchType: null,
      capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }],
      stops: stopsEvery(time, 18, 3, {
        stopCode: 'SpotInterruption',
        stoppedReason: 'Your Spot Task was interrupted.',
        exitCode: 143,
      }),
    }),
    defineIncident(time, {
      name: 'batch-burst',
      story: 'AWS has no Fargate capacity for one of its two tasks.',
      incident: placing(
        'batch-burst',
        'Capacity is unavailable at this time. Please try again later or in a different availability zone.',
      ),
    }),
    defineIncident(time, {
      name: 'load-test',
      story: 'The vCPU quota of the account is used up: one of its two tasks cannot start.',
      incident: placing('load-test', 'You’ve reached the limit on the number of vCPUs you can run concurrently.'),
    }),
    defineIncident(time, {
      name: 'host-retired',
      story: 'AWS itself stopped tasks: what they ran on was to be retired.',
      stops: stopsEvery(time, 20, 2, {
        stopCode: 'TerminationNotice',
        stoppedReason: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
        exitCode: 143,
      }),
    }),
    defineIncident(time, {
      name: 'lonely-worker',
      story: 'One of two tasks is missing, and nothing says why.',
      incident: { missing },
    }),
  ];
}

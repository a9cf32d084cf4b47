import type { SamplePolicy, SampleService } from './sample-service.ts';
import { cpuDemand, defineService, type StoryTime } from './story.ts';

/** Services in Seoul whose task count moves. */
export function scalingStories(time: StoryTime): readonly SampleService[] {
  return [
    defineService(time, {
      name: 'gateway',
      story: 'CPU target tracking at 60 %, 2 to 20 tasks of 1024/2048; demand of 0.8 to 7 vCPU a day moves the count.',
      taskCount: { kind: 'follows', of: 'cpu', perTask: 1024 * 0.6, min: 2, max: 20 },
      cpu: cpuDemand({ baseCpuUnits: 850, dailyCpuUnits: 6300, weekendFactor: 0.7 }),
      memory: { baseMiB: 520, mibPerCpuUnit: 0.1, noiseShare: 0.01 },
      scaling: { minCapacity: 2, maxCapacity: 20, policies: [cpuTracking('gateway-cpu-60', 60)], scheduledActions: [] },
    }),
    defineService(time, {
      name: 'session-store',
      story: 'Memory target tracking at 70 %, 2 to 12 tasks of 512/2048; 2.4 to 11 GiB of sessions move the count.',
      size: [512, 2048],
      taskCount: { kind: 'follows', of: 'memory', perTask: 2048 * 0.7 - 180, min: 2, max: 12 },
      cpu: cpuDemand({ baseCpuUnits: 200, dailyCpuUnits: 300 }),
      memory: { baseMiB: 180, sharedMiB: { baseMiB: 2400, dailyMiB: 8900 }, noiseShare: 0.01 },
      scaling: {
        minCapacity: 2,
        maxCapacity: 12,
        policies: [
          {
            type: 'TargetTrackingScaling',
            name: 'session-store-memory-70',
            metric: 'ECSServiceAverageMemoryUtilization',
            target: 70,
            scaleOutCooldownSeconds: 60,
            scaleInCooldownSeconds: 300,
            disableScaleIn: false,
          },
        ],
        scheduledActions: [],
      },
    }),
    defineService(time, {
      name: 'notification-worker',
      story: 'Step scaling: +1 from 75 % and +3 from 90 % CPU, -1 under 30 %; 2 to 10 tasks of 512/1024.',
      size: [512, 1024],
      taskCount: { kind: 'follows', of: 'cpu', perTask: 512 * 0.75, min: 2, max: 10 },
      cpu: cpuDemand({ baseCpuUnits: 350, dailyCpuUnits: 2200 }),
      memory: { baseMiB: 410, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
      scaling: { minCapacity: 2, maxCapacity: 10, policies: stepPolicies, scheduledActions: [] },
    }),
    defineService(time, {
      name: 'storefront',
      story: 'ALBRequestCountPerTarget tracking at 1500 requests a minute, 3 to 15 tasks of 1024/2048, CPU near 45 %.',
      taskCount: { kind: 'follows', of: 'cpu', perTask: 460, min: 3, max: 15 },
      cpu: cpuDemand({ baseCpuUnits: 900, dailyCpuUnits: 4200, weekendFactor: 1.2 }),
      memory: { baseMiB: 610, mibPerCpuUnit: 0.1, noiseShare: 0.01 },
      // 460 CPU units a task at the target of 1500 requests a minute.
      targetGroup: { loadBalancerName: 'prod-public', name: 'storefront', requestsPerCpuUnit: 1500 / 460 },
      healthCheckGracePeriodSeconds: 60,
      scaling: {
        minCapacity: 3,
        maxCapacity: 15,
        policies: [
          {
            type: 'TargetTrackingScaling',
            name: 'storefront-requests-1500',
            metric: 'ALBRequestCountPerTarget',
            target: 1500,
            scaleOutCooldownSeconds: 60,
            scaleInCooldownSeconds: 300,
            disableScaleIn: false,
          },
        ],
        scheduledActions: [],
      },
    }),
    defineService(time, {
      name: 'ticket-sale',
      story:
        'Scheduled actions: 6 tasks of 512/1024 from 08:00 to 20:00, 2 at night, and a CPU policy that never scales in.',
      size: [512, 1024],
      taskCount: { kind: 'schedule', fromHour: 8, toHour: 20, tasksInside: 6, tasksOutside: 2 },
      cpu: cpuDemand({ baseCpuUnits: 260, dailyCpuUnits: 800 }),
      memory: { baseMiB: 380, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
      scaling: {
        minCapacity: 2,
        maxCapacity: 6,
        policies: [{ ...cpuTracking('ticket-sale-cpu-75', 75), disableScaleIn: true }],
        scheduledActions: [
          { name: 'open', schedule: 'cron(0 8 * * ? *)', timezone: 'Asia/Seoul', minCapacity: 6, maxCapacity: 6 },
          { name: 'close', schedule: 'cron(0 20 * * ? *)', timezone: 'Asia/Seoul', minCapacity: 2, maxCapacity: 6 },
        ],
      },
    }),
  ];
}

/** CPU target tracking with the cooldowns that most people set. */
export function cpuTracking(name: string, target: number): SamplePolicy & { type: 'TargetTrackingScaling' } {
  return {
    type: 'TargetTrackingScaling',
    name,
    metric: 'ECSServiceAverageCPUUtilization',
    target,
    scaleOutCooldownSeconds: 60,
    scaleInCooldownSeconds: 300,
    disableScaleIn: false,
  };
}

const stepPolicies: readonly SamplePolicy[] = [
  {
    type: 'StepScaling',
    name: 'notification-worker-out',
    cooldownSeconds: 120,
    steps: [
      { lowerBound: 0, upperBound: 15, adjustment: 1 },
      { lowerBound: 15, adjustment: 3 },
    ],
    alarm: {
      name: 'notification-worker-cpu-high',
      metric: 'CPUUtilization',
      threshold: 75,
      comparison: 'GreaterThanOrEqualToThreshold',
      periodSeconds: 60,
      evaluationPeriods: 2,
    },
  },
  {
    type: 'StepScaling',
    name: 'notification-worker-in',
    cooldownSeconds: 300,
    steps: [{ upperBound: 0, adjustment: -1 }],
    alarm: {
      name: 'notification-worker-cpu-low',
      metric: 'CPUUtilization',
      threshold: 30,
      comparison: 'LessThanOrEqualToThreshold',
      periodSeconds: 60,
      evaluationPeriods: 15,
    },
  },
];

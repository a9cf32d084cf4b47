import type { SampleDeployment, SampleService, SampleStop } from './sample-service.ts';
import { cpuDemand, defineService, regularDeployments, type StoryTime, startOfDay } from './story.ts';

const minuteMs = 60_000;

/** Services of prod in Seoul that are broken at this moment. */
export function oncallStories(time: StoryTime): readonly SampleService[] {
  return [imageMissing(time), failingHealthChecks(time)];
}

function imageMissing(time: StoryTime): SampleService {
  const region = 'ap-northeast-2';
  const createdAt = startOfDay(time.now, region) - 240 * 86_400_000;
  const regular = regularDeployments(time, { region, createdAt, everyDays: 14, hour: 14, size: [512, 1024] });
  const startedAt = time.now - 50 * minuteMs;
  const inProgress: SampleDeployment = {
    startedAt,
    finishedAt: null,
    status: 'IN_PROGRESS',
    revision: (regular.at(-1)?.revision ?? 11) + 1,
    cpuUnits: 512,
    memoryMiB: 1024,
  };
  return defineService(time, {
    name: 'promo-banner',
    story:
      'A deployment hangs since fifty minutes: its image cannot be pulled; the old two tasks of 512/1024 still run.',
    deployments: [...regular, inProgress],
    cpu: cpuDemand({ baseCpuUnits: 150, dailyCpuUnits: 200 }),
    memory: { baseMiB: 420, noiseShare: 0.01 },
    stops: Array.from(
      { length: 9 },
      (_, index): SampleStop => ({
        at: startedAt + (index + 1) * 5 * minuteMs,
        slot: index % 2,
        stopCode: 'TaskFailedToStart',
        stoppedReason:
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ' +
          `123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/promo-banner:${inProgress.revision}: not found`,
        containerReason: 'CannotPullContainerError: image not found',
        neverStarted: true,
      }),
    ),
  });
}

function failingHealthChecks(time: StoryTime): SampleService {
  const firstAt = Math.floor((time.now - 180 * minuteMs) / minuteMs) * minuteMs;
  return defineService(time, {
    name: 'coupon-api',
    story: 'For three hours the load balancer replaces one of its two tasks every six minutes: health checks time out.',
    size: [256, 512],
    cpu: cpuDemand({ baseCpuUnits: 420, dailyCpuUnits: 150 }),
    memory: { baseMiB: 280, noiseShare: 0.01 },
    startup: { minutes: 3, cpuUnits: 200 },
    targetGroup: { loadBalancerName: 'prod-public', name: 'coupon-api', requestsPerCpuUnit: 2 },
    healthCheckGracePeriodSeconds: 10,
    stops: Array.from(
      { length: 29 },
      (_, index): SampleStop => ({
        at: firstAt + index * 6 * minuteMs,
        slot: index % 2,
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason:
          'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:' +
          'targetgroup/coupon-api/6d0ecf831eec9f09)',
        exitCode: 143,
      }),
    ),
  });
}
